"""The word lists of this stage (`lists/*.yaml`), checked and shaped once for look-up."""

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any, get_args

import yaml

from lagebild.errors import ListError
from lagebild.model import ActorKind

__all__ = ["Kin", "Known", "Lexicon", "lexicon"]

_CLOSED = (
    "quantifiers",
    "opening_particles",
    "particles",
    "name_suffixes",
    "times",
    "genitive_determiners",
    "links",
    "ask_of",
    "give_to",
    "bear_title",
    "take_for",
    "take_in",
    "parliaments",
    "builders",
    "beside_states",
    "no_names",
    "place_openers",
    "organs",
    "clubs",
    "past",
    "company_offices",
    "circles",
    "own",
    "governments",
    "land_governments",
    "heads_of_state",
)
"""Keys of `phrases.yaml`, each a field of the lexicon."""
_KINDS = frozenset(get_args(ActorKind))
_GENDERS = frozenset("mfnp")


@dataclass(frozen=True, slots=True)
class Known:
    """A body or state that the lists name. `gender` is m, f, n or p (plural), `article` "", der, die, das or die+."""

    name: str
    kind: ActorKind
    gender: str
    aliases: tuple[str, ...] = ()
    fixed: bool = False
    code: str = ""
    article: str = ""
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """Which bodies a bare noun takes up: by kind, by the last part of their noun, or by name."""

    kinds: frozenset[str]
    heads: tuple[str, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists in the shapes that the rules ask for; words are lower case unless they are names."""

    states: tuple[Known, ...]
    bodies: tuple[Known, ...]
    parties: tuple[Known, ...]
    adjectives: dict[str, str]
    """Stem of an adjective ("russisch") -> state or body."""
    peoples: dict[str, str]
    """People in the nominative plural -> canonical name."""
    colours: dict[str, tuple[str, ...]]
    members: dict[str, tuple[str, ...]]
    lands: frozenset[str]
    agencies: frozenset[str]
    cities: frozenset[str]
    heads: dict[str, tuple[str, ActorKind]]
    compound_heads: frozenset[str]
    no_bodies: frozenset[str]
    ambiguous_heads: frozenset[str]
    local: frozenset[str]
    offices: frozenset[str]
    person_nouns: frozenset[str]
    feminine: frozenset[str]
    adjectival: frozenset[str]
    titles: frozenset[str]
    epithets: frozenset[str]
    governmental: frozenset[str]
    leaders: frozenset[str]
    serves: tuple[tuple[frozenset[str], tuple[str, ...], tuple[str, ...]], ...]
    """Kinds of bodies that an office serves, by how its noun begins and ends."""
    synonyms: dict[str, tuple[str, ...]]
    office_bodies: dict[str, tuple[str, ...]]
    names: dict[str, str]
    """First name -> m or f."""
    people: frozenset[str]
    anonymous: frozenset[str]
    sources: frozenset[str]
    documents: frozenset[str]
    things: frozenset[str]
    dropped: frozenset[str]
    media_words: frozenset[str]
    quantifiers: frozenset[str]
    opening_particles: frozenset[str]
    particles: frozenset[str]
    name_suffixes: frozenset[str]
    times: frozenset[str]
    genitive_determiners: frozenset[str]
    links: frozenset[str]
    ask_of: frozenset[str]
    give_to: frozenset[str]
    bear_title: frozenset[str]
    take_for: frozenset[str]
    take_in: frozenset[str]
    parliaments: frozenset[str]
    builders: frozenset[str]
    beside_states: frozenset[str]
    no_names: frozenset[str]
    place_openers: frozenset[str]
    organs: frozenset[str]
    clubs: frozenset[str]
    past: frozenset[str]
    company_offices: frozenset[str]
    circles: frozenset[str]
    takes_up: dict[str, Kin]
    houses: dict[str, tuple[str, ...]]
    """Building -> nouns of the bodies inside."""
    land_countries: dict[str, str]
    """Land -> code of its state, outside Germany."""
    country_agencies: dict[str, str]
    country_towns: dict[str, str]
    federations: frozenset[str]
    land_short_names: dict[str, str]
    land_words: frozenset[str]
    town_words: frozenset[str]
    land_epithets: dict[str, tuple[str, ...]]
    """What Länder of a kind are called ("freistaat") -> those Länder."""
    land_seats: dict[str, str]
    """Capital of a Land -> the Land."""
    land_adjectives: dict[str, str]
    """Adjective of a Land or canton, without ending where it has one ("bayerisch", "Kärntner") -> its name."""
    own: frozenset[str]
    governments: frozenset[str]
    land_governments: frozenset[str]
    heads_of_state: frozenset[str]
    fighters: frozenset[str]
    armed: frozenset[str]
    armed_by_name: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    source = resources.files("lagebild.actors") / "lists" / f"{name}.yaml"
    try:
        content = yaml.load(source.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise ListError(f"word list {name}.yaml cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise ListError(f"word list {name}.yaml: a mapping of names to entries is expected")
    return content


def _words(source: str, content: dict[str, Any], key: str) -> tuple[str, ...]:
    entries = content.get(key, [])
    if not isinstance(entries, list):
        raise ListError(f"word list {source}.yaml: '{key}' must be a list of words")
    for entry in entries:
        if not isinstance(entry, str) or not entry.strip():
            raise ListError(f"word list {source}.yaml: '{key}' holds {entry!r}, which is no word; quote it")
    return tuple(entries)


def _known(source: str, entry: Any, kind: ActorKind | None = None) -> Known:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise ListError(f"word list {source}.yaml: {entry!r} has no name")
    found: Any = kind or entry.get("kind")
    gender: Any = entry.get("gender", "n")
    if found not in _KINDS or gender not in _GENDERS:
        raise ListError(f"word list {source}.yaml: {entry['name']} has an unknown kind or gender")
    return Known(
        entry["name"], found, gender, _words(source, entry, "aliases"), bool(entry.get("fixed", kind == "state")),
        str(entry.get("code") or entry.get("country") or ""), str(entry.get("article") or ""),
        _words(source, entry, "seats"),
    )  # fmt: skip


_ARTICLE_GENDER = {"der": "m", "die": "f", "das": "n", "die+": "p", "": "n"}


def _states(rows: list[dict[str, Any]], seats: dict[str, list[str]]) -> tuple[Known, ...]:
    found = []
    for row in rows:
        state = _known("states", {**row, "gender": _ARTICLE_GENDER[row["article"]]}, "state")
        more = tuple(seats.get(state.code, ()))
        found.append(
            Known(state.name, "state", state.gender, state.aliases, True, state.code, state.article, state.seats + more)
        )
    return tuple(found)


def _kin(entries: dict[str, Any]) -> dict[str, Kin]:
    found = {}
    for noun, entry in entries.items():
        kinds, heads, names = (_words("phrases", entry, key) for key in ("kinds", "heads", "names"))
        if not _KINDS.issuperset(kinds):
            raise ListError(f"word list phrases.yaml: '{noun}' takes up an unknown kind")
        found[noun] = Kin(frozenset(kinds), heads, frozenset(names))
    return found


def _serves(entries: list[dict[str, Any]]) -> tuple[tuple[frozenset[str], tuple[str, ...], tuple[str, ...]], ...]:
    found = []
    for entry in entries:
        kinds, firsts, heads = (_words("offices", entry, key) for key in ("kinds", "firsts", "heads"))
        if not _KINDS.issuperset(kinds):
            raise ListError(f"word list offices.yaml: 'serves' has an unknown kind among {', '.join(kinds)}")
        found.append((frozenset(kinds), firsts, heads))
    return tuple(found)


def _heads(entries: dict[str, Any]) -> dict[str, tuple[str, ActorKind]]:
    heads: dict[str, tuple[str, ActorKind]] = {}
    for noun, value in entries.items():
        if not (isinstance(value, list) and len(value) == 2 and value[0] in _GENDERS and value[1] in _KINDS):
            raise ListError(f"word list bodies.yaml: '{noun}' needs [gender, kind], not {value!r}")
        heads[noun] = (value[0], value[1])
    return heads


def _grouped(parties: list[dict[str, Any]], key: str) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for party in parties:
        if key in party:
            groups[party[key]] = (*groups.get(party[key], ()), party["name"])
    return groups


@functools.cache
def lexicon() -> Lexicon:
    """The lists, read once.

    Raises:
        ListError: a list is missing or an entry has the wrong shape; the message names both.
    """
    states, bodies, offices = _read("states"), _read("bodies"), _read("offices")
    known, groups, closed = _read("organisations"), _read("groups"), _read("phrases")
    learned, names, nouns = _read("first_names"), _read("names"), _read("person_nouns")
    never = frozenset(_words("names", names, "never"))
    given = {
        name: gender[0]
        for gender in ("masculine", "feminine")
        for source in (learned, names)
        for name in _words("names", source, gender)
        if name not in never
    }
    rows = states["states"]
    return Lexicon(
        states=_states(rows, known["seats"]),
        bodies=tuple(_known("organisations", entry) for entry in known["known"]),
        parties=tuple(_known("organisations", entry, "party") for entry in known["parties"]),
        adjectives={row["adjective"]: row["name"] for row in rows if row["adjective"]},
        peoples={people: row["name"] for row in rows for people in row["people"]} | known["peoples"],
        colours=_grouped(known["parties"], "colour"),
        members=_grouped(known["parties"], "people"),
        lands=frozenset(_words("organisations", known, "lands")),
        agencies=frozenset(_words("organisations", known, "agencies")),
        cities=frozenset(_words("organisations", known, "cities")),
        heads=_heads(bodies["heads"]),
        compound_heads=frozenset(_words("bodies", bodies, "only_in_compounds")),
        no_bodies=frozenset(_words("bodies", bodies, "never")),
        ambiguous_heads=frozenset(_words("bodies", bodies, "ambiguous")),
        local=frozenset(_words("bodies", bodies, "local")),
        offices=frozenset(_words("offices", offices, "offices")),
        person_nouns=frozenset(_words("person_nouns", nouns, "nouns"))
        - frozenset(_words("names", names, "never_nouns"))
        - frozenset(_words("groups", groups, "people")),
        feminine=frozenset(_words("offices", offices, "feminine")),
        adjectival=frozenset(_words("offices", offices, "adjectival")),
        titles=frozenset(_words("offices", offices, "titles")),
        epithets=frozenset(_words("offices", offices, "epithets")),
        governmental=frozenset(_words("offices", offices, "of_government")),
        serves=_serves(offices["serves"]),
        leaders=frozenset(_words("offices", offices, "leaders")),
        synonyms={noun: tuple(value) for noun, value in offices["synonyms"].items()},
        office_bodies={noun: tuple(value) for noun, value in offices["bodies"].items()},
        names=given,
        people=frozenset(_words("groups", groups, "people")),
        anonymous=frozenset(_words("groups", groups, "anonymous")),
        sources=frozenset(_words("groups", groups, "sources")),
        documents=frozenset(_words("groups", groups, "documents")),
        things=frozenset(_words("groups", groups, "things")),
        dropped=frozenset(_words("groups", groups, "dropped")),
        **{key: frozenset(_words("phrases", closed, key)) for key in _CLOSED},
        takes_up=_kin(closed["takes_up"]),
        houses={house: tuple(bodies) for house, bodies in closed["houses"].items()},
        land_adjectives=known["land_adjectives"],
        land_short_names=known["land_short_names"],
        land_words=frozenset(_words("organisations", known, "land_words")),
        town_words=frozenset(_words("organisations", known, "town_words")),
        land_epithets={word: tuple(lands) for word, lands in known["land_epithets"].items()},
        land_seats=known["land_seats"],
        land_countries={land: code for code, lands in known["land_countries"].items() for land in lands},
        country_agencies=known["country_agencies"],
        country_towns=known["country_towns"],
        federations=frozenset(_words("organisations", known, "federations")),
        media_words=frozenset(_words("groups", groups, "media_words")),
        fighters=frozenset(_words("groups", groups, "fighters")),
        armed=frozenset(_words("groups", groups, "armed")),
        armed_by_name=frozenset(_words("groups", groups, "armed_by_name")),
    )
