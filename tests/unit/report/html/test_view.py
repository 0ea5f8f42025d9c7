"""What the report computes before anything becomes HTML."""

import pytest

from lagebild.model import ACTS, Act
from lagebild.report.html import view
from lagebild.report.html.dates import german_date
from lagebild.report.html.view import Date, Piece, Source, Statement

BLATT = Source("a" * 64, "Streit um die Fähre", "Küstenblatt", ("dpa",), "2026-03-02", "https://kuestenblatt.example/1")
BOTE = Source("b" * 64, "Fähre: Keine Einigung", "Inselbote", ("dpa",), "2026-03-03", "https://inselbote.example/7")


def statement(
    actor: str,
    act: Act,
    content: str,
    *,
    issue: str = "Fährtarif",
    source: Source = BLATT,
    score: float = 0.8,
    condition: str | None = None,
) -> Statement:
    return Statement(
        id=f"{actor}-{act}-{source.outlet}",
        actor=actor,
        kind="person",
        act=act,
        content=content,
        issue=issue,
        date=source.date,
        score=score,
        rule="test",
        pieces=(Piece(content, "content"),),
        sources=(source,),
        condition=condition,
    )


def test_every_act_has_a_style() -> None:
    assert tuple(view.act_styles()) == ACTS


def test_copies_of_a_statement_become_one_that_keeps_all_sources() -> None:
    copies = [
        statement("Reederei", "reject", "niedrigere  Preise", source=BOTE, score=0.9),
        statement("Reederei", "reject", "Niedrigere Preise", source=BLATT),
    ]
    (one,) = view.merged(copies)
    assert one.sources == (BLATT, BOTE)
    assert one.score == 0.9
    assert one.date == "2026-03-02"


def test_different_acts_on_the_same_words_stay_apart() -> None:
    both = [statement("Reederei", "reject", "Preise"), statement("Reederei", "accept", "Preise")]
    assert len(view.merged(both)) == 2


def test_the_matrix_prefers_issues_that_several_actors_dispute() -> None:
    statements = [
        statement("Reederei", "reject", "a"),
        statement("Inselrat", "demand", "b"),
        statement("Inselrat", "demand", "c", issue="Hafenbau"),
        statement("Inselrat", "demand", "d", issue="Hafenbau"),
        statement("Wetterdienst", "assess", "e", issue="Sturm"),
    ]
    found = view.matrix(statements)
    assert found.issues == ("Fährtarif", "Hafenbau")
    assert [actor for actor, _ in found.rows] == ["Reederei", "Inselrat"]
    assert found.hidden == 1
    cell = found.rows[1][1][1]
    assert cell is not None
    assert [(act, count) for act, _, count in cell.acts] == [("demand", 2)]


def test_issues_of_the_same_actors_stand_side_by_side() -> None:
    statements = [
        statement(actor, "demand", f"{actor} {issue}", issue=issue)
        for issue, actors in {
            "Fährtarif": ("Inselrat", "Reederei", "Land"),
            "Grenze": ("Nordland", "Südland"),
            "Nachtfähre": ("Inselrat", "Reederei"),
            "Zoll": ("Nordland", "Südland"),
        }.items()
        for actor in actors
    ]
    found = view.matrix(statements)
    assert found.issues == ("Fährtarif", "Nachtfähre", "Grenze", "Zoll")
    assert {actor for actor, _ in found.rows[-2:]} == {"Nordland", "Südland"}


def test_the_summary_names_dispute_offer_threat_and_next_date() -> None:
    statements = [
        statement("Inselrat", "demand", "billigere Karten"),
        statement("Reederei", "reject", "billigere Karten"),
        statement("Reederei", "offer", "eine Nachtfähre"),
        statement("Reederei", "offer", "eine Frühfähre", condition="wenn das Land zahlt"),
        statement("Seeleute", "threaten", "einen Streik", issue="Heuer"),
    ]
    dates = [
        Date("2026-02-01", "am 1. Februar", "erste Runde", "", (BLATT,)),
        Date("2026-03-09", "am Montag", "zweite Runde", "", (BLATT,)),
    ]
    lines = {line.label: line for line in view.summary(statements, dates, "2026-03-03")}
    assert lines["Umstritten"].text == "Fährtarif"
    assert {s.actor for s in lines["Umstritten"].statements} == {"Inselrat", "Reederei"}
    assert lines["Angebot"].statements[0].condition == "wenn das Land zahlt"
    assert lines["Drohung"].statements[0].actor == "Seeleute"
    assert lines["Nächster Termin"].text == "zweite Runde"
    assert len(lines) == 5


def test_nothing_said_gives_no_summary() -> None:
    assert view.summary([], [], "") == ()


@pytest.mark.parametrize(
    ("content", "condition", "expected"),
    [
        ((4, 9), None, [("Sie ", "plain"), ("gehen", "content"), (", falls es regnet.", "plain")]),
        (
            (4, 9),
            (11, 26),
            [
                ("Sie ", "plain"),
                ("gehen", "content"),
                (", ", "plain"),
                ("falls es regnet", "condition"),
                (".", "plain"),
            ],
        ),
        ((-5, 9), (100, 110), [("Sie gehen", "content"), (", falls es regnet.", "plain")]),
    ],
)
def test_a_sentence_is_cut_where_content_and_condition_stand(
    content: tuple[int, int], condition: tuple[int, int] | None, expected: list[tuple[str, str]]
) -> None:
    text = "Sie gehen, falls es regnet."
    found = view.pieces(text, content, condition)
    assert [(piece.text, piece.role) for piece in found] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-08-15T21:30+02:00", "Fr., 15. Aug. 2025, 21.30 Uhr"),
        ("2025-08-15", "Fr., 15. Aug. 2025"),
        ("2025-08", "August 2025"),
        ("2025-W33", "33. Kalenderwoche 2025"),
        ("2026", "2026"),
        ("2025-13-45", "2025-13-45"),
        (None, ""),
    ],
)
def test_dates_are_written_as_germans_write_them(value: str | None, expected: str) -> None:
    assert german_date(value) == expected


def test_only_web_addresses_become_links() -> None:
    assert BLATT.link == "https://kuestenblatt.example/1"
    assert Source("c", "", "", (), "", "javascript:alert(1)").link is None
    assert Source("c", "", "", (), "", "file:///etc/passwd").link is None
