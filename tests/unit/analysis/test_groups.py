"""Camps, communities, centralities, backbone and windows on debates whose outcome is plain to see."""

from datetime import date, datetime

import pytest

from lagebild.analysis import Statements, one_mode, two_mode
from lagebild.analysis.groups import backbone, centralities, communities, graph, polarization
from lagebild.analysis.statements import Entry
from lagebild.analysis.windows import Kernel, windows

DAY = datetime(2026, 3, 2, 9)


def debate(*said: tuple[str, str, bool]) -> Statements:
    return Statements.of(Entry(actor, concept, agree, DAY, "d") for actor, concept, agree in said)


TWO_CAMPS = debate(
    *((actor, concept, True) for actor in ("Rat", "Bund", "Inselbote") for concept in ("f", "n")),
    *((actor, concept, False) for actor in ("Nord", "Süd", "Kammer") for concept in ("f", "n")),
)
CONSENSUS = debate(*((actor, "f", True) for actor in ("Rat", "Nord", "Süd", "Kammer")))


def test_two_opposed_blocks_are_fully_polarized() -> None:
    found = polarization(TWO_CAMPS)
    assert found.score == pytest.approx(1)
    assert found.camps["Rat"] == found.camps["Bund"] == found.camps["Inselbote"]
    assert found.camps["Nord"] == found.camps["Süd"] == found.camps["Kammer"] != found.camps["Rat"]


def test_consensus_is_less_polarized_than_conflict() -> None:
    assert polarization(CONSENSUS).score < polarization(TWO_CAMPS).score


def test_too_few_actors_are_no_camps() -> None:
    assert polarization(debate(("Rat", "f", True))).camps == {}


def test_communities_are_the_camps_and_leave_nobody_out() -> None:
    lone = debate(("Rat", "f", True), ("Nord", "f", True), ("Süd", "h", True))
    assert communities(one_mode(TWO_CAMPS)) == (("Bund", "Inselbote", "Rat"), ("Kammer", "Nord", "Süd"))
    assert communities(one_mode(lone)) == (("Nord", "Rat"), ("Süd",))


def test_the_one_between_two_camps_is_most_central() -> None:
    bridge = debate(("Rat", "f", True), ("Mittler", "f", True), ("Mittler", "h", True), ("Nord", "h", True))
    found = centralities(one_mode(bridge))
    assert (found["Mittler"].degree, found["Mittler"].strength, found["Mittler"].betweenness) == (2, 2, 1)
    assert found["Rat"].betweenness == 0


def test_an_actor_named_like_an_issue_stays_another_node() -> None:
    both = graph(two_mode(debate(("Fähre", "Fähre", True))))
    assert both.number_of_nodes() == 2
    assert both.edges["Fähre", ("concept", "Fähre")]["weight"] == 1


def test_the_backbone_keeps_the_issue_that_ties_the_actors_longest() -> None:
    said = debate(
        *((actor, "f", True) for actor in ("Rat", "Nord", "Süd", "Kammer")), ("Rat", "n", True), ("Nord", "n", True)
    )
    order = backbone(said)
    assert [concept for concept, _ in order] == ["n", "f"]
    assert order[0][1] < order[1][1]


def at(day: int) -> Entry:
    return Entry("Rat", "f", True, datetime(2026, 3, day), f"d{day}")


@pytest.mark.parametrize(
    ("kernel", "weights"),
    [
        ("uniform", [1, 1, 1]),
        ("triangular", [0.5, 1, 0.5]),
        ("epanechnikov", [0.75, 1, 0.75]),
        ("gaussian", [0.8824969, 1, 0.8824969]),
    ],
)
def test_windows_move_by_a_day_and_stay_inside_the_range(kernel: Kernel, weights: list[float]) -> None:
    found = list(windows(Statements.of(at(day) for day in (2, 3, 4, 6)), "day", 3, kernel))
    assert [window.middle for window in found] == [date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)]
    assert found[0].weights.tolist() == pytest.approx(weights)
    assert [len(window.statements) for window in found] == [3, 2, 2]


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    said = Statements.of(at(day) for day in (8, 9))
    assert [window.middle for window in windows(said, "week", 1)] == [date(2026, 3, 2), date(2026, 3, 9)]
    assert [window.middle for window in windows(said, "month", 1)] == [date(2026, 3, 1)]
    assert not list(windows(Statements.of([]), "day", 3))


def test_weights_count_in_the_network() -> None:
    window = next(windows(Statements.of([at(2), at(3), at(4)]), "day", 3, "triangular"))
    assert two_mode(window.statements, weights=window.weights).weight("Rat", "f") == 2
