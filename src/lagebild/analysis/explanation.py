"""Why two are tied: the statements that make a tie, and the formula with its numbers."""

from dataclasses import dataclass

import numpy as np

from lagebild.analysis.network import OneMode, OneModeNorm, TwoMode, TwoModeNorm
from lagebild.analysis.statements import Statements

__all__ = ["Explanation", "Side", "Term", "explain_pair", "explain_stance"]


@dataclass(frozen=True, slots=True)
class Side:
    """What an actor says on a concept: how often it agrees and disagrees, and the sources of these statements."""

    agrees: int
    disagrees: int
    sources: tuple[str, ...]

    @property
    def all(self) -> int:
        """How many statements."""
        return self.agrees + self.disagrees

    def __str__(self) -> str:
        return f"{self.agrees} for, {self.disagrees} against"


@dataclass(frozen=True, slots=True)
class Term:
    """What one concept adds to a tie before it is divided, and the sum in numbers."""

    concept: str
    first: Side
    second: Side | None
    value: float
    reckoning: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A tie: `weight` is the sum of the terms over `divisor`; `formula` says it in words, `reckoning` in numbers."""

    first: str
    second: str
    terms: tuple[Term, ...]
    divisor: float
    weight: float
    formula: str
    reckoning: str


_PAIRS: dict[OneMode, str] = {
    "ignore": "on every issue, the statements of the one times those of the other",
    "congruence": "on every issue, for times for plus against times against: pairs of statements that agree",
    "conflict": "on every issue, for times against plus against times for: pairs of statements that disagree",
    "subtract": "on every issue, pairs of statements that agree minus pairs that disagree",
}
_DIVIDED: dict[OneModeNorm, str] = {
    "none": "",
    "average": "divided by the mean of the two actors' numbers of statements",
    "cosine": "divided by the product of the two actors' numbers of statements (DNA's 'cosine')",
    "jaccard": "divided by what either says where the other is silent plus the pairs of equal statements",
}
_STANCES: dict[TwoMode, str] = {
    "ignore": "how many statements the actor makes on the issue",
    "subtract": "the actor's statements for the issue minus those against it",
    "combine": "1: only for; 2: only against; 3: both",
}
_SHARED: dict[TwoModeNorm, str] = {
    "none": "",
    "activity": "divided by all statements of the actor",
    "prominence": "divided by all statements on the issue",
}


def explain_pair(
    statements: Statements, first: str, second: str, kind: OneMode = "congruence", normalisation: OneModeNorm = "none"
) -> Explanation:
    """The tie between two actors in `network.one_mode`; KeyError for an actor that makes no statements."""
    one, other = _said(statements, first), _said(statements, second)
    terms = tuple(
        Term(concept, one[concept], other[concept], *_product(one[concept], other[concept], kind))
        for concept in statements.concepts
        if concept in one and concept in other
    )
    total = sum(term.value for term in terms)
    divisor, divided = _divisor(one, other, normalisation)
    weight = 0.0 if first == second or not total else total / divisor
    return _explanation((first, second), terms, divisor, weight, (_PAIRS[kind], _DIVIDED[normalisation]), divided)


def explain_stance(
    statements: Statements, actor: str, concept: str, kind: TwoMode = "ignore", normalisation: TwoModeNorm = "none"
) -> Explanation:
    """The tie between an actor and a concept in `network.two_mode`; KeyError where the actor makes no statements."""
    said = _said(statements, actor)
    side = said.get(concept, Side(0, 0, ()))
    value, numbers = _stance(side, kind)
    divisor, divided = 1.0, ""
    if normalisation == "activity":
        divisor = float(sum(one.all for one in said.values()))
        divided = f"{divisor:g}"
    elif normalisation == "prominence":
        divisor = float(np.count_nonzero(statements.concept == _code(statements.concepts, concept)))
        divided = f"{divisor:g}"
    terms = (Term(concept, side, None, value, numbers),) if side.all else ()
    words = (_STANCES[kind], _SHARED[normalisation])
    return _explanation((actor, concept), terms, divisor, value / divisor if value else 0.0, words, divided)


def _explanation(
    names: tuple[str, str],
    terms: tuple[Term, ...],
    divisor: float,
    weight: float,
    words: tuple[str, str],
    divided: str,
) -> Explanation:
    formula = ", ".join(part for part in words if part)
    sums = " + ".join(f"({term.reckoning})" if len(terms) > 1 else term.reckoning for term in terms) or "0"
    total = sum(term.value for term in terms)
    reckoning = f"{sums} = {total:g}"
    if divided:
        reckoning += f"; {total:g} / ({divided}) = {weight:.4g}"
    return Explanation(*names, terms, divisor, weight, formula, reckoning)


def _code(names: tuple[str, ...], name: str) -> int:
    try:
        return names.index(name)
    except ValueError:
        raise KeyError(name) from None


def _said(statements: Statements, actor: str) -> dict[str, Side]:
    """By concept, what an actor says; KeyError where it says nothing."""
    rows = np.flatnonzero(statements.actor == _code(statements.actors, actor))
    found: dict[str, list[int]] = {}
    for row in rows.tolist():
        found.setdefault(statements.concepts[statements.concept[row]], []).append(row)
    return {concept: _side(statements, numbers) for concept, numbers in found.items()}


def _side(statements: Statements, rows: list[int]) -> Side:
    agreeing = int(np.count_nonzero(statements.agree[rows]))
    return Side(agreeing, len(rows) - agreeing, tuple(statements.sources[row] for row in rows))


def _product(one: Side, other: Side, kind: OneMode) -> tuple[float, str]:
    same = one.agrees * other.agrees + one.disagrees * other.disagrees
    opposite = one.agrees * other.disagrees + one.disagrees * other.agrees
    alike = f"{one.agrees}·{other.agrees} + {one.disagrees}·{other.disagrees}"
    unlike = f"{one.agrees}·{other.disagrees} + {one.disagrees}·{other.agrees}"
    if kind == "ignore":
        return one.all * other.all, f"{one.all}·{other.all}"
    if kind == "congruence":
        return same, alike
    if kind == "conflict":
        return opposite, unlike
    return same - opposite, f"{alike} - ({unlike})"


def _stance(side: Side, kind: TwoMode) -> tuple[float, str]:
    if kind == "ignore":
        return side.all, f"{side.agrees} + {side.disagrees}"
    if kind == "subtract":
        return side.agrees - side.disagrees, f"{side.agrees} - {side.disagrees}"
    value = (1 if side.agrees else 0) + (2 if side.disagrees else 0)
    return value, f"{value}"


def _divisor(one: dict[str, Side], other: dict[str, Side], normalisation: OneModeNorm) -> tuple[float, str]:
    mine, theirs = sum(side.all for side in one.values()), sum(side.all for side in other.values())
    if normalisation == "none":
        return 1.0, ""
    if normalisation == "average":
        return (mine + theirs) / 2, f"({mine} + {theirs}) / 2"
    if normalisation == "cosine":
        return float(mine * theirs), f"{mine} · {theirs}"
    first, second = _cells(one), _cells(other)
    only_first = sum(count for cell, count in first.items() if cell not in second)
    only_second = sum(count for cell, count in second.items() if cell not in first)
    both = sum(count * second[cell] for cell, count in first.items() if cell in second)
    return float(only_first + only_second + both), f"{only_first} + {only_second} + {both}"


def _cells(said: dict[str, Side]) -> dict[tuple[str, bool], int]:
    cells = {(concept, True): side.agrees for concept, side in said.items()}
    cells |= {(concept, False): side.disagrees for concept, side in said.items()}
    return {cell: count for cell, count in cells.items() if count}
