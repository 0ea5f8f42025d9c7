"""Blocks of a main-text library found again in the rendition."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.pages.main_text import places, stated_lines


@pytest.mark.parametrize(
    ("blocks", "text", "found"),
    [
        (["Eins zwei"], "Menü\n\nEins  zwei\n\nEnde", ["Eins  zwei"]),
        (["Eins zwei"], "Eins\nzwei", ["Eins\nzwei"]),
        (["Trennung"], "Trenn\u00adung", ["Trenn\u00adung"]),
        (["fehlt", "da"], "hier und da", ["da"]),
        # a label that stands twice is found between its neighbours
        (["Erster Absatz.", "Anzeige", "Zweiter Absatz."], "Anzeige Erster Absatz. Anzeige Zweiter Absatz.",
         ["Erster Absatz.", "Anzeige", "Zweiter Absatz."]),
        # a teaser below repeats the first sentence
        (["Erster Absatz.", "Zweiter Absatz."], "Erster Absatz. Zweiter Absatz. Erster Absatz.",
         ["Erster Absatz.", "Zweiter Absatz."]),
        # a block out of order does not cost the others
        (["Nachtrag ganz unten", "Eins hier", "Zwei hier", "Drei hier"],
         "Eins hier Zwei hier Drei hier Nachtrag ganz unten",
         ["Eins hier", "Zwei hier", "Drei hier"]),
        (["", "  "], "Text", []),
        (["Text"], "", []),
    ],
)  # fmt: skip
def test_places(blocks: list[str], text: str, found: list[str]) -> None:
    assert [span.of(text) for span in places(blocks, text)] == found


@given(st.lists(st.text("ab \n\u00adü", max_size=8), max_size=8), st.text("ab \n\u00adü", max_size=60))
def test_places_rise_and_hold_what_was_sought(blocks: list[str], text: str) -> None:
    def squeeze(value: str) -> str:
        return "".join(value.split()).replace("\u00ad", "")

    spans = places(blocks, text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert {squeeze(span.of(text)) for span in spans} <= {squeeze(block) for block in blocks}


def test_a_body_stated_in_metadata() -> None:
    first, second = "Die Länder lehnen den Plan ab. " * 10, "Der Bund will weiter verhandeln. " * 10
    text = f"Menü\n\n{first.strip()}\n\nAnzeige\n\n{second.strip()}\n\nFußzeile"
    assert [span.of(text) for span in stated_lines(first + second, text)] == [first.strip(), second.strip()]
    assert stated_lines(first + second + "Hinter der Bezahlschranke steht mehr. " * 20, text) == ()
    assert stated_lines("Kurz.", text) == ()
