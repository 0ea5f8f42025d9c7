"""The networks against figures worked out by hand, and the properties that hold for any table."""

from datetime import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.analysis import Statements, one_mode, two_mode, without_duplicates
from lagebild.analysis.network import OneMode, OneModeNorm
from lagebild.analysis.statements import Duplicates, Entry

MONDAY = datetime(2026, 3, 2, 9)


def entry(actor: str, concept: str, agree: bool, day: int = 2, document: str = "d1") -> Entry:
    return Entry(actor, concept, agree, MONDAY.replace(day=day), document)


# Two ferry companies and an island council on fares (f), a night ferry (n) and harbour works (h).
FERRY = Statements.of(
    [
        entry("Rat", "f", True),
        entry("Rat", "f", True),
        entry("Rat", "n", True),
        entry("Nord", "f", False),
        entry("Nord", "n", True),
        entry("Nord", "h", True),
        entry("Süd", "f", False),
        entry("Süd", "f", True),
    ]
)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("ignore", {("Rat", "Nord"): 3, ("Rat", "Süd"): 4, ("Nord", "Süd"): 2}),
        ("congruence", {("Rat", "Nord"): 1, ("Rat", "Süd"): 2, ("Nord", "Süd"): 1}),
        ("conflict", {("Rat", "Nord"): 2, ("Rat", "Süd"): 2, ("Nord", "Süd"): 1}),
        ("subtract", {("Rat", "Nord"): -1, ("Rat", "Süd"): 0, ("Nord", "Süd"): 0}),
    ],
)
def test_one_mode(kind: OneMode, expected: dict[tuple[str, str], float]) -> None:
    network = one_mode(FERRY, kind)
    assert {pair: network.weight(*pair) for pair in expected} == expected
    assert network.weight("Rat", "Rat") == 0


@pytest.mark.parametrize(
    ("normalisation", "expected"),
    [
        ("average", 1 / 3),  # one congruent pair, three statements each
        ("cosine", 1 / 9),
        # Nord is silent where the council agrees with the fares (2); the council where Nord rejects them (1) and on the
        # harbour (1); both agree on the night ferry (1).
        ("jaccard", 1 / 5),
    ],
)
def test_normalisations(normalisation: OneModeNorm, expected: float) -> None:
    assert one_mode(FERRY, "congruence", normalisation).weight("Rat", "Nord") == pytest.approx(expected)


def test_two_mode_kinds_and_normalisations() -> None:
    assert two_mode(FERRY).weight("Rat", "f") == 2
    assert two_mode(FERRY, "subtract").weight("Süd", "f") == 0
    assert two_mode(FERRY, "combine").weight("Süd", "f") == 3
    assert two_mode(FERRY, "combine").weight("Nord", "f") == 2
    assert two_mode(FERRY, "ignore", "activity").weight("Rat", "f") == pytest.approx(2 / 3)
    assert two_mode(FERRY, "ignore", "prominence").weight("Rat", "f") == pytest.approx(2 / 5)


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(KeyError):
        two_mode(FERRY).weight("Rat", "Leuchtturm")


@pytest.mark.parametrize(
    ("per", "left"), [("all", 6), ("document", 5), ("week", 4), ("month", 3), ("year", 2), ("range", 1)]
)
def test_duplicates_are_dropped_per_document_or_period(per: Duplicates, left: int) -> None:
    said = [
        entry("Rat", "f", True, 2, "a"),
        entry("Rat", "f", True, 2, "a"),
        entry("Rat", "f", True, 8, "b"),  # Sunday of the same ISO week
        entry("Rat", "f", True, 9, "c"),  # the Monday after
        Entry("Rat", "f", True, datetime(2026, 4, 1), "d"),
        Entry("Rat", "f", True, datetime(2027, 4, 1), "e"),
    ]
    assert len(without_duplicates(Statements.of(said), per)) == left


def test_statements_without_actor_or_concept_are_left_out() -> None:
    assert len(Statements.of([entry("", "f", True), entry("Rat", "", True)])) == 0
    assert one_mode(Statements.of([])).weights.shape == (0, 0)


entries = st.lists(
    st.builds(
        Entry,
        st.sampled_from("ABCD"),
        st.sampled_from("xyz"),
        st.booleans(),
        st.datetimes(MONDAY, datetime(2026, 9, 1)),
        st.sampled_from("123"),
    ),
    max_size=40,
)


@given(entries)
def test_congruence_and_conflict_add_up_to_all_pairs_and_ties_go_both_ways(said: list[Entry]) -> None:
    table = Statements.of(said)
    every, congruent, conflicting = (
        one_mode(table, kind).weights.toarray() for kind in ("ignore", "congruence", "conflict")
    )
    assert np.array_equal(every, congruent + conflicting)
    assert np.array_equal(congruent, congruent.T)
    assert not every.diagonal().any()
