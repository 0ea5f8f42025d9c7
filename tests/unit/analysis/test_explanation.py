"""What is told about a tie is what the network computes, for every kind and normalisation."""

from datetime import datetime
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.analysis import Statements, explain_pair, explain_stance, one_mode, two_mode
from lagebild.analysis.network import OneMode, OneModeNorm, TwoMode, TwoModeNorm
from lagebild.analysis.statements import Entry

DAY = datetime(2026, 3, 2)


def said(*entries: tuple[str, str, bool]) -> Statements:
    return Statements.of(
        Entry(actor, concept, agree, DAY, "d", f"{actor}{number}")
        for number, (actor, concept, agree) in enumerate(entries)
    )


FERRY = said(
    ("Rat", "Fähre", True), ("Rat", "Fähre", True), ("Rat", "Hafen", False), ("Nord", "Fähre", True),
    ("Nord", "Fähre", False), ("Nord", "Hafen", False), ("Süd", "Strom", True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("normalisation", "reckoning", "weight"),
    [
        ("none", "(2·1 + 0·1) + (0·0 + 1·1) = 3", 3),
        ("average", "(2·1 + 0·1) + (0·0 + 1·1) = 3; 3 / ((3 + 3) / 2) = 1", 1),
        ("cosine", "(2·1 + 0·1) + (0·0 + 1·1) = 3; 3 / (3 · 3) = 0.3333", 1 / 3),
        ("jaccard", "(2·1 + 0·1) + (0·0 + 1·1) = 3; 3 / (0 + 1 + 3) = 0.75", 3 / 4),
    ],
)
def test_a_tie_in_words_and_numbers(normalisation: OneModeNorm, reckoning: str, weight: float) -> None:
    told = explain_pair(FERRY, "Rat", "Nord", "congruence", normalisation)
    assert told.reckoning == reckoning
    assert told.weight == pytest.approx(weight)
    assert [term.concept for term in told.terms] == ["Fähre", "Hafen"]
    assert told.terms[0].first.sources == ("Rat0", "Rat1")
    assert told.terms[0].second is not None
    assert str(told.terms[0].second) == "1 for, 1 against"
    assert told.formula.startswith("on every issue")


def test_those_who_share_no_issue_have_no_tie_and_strangers_are_told() -> None:
    told = explain_pair(FERRY, "Rat", "Süd", "congruence", "average")
    assert (told.terms, told.weight) == ((), 0)
    with pytest.raises(KeyError):
        explain_pair(FERRY, "Rat", "West")
    with pytest.raises(KeyError):
        explain_stance(FERRY, "Rat", "Wetter", "ignore", "prominence")


tables = st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("xyz"), st.booleans()), min_size=1, max_size=30)


@settings(deadline=None, max_examples=40)
@given(tables)
def test_every_one_mode_tie_is_explained_as_it_is_computed(entries: list[tuple[str, str, bool]]) -> None:
    table = said(*entries)
    for kind in get_args(OneMode):
        for norm in get_args(OneModeNorm):
            network = one_mode(table, kind, norm)
            for one, other in combinations(table.actors, 2):
                told = explain_pair(table, one, other, kind, norm)
                assert told.weight == pytest.approx(network.weight(one, other))


@settings(deadline=None, max_examples=40)
@given(tables)
def test_every_two_mode_tie_is_explained_as_it_is_computed(entries: list[tuple[str, str, bool]]) -> None:
    table = said(*entries)
    for kind in get_args(TwoMode):
        for norm in get_args(TwoModeNorm):
            network = two_mode(table, kind, norm)
            for actor in table.actors:
                for concept in table.concepts:
                    told = explain_stance(table, actor, concept, kind, norm)
                    assert told.weight == pytest.approx(network.weight(actor, concept))
