"""Who plays a part in an article while it is being read: figures, what is known of them, how they are looked up."""

from dataclasses import dataclass, field

from lagebild.actors.words import Noun, genitive_name
from lagebild.model import Actor, ActorKind, content_id

__all__ = ["Figure", "Register", "actor_id", "name_parts", "surname_of"]


@dataclass(slots=True, eq=False)
class Figure:
    """An actor in the making. `gender` is m, f, n, p (plural) or "" while unknown; `owner` whom it speaks for."""

    name: str
    kind: ActorKind
    gender: str = ""
    offices: list[tuple[Noun, "Figure | None"]] = field(default_factory=list)
    noun: Noun | None = None
    party: str | None = None
    owner: "Figure | None" = None
    aliases: list[str] = field(default_factory=list)
    fixed: bool = False
    described: bool = False
    members: tuple["Figure", ...] = ()
    guessed: bool = False
    """Whether nothing but its capitals says that this is a name."""

    def call(self, alias: str) -> None:
        """Adds another name."""
        if alias and alias != self.name and alias not in self.aliases:
            self.aliases.append(alias)

    @property
    def is_person(self) -> bool:
        """Whether this is one human being."""
        return self.kind == "person"

    def actor(self) -> Actor:
        """The actor; its id follows from name and kind alone, so that it is the same on every page."""
        own = self.owner is None or self.owner is self or self._is_named_after(self.owner)
        owner = self.party if own or self.owner is None else self.owner.name
        return Actor(actor_id(self.name, self.kind), self.name, self.kind, tuple(self.aliases), owner)

    def _is_named_after(self, group: "Figure") -> bool:
        """Whether a group stands in the body's own name ("Verband Freier Dienste"): its members, not its owner."""
        if group.kind != "group" or self.is_person:
            return False
        words = self.name.casefold().split()
        return all(any(own.startswith(word[:-1]) for own in words) for word in group.name.casefold().split())


def actor_id(name: str, kind: ActorKind) -> str:
    """The id of the actor of that canonical name and kind."""
    return content_id("actor", name.casefold(), kind)


_SEARCHED = 400
"""Figures: more than an article has; bounds what is searched one by one on debris of any length."""


class Register:
    """All figures of an article, by name."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._by_name: dict[str, Figure] = {}
        self._by_part: dict[str, list[Figure]] = {}

    @property
    def searched(self) -> list[Figure]:
        """The figures that rules look through one by one."""
        return self.figures[:_SEARCHED]

    def add(self, figure: Figure) -> Figure:
        """The figure, or the one that already bears its name and kind."""
        known = self._by_name.get(figure.name.casefold())
        if known is not None and (known.kind == figure.kind or known.guessed or figure.guessed):
            return _merge(known, figure)
        self.figures.append(figure)
        self.alias(figure, figure.name)
        for alias in figure.aliases:
            self.alias(figure, alias)
        if figure.kind == "person" and not figure.described:
            for part in name_parts(figure.name):
                self._by_part.setdefault(part.casefold(), []).append(figure)
        return figure

    def alias(self, figure: Figure, name: str) -> None:
        """Makes the figure known under another name; the first that bears a name keeps it."""
        self._by_name.setdefault(name.casefold(), figure)

    def rename(self, figure: Figure, name: str) -> None:
        """Gives a figure a fuller canonical name; the old one stays an alias."""
        old, figure.name = figure.name, name
        figure.call(old)
        if name in figure.aliases:
            figure.aliases.remove(name)
        self.alias(figure, name)

    def named(self, name: str) -> Figure | None:
        """The figure of exactly that name, also in the genitive."""
        return self._by_name.get(name.casefold()) or self._by_name.get(genitive_name(name).casefold())

    def persons_called(self, part: str) -> list[Figure]:
        """The persons with that surname or other part of the name, in the order in which they came up."""
        found = self._by_part.get(part.casefold()) or self._by_part.get(genitive_name(part).casefold()) or []
        surname = [
            figure
            for figure in found
            if surname_of(figure.name).casefold() in (part.casefold(), genitive_name(part).casefold())
        ]
        return surname or found


def _merge(known: Figure, other: Figure) -> Figure:
    if known.guessed and not other.guessed:
        known.kind, known.guessed = other.kind, False
    known.gender = known.gender or other.gender
    known.party = known.party or other.party
    known.owner = known.owner or other.owner
    known.noun = known.noun or other.noun
    known.offices += [office for office in other.offices if office not in known.offices]
    for alias in other.aliases:
        known.call(alias)
    return known


_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "junior", "senior"))


def name_parts(name: str) -> list[str]:
    """The words of a person's name that may stand for it, without initials and particles."""
    parts = [part for part in name.split() if part not in _SUFFIXES and not part.endswith(".")]
    parts = [part for part in parts if part[:1].isupper() or "-" in part]
    joined = _with_particles(name)
    return parts + ([joined] if joined and joined not in parts else [])


def surname_of(name: str) -> str:
    """The last word of a name that is no suffix ("Kennedy" of "Robert F. Kennedy Jr.")."""
    words = [word for word in name.split() if word not in _SUFFIXES]
    return words[-1] if words else name


def _with_particles(name: str) -> str:
    """ "von der Leyen" of "Ursula von der Leyen"."""
    words = name.split()
    first = next((number for number, word in enumerate(words) if number and word[:1].islower()), None)
    return " ".join(words[first:]) if first else ""
