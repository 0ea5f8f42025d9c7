"""Names that the lists know, found in inflected text: "des Weißen Hauses", "der Vereinten Nationen", "Russlands"."""

import functools
from collections.abc import Sequence

from lagebild.actors.lists import Known, lexicon
from lagebild.actors.words import genitive_name

__all__ = ["adjective_owner", "is_countryman", "known_name", "opens_name", "party_of", "state_named"]

_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
_LONGEST = 7


@functools.lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """A word without its endings; the same for all its cases, though no real stem ("hau" of "Haus", "Hauses")."""
    form = word.lower().rstrip("’'")
    ending: str | None = ""
    while ending is not None:
        form = form.removesuffix(ending)
        ending = next(
            (end for end in (*_ADJECTIVE_ENDINGS, "s") if form.endswith(end) and len(form) > len(end) + 2), None
        )
    return form


@functools.cache
def _multiword() -> dict[tuple[str, ...], Known]:
    return {tuple(map(_stem, name.split())): known for name, known in _all_names() if " " in name}


@functools.cache
def _openers() -> frozenset[str]:
    return frozenset(stems[0] for stems in _multiword())


def opens_name(word: str) -> bool:
    """Whether a listed name of several words may begin with the word."""
    return _stem(word) in _openers()


@functools.cache
def _single() -> dict[str, Known]:
    return {name: known for name, known in reversed(_all_names()) if " " not in name}


def _all_names() -> list[tuple[str, Known]]:
    lists = lexicon()
    pairs = []
    for known in (*lists.states, *lists.bodies, *lists.parties):
        pairs += [(name, known) for name in (known.name, *known.aliases, *known.seats)]
    lands = {land: Known(land, "authority", "n") for land in sorted(lists.lands)}
    pairs += lands.items()
    pairs += [(short, lands[land]) for short, land in lists.land_short_names.items()]
    return pairs + [(agency, Known(agency, "media", "f")) for agency in sorted(lists.agencies)]


def known_name(words: Sequence[str]) -> Known | None:
    """The listed state, body or party that exactly these words name, in any case; None for others."""
    if not words or len(words) > _LONGEST:
        return None
    if len(words) > 1:
        if _stem(words[0]) not in _openers():
            return None
        return _multiword().get(tuple(map(_stem, words)))
    return _known_word(words[0])


@functools.lru_cache(maxsize=50_000)
def _known_word(quoted: str) -> Known | None:
    word = quoted.strip('«»„“”"‚‘›‹')
    found = _single().get(word) or _single().get(genitive_name(word))
    if found is None and word.endswith("n"):  # "den USA" needs none; "den Grünen", "der Linken" do
        found = _single().get(word[:-1])
    return found


@functools.lru_cache(maxsize=10_000)
def adjective_owner(word: str) -> str | None:
    """The state or body that an adjective or a compound's first part belongs to: "russische", "US-Präsident"."""
    lists = lexicon()
    prefix = word.split("-", 1)[0] if "-" in word else ""
    if prefix:
        known = known_name((prefix,)) or known_name(tuple(word.split("-")[:-1]))
        kinds = ("state", "alliance", "party", "union", "organisation", "company")
        if known is not None and (known.kind in kinds or known.name in lists.lands):
            return known.name
    form = word.lower()
    if form.startswith("us-amerikanisch"):
        return "USA"
    if form.startswith("europäisch"):
        return "EU"
    for ending in (*_ADJECTIVE_ENDINGS, ""):
        stem = form.removesuffix(ending) if ending else form
        if stem in lists.adjectives:
            return lists.adjectives[stem]
    return _compound_owner(form)


def _compound_owner(form: str) -> str | None:
    if form.startswith("kreml"):
        return "Russland"
    if form.startswith(("unionsabgeordnet", "unionspolitiker", "unionsfraktion", "unionsminister", "unionsvize")):
        return "Union"
    if form.startswith(
        ("bundeskanzler", "bundesminister", "bundesfinanz", "bundesinnen", "bundesaußen", "bundesverteidigungs")
    ):
        return "Deutschland"
    return None


@functools.lru_cache(maxsize=10_000)
def is_countryman(word: str) -> bool:
    """Whether a word calls one person by the country: "Portugiese", "Estin"."""
    peoples = lexicon().peoples
    stems = (word, word[:-2]) if word.endswith("in") else (word,)
    return len(word) > 3 and any(stem + ending in peoples for stem in stems for ending in ("", "n", "en"))


@functools.cache
def _states() -> dict[str, Known]:
    return {state.name: state for state in lexicon().states}


def state_named(name: str | None) -> Known | None:
    """The state with that canonical name."""
    return _states().get(name or "")


@functools.cache
def _parties() -> dict[str, str]:
    return {name: party.name for party in lexicon().parties for name in (party.name, *party.aliases)}


def party_of(bracket: Sequence[str]) -> str | None:
    """The party in brackets behind a name: "(CDU)", "(Bündnis 90/Die Grünen)", "(SPD, 54)"."""
    whole = " ".join(bracket).replace(" / ", "/")
    parties = _parties()
    if whole in parties:
        return parties[whole]
    first = bracket[0] if bracket else ""
    return parties.get(first)
