"""What a paper did to an agency text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.stories import align, partners
from lagebild.stories.alignment import Change, changes

ORIGIN = (
    "Der Hafenrat hat das Angebot der Reederei am Montag nach langer Sitzung zurückgewiesen.",
    "«Davon wird kein Kran gebaut», sagte die Vorsitzende Imke Sönksen.",
    "Die Reederei verlangt, dass die Stadt die Zufahrt auf eigene Kosten vertieft.",
    "Sie will ihrerseits zwei neue Liegeplätze bezahlen.",
    "Die Gespräche werden am Freitag fortgesetzt.",
)


def told(version: tuple[str, ...]) -> list[str]:
    """Edits as "kind version<origin", a star for what was moved."""
    return [
        f"{edit.kind}{'*' if edit.moved else ''} {edit.version}<{edit.origin}".replace("None", "-")
        for edit in align(ORIGIN, version)
    ]


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (ORIGIN, ["kept 0<0", "kept 1<1", "kept 2<2", "kept 3<3", "kept 4<4"]),
        (ORIGIN[:2], ["kept 0<0", "kept 1<1", "dropped -<2", "dropped -<3", "dropped -<4"]),
        (
            (ORIGIN[4], *ORIGIN[:4]),
            ["kept* 0<4", "kept 1<0", "kept 2<1", "kept 3<2", "kept 4<3"],
        ),
        (
            (ORIGIN[0], "Im Rathaus hieß es, man warte nun auf ein Zeichen aus Kiel.", *ORIGIN[1:]),
            ["kept 0<0", "added 1<-", "kept 2<1", "kept 3<2", "kept 4<3", "kept 5<4"],
        ),
        (
            (ORIGIN[1].replace("«", "„").replace("»", "“"),),
            ["dropped -<0", "kept 0<1", "dropped -<2", "dropped -<3", "dropped -<4"],
        ),
        (
            ("Die Stadt solle die Zufahrt auf eigene Kosten vertiefen, verlangte die Reederei.",),
            ["dropped -<0", "dropped -<1", "reworded 0<2", "dropped -<3", "dropped -<4"],
        ),
        ((), [f"dropped -<{number}" for number in range(5)]),
    ],
    ids=["same", "cut", "moved", "added", "other marks", "turned round", "nothing"],
)
def test_each_sentence_is_told(version: tuple[str, ...], expected: list[str]) -> None:
    assert told(version) == expected


def test_the_words_changed_are_named_and_marks_do_not_count() -> None:
    assert changes("«Davon wird kein Kran gebaut», sagte Sönksen.", "„Davon wird kein Schiff gebaut“, so Sönksen.") == (
        Change("same", "„Davon wird kein", "«Davon wird kein"),
        Change("out", "Kran"),
        Change("in", "Schiff"),
        Change("same", "gebaut“,", "gebaut»,"),
        Change("out", "sagte"),
        Change("in", "so"),
        Change("same", "Sönksen.", "Sönksen."),
    )


def test_a_sentence_split_in_two_stays_one() -> None:
    split = ("Der Hafenrat hat das Angebot der Reederei zurückgewiesen.", "Das geschah am Montag nach langer Sitzung.")
    assert partners(ORIGIN, split) == (0, 0)


def test_background_that_shares_names_only_is_no_like() -> None:
    assert partners(ORIGIN, ("Imke Sönksen leitet den Hafenrat seit drei Jahren und stammt aus Husum.",)) == (None,)


def test_a_text_without_full_stops_does_not_hang() -> None:
    endless = " ".join(f"Wort{number}" for number in range(200_000))
    assert align((endless,), (endless + " mehr",))[0].kind == "reworded"
    assert len(align(ORIGIN * 2_000, ORIGIN * 2_000)) >= 10_000


@given(st.lists(st.sampled_from(ORIGIN), max_size=8), st.lists(st.sampled_from(ORIGIN), max_size=8))
def test_every_sentence_of_both_texts_is_told(origin: list[str], version: list[str]) -> None:
    edits = align(origin, version)
    assert [edit.version for edit in edits if edit.version is not None] == list(range(len(version)))
    assert {edit.origin for edit in edits if edit.origin is not None} == set(range(len(origin)))
    assert all(edit.version is None for edit in edits if edit.kind == "dropped")
