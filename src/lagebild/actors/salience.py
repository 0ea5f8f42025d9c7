"""Whom a pronoun means: the most salient figure that agrees, or nobody when two are equally likely.

After Lappin and Leass (1994), "An Algorithm for Pronominal Anaphora Resolution": role and recency weigh; the weights
are our own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.actors.figures import Figure

__all__ = ["Place", "Turn", "antecedent", "salience"]

_ROLES = {"subject": 1.0, "embedded": 0.75, "object": 0.6, "oblique": 0.4, "genitive": 0.3, "place": 0.1}
"""`embedded`: the subject of a subordinate clause."""
_SENTENCE = 0.65
"""What a mention keeps of its weight with every sentence that lies between."""
_PARAGRAPH = 0.75
_REACH = 4
"""Sentences: further back nobody looks for the antecedent of a pronoun."""
_BODY = 0.85
_STATE = 0.45
"""A state that bears an article ("der Iran") is rarely meant by "er"."""
_UNKNOWN_GENDER = 0.7
_QUOTED = 0.5
_LEAD = 1.2
"""How many times the best candidate must outweigh the second."""
_FLOOR = 0.12


@dataclass(slots=True)
class Place:
    """Where something stands: numbers of sentence, paragraph, clause and token; `quoted` inside direct speech."""

    sentence: int
    paragraph: int
    clause: int
    token: int
    quoted: bool = False


@dataclass(slots=True)
class Turn:
    """A mention that was resolved, as later pronouns see it."""

    figure: Figure
    place: Place
    role: str


def antecedent(
    turns: Iterable[Turn], place: Place, genders: str, *, own_clause: bool, not_subject_of: int | None = None
) -> Figure | None:
    """The figure that a pronoun at `place` means.

    `turns` run from the latest back; `genders` are the letters that agree (m, f, n, p); `own_clause` allows mentions of
    the pronoun's own clause (possessives), `not_subject_of` bars a clause's mentions (objects are not their subjects).
    """
    weights: dict[int, list[float]] = {}
    figures: dict[int, Figure] = {}
    for turn in turns:
        distance = place.sentence - turn.place.sentence
        if distance > _REACH:
            break
        same_clause = distance == 0 and turn.place.clause == place.clause
        if same_clause and (
            (not own_clause and turn.role not in ("subject", "embedded")) or turn.place.clause == not_subject_of
        ):
            continue
        weight = _agreement(turn.figure, genders)
        if not weight:
            continue
        weight *= salience(turn, place)
        weights.setdefault(id(turn.figure), []).append(weight)
        figures[id(turn.figure)] = turn.figure
    ranked = sorted(((_sum(found), key) for key, found in weights.items()), reverse=True)
    if not ranked or ranked[0][0] < _FLOOR or (len(ranked) > 1 and ranked[0][0] < _LEAD * ranked[1][0]):
        return None
    return figures[ranked[0][1]]


def salience(turn: Turn, place: Place) -> float:
    """How present a mention is at a place: its role, and how far back it stands."""
    weight = _ROLES[turn.role] * _SENTENCE ** (place.sentence - turn.place.sentence)
    weight *= _PARAGRAPH if turn.place.paragraph != place.paragraph else 1.0
    return weight * (_QUOTED if turn.place.quoted and not place.quoted else 1.0)


def _agreement(figure: Figure, genders: str) -> float:
    if figure.gender:
        weight = 1.0 if figure.is_person else _STATE if figure.kind == "state" else _BODY
        return weight if figure.gender in genders else 0.0
    if figure.kind in ("person", "unknown") and ("m" in genders or "f" in genders):
        return _UNKNOWN_GENDER
    return 0.0


def _sum(weights: list[float]) -> float:
    """The best mention counts whole, the others a quarter: who is spoken of often is more likely meant."""
    best = max(weights)
    return best + 0.25 * (sum(weights) - best)
