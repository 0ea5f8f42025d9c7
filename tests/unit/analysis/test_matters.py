"""What a few words are about: heads, what goes with the verb, what belongs to another noun."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.analysis.matters import matter, names_it


@pytest.mark.parametrize(
    ("text", "nouns", "touched", "details"),
    [
        ("eine Obergrenze für die Steuern", ("Obergrenze",), ("Obergrenze",), {"Steuer"}),
        ("die sofortige Öffnung der Strecke", ("Öffnung",), ("Öffnung",), {"Strecke"}),
        ("den Abbau der Zölle auf Stahl", ("Abbau",), ("Abbau",), {"Zoll", "Stahl"}),
        ("in eine Schlichtung einzuwilligen", (), ("Schlichtung",), set()),
        ("mehr Lohn und kürzere Schichten", ("Lohn", "Schicht"), ("Lohn", "Schicht"), set()),
        ("eine Bahnlinie, die den Hafen umgeht", ("Bahnlinie",), ("Bahnlinie",), set()),
        ("acht Prozent mehr Lohn", ("Lohn",), ("Lohn",), set()),
        ("das", (), (), set()),
        ("", (), (), set()),
    ],
)
def test_nouns_by_their_place(text: str, nouns: tuple[str, ...], touched: tuple[str, ...], details: set[str]) -> None:
    found = matter(text)
    assert (found.nouns, found.touched, set(found.details)) == (nouns, touched, details)


@pytest.mark.parametrize(
    ("text", "verb", "figures", "denied"),
    [
        ("einen Notdienst", None, set(), False),
        ("den Notdienst endlich gesetzlich zu regeln", "regeln", set(), False),
        ("die Arbeitszeit auf 45 Stunden zu senken", "senken", {"45"}, False),
        ("höchstens zwölf Liter", None, {"zwölf"}, False),
        ("keinen Vertrag", None, set(), True),
        ("die Frist gelte nicht", "gelten", set(), True),
    ],
)
def test_verb_figures_and_denial(text: str, verb: str | None, figures: set[str], denied: bool) -> None:
    found = matter(text)
    assert (found.verb, set(found.figures), found.denied) == (verb, figures, denied)


def test_a_compound_names_its_head() -> None:
    assert names_it("Strafzoll", "Zoll")
    assert names_it("Zoll", "Zoll")
    assert not names_it("Zollbeamter", "Zoll")


@given(st.text(max_size=200))
def test_any_text_is_about_something_or_nothing(text: str) -> None:
    matter(text)


def test_a_long_line_takes_no_time() -> None:
    matter("die Zölle " * 100_000)
