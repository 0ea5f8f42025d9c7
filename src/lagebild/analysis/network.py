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
Weights = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
_ROWS = 500


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A weighted network: `weights` has a row for each of `rows` and a column for each of `columns`."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    weights: Matrix
    kind: str
    normalisation: str
    one_mode: bool
    """Whether rows and columns are the same things (actors)."""

    def weight(self, row: str, column: str) -> float:
        """The weight of the tie between two names; KeyError for a name that is not in the network."""
        try:
            return float(self.weights[self.rows.index(row), self.columns.index(column)])
        except ValueError:
            raise KeyError((row, column)) from None


def counts(statements: Statements, weights: Weights | None = None) -> tuple[Matrix, Matrix]:
    """Actor by concept: how often each disagrees (first) and agrees (second); a statement counts as its weight."""
    shape = (len(statements.actors), len(statements.concepts))
    each = np.ones(len(statements), dtype=np.float64) if weights is None else weights

    def of(mask: npt.NDArray[np.bool_]) -> Matrix:
        place = (statements.actor[mask], statements.concept[mask])
        return sparse.coo_array((each[mask], place), shape=shape).tocsr()

    return of(~statements.agree), of(statements.agree)


def two_mode(
    statements: Statements,
    kind: TwoMode = "ignore",
    normalisation: TwoModeNorm = "none",
    weights: Weights | None = None,
) -> Network:
    """Actor by concept.

    *ignore* counts statements; *subtract* is agreements minus disagreements; *combine* is 1 for only agreement, 2 for
    only disagreement, 3 for both. *activity* divides by the actor's statements, *prominence* by the concept's.
    """
    no, yes = counts(statements, weights)
    total = no + yes
    if kind == "ignore":
        ties: Any = total
    elif kind == "subtract":
        ties = yes - no
    else:
        ties = (yes > 0).astype(np.float64) + 2 * (no > 0).astype(np.float64)
    if normalisation == "activity":
        ties = sparse.diags_array(_inverse(total.sum(axis=1))) @ ties
    elif normalisation == "prominence":
        ties = ties @ sparse.diags_array(_inverse(total.sum(axis=0)))
    return Network(statements.actors, statements.concepts, _clean(ties), kind, normalisation, one_mode=False)


def one_mode(
    statements: Statements,
    kind: OneMode = "congruence",
    normalisation: OneModeNorm = "none",
    weights: Weights | None = None,
) -> Network:
    """Actor by actor, summed over concepts; the diagonal is 0.

    *ignore* multiplies the two actors' statements on each concept; *congruence* counts the pairs that agree with each
    other, *conflict* those that do not; *subtract* is congruence minus conflict. Normalisation, with n an actor's
    statements: *average* divides by (na + nb) / 2, *cosine* by na * nb (DNA's name; it is not the cosine of the
    vectors), *jaccard* by what either says on concepts where the other is silent plus what both say.
    """
    no, yes = counts(statements, weights)
    ties = _pairs(no, yes, kind)
    ties.setdiag(0)
    ties.eliminate_zeros()  # an actor without statements would be divided by 0
    if normalisation != "none":
        ties = _normalised(ties, no, yes, normalisation)
    return Network(statements.actors, statements.actors, _clean(ties), kind, normalisation, one_mode=True)


def _pairs(no: Matrix, yes: Matrix, kind: OneMode) -> Matrix:
    both = no + yes
    if kind == "ignore":
        return sparse.csr_array(both @ both.T)
    # side by side, one product is both sums: faster than adding two products of many million ties
    said = sparse.csr_array(sparse.hstack([no, yes], format="csr"))
    if kind == "congruence":
        return sparse.csr_array(said @ said.T)
    turned = sparse.csr_array(sparse.hstack([yes, no], format="csr"))
    conflicting = sparse.csr_array(said @ turned.T)
    return conflicting if kind == "conflict" else sparse.csr_array(said @ said.T - conflicting)


def _normalised(ties: Matrix, no: Matrix, yes: Matrix, normalisation: OneModeNorm) -> Matrix:
    if normalisation == "jaccard":
        row = np.repeat(np.arange(ties.shape[0], dtype=np.int32), np.diff(ties.indptr))
        ties.data /= _union(no, yes, row, ties.indices)
        return ties
    own = np.asarray((no + yes).sum(axis=1), dtype=np.float64).ravel()
    # some rows at a time: beside a hundred million ties there is no room for three arrays as long
    for low in range(0, ties.shape[0], _ROWS):
        bounds = ties.indptr[low : low + _ROWS + 1]
        part = slice(int(bounds[0]), int(bounds[-1]))
        of_row, of_column = np.repeat(own[low : low + _ROWS], np.diff(bounds)), own[ties.indices[part]]
        ties.data[part] /= (of_row + of_column) / 2 if normalisation == "average" else of_row * of_column
    return ties


def _union(no: Matrix, yes: Matrix, row: Codes, column: Codes) -> Weights:
    """What a says and b never, what b says and a never, and the products of what both say, per concept and q."""
    both = sparse.hstack([no, yes], format="csr")
    said = (both > 0).astype(np.float64)
    own = np.asarray(both.sum(axis=1), dtype=np.float64).ravel()
    shared = (both @ said.T).tocsr()
    product = (both @ both.T).tocsr()
    of_left, of_right = _at(shared, row, column), _at(shared, column, row)
    return (own[row] - of_left) + (own[column] - of_right) + _at(product, row, column)


def _at(matrix: Matrix, row: Codes, column: Codes) -> Weights:
    if not len(row):  # scipy answers no places with no array
        return np.zeros(0, dtype=np.float64)
    return np.asarray(matrix[row, column], dtype=np.float64).ravel()


def _inverse(totals: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """1 / total, 0 where nothing is said."""
    values = np.asarray(totals, dtype=np.float64).ravel()
    return np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)


def _clean(weights: Any) -> Matrix:
    found = sparse.csr_array(weights)
    found.eliminate_zeros()
    return found
