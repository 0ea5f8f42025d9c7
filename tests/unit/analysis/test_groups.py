"""Camps, communities, centralities, backbone and windows on debates whose outcome is plain to see."""

from datetime import date, datetime

import numpy as np
import pytest

from lagebild.analysis import Statements, one_mode, two_mode
from lagebild.analysis.groups import (
    backbone,
    centralities,
    communities,
    graph,
    polarization,
    polarization_over_time,
)
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


@pytest.mark.parametrize(("width", "count"), [(1, 5), (2, 3), (3, 3), (4, 1), (5, 1), (6, 0)])
def test_an_even_width_reaches_as_far_as_the_next_odd_one(width: int, count: int) -> None:
    assert len(list(windows(Statements.of(at(day) for day in range(2, 7)), "day", width))) == count


def test_windows_of_statements_go_by_their_order_in_time_not_in_the_table() -> None:
    said = Statements.of([at(9), at(2), at(2), at(30), Entry("Rat", "f", True, None, "d")])
    found = list(windows(said, "statements", 3, "triangular"))
    assert [(window.number, window.middle, window.last) for window in found] == [
        (1, date(2026, 3, 2), date(2026, 3, 2)), (2, date(2026, 3, 9), date(2026, 3, 9)),
    ]  # fmt: skip
    assert [statement.astype(object).day for statement in found[1].statements.when] == [2, 9, 30]
    assert found[1].weights.tolist() == [0.5, 1, 0.5]


def test_a_window_knows_the_last_day_of_its_middle_unit() -> None:
    said = Statements.of(Entry("Rat", "f", True, datetime(2024, month, 5), "d") for month in (1, 2, 3))
    assert [window.last for window in windows(said, "month", 3)] == [date(2024, 2, 29)]
    assert next(window.last for window in windows(said, "week", 1)) == date(2024, 1, 7)


def test_a_debate_that_falls_apart_polarizes_in_time() -> None:
    camps = {"Rat": True, "Bund": True, "Inselbote": True, "Nord": False, "Süd": False, "Kammer": False}
    said = Statements.of(
        Entry(actor, concept, True if day < 5 else agree, datetime(2026, 3, day), f"{day}")
        for day in range(2, 9)
        for concept in ("f", "n")
        for actor, agree in camps.items()
    )
    found = list(polarization_over_time(said, "day", 1))
    assert [moment.day.day for moment in found] == [2, 3, 4, 5, 6, 7, 8]
    assert found[0].polarization.score < found[-1].polarization.score == pytest.approx(1)
    assert (found[0].statements, found[0].actors) == (12, 6)


def test_only_those_who_speak_in_a_window_are_in_its_camps() -> None:
    said = Statements.of([*(at(day) for day in (2, 3, 4)), Entry("Nord", "f", False, datetime(2026, 3, 9), "d")])
    assert {moment.actors for moment in polarization_over_time(said, "day", 3)} == {0, 1}


def test_weights_of_a_window_count_in_its_polarization() -> None:
    said = debate(("A", "f", True), ("B", "f", True), ("C", "f", False), ("A", "g", True), ("C", "g", True))
    plain = polarization(said)
    light = polarization(said, weights=np.array([1, 1, 1, 0.01, 0.01]))
    assert light.score > plain.score
