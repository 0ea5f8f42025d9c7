"""Events, read on Thursday, 16 October 2025, 14.00."""

import pytest
from tests.unit.times.reading import read, starts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die nächste Runde beginnt am Montag um 9 Uhr.", [("am Montag um 9 Uhr", "2025-10-20T09:00+02:00")]),
        ("Die Sitzung ist auf Dienstag, 4. November, 14 Uhr angesetzt.",
         [("auf Dienstag, 4. November, 14 Uhr", "2025-11-04T14:00+01:00")]),
        ("Das Land zahlt: 40 Stunden von November an.", [("von November", "2025-11")]),
        ("Der Verband reicht an diesem Freitag Klage ein.", [("an diesem Freitag", "2025-10-17")]),
        ("Bis Ende November müsse ein Text stehen.", [("Bis Ende November", "2025-11-30")]),
        ("Ende November soll der Kreistag entscheiden.", [("Ende November", "2025-11")]),
        ("Die Abgabe gilt ab dem 1. Januar.", [("ab dem 1. Januar", "2026-01-01")]),
        ("Zum Jahreswechsel tritt das Gesetz in Kraft.", [("Zum Jahreswechsel", "2026-01-01")]),
        ("Noch in dieser Woche will der Verband antworten.", [("Noch in dieser Woche", "2025-W42")]),
        ("Die Schlichtung läuft vom 20. bis 24. Oktober.", [("vom 20. bis 24. Oktober", "2025-10-20")]),
        ("Das nächste Treffen findet in zwei Wochen statt.", [("in zwei Wochen", "2025-W44")]),
        ("Am Abend sollen die Gespräche fortgesetzt werden.", [("Am Abend", "2025-10-16")]),
        ("Am 3. November wird gewählt; bis dahin müsse Ruhe herrschen.",
         [("Am 3. November", "2025-11-03"), ("bis dahin", "2025-11-03")]),
        ("Gegen 21.30 Uhr Ortszeit soll das Flugzeug landen.", [("Gegen 21.30 Uhr Ortszeit", "2025-10-16T21:30")]),
    ],
)  # fmt: skip
def test_what_is_planned_or_due(text: str, expected: list[tuple[str, str]]) -> None:
    assert starts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das sagte der Minister am Freitag.",
        "Der Kreistag hatte die Abgabe im Juni beschlossen.",
        "Seit Montag ruht die Arbeit.",
        "Im Haushalt 2026 fehlen Millionen.",
        "Das am Mittwoch vorgelegte Papier reicht nicht.",
        "Nach Angaben vom Mittwoch gibt es keine Verletzten.",
        "Darüber rede er weder heute noch in zehn Jahren.",
        "In den kommenden Tagen wird weiter geredet.",
        "Möglich wäre ein Lieferstopp, wie bereits im März geschehen.",
    ],
)
def test_a_mere_date_is_no_event(text: str) -> None:
    assert starts(text) == []


def test_the_lead_dates_what_the_article_is_about() -> None:
    text = "Die Verhandlungen sind am Mittwoch gescheitert. Das sagte ein Sprecher am Donnerstag."
    _, events = read(text)
    assert [(event.start, event.what.span.of(text) if event.what else None) for event in events] == [
        ("2025-10-15", "Die Verhandlungen")
    ]


def test_an_event_is_named_by_its_occasion() -> None:
    text = "Am Montag reist die Ministerin zu einem Gipfeltreffen nach Riga."
    _, events = read(text)
    assert [event.what.span.of(text) for event in events if event.what] == ["einem Gipfeltreffen"]
