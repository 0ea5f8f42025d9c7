"""Noun phrases of invented sentences: their words, and whether they may be a subject."""

import pytest

from lagebild import german
from lagebild.german.phrases import phrases
from lagebild.model import Article, Span


def _phrases(text: str) -> list[tuple[str, bool]]:
    (sentence,) = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)
    found = phrases(sentence.tokens, (0, len(sentence.tokens)))
    return [(sentence.place(item.range).of(text), "Nom" in item.case and item.preposition is None) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Chef der Gewerkschaft kam.", [("Der Chef der Gewerkschaft", True)]),
        ("Die Rektorin Ida Falk (SPD) kam.", [("Die Rektorin Ida Falk (SPD)", True)]),
        ("Ida Falk und der Dekan kamen.", [("Ida Falk und der Dekan", True)]),
        ("Der 47-Jährige kam.", [("Der 47-Jährige", True)]),
        ("Das Magazin „Der Kran“ kam.", [("Das Magazin „Der Kran“", True)]),
        ("Eine am Montag vorgelegte Studie kam.", [("Eine am Montag vorgelegte Studie", True)]),
        ("Die Wissenschaftler kamen mit dem Bus.", [("Die Wissenschaftler", True), ("dem Bus", False)]),
        ("Dem Dekan half der Vorsitzende.", [("Dem Dekan", False), ("der Vorsitzende", True)]),
        ("Ihn traf die Kritik.", [("Ihn", False), ("die Kritik", True)]),
    ],
)
def test_phrases(text: str, expected: list[tuple[str, bool]]) -> None:
    assert _phrases(text) == expected
