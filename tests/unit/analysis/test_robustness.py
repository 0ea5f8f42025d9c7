"""What stays of a network when one counts otherwise."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.analysis import Statements, robustness
from lagebild.analysis.robustness import adjusted_rand, compared, mutual_information, rank_correlation
from lagebild.analysis.statements import Entry

START = datetime(2026, 3, 2)


def debate(repeat: int = 1) -> Statements:
    """Two camps over two issues, through three months."""
    sides = {"Rat": True, "Bund": True, "Inselbote": True, "Nord": False, "Süd": False, "Kammer": False}
    return Statements.of(
        Entry(actor, concept, agree, START + timedelta(days=30 * month), f"{month}{copy}", f"{month}{copy}")
        for month in range(3)
        for copy in range(repeat)
        for concept in ("Fähre", "Hafen")
        for actor, agree in sides.items()
    )


def test_every_respect_is_varied_and_two_clear_camps_stay() -> None:
    found = robustness(debate(2))
    assert found[0].dimension == "as asked for"
    assert {variant.dimension for variant in found} == {"as asked for", "duplicates", "normalisation", "time"}
    assert [v.value for v in found if v.dimension == "duplicates"] == ["all", "week", "month", "year", "range"]
    assert {variant.communities for variant in found} == {2}
    for variant in found:
        assert variant.rank == pytest.approx(1)
        assert variant.rand == pytest.approx(1)
        assert variant.information == pytest.approx(1)


def test_copies_are_varied_where_it_is_known_what_stands_for_them() -> None:
    said = debate(2)
    standing = frozenset(source for source in said.sources if source.endswith("0"))
    (copies,) = (variant for variant in robustness(said, standing=standing) if variant.dimension == "copies")
    assert copies.statements == len(debate(1))
    asked, *_, printed = robustness(said, standing=standing, once=True)
    assert (asked.statements, printed.value, printed.statements) == (len(debate(1)), "printed", len(said))


def test_a_debate_that_turns_does_not_stay() -> None:
    turned = Statements.of(
        Entry(actor, "Fähre", agree, START + timedelta(days=day), f"{actor}{day}")
        for day, camps in ((0, ("AB", "CD")), (50, ("AC", "BD")))
        for agree, camp in zip((True, False), camps, strict=True)
        for actor in camp
    )
    (half,) = (variant for variant in robustness(turned) if variant.value == "first half")
    assert half.rank is not None
    assert half.rank < 0.8


def test_an_empty_or_single_table_has_nothing_to_compare() -> None:
    assert {variant.rank for variant in robustness(Statements.of([]))[1:]} == {None}
    lone = Statements.of([Entry("A", "f", True, None, "d")])
    assert all(variant.rank is None for variant in robustness(lone)[1:])


@pytest.mark.parametrize(
    ("one", "other", "rand", "information"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1, 1),
        ([0, 0, 0, 0], [0, 0, 0, 0], 1, 1),
        # Worked by hand: no pair stands together in both; 2 and 2 of 6 pairs do in each.
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5, 0),
    ],
)
def test_partitions(one: list[int], other: list[int], rand: float, information: float) -> None:
    pair = np.array(one), np.array(other)
    assert adjusted_rand(*pair) == pytest.approx(rand)
    assert mutual_information(*pair) == pytest.approx(information)


groups = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=25)


@settings(deadline=None)  # the first call imports scikit-learn
@given(groups)
def test_partitions_are_compared_as_scikit_learn_does(pairs: list[tuple[int, int]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    one, other = (np.array(column) for column in zip(*pairs, strict=True))
    assert adjusted_rand(one, other) == pytest.approx(metrics.adjusted_rand_score(one, other), abs=1e-9)
    assert mutual_information(one, other) == pytest.approx(metrics.normalized_mutual_info_score(one, other), abs=1e-6)


def test_rank_correlation_has_mean_ranks_and_none_without_variation() -> None:
    assert rank_correlation(np.array([1.0, 2, 2, 9]), np.array([0.0, 5, 5, 6])) == pytest.approx(1)
    assert rank_correlation(np.array([1.0, 1, 1]), np.array([0.0, 5, 6])) is None


def test_variants_are_compared_with_each_other_and_groups_keep_their_numbers() -> None:
    found = compared(debate(2))
    assert found.ranks.shape == (len(found.variants),) * 2
    assert np.allclose(found.ranks, found.ranks.T)
    assert np.allclose(np.diag(found.ranks), 1)
    assert found.steady == 1
    rat, bund, nord = (found.actors.index(name) for name in ("Rat", "Bund", "Nord"))
    assert len({tuple(row) for row in found.groups.tolist()}) == 1
    assert found.groups[0, rat] == found.groups[0, bund] != found.groups[0, nord]


def test_who_changes_sides_is_not_steady_and_who_is_silent_has_no_group() -> None:
    day = [START, START + timedelta(days=90)]
    said = Statements.of(
        [
            *(Entry(actor, "Fähre", actor in "ABX", day[0], "1") for actor in "ABXCD"),
            *(Entry(actor, "Fähre", actor in "AB", day[1], "2") for actor in "ABXCD"),
            *(Entry(actor, "Fähre", True, day[1], "3") for actor in "E"),
        ]
    )
    found = compared(said)
    first = next(number for number, variant in enumerate(found.variants) if variant.value == "first half")
    assert found.groups[first, found.actors.index("E")] == -1
    assert found.steady is not None
    assert found.steady < 1


def test_nobody_tied_is_nobody_steady() -> None:
    assert compared(Statements.of([])).steady is None
    assert compared(Statements.of([Entry("A", "f", True, None, "d")])).groups.tolist() == [[-1]] * 9
