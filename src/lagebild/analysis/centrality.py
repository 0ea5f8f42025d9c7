"""Centralities of a weighted network, and how a weight becomes a distance."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx
import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import dijkstra
from scipy.sparse.linalg import eigsh

__all__ = ["MEASURES", "Centrality", "centralities"]

MEASURES = ("degree", "strength", "betweenness", "closeness", "eigenvector", "coreness")
_SEED = 0  # every run gives the same numbers
_STEPS, _FEWEST = 1_000_000, 10
"""Ties that are walked over for betweenness, and the fewest pivots: 200 actors with 5,000 ties are done exactly."""
_ROWS = 500
"""Nodes whose distances to all others are held at a time."""
_DENSE = 400
"""Nodes up to which all eigenvectors are computed, so that equal ones can be told."""
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central a node is. All but `degree` and `strength` see positive ties only.

    `degree`: number of ties. `strength`: sum of their weights (Barrat et al. 2004). The length of a tie is the mean
    weight over its own weight (Newman 2001; Opsahl, Agneessens, Skvoretz 2010): a tie of mean weight is 1 long, one
    twice as heavy half as long. `betweenness`: share of shortest paths between others that lead through the node
    (Freeman 1977; Brandes 2001); in large networks estimated from paths out of some nodes (Brandes and Pich 2007).
    `closeness`: how near the others are, times the share of the network that can be reached (Wasserman and Faust 1994).
    `eigenvector`: being tied to those who are central themselves, 1 for the most central (Bonacich 1987). `coreness`:
    the largest k so that the node is among nodes with k ties to each other (Seidman 1983).
    """

    degree: int
    strength: float
    betweenness: float
    closeness: float
    eigenvector: float
    coreness: int


def centralities(graph: networkx.Graph) -> dict[str, Centrality]:
    """The centralities of each node of a graph with `weight` on its ties; the same in every run."""
    positive = _positive(graph)
    between, close = _betweenness(positive), _closeness(positive)
    leading, core = _eigenvector(positive), networkx.core_number(positive)
    return {
        node: Centrality(
            degree=graph.degree(node),
            strength=float(graph.degree(node, weight="weight")),
            betweenness=float(between[node]),
            closeness=float(close[node]),
            eigenvector=leading[node],
            coreness=core[node],
        )
        for node in graph
    }


def _positive(graph: networkx.Graph) -> networkx.Graph:
    """The positive ties with their `length`."""
    made = networkx.Graph()
    made.add_nodes_from(graph)
    kept = [(one, other, weight) for one, other, weight in graph.edges(data="weight") if weight > 0 and one != other]
    mean = sum(weight for *_, weight in kept) / len(kept) if kept else 1.0
    made.add_edges_from((one, other, {"weight": weight, "length": mean / weight}) for one, other, weight in kept)
    return made


def _betweenness(positive: networkx.Graph) -> Mapping[str, float]:
    pivots = max(_FEWEST, _STEPS // max(1, positive.number_of_edges()))
    some = None if pivots >= len(positive) else pivots
    found: Mapping[str, float] = networkx.betweenness_centrality(positive, k=some, weight="length", seed=_SEED)
    return found


def _closeness(positive: networkx.Graph) -> dict[str, float]:
    """(Reached nodes / sum of the distances to them) times (reached nodes / all others)."""
    if len(positive) < 2:
        return dict.fromkeys(positive, 0.0)
    lengths = networkx.to_scipy_sparse_array(positive, weight="length", dtype=np.float64, format="csr")
    found: dict[str, float] = {}
    nodes = list(positive)
    for low in range(0, len(nodes), _ROWS):
        rows = np.arange(low, min(low + _ROWS, len(nodes)))
        distance = dijkstra(lengths, directed=False, indices=rows)
        reached = np.isfinite(distance).sum(axis=1) - 1.0
        far = np.where(np.isfinite(distance), distance, 0.0).sum(axis=1)
        share = np.divide(reached, far, out=np.zeros_like(far), where=far > 0) * reached / (len(nodes) - 1)
        found.update(zip(nodes[low : low + _ROWS], share.tolist(), strict=True))
    return found


def _eigenvector(positive: networkx.Graph) -> dict[str, float]:
    nodes = list(positive)
    if not positive.number_of_edges():
        return dict.fromkeys(nodes, 0.0)
    values = _leading(positive)
    largest = float(values.max())
    return {node: max(0.0, float(value)) / largest for node, value in zip(nodes, values, strict=True)}


def _leading(positive: networkx.Graph) -> Vector:
    """The eigenvector of the largest eigenvalue; where several share it, what they make of equal weights for all."""
    ties = networkx.to_scipy_sparse_array(positive, weight="weight", dtype=np.float64, format="csr")
    start = np.ones(ties.shape[0])
    if len(start) > _DENSE:
        _, vectors = eigsh(ties, k=1, which="LA", v0=start)
    else:
        values, vectors = np.linalg.eigh(ties.toarray())
        vectors = vectors[:, values >= values[-1] - 1e-9 * abs(values[-1])]
    found: Vector = np.asarray(vectors @ (vectors.T @ start), dtype=np.float64)
    return found
