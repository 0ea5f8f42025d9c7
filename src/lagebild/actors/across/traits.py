"""What an article says of an actor beside its name, and the keys by which actors of other articles are found."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lagebild.actors.across.lists import tables
from lagebild.actors.across.spelling import fold, is_short_for, skeleton
from lagebild.actors.lists import lexicon
from lagebild.model import Actor, ActorKind, Cast

__all__ = ["Traits", "given_and_surname", "is_full", "keys", "read_traits"]

_WORD = re.compile(r"\w+(?:-\w+)*+")
_TELLING = frozenset(("name", "office", "description"))
_READ = 60
"""Characters of a mention that are looked at, and how many mentions: titles stand near the name."""
_MENTIONS = 40
_SHORTEST_SURNAME = 3
_ENDINGS = ("innen", "in", "en", "es", "s", "n", "e")
_FORMER = ("ex-", "vize-", "alt-")


@dataclass(frozen=True, slots=True)
class Traits:
    """Whether an actor is named, its offices and parties, and the one-word names that it has (see `Appearance`)."""

    named: bool
    titles: tuple[str, ...]
    parties: tuple[str, ...]
    shorts: tuple[str, ...]


def read_traits(cast: Cast, text: str) -> dict[str, Traits]:
    """The traits of every actor of an article, by id."""
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for mention in cast.mentions:
        if mention.actor_id is not None and mention.kind in _TELLING and len(told[mention.actor_id]) < _MENTIONS:
            span = mention.anchor.span
            told[mention.actor_id].append((mention.kind, text[span.start : min(span.end, span.start + _READ)]))
    mentioned = {mention.actor_id for mention in cast.mentions}
    return {actor.id: _traits(actor, told[actor.id], actor.id in mentioned) for actor in cast.actors}


def _traits(actor: Actor, told: list[tuple[str, str]], mentioned: bool) -> Traits:
    own = set(fold(actor.name).split())
    titles, parties, shorts = set[str](), set[str](), set[str]()
    for kind, words in told:
        found = _WORD.findall(words)
        if kind == "name" and " " in actor.name and len(found) == 1 and _is_short(found[0], own):
            shorts.add(found[0])
        if actor.kind == "person":
            for word in found:
                if fold(word) not in own:
                    titles.update(_title(word))
                    parties.update(_party(word))
    is_named = not mentioned or any(kind == "name" for kind, _ in told) or _bears_name(actor, told)
    if actor.kind == "person" and is_named and " " not in actor.name:
        is_named = not any(True for _ in _title(actor.name))
    return Traits(is_named, tuple(sorted(titles)), tuple(sorted(parties)), tuple(sorted(shorts)))


def _bears_name(actor: Actor, told: list[tuple[str, str]]) -> bool:
    """Whether an office stands with a name ("Generalsekretär Ban Ki-moon"), where all words of the name are capitals
    and none is an office.
    """
    words = actor.name.split()
    proper = len(words) > 1 and all(word[:1].isupper() for word in words)
    return proper and not any(True for word in words for _ in _title(word)) and any(actor.name in t for _, t in told)


def _is_short(word: str, own: set[str]) -> bool:
    """Whether a word of a name stands for it; a first name may, but is no key to find somebody by."""
    return fold(word) in own and word not in lexicon().names


def _title(word: str) -> Iterable[str]:
    """The offices that a word names, masculine nominative: "Verkehrsministerin" is "verkehrsminister"."""
    if not word[:1].isupper():
        return
    small = word.casefold()
    for prefix in _FORMER:
        small = small.removeprefix(prefix)
    before, _, small = small.rpartition("-")
    small = fold(small)
    lists = tables()
    for ending in ("", *_ENDINGS):
        stem = small.removesuffix(ending) if ending else small
        if stem in lists.offices or any(stem[cut:] in lists.offices for cut in range(1, max(len(stem) - 3, 1))):
            if not any(stem.endswith(relation) for relation in lists.relations):
                yield stem
                if before:  # "Hafenbund-Chefin" says more than "Chefin"
                    yield f"{fold(before)} {stem}"
            return


def _party(word: str) -> Iterable[str]:
    """The party that stands beside a name ("(SPD)") or in a compound ("SPD-Fraktionschef")."""
    for part in (word, word.partition("-")[0]):
        if fold(part) in tables().parties and part[:1].isupper():
            yield tables().parties[fold(part)]
            return


@functools.lru_cache(maxsize=100_000)
def given_and_surname(name: str) -> tuple[tuple[str, ...], str]:
    """The folded first names and the surname of a person, without titles, particles and suffixes."""
    lists = tables()
    kept = [word for part in name.split()[:12] for word in [fold(part)] if word and word not in lists.not_names]
    words = [word for word in kept if word not in lists.particles] or kept or [fold(name)]
    return tuple(words[:-1]), words[-1]


def is_full(name: str) -> bool:
    """Whether a person's name has a first name that is no initial."""
    given, _ = given_and_surname(name)
    return any(len(word) > 1 for word in given)


def keys(name: str, kind: ActorKind, aliases: Iterable[str], shorts: Iterable[str], *, named: bool) -> tuple[str, ...]:
    """What an actor is filed under: actors that share no key are never compared."""
    found = {f"={fold(name)}"}
    if kind == "person" and named:
        _, surname = given_and_surname(name)
        found.add(f"~{skeleton(surname.split()[-1] if surname else name)}")
        found.update(f"~{skeleton(short)}" for short in shorts)
    elif kind == "unknown" and " " not in name and len(name) > _SHORTEST_SURNAME:
        found.add(f"~{skeleton(name)}")  # a surname alone, of which the article says nothing
    if kind not in ("person", "group", "anonymous"):
        found.update(f"={fold(alias)}" for alias in aliases if is_short_for(alias, name))
        if canonical := listed(name, kind, aliases):
            found.add(f"={fold(canonical)}")
    return tuple(sorted(key for key in found if len(key) > 1))


def listed(name: str, kind: ActorKind, aliases: Iterable[str]) -> str | None:
    """The canonical name of a body that the lists know, by its name or by an alias that the list gives it too."""
    known = tables().known
    found = known.get((fold(name), kind))
    return found or next(
        (known[fold(alias), kind] for alias in aliases if known.get((fold(alias), kind)) == alias), None
    )
