"""Who stands together: polarization, communities, centralities and the backbone of the debate."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx
import numpy as np
import numpy.typing as npt
from scipy.cluster.vq import kmeans2

from lagebild.analysis.network import Network, one_mode
from lagebild.analysis.statements import Statements

Dense = npt.NDArray[np.float64]
Members = npt.NDArray[np.int64]
_SEED = 0  # every run gives the same groups


@dataclass(frozen=True, slots=True)
class Polarization:
    """How well the actors fall into camps that agree inside and dispute between: `score` 0 to 1, `camps` by actor."""

    score: float
    camps: dict[str, int]


def polarization(statements: Statements, camps: int = 2) -> Polarization:
    """The partition into `camps`, none of them empty, that comes closest to perfect polarization.

    Perfect: all congruence spread evenly over pairs within camps, all conflict over pairs between them. With C and F
    the congruence and conflict networks, the distance from it is half the sum over ordered pairs of |C - Ew| + F
    within and C + |F - Eb| between camps (Ew, Eb: total congruence and conflict a pair), at most sum(C) + sum(F); the
    score is 1 minus its share of that (the absolute-difference measure of DNA). Found by spectral start and single
    moves.
    """
    congruence, conflict = (one_mode(statements, kind).weights.toarray() for kind in ("congruence", "conflict"))
    total = float(congruence.sum() + conflict.sum())
    if total == 0 or len(statements.actors) <= camps:
        return Polarization(0.0, {})
    members = _improved(_start(congruence - conflict, camps), congruence, conflict, camps)
    score = 1 - _distance(members, congruence, conflict) / total
    return Polarization(score, dict(zip(statements.actors, members.tolist(), strict=True)))


def _start(ties: Dense, camps: int) -> Members:
    _, vectors = np.linalg.eigh(ties)
    _, members = kmeans2(vectors[:, -camps:], camps, minit="++", rng=_SEED)
    if len(np.unique(members)) < camps:
        members = np.arange(len(members)) % camps
    return np.asarray(members, dtype=np.int64)


def _improved(members: Members, congruence: Dense, conflict: Dense, camps: int) -> Members:
    best = _distance(members, congruence, conflict)
    moved = True
    while moved:  # every move lowers the distance, so this ends
        moved = False
        for actor in range(len(members)):
            for camp in range(camps):
                trial = members.copy()
                trial[actor] = camp
                if len(np.unique(trial)) < camps:  # all in one camp would call consensus polarized
                    continue
                distance = _distance(trial, congruence, conflict)
                if distance < best - 1e-9:
                    members, best, moved = trial, distance, True
    return members


def _distance(members: Members, congruence: Dense, conflict: Dense) -> float:
    pairs = ~np.eye(len(members), dtype=bool)
    within = (members[:, None] == members[None, :]) & pairs
    between = ~within & pairs
    inside = congruence.sum() / max(1, within.sum())
    across = conflict.sum() / max(1, between.sum())
    off_within = np.abs(congruence - inside) + conflict
    off_between = congruence + np.abs(conflict - across)
    return float(off_within[within].sum() + off_between[between].sum()) / 2


def graph(network: Network) -> networkx.Graph:
    """The network as a networkx graph; in a two-mode network nodes carry `bipartite` 0 (actors) or 1 (concepts)."""
    made = networkx.Graph(kind=network.kind, normalisation=network.normalisation)
    if network.one_mode:
        made.add_nodes_from(network.rows)
    else:
        made.add_nodes_from(network.rows, bipartite=0)
        made.add_nodes_from((("concept", name) for name in network.columns), bipartite=1)
    ties = network.weights.tocoo()
    for row, column, weight in zip(*ties.coords, ties.data, strict=True):
        end = network.columns[column] if network.one_mode else ("concept", network.columns[column])
        made.add_edge(network.rows[row], end, weight=float(weight))
    return made


def communities(network: Network) -> tuple[tuple[str, ...], ...]:
    """Louvain communities of a one-mode network (positive ties), the largest first; the same in every run."""
    positive = graph(network)
    weights = networkx.get_edge_attributes(positive, "weight")
    positive.remove_edges_from([tie for tie, weight in weights.items() if weight <= 0])
    found = networkx.community.louvain_communities(positive, weight="weight", seed=_SEED)
    return tuple(sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group)))


def centralities(network: Network) -> dict[str, dict[str, float]]:
    """By actor: `degree` (number of ties), `strength` (sum of their weights), `betweenness` (share of shortest
    paths).
    """
    ties = graph(network)
    between = networkx.betweenness_centrality(ties)
    return {
        actor: {
            "degree": float(ties.degree(actor)),
            "strength": float(ties.degree(actor, weight="weight")),
            "betweenness": float(between[actor]),
        }
        for actor in network.rows
    }


def backbone(statements: Statements) -> tuple[tuple[str, float], ...]:
    """The concepts in the order in which they can be left out, each with the change that this makes; the last matter
    most.

    In each round the concept goes whose removal changes the congruence network's structure least: the sum of absolute
    differences of the eigenvalues of the normalised Laplacian (as DNA's backbone does).
    """
    whole = _spectrum(statements)
    left = list(statements.concepts)
    gone: list[tuple[str, float]] = []
    while left:
        loss, concept = min((_loss(statements, [c for c in left if c != concept], whole), concept) for concept in left)
        left.remove(concept)
        gone.append((concept, loss))
    return tuple(gone)


def _loss(statements: Statements, concepts: Sequence[str], whole: Dense) -> float:
    codes = np.array([statements.concepts.index(concept) for concept in concepts], dtype=np.int64)
    kept = statements.where(np.isin(statements.concept, codes))
    return float(np.abs(_spectrum(kept) - whole).sum())


def _spectrum(statements: Statements) -> Dense:
    """Eigenvalues of the normalised Laplacian of the congruence network, ascending; an actor without ties adds a 0."""
    ties = one_mode(statements, "congruence").weights.toarray()
    degree = ties.sum(axis=1)
    scale = np.divide(1.0, np.sqrt(degree), out=np.zeros_like(degree), where=degree > 0)
    laplacian = np.diag((degree > 0).astype(np.float64)) - scale[:, None] * ties * scale[None, :]
    values: Dense = np.linalg.eigvalsh(laplacian)
    return values
