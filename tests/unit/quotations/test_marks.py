"""Which marks pair up to passages."""

import pytest

from lagebild import german
from lagebild.model import Article, Span
from lagebild.quotations.marks import passages


def _passages(text: str) -> list[tuple[str, int]]:
    sentences = german.analyse(Article("a", "p", None, (Span(0, len(text)),)), text)
    return [(passage.span.of(text), passage.depth) for passage in passages(sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er rief „Halt“ und ging.", [("„Halt“", 0)]),
        ("Er rief „Halt” und ging.", [("„Halt”", 0)]),
        ('Er rief „Halt" und ging.', [('„Halt"', 0)]),
        ("Er rief ‚Halt‘ und ging.", [("‚Halt‘", 0)]),
        ("„Sie rief: ‚Halt‘“, sagte er.", [("„Sie rief: ‚Halt‘“", 0), ("‚Halt‘", 1)]),
        ("»Wir gehen. Wir kommen.« Er schwieg.", [("»Wir gehen. Wir kommen.«", 0)]),
        ("Das ist Hans' Hut und Jans' Hut.", []),
        ("Er rief Halt“ und ging.", []),
    ],
)
def test_passages(text: str, expected: list[tuple[str, int]]) -> None:
    assert _passages(text) == expected


def test_an_open_mark_costs_one_sentence() -> None:
    assert _passages("„Wir gehen. Er blieb. Sie kam.") == [("„Wir gehen.", 0)]
