"""Names of issues: what contents say of a noun, put right where the case can be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.analysis.labels import label, named, phrases


@pytest.mark.parametrize(
    ("noun", "content", "expected"),
    [
        ("Öffnung", "eine sofortige Öffnung der Strecke", "Öffnung der Strecke"),
        ("Abbau", "den Abbau der Zölle auf Stahl", "Abbau der Zölle"),
        ("Anerkennung", "die Anerkennung besetzter Gebiete", "Anerkennung besetzter Gebiete"),
        ("Entschädigung", "Entschädigung für verlorene Einnahmen", "Entschädigung für verlorene Einnahmen"),
        ("Anreicherung", "die Anreicherung von Uran", "Anreicherung von Uran"),
        ("Existenzrecht", "das Existenzrecht Israels", "Existenzrecht Israels"),
        ("Lohn", "höhere Löhne", "höhere Löhne"),
        ("Lohn", "die höheren Löhne", "höhere Löhne"),
        ("Streik", "einen unbefristeten Streik", "unbefristeter Streik"),
        ("Waffe", "keine schweren Waffen", "schwere Waffen"),
        ("Angebot", "ein besseres Angebot", "besseres Angebot"),
        ("Zoll", "die Zölle zu senken", "Senkung der Zölle"),
        ("Grenze", "die Grenze zu schließen", "Schließung der Grenze"),
    ],
)
def test_the_name_is_in_the_nominative(noun: str, content: str, expected: str) -> None:
    assert next(phrases(noun, content)) == expected
    assert label(noun, [content]) == expected


@pytest.mark.parametrize(
    ("noun", "content"),
    [
        ("Gespräch", "den direkten Gesprächen"),  # a dative
        ("Abkommen", "das Abkommen zu kündigen"),  # no genitive that is written alike
        ("Obergrenze", "eine Obergrenze für seine Felder"),  # whose fields?
        ("Frist", "eine Frist bis März"),
        ("Personal", "Personal zu den Ländern abziehen"),  # goes with the verb
        ("Vertrag", "den Vertrag"),
        ("Zoll", "Strafen"),
    ],
)
def test_what_cannot_be_put_right_is_left_out(noun: str, content: str) -> None:
    assert list(phrases(noun, content)) == []
    assert label(noun, [content]) == noun


def test_most_must_say_the_same() -> None:
    assert label("Lohn", ["höhere Löhne", "die höheren Löhne", "der Lohn"]) == "höhere Löhne"
    assert label("Lohn", ["höhere Löhne", "der Lohn", "einen Lohn"]) == "Lohn"
    assert label("Lohn", ["höhere Löhne", "niedrige Löhne"]) == "Lohn"
    assert label("Lohn", []) == "Lohn"


def test_each_issue_gets_its_name() -> None:
    pairs = [("Zoll", "die Zölle zu senken"), ("Lohn", "den Lohn"), ("Zoll", "die Zölle\nzu senken")]
    assert named(pairs) == {"Zoll": "Senkung der Zölle", "Lohn": "Lohn"}


@given(st.text(max_size=120))
def test_any_text_gives_names_or_none(text: str) -> None:
    for name in phrases("Zoll", f"die Zölle {text}"):
        assert name and "\n" not in name
