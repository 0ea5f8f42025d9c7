"""Who stands together: polarization, communities, centralities and the backbone of the debate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

import networkx
import numpy as np
import numpy.typing as npt
from scipy import linalg, sparse
from scipy.cluster.vq import kmeans2

from lagebild.analysis.centrality import Centrality
from lagebild.analysis.centrality import centralities as central
from lagebild.analysis.network import Network, one_mode
from lagebild.analysis.statements import Statements, busiest
from lagebild.analysis.windows import Kernel, Step, windows

MOST_ACTORS = 400
"""Actors beyond which polarization over time looks at the busiest only: each window tries every actor in every camp."""

Dense = npt.NDArray[np.float64]
Members = npt.NDArray[np.int64]
_SEED = 0  # every run gives the same groups


@dataclass(frozen=True, slots=True)
class Polarization:
    """How well the actors fall into camps that agree inside and dispute between: `score` 0 to 1, `camps` by actor."""

    score: float
    camps: dict[str, int]


def polarization(statements: Statements, camps: int = 2, weights: Dense | None = None) -> Polarization:
    """The partition into `camps`, none of them empty, that comes closest to perfect polarization.

    Perfect: all congruence spread evenly over pairs within camps, all conflict over pairs between them. With C and F
    the congruence and conflict networks, the distance from it is half the sum over ordered pairs of |C - Ew| + F
    within and C + |F - Eb| between camps (Ew, Eb: total congruence and conflict a pair), at most sum(C) + sum(F); the
    score is 1 minus its share of that (the absolute-difference measure of DNA). Found by spectral start and single
    moves. `weights` are those of the statements in a window.
    """
    ties = _Ties.of(statements, weights)
    if ties.total == 0 or ties.actors <= camps:
        return Polarization(0.0, {})
    members = _improved(ties.start(camps), ties, camps)
    score = 1 - ties.distance(members) / ties.total
    return Polarization(score, dict(zip(statements.actors, members.tolist(), strict=True)))


@dataclass(frozen=True, slots=True)
class Moment:
    """How polarized the debate was in a window: `day` to `last` is its middle unit, `actors` those who speak in it."""

    number: int
    day: date
    last: date
    statements: int
    actors: int
    polarization: Polarization


def polarization_over_time(
    statements: Statements,
    unit: Step,
    width: int,
    kernel: Kernel = "uniform",
    camps: int = 2,
    *,
    most: int = MOST_ACTORS,
) -> Iterator[Moment]:
    """The polarization of each window (`windows.windows`), by the actors who speak in it, of the `most` busiest."""
    for window in windows(busiest(statements, most), unit, width, kernel):
        inside = window.statements.compact()
        found = polarization(inside, camps, window.weights)
        yield Moment(window.number, window.middle, window.last, len(inside), len(inside.actors), found)


@dataclass(frozen=True, slots=True, eq=False)
class _Ties:
    """The pairs of actors that are tied at all, each once, with their congruence and conflict."""

    actors: int
    one: Members
    other: Members
    congruence: Dense
    conflict: Dense

    @classmethod
    def of(cls, statements: Statements, weights: Dense | None) -> Self:
        same, unlike = (one_mode(statements, kind, weights=weights).weights for kind in ("congruence", "conflict"))
        rows, columns = sparse.triu(same + unlike, k=1).nonzero()
        values = (np.asarray(each[rows, columns]).ravel() if len(rows) else np.zeros(0) for each in (same, unlike))
        return cls(len(statements.actors), rows.astype(np.int64), columns.astype(np.int64), *values)

    @property
    def total(self) -> float:
        return 2 * float(self.congruence.sum() + self.conflict.sum())

    def start(self, camps: int) -> Members:
        ties = np.zeros((self.actors, self.actors))
        ties[self.one, self.other] = ties[self.other, self.one] = self.congruence - self.conflict
        _, vectors = linalg.eigh(ties, subset_by_index=[self.actors - camps, self.actors - 1])
        _, found = kmeans2(vectors, camps, minit="++", rng=_SEED)
        members: Members = np.asarray(found, dtype=np.int64)
        return members if len(np.unique(members)) == camps else np.arange(len(members), dtype=np.int64) % camps

    def distance(self, members: Members) -> float:
        """How far a partition is from perfect; pairs without a tie are only counted."""
        sizes = np.bincount(members)
        pairs_within = int((sizes * (sizes - 1)).sum()) // 2
        pairs_between = self.actors * (self.actors - 1) // 2 - pairs_within
        within = members[self.one] == members[self.other]
        inside = float(self.congruence.sum()) / max(1, pairs_within)
        across = float(self.conflict.sum()) / max(1, pairs_between)
        of_within = np.abs(self.congruence - inside) + self.conflict
        of_between = self.congruence + np.abs(self.conflict - across)
        tied = int(np.count_nonzero(within))
        untied = (pairs_within - tied) * inside + (pairs_between - (len(within) - tied)) * across
        return float(np.where(within, of_within, of_between).sum()) + untied


def _improved(members: Members, ties: _Ties, camps: int) -> Members:
    best = ties.distance(members)
    moved = True
    while moved:  # every move lowers the distance, so this ends
        moved = False
        for actor in range(len(members)):
            for camp in range(camps):
                trial = members.copy()
                trial[actor] = camp
                if len(np.unique(trial)) < camps:  # all in one camp would call consensus polarized
                    continue
                distance = ties.distance(trial)
                if distance < best - 1e-9:
                    members, best, moved = trial, distance, True
    return members


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


def centralities(network: Network) -> dict[str, Centrality]:
    """By actor; a two-mode network's actors among its concepts."""
    found = central(graph(network))
    return {actor: found[actor] for actor in network.rows}


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
