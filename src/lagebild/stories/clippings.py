"""Stories: the articles about one event or negotiation over days, by the names and nouns that they share.

A pure function of the set of articles: they are taken by day, each joins the story whose recent articles it resembles
most, or opens its own; at last stories that turn out to be one are joined. The order in which articles came does not
matter, and adding one changes the others only through the weights of words.
"""

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lagebild.model import content_id
from lagebild.stories.naming import name_of

__all__ = ["Clipping", "Story", "stories"]

WINDOW = 21
"""Days without an article after which a story is over: what comes later is another one."""
JOIN = 0.19
"""Cosine with a story that makes an article a part of it. Reports of one negotiation have .21 to .60, others up to
.16, also those about another dispute of the same kind (40 invented, 40 real pages)."""
SURE = 0.45
"""Cosine at which no name must be shared."""
MERGE = 0.42
"""Cosine of two stories of several articles that are one: stories are smoother than articles, and closer to each
other."""
_NAMES = 2
"""Named actors that an article and a story must share."""
_ACTOR_WEIGHT = 1.5
"""An actor counts more than a noun."""
_HEADLINE_WEIGHT = 2
_PRIOR = 200
"""Articles that a store is taken to hold at least: in a store about one dispute, its words are still its own."""
_TERMS = 80
"""The heaviest terms of an article that are compared."""
_RECENT = 12
"""Articles that a story is recognised by: a negotiation changes its subject as it goes on."""

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Clipping:
    """What a story is made from: an article's id, day (ISO 8601, "" unknown), nouns and names with their counts
    (lemmas), the ids of its named actors, kicker and headline; `copy` is its wire family, alike for all versions.
    """

    id: str
    day: str
    words: Mapping[str, int]
    actors: tuple[str, ...] = ()
    kicker: str = ""
    headline: str = ""
    headline_words: tuple[str, ...] = ()
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """`id` stays while its first article does; `clippings` are the ids of its articles by day, `words` what sets it
    apart, the heaviest first; `first` and `last` are ISO 8601 days, "" where none is known.
    """

    id: str
    name: str
    first: str
    last: str
    clippings: tuple[str, ...]
    words: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """A story in the making: the numbers of its articles, the vectors of its recent ones, and their middle."""

    members: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    actors: Counter[str] = field(default_factory=Counter)
    recent: list[Vector] = field(default_factory=list)
    centre: Vector = field(default_factory=dict)


def stories(clippings: Iterable[Clipping]) -> tuple[Story, ...]:
    """The stories of all `clippings`, the one with most articles first; an article alone is a story too.

    Versions of one copy go together: their words count as one article's.
    """
    ordered = sorted(clippings, key=lambda clipping: (clipping.day or "9999", clipping.id))
    copies = _copies(ordered)
    vectors = _vectors([ordered[group[0]] for group in copies])
    drafts = _merged(_drafts(ordered, copies, vectors))
    found = [_story(draft, ordered) for draft in drafts]
    return tuple(sorted(found, key=lambda story: (-len(story.clippings), story.first or "9999", story.id)))


def _copies(ordered: Sequence[Clipping]) -> list[list[int]]:
    """The articles by wire copy, in the order of the first version."""
    groups: dict[str, list[int]] = {}
    for number, clipping in enumerate(ordered):
        groups.setdefault(clipping.copy or f"\x00{clipping.id}", []).append(number)
    return list(groups.values())


def _vectors(clippings: Sequence[Clipping]) -> list[Vector]:
    counted = [_counts(clipping) for clipping in clippings]
    spread = Counter(term for counts in counted for term in counts)
    total = max(len(counted), _PRIOR)
    return [_unit(_weighed(counts, spread, total)) for counts in counted]


def _counts(clipping: Clipping) -> dict[str, float]:
    counts: dict[str, float] = dict(clipping.words)
    for word in clipping.headline_words:
        counts[word] = counts.get(word, 0) + _HEADLINE_WEIGHT
    for actor in clipping.actors:
        counts["\x00" + actor] = _ACTOR_WEIGHT
    return counts


def _weighed(counts: Mapping[str, float], spread: Mapping[str, int], total: int) -> Vector:
    """TF-IDF, the heaviest terms of it."""
    weights = {term: (1 + math.log(count)) * math.log(1 + total / spread[term]) for term, count in counts.items()}
    return {term: weights[term] for term in _heaviest(weights, _TERMS)}


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else vector


def _cosine(one: Vector, other: Vector) -> float:
    """Of unit vectors."""
    small, large = sorted((one, other), key=len)
    return sum(value * large.get(term, 0.0) for term, value in small.items())


class _Shelf:
    """Stories by their terms; those that are over fall out while days go by, so that years of news stay linear."""

    def __init__(self, drafts: Sequence[_Draft]) -> None:
        self._drafts = drafts
        self._all: dict[str, set[int]] = defaultdict(set)
        self._living: dict[str, set[int]] = defaultdict(set)

    def put(self, place: int, terms: Iterable[str]) -> None:
        """A story has these terms."""
        for term in terms:
            self._all[term].add(place)
            self._living[term].add(place)

    def near(self, terms: Iterable[str], days: Sequence[int]) -> Counter[int]:
        """The stories near these days by the number of `terms` they have. Days must not go back from call to call;
        what has no day is near to all.
        """
        shared: Counter[int] = Counter()
        for term in terms:
            if days:
                living = self._living[term]
                living -= {place for place in living if not _near(self._drafts[place].days, days)}
            shared.update(self._living[term] if days else self._all[term])
        return shared


def _drafts(ordered: Sequence[Clipping], copies: Sequence[Sequence[int]], vectors: Sequence[Vector]) -> list[_Draft]:
    drafts: list[_Draft] = []
    shelf = _Shelf(drafts)
    for group, vector in zip(copies, vectors, strict=True):
        days = [_day(ordered[number].day) for number in group if ordered[number].day]
        actors = {actor for number in group for actor in ordered[number].actors}
        place = _best(vector, actors, days, drafts, shelf)
        if place is None:
            place = len(drafts)
            drafts.append(_Draft())
        draft = drafts[place]
        draft.members += group
        draft.days += days
        draft.actors.update(actors)
        draft.recent = [*draft.recent, vector][-_RECENT:]
        draft.centre = _centre(draft.recent)
        shelf.put(place, vector)
    return drafts


def _centre(vectors: Sequence[Vector]) -> Vector:
    total: Vector = defaultdict(float)
    for vector in vectors:
        for term, value in vector.items():
            total[term] += value
    return _unit(dict(total))


def _best(vector: Vector, actors: set[str], days: Sequence[int], drafts: Sequence[_Draft], shelf: _Shelf) -> int | None:
    """The story that an article belongs to; only those are looked at that share several of its heaviest terms."""
    best, most = None, 0.0
    for place, count in sorted(shelf.near(_heaviest(vector, _TERMS // 2), days[:1]).items()):
        if count < _NAMES:
            continue
        likeness = _cosine(vector, drafts[place].centre)
        named = sum(1 for actor in actors if actor in drafts[place].actors) >= _NAMES
        if likeness >= (JOIN if named else SURE) and likeness > most:
            best, most = place, likeness
    return best


def _heaviest(vector: Vector, count: int) -> list[str]:
    return sorted(vector, key=lambda term: (-vector[term], term))[:count]


def _near(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two spans of days lie within the window; what has no day is near to all."""
    return not one or not other or (min(other) - max(one) <= WINDOW and min(one) - max(other) <= WINDOW)


def _day(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def _merged(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Stories that grew together are one."""
    parent = list(range(len(drafts)))
    shelf = _Shelf(drafts)
    for one, draft in enumerate(drafts):
        terms = _heaviest(draft.centre, _TERMS)
        for other in sorted(shelf.near(terms, sorted(draft.days)[:1])):
            if _are_one(draft, drafts[other]):
                first, later = sorted((_root(parent, one), _root(parent, other)))
                parent[later] = first
        shelf.put(one, terms)
    joined: dict[int, _Draft] = {}
    for place, draft in enumerate(drafts):
        whole = joined.setdefault(_root(parent, place), _Draft())
        whole.members += draft.members
        whole.days += draft.days
        whole.actors.update(draft.actors)
        whole.recent += draft.recent
        whole.centre = _centre(whole.recent)
    return list(joined.values())


def _root(parent: Sequence[int], place: int) -> int:
    while parent[place] != place:
        place = parent[place]
    return place


def _are_one(one: _Draft, other: _Draft) -> bool:
    alone = min(len(one.recent), len(other.recent)) == 1
    named = sum(1 for actor in one.actors if actor in other.actors) >= _NAMES
    return named and _near(one.days, other.days) and _cosine(one.centre, other.centre) >= (JOIN if alone else MERGE)


def _story(draft: _Draft, ordered: Sequence[Clipping]) -> Story:
    members = [ordered[number] for number in sorted(draft.members)]
    days = [clipping.day for clipping in members if clipping.day]
    heaviest = _heaviest(draft.centre, len(draft.centre))
    words = {term: draft.centre[term] for term in heaviest if not term.startswith("\x00")}
    return Story(
        id=content_id("story", members[0].id),
        name=name_of([(clipping.kicker, clipping.headline) for clipping in members], words),
        first=min(days, default=""),
        last=max(days, default=""),
        clippings=tuple(clipping.id for clipping in members),
        words=tuple(words)[:_RECENT],
        actors=tuple(actor for actor, _ in sorted(draft.actors.items(), key=lambda item: (-item[1], item[0]))),
    )
