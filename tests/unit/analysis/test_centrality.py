"""Centralities of networks whose figures can be worked out by hand."""

import networkx
import pytest

from lagebild.analysis.centrality import Centrality, centralities


def network(*ties: tuple[str, str, float]) -> networkx.Graph:
    made = networkx.Graph()
    made.add_weighted_edges_from(ties)
    return made


def test_a_path_of_equal_ties() -> None:
    found = centralities(network(("A", "B", 2), ("B", "C", 2)))
    assert found["B"].eigenvector == pytest.approx(1)
    assert (found["B"].degree, found["B"].strength, found["B"].betweenness, found["B"].closeness) == (2, 4, 1, 1)
    # distances 1 and 2: 2 / 3
    assert found["A"].closeness == pytest.approx(2 / 3)
    assert found["A"].eigenvector == pytest.approx(2**-0.5)


def test_a_heavy_way_round_is_shorter_than_a_light_tie() -> None:
    # mean weight 3: lengths 3, 0.75, 0.75
    found = centralities(network(("A", "C", 1), ("A", "B", 4), ("B", "C", 4)))
    assert found["B"].betweenness == 1
    assert found["A"].closeness == pytest.approx(2 / (0.75 + 1.5))


def test_only_degree_and_strength_see_negative_ties() -> None:
    found = centralities(network(("A", "B", 1), ("A", "C", -5)))
    assert (found["A"].degree, found["A"].strength) == (2, -4)
    assert (found["C"].closeness, found["C"].eigenvector, found["C"].coreness) == (0, 0, 0)


def test_coreness_tells_the_thick_from_the_thin() -> None:
    found = centralities(network(("A", "B", 1), ("B", "C", 1), ("A", "C", 1), ("C", "D", 1)))
    assert [found[name].coreness for name in "ABCD"] == [2, 2, 2, 1]


def test_two_equal_parts_are_equally_central_and_the_unreachable_count() -> None:
    found = centralities(network(("A", "B", 1), ("C", "D", 1)))
    assert [one.eigenvector for one in found.values()] == pytest.approx([1, 1, 1, 1])
    assert found["A"].closeness == pytest.approx(1 / 3)


def test_large_networks_are_estimated_the_same_way_in_every_run() -> None:
    made = networkx.gnm_random_graph(450, 5000, seed=1)
    networkx.set_edge_attributes(made, 1.0, "weight")
    first, second = centralities(made), centralities(made)
    assert first == second
    exact = networkx.betweenness_centrality(made)
    assert sum(one.betweenness for one in first.values()) == pytest.approx(sum(exact.values()), rel=0.05)
    leading = networkx.eigenvector_centrality_numpy(made)
    assert max(leading, key=lambda node: leading[node]) == max(first, key=lambda node: first[node].eigenvector)


def test_nothing_and_nobody() -> None:
    assert centralities(networkx.Graph()) == {}
    lone = networkx.Graph()
    lone.add_node("A")
    assert centralities(lone) == {"A": Centrality(0, 0.0, 0.0, 0.0, 0.0, 0)}
