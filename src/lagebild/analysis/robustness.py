"""What stays of a network when one counts otherwise: duplicates, normalisation, time, copies once or as printed."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import networkx
import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment
from scipy.special import comb
from scipy.stats import rankdata
from scipy.stats.contingency import crosstab

from lagebild.analysis.network import Network, OneMode, OneModeNorm, one_mode
from lagebild.analysis.statements import Duplicates, Statements, busiest, without_duplicates

__all__ = [
    "Comparison",
    "Variant",
    "adjusted_rand",
    "compared",
    "groups_of",
    "mutual_information",
    "rank_correlation",
    "robustness",
]

_MOST_ACTORS = 400
"""Pairs of more actors than this are too many to rank for each variant; the busiest are compared."""
Vector = npt.NDArray[np.float64]
Groups = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Variant:
    """The network counted otherwise: what is other, its size, and how much it is like the network as asked for.

    `rank` is Spearman's rank correlation of the ties over all pairs of actors, `rand` the adjusted Rand index (Hubert
    and Arabie 1985) and `information` the normalised mutual information (arithmetic mean; Strehl and Ghosh 2002) of the
    communities; all 1 for an equal network, None where nothing varies.
    """

    dimension: str
    value: str
    statements: int
    ties: int
    communities: int
    rank: float | None
    rand: float | None
    information: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """The variants, the network as asked for first, and how they compare with each other.

    `ranks`: Spearman's rank correlation of the ties of each pair of variants, nan where nothing varies. `groups`: the
    community of each of `actors` (columns, those with the strongest ties first) in each variant (rows), numbered so
    that a community has the number of the one that it shares most actors with in the network as asked for; -1 for an
    actor without ties.
    """

    variants: tuple[Variant, ...]
    ranks: Vector
    actors: tuple[str, ...]
    groups: Groups

    @property
    def steady(self) -> float | None:
        """The share of actors with ties who stay in one community wherever they have ties; None where nobody has."""
        tied = [column[column >= 0] for column in self.groups.T if column[0] >= 0]
        return sum(bool((column == column[0]).all()) for column in tied) / len(tied) if tied else None


def robustness(
    statements: Statements,
    kind: OneMode = "congruence",
    normalisation: OneModeNorm = "average",
    duplicates: Duplicates = "document",
    standing: Collection[str] | None = None,
    *,
    once: bool = False,
) -> tuple[Variant, ...]:
    """The variants of `compared`."""
    return compared(statements, kind, normalisation, duplicates, standing, once=once).variants


def compared(
    statements: Statements,
    kind: OneMode = "congruence",
    normalisation: OneModeNorm = "average",
    duplicates: Duplicates = "document",
    standing: Collection[str] | None = None,
    *,
    once: bool = False,
) -> Comparison:
    """The network as asked for (first), and each variant that differs from it in one respect.

    `statements` are as printed. Respects: duplicate handling, normalisation, halves and thirds of the time, and copies
    of agency texts, where `standing` names the sources of the statements that stand when copies count once; `once`
    makes that the network asked for, and counting as printed the variant. At most the 400 actors with most statements
    are compared.
    """
    statements = busiest(statements, _MOST_ACTORS)
    other = None
    if standing is not None:
        alone = statements.where(np.array([source in standing for source in statements.sources], dtype=np.bool_))
        statements, other = (alone, statements) if once else (statements, alone)
    kept = without_duplicates(statements, duplicates)
    counted = [("as asked for", f"{duplicates}, {normalisation}", kept, normalisation)]
    counted += _variants(statements, normalisation, duplicates)
    if other is not None:
        told = "printed" if once else "once"
        counted.append(("copies", told, without_duplicates(other, duplicates), normalisation))
    networks = [one_mode(table, kind, norm) for _, _, table, norm in counted]
    return _comparison(networks, [(dimension, value, len(table)) for dimension, value, table, _ in counted])


def _comparison(networks: Sequence[Network], told: Sequence[tuple[str, str, int]]) -> Comparison:
    upper = np.triu_indices(len(networks[0].rows), 1)
    ranks = _correlations([rankdata(network.weights.toarray()[upper]) for network in networks])
    groups = [groups_of(network) for network in networks]
    variants = tuple(
        Variant(*told[number], *_size(network, groups[number]),
                1.0 if number == 0 else _number(ranks[0, number]),
                adjusted_rand(groups[0], groups[number]), mutual_information(groups[0], groups[number]))
        for number, network in enumerate(networks)
    )  # fmt: skip
    strength = np.asarray(networks[0].weights.sum(axis=1)).ravel()
    order = np.argsort(-strength, kind="stable")
    aligned = np.stack([_aligned(groups[0], own, network) for own, network in zip(groups, networks, strict=True)])
    actors = tuple(networks[0].rows[number] for number in order.tolist())
    return Comparison(variants, ranks, actors, aligned[:, order])


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _correlations(ranks: Sequence[Vector]) -> Vector:
    """Pearson's correlation of each pair of ranks; nan where one does not vary."""
    varies = np.array([len(rank) > 1 and bool(np.ptp(rank) > 0) for rank in ranks])
    found = np.full((len(ranks), len(ranks)), np.nan)
    if varies.any():
        among = np.atleast_2d(np.corrcoef(np.stack([rank for rank, does in zip(ranks, varies, strict=True) if does])))
        found[np.ix_(varies, varies)] = among
    return found


def _aligned(base: Groups, own: Groups, network: Network) -> Groups:
    """The groups under the numbers of those of `base` that they share most actors with, -1 without ties."""
    table = _table(own, base)
    found = own + int(base.max(initial=-1)) + 1  # a group that fits none gets a number of its own
    for mine, theirs in zip(*linear_sum_assignment(table, maximize=True), strict=True):
        if table[mine, theirs]:
            found[own == np.unique(own)[mine]] = np.unique(base)[theirs]
    tied = np.diff(network.weights.indptr) > 0
    return np.where(tied, found, -1)


def _variants(
    statements: Statements,
    normalisation: OneModeNorm,
    duplicates: Duplicates,
) -> Iterator[tuple[str, str, Statements, OneModeNorm]]:
    for per in get_args(Duplicates):
        if per != duplicates:
            yield "duplicates", per, without_duplicates(statements, per), normalisation
    kept = without_duplicates(statements, duplicates)
    for norm in get_args(OneModeNorm):
        if norm != normalisation:
            yield "normalisation", norm, kept, norm
    for name, part in _times(statements):
        yield "time", name, without_duplicates(part, duplicates), normalisation


def _times(statements: Statements) -> Iterator[tuple[str, Statements]]:
    """Halves and thirds of the time between the first and the last dated statement."""
    dated = statements.where(~np.isnat(statements.when))
    if not len(dated):
        return
    seconds = dated.when.astype(np.int64)
    low, high = int(seconds.min()), int(seconds.max())
    if low == high:
        return
    for parts, names in ((2, ("first half", "second half")), (3, ("first third", "second third", "last third"))):
        number = np.minimum((seconds - low) * parts // (high - low), parts - 1)
        for part, name in enumerate(names):
            yield name, dated.where(number == part)


def _size(network: Network, groups: Groups) -> tuple[int, int]:
    return int(network.weights.count_nonzero()) // 2, len(np.unique(groups))


def groups_of(network: Network) -> Groups:
    """The number of the Louvain community of each actor (positive ties); the same in every run."""
    made = networkx.Graph()
    made.add_nodes_from(range(len(network.rows)))
    ties = network.weights.tocoo()
    made.add_weighted_edges_from(
        (int(row), int(column), float(weight))
        for row, column, weight in zip(*ties.coords, ties.data, strict=True)
        if row < column and weight > 0
    )
    found = networkx.community.louvain_communities(made, weight="weight", seed=0)
    numbers = np.zeros(len(network.rows), dtype=np.int64)
    for number, members in enumerate(sorted(found, key=lambda group: (-len(group), min(group)))):
        numbers[list(members)] = number
    return numbers


def rank_correlation(one: Vector, other: Vector) -> float | None:
    """Spearman's rank correlation with mean ranks for ties; None where one of the two does not vary."""
    if len(one) < 2 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])


def adjusted_rand(one: Groups, other: Groups) -> float | None:
    """The adjusted Rand index of two partitions (Hubert and Arabie 1985): 1 equal, about 0 by chance."""
    table = _table(one, other)
    pairs = comb(table.sum(), 2)
    if not pairs:
        return None
    together = comb(table, 2).sum()
    rows, columns = comb(table.sum(axis=1), 2).sum(), comb(table.sum(axis=0), 2).sum()
    expected, most = rows * columns / pairs, (rows + columns) / 2
    return 1.0 if most == expected else float((together - expected) / (most - expected))


def mutual_information(one: Groups, other: Groups) -> float | None:
    """The mutual information of two partitions over the mean of their entropies: 1 equal, 0 independent."""
    table = _table(one, other)
    if not table.sum():
        return None
    joint = table / table.sum()
    entropies = _entropy(joint.sum(axis=1)) + _entropy(joint.sum(axis=0))
    return 1.0 if entropies == 0 else float(max(0.0, 2 * (entropies - _entropy(joint.ravel())) / entropies))


def _table(one: Groups, other: Groups) -> Vector:
    if not len(one):
        return np.zeros((0, 0))
    return np.asarray(crosstab(one, other).count, dtype=np.float64)


def _entropy(shares: Vector) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())
