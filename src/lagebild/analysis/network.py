"""Discourse networks after Leifeld: one-mode (actor by actor) and two-mode (actor by concept).

Formulas as Discourse Network Analyzer 3 computes them, written down in docs/networks.md: X[a, c, q] is the number of
statements of actor a on concept c with agreement q (0 or 1), after duplicates are dropped. Since q has two values, a
pair of statements on one concept is congruent (same q) or conflicting (different q), and nothing between.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse

from lagebild.analysis.statements import Statements

OneMode = Literal["ignore", "congruence", "conflict", "subtract"]
TwoMode = Literal["ignore", "subtract", "combine"]
OneModeNorm = Literal["none", "average", "cosine", "jaccard"]
TwoModeNorm = Literal["none", "activity", "prominence"]
Matrix = sparse.csr_array


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A weighted network: `weights` has a row for each of `rows`, a column for each of `columns` (equal in one-mode)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    weights: Matrix
    kind: str
    normalisation: str

    @property
    def one_mode(self) -> bool:
        """Whether rows and columns are the same things."""
        return self.rows == self.columns

    def weight(self, row: str, column: str) -> float:
        """The weight of the tie between two names; KeyError for a name that is not in the network."""
        try:
            return float(self.weights[self.rows.index(row), self.columns.index(column)])
        except ValueError:
            raise KeyError((row, column)) from None


def counts(statements: Statements) -> tuple[Matrix, Matrix]:
    """Actor by concept: how often each disagrees (first) and agrees (second)."""
    shape = (len(statements.actors), len(statements.concepts))

    def of(mask: npt.NDArray[np.bool_]) -> Matrix:
        ones = np.ones(int(mask.sum()), dtype=np.float64)
        return sparse.coo_array((ones, (statements.actor[mask], statements.concept[mask])), shape=shape).tocsr()

    return of(~statements.agree), of(statements.agree)


def two_mode(statements: Statements, kind: TwoMode = "ignore", normalisation: TwoModeNorm = "none") -> Network:
    """Actor by concept.

    *ignore* counts statements; *subtract* is agreements minus disagreements; *combine* is 1 for only agreement, 2 for
    only disagreement, 3 for both. *activity* divides by the actor's statements, *prominence* by the concept's.
    """
    no, yes = counts(statements)
    if kind == "ignore":
        weights = no + yes
    elif kind == "subtract":
        weights = yes - no
    else:
        weights = (yes > 0).astype(np.float64) + 2 * (no > 0).astype(np.float64)
    total = no + yes
    if normalisation == "activity":
        weights = sparse.diags_array(_inverse(total.sum(axis=1))) @ weights
    elif normalisation == "prominence":
        weights = weights @ sparse.diags_array(_inverse(total.sum(axis=0)))
    return Network(statements.actors, statements.concepts, _clean(weights), kind, normalisation)


def one_mode(statements: Statements, kind: OneMode = "congruence", normalisation: OneModeNorm = "none") -> Network:
    """Actor by actor, summed over concepts; the diagonal is 0.

    *ignore* multiplies the two actors' statements on each concept; *congruence* counts the pairs that agree with each
    other, *conflict* those that do not; *subtract* is congruence minus conflict. Normalisation, with n an actor's
    statements: *average* divides by (na + nb) / 2, *cosine* by na * nb (DNA's name; it is not the cosine of the
    vectors), *jaccard* by what either says on concepts where the other is silent plus what both say.
    """
    no, yes = counts(statements)
    weights = _pairs(no, yes, kind)
    weights.setdiag(0)
    weights.eliminate_zeros()
    if normalisation != "none":
        weights = _normalised(weights, no, yes, normalisation)
    return Network(statements.actors, statements.actors, _clean(weights), kind, normalisation)


def _pairs(no: Matrix, yes: Matrix, kind: OneMode) -> Matrix:
    both = no + yes
    if kind == "ignore":
        return sparse.csr_array(both @ both.T)
    congruent = sparse.csr_array(no @ no.T + yes @ yes.T)
    if kind == "congruence":
        return congruent
    conflicting = sparse.csr_array(no @ yes.T + yes @ no.T)
    return conflicting if kind == "conflict" else sparse.csr_array(congruent - conflicting)


def _normalised(weights: Matrix, no: Matrix, yes: Matrix, normalisation: OneModeNorm) -> Matrix:
    ties = weights.tocoo()
    own = np.asarray((no + yes).sum(axis=1), dtype=np.float64).ravel()
    left, right = own[ties.coords[0]], own[ties.coords[1]]
    if normalisation == "average":
        divisor = (left + right) / 2
    elif normalisation == "cosine":
        divisor = left * right
    else:
        divisor = _union(no, yes, ties)
    return sparse.coo_array((ties.data / divisor, ties.coords), shape=ties.shape).tocsr()


def _union(no: Matrix, yes: Matrix, ties: Any) -> npt.NDArray[np.float64]:
    """What a says and b never, what b says and a never, and the products of what both say, per concept and q."""
    both = sparse.hstack([no, yes], format="csr")
    said = (both > 0).astype(np.float64)
    own = np.asarray(both.sum(axis=1), dtype=np.float64).ravel()
    shared = (both @ said.T).tocsr()
    product = (both @ both.T).tocsr()
    row, column = ties.coords
    of_left, of_right = _at(shared, row, column), _at(shared, column, row)
    divisor = (own[row] - of_left) + (own[column] - of_right) + _at(product, row, column)
    return np.asarray(divisor, dtype=np.float64)


def _at(matrix: Matrix, row: npt.NDArray[np.intp], column: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
    return np.asarray(matrix[row, column], dtype=np.float64).ravel()


def _inverse(totals: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """1 / total, 0 where nothing is said."""
    values = np.asarray(totals, dtype=np.float64).ravel()
    return np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)


def _clean(weights: Any) -> Matrix:
    found = sparse.csr_array(weights)
    found.eliminate_zeros()
    found.sort_indices()
    return found
