"""Persons who are called by their past or by no more than being somebody: "die frühere Torhüterin", "der Mann"."""

from lagebild.actors.figures import Figure
from lagebild.actors.memory import Description, Memory
from lagebild.actors.salience import Place, Turn, salience
from lagebild.actors.words import Noun, is_former

__all__ = ["former", "somebody"]

_NEAR = 3
"""Sentences: so far back a biography finds its person."""
_NEXT = 2
"""Sentences: so far back "der Mann" finds one who was not named."""
_LEAD = 2.0
"""How many times the best candidate must outweigh the second."""


def former(memory: Memory, what: Description) -> Figure | None:
    """ "der frühere Außenminister": who is known to have been one, else the person of whom the text speaks there.

    Nobody who holds that office now, and nobody where two are equally likely.
    """
    persons = [turn for turn in memory.back() if turn.figure.is_person and _agrees(turn.figure, what.gender)]
    known = (turn.figure for turn in persons if _was(turn.figure, what.noun))
    once = next(known, None)
    if once is not None:
        return once
    weights: dict[int, float] = {}
    figures: dict[int, Figure] = {}
    for turn in persons:
        if what.place.sentence - turn.place.sentence > _NEAR:
            break
        if turn.figure.described or _is(turn.figure, what.noun) or _is_barred(turn, what.place):
            continue
        weights[id(turn.figure)] = max(weights.get(id(turn.figure), 0.0), salience(turn, what.place))
        figures[id(turn.figure)] = turn.figure
    ranked = sorted(weights, key=lambda key: -weights[key])
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] < _LEAD * weights[ranked[1]]):
        return None
    return figures[ranked[0]]


def somebody(memory: Memory, gender: str, place: Place) -> Figure | None:
    """ "Ein Berater gab das zu. Lob fand der Mann für ...": the last one who is called by a description alone."""
    for turn in memory.back():
        figure = turn.figure
        if place.sentence - turn.place.sentence > _NEXT:
            return None
        if turn.role not in ("subject", "embedded") or _is_barred(turn, place):
            continue
        if figure.is_person and not figure.described and _agrees(figure, gender):
            return None
        if figure.described and figure.offices and figure.gender == gender:
            return figure
    return None


def _agrees(figure: Figure, gender: str) -> bool:
    return not gender or figure.gender in ("", gender)


def _was(figure: Figure, office: Noun) -> bool:
    return any(is_former(held) and held.stem.endswith(office.stem) for held, _ in figure.offices)


def _is(figure: Figure, office: Noun) -> bool:
    return any(not is_former(held) and held.stem.endswith(office.stem) for held, _ in figure.offices)


def _is_barred(turn: Turn, place: Place) -> bool:
    """Nobody is called so in the clause that names him."""
    return turn.place.sentence == place.sentence and turn.place.clause == place.clause >= 0
