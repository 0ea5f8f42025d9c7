"""What the second reading remembers: the register, who was mentioned last, which state is spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lagebild.actors.figures import Figure, Register
from lagebild.actors.gazetteer import known_name
from lagebild.actors.lists import lexicon
from lagebild.actors.naming import Naming, figure_of_known
from lagebild.actors.number import is_plural, phrase_gender
from lagebild.actors.phrases import Phrase
from lagebild.actors.salience import Place, Turn
from lagebild.actors.wording import described_name
from lagebild.actors.words import Noun
from lagebild.model import ActorKind, Token

__all__ = ["Description", "Memory"]

_REMEMBERED = 500
"""Mentions: what is further back plays no part, so that the time grows with the length of the text."""


@dataclass(frozen=True, slots=True)
class Description:
    """A phrase whose noun may name an actor, and what is known of it: whom it belongs to, number, gender, place."""

    phrase: Phrase
    tokens: Sequence[Token]
    noun: Noun
    owner: Figure | None
    plural: bool
    gender: str
    place: Place

    @property
    def is_definite(self) -> bool:
        """Whether it takes up what is known: "der", "dieser"."""
        return self.phrase.article in ("def", "dem")

    @property
    def is_bare(self) -> bool:
        """Whether neither adjective, genitive nor name narrows it down."""
        return not self.phrase.adjectives and self.phrase.inner is None and self.phrase.name is None

    def words(self, positions: Sequence[int]) -> list[str]:
        """The words at some tokens."""
        return [self.tokens[at].text for at in positions]


class Memory:
    """The state of the second reading, shared by its rules."""

    def __init__(self, register: Register, naming: Naming, places: Sequence[str]) -> None:
        self.register, self.naming = register, naming
        self.places = tuple(places)
        self.turns: list[Turn] = []
        self.governed: Figure | None = None
        """The state whose government was named last."""

    def back(self) -> Iterator[Turn]:
        """The mentions from the latest back."""
        return reversed(self.turns)

    def forget(self) -> None:
        """Drops what is too far back to matter."""
        del self.turns[:-_REMEMBERED]

    def describe(self, phrase: Phrase, tokens: Sequence[Token], owner: Figure | None, place: Place) -> Description:
        """The description that a phrase with a known noun is."""
        assert phrase.noun is not None  # callers look at phrases whose noun is in the lists
        plural = is_plural(phrase, tokens)
        return Description(phrase, tokens, phrase.noun, owner, plural, phrase_gender(phrase, tokens), place)

    def listed(self, name: str) -> Figure | None:
        """The figure of a name that the lists know."""
        known = known_name(name.split(" "))
        return figure_of_known(self.register, known) if known is not None else None

    def introduce(self, what: Description, kind: ActorKind) -> Figure:
        """A figure that is known by its description alone."""
        found, lists = what.noun, lexicon()
        if found.head in lists.anonymous or found.stem in lists.anonymous:
            kind = "anonymous"
        offices = [(found, what.owner)] if found.sort == "person" and kind != "group" else []
        name = described_name(what.phrase, what.tokens)
        return self.register.add(Figure(name, kind, what.gender, offices, noun=found, owner=what.owner, described=True))

    def leading_state(self) -> Figure | None:
        """The state that is mentioned most, the latest of equals."""
        counts: dict[str, int] = {}
        best = None
        for turn in self.turns:
            if turn.figure.kind == "state":
                counts[turn.figure.name] = counts.get(turn.figure.name, 0) + 1
                best = turn.figure if best is None or counts[turn.figure.name] >= counts[best.name] else best
        return best

    def spoken_state(self, *, lands: bool = False, near: bool = False) -> Figure | None:
        """The state (or Land) that is spoken of: the subject of the last sentences, else the latest mention.

        `near` gives None where it lies more than three sentences back.
        """
        recent = [turn for turn in self.turns[-40:] if _is_territory(turn.figure, lands=lands)]
        if not recent or (near and self.turns[-1].place.sentence - recent[-1].place.sentence > 3):
            return None
        last = recent[-1].place.sentence
        subjects = [turn for turn in recent if turn.role == "subject" and last - turn.place.sentence <= 2]
        return (subjects or recent)[-1].figure

    def land(self, name: str) -> Figure:
        """The figure of a Land or canton."""
        return self.register.add(Figure(name, "authority", "n"))

    def only_land(self) -> Figure | None:
        """The one Land or canton that the page names, else the one whose capital the dateline gives."""
        lists = lexicon()
        lands = [figure for figure in self.register.searched if figure.name in lists.lands]
        if lands:
            return lands[0] if len(lands) == 1 else None
        seats = [lists.land_seats[place] for place in self.places if place in lists.land_seats]
        return self.land(seats[0]) if len(set(seats)) == 1 else None


def _is_territory(figure: Figure, *, lands: bool) -> bool:
    return figure.kind == "state" or (lands and figure.kind == "authority" and figure.name in lexicon().lands)
