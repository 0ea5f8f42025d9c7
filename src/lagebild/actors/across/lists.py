"""The word lists by which actors of several articles are compared (`actors/lists/across.yaml`), shaped for look-up."""

import functools
from dataclasses import dataclass
from importlib import resources

import yaml

from lagebild.actors.across.spelling import fold, skeleton
from lagebild.actors.lists import Known, lexicon
from lagebild.errors import ListError
from lagebild.model import ActorKind

__all__ = ["Tables", "tables"]


@dataclass(frozen=True, slots=True)
class Tables:
    """All words folded (`spelling.fold`)."""

    frequent: frozenset[str]
    """Skeletons of frequent surnames."""
    frequent_given: frozenset[str]
    not_names: frozenset[str]
    local_bodies: frozenset[str]
    relations: frozenset[str]
    particles: frozenset[str]
    offices: frozenset[str]
    given_names: frozenset[str]
    parties: dict[str, str]
    """Every name of a listed party -> its canonical name."""
    known: dict[tuple[str, ActorKind], str]
    """Name and kind of a listed body -> its canonical name; seats count where the kind is the body's."""
    nations: frozenset[str]


@functools.cache
def tables() -> Tables:
    """The lists, read once.

    Raises:
        ListError: the list is missing, or an entry is no list of words.
    """
    words, shared = _read(), lexicon()
    parties = {fold(name): known.name for known in shared.parties for name in (known.name, *known.aliases)}
    known: dict[tuple[str, ActorKind], str] = {}
    for listed in (*shared.bodies, *shared.parties):
        for name in (listed.name, *listed.aliases):
            known.setdefault((fold(name), listed.kind), listed.name)
    return Tables(
        frequent=frozenset(skeleton(word) for word in words["frequent_surnames"]),
        frequent_given=frozenset(map(fold, words["frequent_given"])),
        not_names=frozenset(map(fold, words["not_names"])),
        local_bodies=frozenset(map(fold, words["local_bodies"])),
        relations=frozenset(map(fold, words["relations"])),
        particles=frozenset(map(fold, shared.particles)),
        offices=frozenset(map(fold, shared.offices)),
        given_names=frozenset(map(fold, shared.names)),
        parties=parties,
        known=known,
        nations=frozenset(fold(name) for state in shared.states for name in _names(state)),
    )


def _names(state: Known) -> tuple[str, ...]:
    return (state.name, *state.aliases)


def _read() -> dict[str, tuple[str, ...]]:
    source = resources.files("lagebild.actors") / "lists" / "across.yaml"
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ListError(f"word list across.yaml cannot be read: {error}") from error
    found = {}
    for key in ("frequent_surnames", "frequent_given", "not_names", "relations", "local_bodies"):
        entries = content.get(key) if isinstance(content, dict) else None
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise ListError(f"word list across.yaml: '{key}' must be a list of words")
        found[key] = tuple(entries)
    return found
