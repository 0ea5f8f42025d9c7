"""Temporal expressions and their values, read on Thursday, 16 October 2025, 14.00."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.times.reading import read, values

from lagebild import german, times
from lagebild.model import Article, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 3. November tagt der Rat.", [("3. November", "DATE", "2025-11-03")]),
        ("Am 3.\nNovember tagt der Rat.", [("3.\nNovember", "DATE", "2025-11-03")]),
        ("Die Frist endet am 03.11.25.", [("03.11.25", "DATE", "2025-11-03")]),
        ("Der Vertrag vom 14. August 2024 gilt.", [("14. August 2024", "DATE", "2024-08-14")]),
        ("Eingang: 2025-08-14", [("2025-08-14", "DATE", "2025-08-14")]),
        ("Das Treffen am 18. und 19. Dezember steht.",
         [("18.", "DATE", "2025-12-18"), ("19. Dezember", "DATE", "2025-12-19")]),
        ("Man traf sich am Mittwoch, den 8. Oktober.", [("Mittwoch, den 8. Oktober", "DATE", "2025-10-08")]),
        ("Im Februar 2022 begann der Streit.", [("Februar 2022", "DATE", "2022-02")]),
        ("Im Dezember soll gewählt werden.", [("Dezember", "DATE", "2025-12")]),
        ("Im Dezember war gewählt worden.", [("Dezember", "DATE", "2024-12")]),
        ("Mitte Dezember wollen sie entscheiden.", [("Mitte Dezember", "DATE", "2025-12")]),
        ("Anfang 2026 läuft der Vertrag aus.", [("Anfang 2026", "DATE", "2026")]),
        ("Im ersten Quartal 2026 schließt das Werk.", [("ersten Quartal 2026", "DATE", "2026-Q1")]),
        ("In den 90er Jahren war das anders.", [("den 90er Jahren", "DATE", "199")]),
        ("Im Frühjahr soll neu verhandelt werden.", [("Frühjahr", "DATE", "2026-SP")]),
        ("Ostern soll alles fertig sein.", [("Ostern", "DATE", "2026-04-05")]),
        ("Am Tag der Deutschen Einheit sprach sie.", [("Tag der Deutschen Einheit", "DATE", "2025-10-03")]),
        ("Am zweiten Weihnachtsfeiertag ruht der Betrieb.", [("zweiten Weihnachtsfeiertag", "DATE", "2025-12-26")]),
    ],
)  # fmt: skip
def test_dates(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das sagte er am Freitag.", [("Freitag", "DATE", "2025-10-10")]),
        ("Die Runde soll am Freitag beginnen.", [("Freitag", "DATE", "2025-10-17")]),
        ("Der Minister werde am Freitag anreisen.", [("Freitag", "DATE", "2025-10-17")]),
        ("Sie habe am Freitag telefoniert.", [("Freitag", "DATE", "2025-10-10")]),
        ("Am Donnerstag lehnte der Verband ab.", [("Donnerstag", "DATE", "2025-10-16")]),
        ("Das am Mittwoch vorgelegte Papier reicht nicht.", [("Mittwoch", "DATE", "2025-10-15")]),
        ("Das am Mittwoch beginnende Treffen reicht nicht.", [("Mittwoch", "DATE", "2025-10-22")]),
        ("Die Sitzung ist für Mittwoch angesetzt.", [("Mittwoch", "DATE", "2025-10-22")]),
        ("Legten die Arbeitgeber bis Mittwoch nichts vor, werde gestreikt.", [("Mittwoch", "DATE", "2025-10-22")]),
        ("Er rief dazu auf, bis Mittwoch zu warten.", [("Mittwoch", "DATE", "2025-10-22")]),
        ("Seit Montag ruht die Arbeit.", [("Montag", "DATE", "2025-10-13")]),
        ("Ab Montag ruht die Arbeit.", [("Montag", "DATE", "2025-10-20")]),
        ("Am kommenden Donnerstag wird verhandelt.", [("kommenden Donnerstag", "DATE", "2025-10-23")]),
        ("Das war am Freitag vergangener Woche.", [("Freitag vergangener Woche", "DATE", "2025-10-10")]),
        ("Am Freitagabend soll es weitergehen.", [("Freitagabend", "TIME", "2025-10-17TEV")]),
        ("In der Nacht zum Samstag brachen sie ab.", [("der Nacht zum Samstag", "TIME", "2025-10-11TNI")]),
        ("Kommende Woche wird gewählt.", [("Kommende Woche", "DATE", "2025-W43")]),
        ("Im vergangenen Jahr war das anders.", [("vergangenen Jahr", "DATE", "2024")]),
        ("Am Wochenende sollen die Gremien zustimmen.", [("Wochenende", "DATE", "2025-W42-WE")]),
        ("Übermorgen läuft die Frist ab.", [("Übermorgen", "DATE", "2025-10-18")]),
        ("Am Morgen tagte der Rat, morgen tagt er wieder.",
         [("Morgen", "TIME", "2025-10-17TMO"), ("morgen", "DATE", "2025-10-17")]),
        ("Am 3. November beginnt der Streik, am Tag darauf endet er.",
         [("3. November", "DATE", "2025-11-03"), ("Tag darauf", "DATE", "2025-11-04")]),
    ],
)  # fmt: skip
def test_seen_from_the_publication(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Gipfel beginnt am Freitag gegen 21.30 Uhr.",
         [("Freitag", "DATE", "2025-10-17"), ("21.30 Uhr", "TIME", "2025-10-17T21:30")]),
        ("Um 9 Uhr MEZ geht es los.", [("9 Uhr MEZ", "TIME", "2025-10-16T09:00")]),
        ("Geöffnet ist von 10 bis 18 Uhr.",
         [("10", "TIME", "2025-10-16T10:00"), ("18 Uhr", "TIME", "2025-10-16T18:00")]),
        ("Seit fast dreieinhalb Jahren herrscht Krieg.", [("dreieinhalb Jahren", "DURATION", "P3.5Y")]),
        ("Binnen 48 Stunden müsse die Miliz abziehen.", [("48 Stunden", "DURATION", "PT48H")]),
        ("Ein zweitägiger Warnstreik droht.", [("zweitägiger", "DURATION", "P2D")]),
        ("Ein 24-stündiger Ausstand droht.", [("24-stündiger", "DURATION", "PT24H")]),
        ("Ein halbes Jahr lang wurde geredet.", [("Ein halbes Jahr", "DURATION", "P6M")]),
        ("Der Rat tagt jeden Montag.", [("jeden Montag", "SET", "XXXX-WXX-1")]),
        ("Er fordert 500 Euro pro Jahr.", [("pro Jahr", "SET", "P1Y")]),
        ("Der Bericht erscheint jährlich.", [("jährlich", "SET", "P1Y")]),
        ("Derzeit ruht der Verkehr.", [("Derzeit", "DATE", "PRESENT_REF")]),
    ],
)  # fmt: skip
def test_hours_durations_sets(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der 38-jährige Minister kam.", "Rund 2000 Menschen kamen.", "August Maier und Mai Lin kamen.",
        "Jan Weber kam mit.",
        "Wählen dürfen Bürger ab 16 Jahren.", "Die Winter-Biathlon-Staffel siegte.",
        "Sie siegten 3:1.", "Artikel 2025 gilt.",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_without_publication_only_absolute_dates_have_a_value() -> None:
    text = "Am 14. August 2024 unterschrieben sie, am Freitag kündigten sie, gestern schwiegen sie."
    assert [value for _, _, value in values(text, None)] == ["2024-08-14", "XXXX-WXX-5", None]


def test_a_missing_publication_date_is_told() -> None:
    text = "Gestern schwiegen sie."
    article = Article("article", "page", None, (Span(0, len(text)),))
    _, problems = times.find(article, text, german.analyse(article, text))
    assert [problem.kind for problem in problems] == ["undated"]


_SAMPLE = """am bis 3 . November 2025 Freitag abend , der 14 31 : Uhr Ende des vergangenen Jahres zwei Wochen später
Ostern 99 - / und heute dahin jeden 9999 Jahrhundert Monats in vor Nacht zum Mitte"""
_PIECES = st.sampled_from(_SAMPLE.split())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_PIECES, max_size=14),
    st.sampled_from([None, "0001-01-01", "9999-12-31", "2024-02-29", "2025-10-16T14:00:00+02:00", "x"]),
)
def test_every_value_is_well_formed_and_lies_in_the_text(pieces: list[str], published: str | None) -> None:
    text = " ".join(["Er", *pieces])
    found, events = read(text, published)
    for time in found:
        assert 0 <= time.anchor.span.start < time.anchor.span.end <= len(text)
    assert [event.text.span.start for event in events] == sorted(event.text.span.start for event in events)
