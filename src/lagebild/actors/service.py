"""For whom a named office-holder speaks where the phrase itself does not say: the body of which the text speaks there.

The press names the body first and its voice next: "Für die Opposition ist das klar. Klubobfrau Thea Roth sagte ...".
"""

from collections.abc import Iterable

from lagebild.actors.figures import Figure
from lagebild.actors.lists import lexicon
from lagebild.actors.memory import Memory
from lagebild.actors.salience import Turn
from lagebild.actors.words import Noun
from lagebild.model import Token

__all__ = ["served_near", "told_behind"]

_BODIES = frozenset(
    ("union", "organisation", "company", "party", "authority", "court", "government", "media", "alliance")
)
_FRONT = 3
"""Tokens: how far into its sentence a body still stands before the verb."""


def served_near(memory: Memory, office: Noun) -> Figure | None:
    """The body in this sentence or the one before, in the same paragraph, that such an office serves."""
    kinds = _kinds(office)
    last = memory.turns[-1].place if memory.turns else None
    if not kinds or last is None:
        return None
    near: list[Turn] = []
    for turn in memory.back():
        if last.sentence - turn.place.sentence > 1 or turn.place.paragraph != last.paragraph:
            break
        if turn.figure.kind in kinds and not turn.place.quoted and not turn.figure.members and _serves(turn.figure):
            near.append(turn)
    best = min(near, key=lambda turn: (_rank(turn), last.sentence - turn.place.sentence), default=None)
    return None if best is None or (best.figure.kind == "state" and _rank(best) > 1) else best.figure


def _rank(turn: Turn) -> int:
    """Subjects first, then what opens a sentence ("Aus dem Kreml kam Spott"), then the rest."""
    return 0 if turn.role == "subject" else 1 if turn.place.token <= _FRONT else 2


def _kinds(office: Noun) -> frozenset[str]:
    for kinds, firsts, heads in lexicon().serves:
        if office.stem.startswith(firsts) or office.stem.endswith(heads):
            return kinds
    return frozenset()


def _serves(figure: Figure) -> bool:
    """No bare noun ("die Partei"), and of authorities only those that are no place."""
    named = not figure.described or (figure.noun is not None and figure.noun.stem != figure.noun.head)
    return named and (figure.kind != "authority" or figure.name in lexicon().lands)


def told_behind(left: Figure, right: Figure, between: Iterable[Token], sentence: Iterable[Token]) -> bool:
    """ "Karl Ott vom Städtebund": a named person and, behind "von", whom he speaks for."""
    words = [token.text for token in between]
    if words not in (["von"], ["vom"], ["bei"], ["beim"]) or not left.is_person or left.described:
        return False
    asked = any(token.lemma in lexicon().ask_of for token in sentence)
    return right.kind in _BODIES and right.name not in lexicon().lands and not asked
