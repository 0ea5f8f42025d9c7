"""Text that is no German: nothing hangs, nothing is raised, places hold."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.unit.actors.casting import cast_of

_PIECES = [
    "der",
    "die Ministerin",
    "Paul Arndt",
    "(SPD)",
    "(",
    ")",
    "„",
    "“",
    ",",
    ".",
    "\n",
    "und",
    "von",
    "sie",
    "Putins",
    "deren",
    "des",
    "USA",
    "«",
    "-",
    "54-Jährige",
    "sagte",
    "🙂",
    "\u00ad",
    "Gewerkschaft",
    "dessen",
    "in",
    "ich",
]


@settings(max_examples=60, deadline=None)
@given(some.lists(some.sampled_from(_PIECES), max_size=40))
def test_any_order_of_words_gives_places_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for mention in cast_of(text).mentions:
        assert mention.anchor.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "„" * 200 + "Minister Paul Arndt sagte nichts" + "“" * 200,
        "Der Sprecher " + "des Sprechers " * 400 + "schwieg.",
        "Paul Arndt, " * 800 + "kamen.",
        "(" * 500 + ")" * 500,
        "Aa " * 3000,
    ],
)
def test_long_and_nested_text_takes_its_time_but_not_more(text: str) -> None:
    start = time.perf_counter()
    cast_of(text)
    assert time.perf_counter() - start < 10
