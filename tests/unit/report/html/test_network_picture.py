"""The picture of the network: who is drawn, where, and what each tie rests on."""

import itertools
import random
from datetime import datetime

import networkx
import pytest

from lagebild.analysis import Statements
from lagebild.analysis.statements import Entry
from lagebild.report.html.network_picture import MOST_ACTORS, MOST_TIES, NetworkPicture, draw_network
from lagebild.report.html.places import Room, places

DAY = datetime(2026, 3, 2)


def said(*entries: tuple[str, str, bool]) -> Statements:
    return Statements.of(
        Entry(actor, issue, agree, DAY, f"{number}", f"s{number}")
        for number, (actor, issue, agree) in enumerate(entries)
    )


def crowd(actors: int, statements: int) -> Statements:
    chance = random.Random(1)
    return said(
        *(
            (
                f"Verband der freien Beispiele Nummer {chance.randrange(actors)}",
                f"Thema {chance.randrange(12)}",
                chance.random() < 0.6,
            )
            for _ in range(statements)
        )
    )


def drawn(statements: Statements) -> NetworkPicture:
    found = draw_network(statements, {"Rat": "authority"})
    assert found is not None
    return found


FERRY = said(
    ("Rat", "Fähre", True),
    ("Nord", "Fähre", False),
    ("Süd", "Fähre", False),
    ("Rat", "Hafen", True),
    ("Ost", "Wald", True),
)


def test_a_tie_tells_its_issues_statements_and_numbers() -> None:
    picture = drawn(FERRY)
    (conflict,) = (tie for tie in picture.ties if tie.names == ("Nord", "Rat"))
    assert conflict.kind == "conflict"
    assert conflict.weight == pytest.approx(2 / 3)
    assert (conflict.total, conflict.divisor) == (1, 1.5)
    (term,) = conflict.terms
    assert (term.issue, term.first.sources, term.second.sources) == ("Fähre", ("s1",), ("s0",))
    assert conflict.counts == (1, 2)
    assert {tie.kind for tie in picture.ties if tie.names == ("Nord", "Süd")} == {"congruence"}


def test_who_has_no_tie_is_named_and_not_drawn() -> None:
    picture = drawn(FERRY)
    assert picture.alone == ("Ost",)
    assert {node.name for node in picture.nodes} == {"Rat", "Nord", "Süd"}
    assert (picture.actors, picture.left_out, picture.kinds) == (4, 0, ("authority", "unknown"))


def test_who_stands_together_has_one_group_and_one_shape() -> None:
    groups = {node.name: node.group for node in drawn(FERRY).nodes}
    assert groups["Nord"] == groups["Süd"] != groups["Rat"]


@pytest.mark.parametrize(
    "statements", [said(), said(("Rat", "Fähre", True)), said(("Rat", "f", True), ("Süd", "g", True))]
)
def test_nobody_tied_is_no_picture(statements: Statements) -> None:
    assert draw_network(statements, {}) is None


def test_of_a_very_large_debate_only_the_busiest_are_looked_at() -> None:
    picture = drawn(crowd(700, 2500))
    assert picture.actors > picture.counted == 400
    assert picture.left_out == picture.actors - MOST_ACTORS - len(picture.alone)


def test_a_large_debate_shows_those_who_say_most_and_says_what_is_left_out() -> None:
    picture = drawn(crowd(300, 3000))
    assert len(picture.nodes) == MOST_ACTORS
    assert len(picture.ties) <= MOST_TIES
    assert picture.left_out == picture.actors - MOST_ACTORS
    assert picture.all_ties > 1000
    ties = networkx.Graph((tie.first, tie.second) for tie in picture.ties)
    assert networkx.is_connected(ties)


@pytest.mark.parametrize("actors", [2, 3, 7, 25, 60])
def test_no_label_lies_over_another_and_all_is_within_the_picture(actors: int) -> None:
    picture = drawn(crowd(actors, 8 * actors))
    boxes = []
    for node in picture.nodes:
        half = max(max(map(len, node.label)) * 6.3 / 2, node.radius)
        box = (node.x - half, node.y - node.radius, node.x + half, node.y + node.radius + 14 * len(node.label))
        assert 0 <= box[0] < box[2] <= picture.width
        assert 0 <= box[1] < box[3] <= picture.height
        boxes.append(box)
    for (ax, ay, bx, by), (cx, cy, dx, dy) in itertools.combinations(boxes, 2):
        assert bx <= cx + 0.5 or dx <= ax + 0.5 or by <= cy + 0.5 or dy <= ay + 0.5


def test_the_same_statements_give_the_same_picture() -> None:
    assert drawn(crowd(40, 300)) == drawn(crowd(40, 300))


def test_parts_stand_beside_each_other() -> None:
    graph = networkx.Graph()
    graph.add_edges_from([(1, 2), (3, 4), (5, 6)], length=1.0)
    found, width, height = places(graph, dict.fromkeys(range(1, 7), Room(30, 10, 20)), 500)
    assert set(found) == set(range(1, 7))
    assert width <= 500
    assert height > 30


def test_hostile_names_become_short_labels() -> None:
    name = "\x1b[31m<script>" + "x" * 5000
    picture = drawn(said((name, "f", True), ("\ufffe", "f", True)))
    for node in picture.nodes:
        assert all(len(line) <= 20 for line in node.label)
        assert "\x1b" not in node.name
        assert node.name.isprintable()
