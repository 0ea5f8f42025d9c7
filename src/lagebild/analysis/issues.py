"""Issues: what positions are about, induced from their own words where there is no codebook.

The nouns of a position's content tell what it may be about; where they say nothing, those of its condition, of its
sentence, and of what stands before. Of all nouns of a set of positions those are chosen as issues that together speak
for most positions with fewest issues (facility location; Cornuejols, Fisher, Nemhauser 1977 show what the greedy choice
is worth): a noun counts the more, the more specific it is, the nearer to the content it stands, and the more actors use
it. A position then goes to the chosen noun that speaks for it best: by itself, by a compound ("Wasservertrag" to
"Vertrag"), or by a word that is used alike. Its name is that of the noun, with what most contents say of it (`labels`).
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lagebild.analysis import nouns
from lagebild.analysis.labels import named as labels_of
from lagebild.analysis.matters import matter
from lagebild.analysis.nouns import Names, Noun

__all__ = ["Assignment", "Held", "Origin", "assign"]

Origin = Literal["content", "context", "own", "codebook"]

# How much a noun counts by where it stands.
_HEAD, _VERBAL, _CONTENT, _CONDITION, _SENTENCE, _EARLIER, _BEFORE = 1.0, 0.85, 0.75, 0.5, 0.5, 0.5, 0.4
_SECOND = 0.9
_TELLING = 0.3
"""What a noun must be worth for its content to speak for itself; then nothing else is asked."""
_COMPOUND_HEAD, _COMPOUND_PART, _SIBLING, _ALIKE = 0.75, 0.6, 0.4, 0.85
"""How much a compound speaks for its head, a part for the compound, a compound for another with the same modifier, and
what the cosine of two nouns that are used alike is multiplied by.
"""
_LEAST_COSINE = 0.78
_COST = 0.9
"""What an issue costs, in positions that it speaks for fully: one position alone makes none."""
_ALONE, _ACTOR_BONUS, _MOST_BONUS, _OPPOSED_BONUS = 0.6, 0.1, 0.4, 0.15
"""What a noun of one actor alone counts; what each actor after the second adds, at most; what two sides add."""
_SPOKEN = 0.5
"""Share of an issue's worth from which on it was the content that spoke for it."""
_LEAST = 0.4
"""Affinity below which a position keeps its own label: a noun of the sentence must be a rare one."""
_POINTING = 3
"""Words of a content that only points back ("das", "den Vorschlag") at most."""


@dataclass(frozen=True, slots=True)
class Held:
    """A position as far as its issue depends on it; texts as they stand on the page.

    `page` and `place` (offset of the content) tell which positions stand before it, `label` is its own fine label.
    """

    page: str
    place: int
    actor: str
    agrees: bool
    content: str
    condition: str = ""
    sentence: str = ""
    before: str = ""
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The issue of a position, and whether its content speaks for it ("own": its own label, shared by chance only)."""

    issue: str | None
    origin: Origin


Weights = dict[Noun, float]


def assign(held: Sequence[Held], names: Iterable[str] = ()) -> tuple[Assignment, ...]:
    """The issue of each position, in their order. The same positions in any order get the same issues.

    `names` are those of actors and places, which are no issues.
    """
    known = Names(names)
    words, company = _words(held, known), _companies(held)
    groups = _alike(held, words, company)
    relations = _relate(sorted({noun for own in words for noun in own}), _candidates(groups))
    issues = _cover(groups, relations)
    found = [
        _best(
            position,
            own,
            set(nouns.found_in(position.content, known)),
            relations.affinities(own, company[position.page]),
            issues,
        )
        for position, own in zip(held, words, strict=True)
    ]
    _point_back(held, found, known)
    return _labelled(held, found, known)


def _point_back(held: Sequence[Held], found: list[Assignment], names: Names) -> None:
    """A content that only points back ("das", "den Vorschlag") is about what the position before it is about."""
    before: dict[str, Assignment] = {}
    for number in sorted(range(len(held)), key=lambda number: (held[number].page, held[number].place, number)):
        position = held[number]
        if position.page in before and _points_back(position.content, names):
            found[number] = Assignment(before[position.page].issue, "context")
        before[position.page] = found[number]


def _points_back(content: str, names: Names) -> bool:
    words = content.split()
    own = list(nouns.found_in(content, names))
    if len(words) > _POINTING or any(nouns.worth(noun) >= _TELLING for noun in own):
        return False
    return (not own and words[:1] != [] and words[0].casefold() in nouns.listed("pointers")) or any(
        noun in nouns.listed("doings") for noun in own
    )


def _labelled(held: Sequence[Held], found: Sequence[Assignment], names: Names) -> tuple[Assignment, ...]:
    """The issues by their names instead of their nouns."""
    of_noun = [
        (one.issue, position.content)
        for position, one in zip(held, found, strict=True)
        if one.issue and one.issue in set(nouns.found_in(position.content, names))
    ]
    labels = labels_of(of_noun)
    return tuple(replace(one, issue=labels.get(one.issue or "", one.issue)) for one in found)


def _words(held: Sequence[Held], names: Names) -> list[Weights]:
    """The nouns of each position with their weights."""
    found: list[Weights] = [{} for _ in held]
    pages: dict[str, list[int]] = defaultdict(list)
    for number, position in enumerate(held):
        pages[position.page].append(number)
    for numbers in pages.values():
        earlier: tuple[Noun, ...] = ()
        for number in sorted(numbers, key=lambda number: (held[number].place, held[number].content)):
            own = tuple(nouns.found_in(held[number].content, names))
            found[number] = _weighed(held[number], own, earlier, names)
            earlier = own or earlier
    return found


def _weighed(position: Held, own: tuple[Noun, ...], earlier: tuple[Noun, ...], names: Names) -> Weights:
    weights: Weights = {}

    def take(found: Iterable[Noun], weight: float) -> None:
        for noun in found:
            if worth := weight * nouns.worth(noun):
                weights[noun] = max(weights.get(noun, 0.0), worth)

    about = matter(position.content) if len(own) > 1 else None
    heads = [noun for noun in about.nouns if noun in own] if about else own
    take(heads[:1], _HEAD)
    take(heads[1:], _HEAD * _SECOND)
    take([noun for noun in about.touched if noun in own] if about else (), _VERBAL)
    take(own, _CONTENT)
    if not any(nouns.worth(noun) >= _TELLING for noun in own):
        take(nouns.found_in(position.condition, names), _CONDITION)
        take(nouns.found_in(position.sentence, names), _SENTENCE)
        take(earlier, _EARLIER)
        take(nouns.found_in(position.before, names), _BEFORE)
    return weights


@dataclass(frozen=True, slots=True)
class _Relations:
    """For each noun the candidates that it speaks for and how much (1: itself); used alike counts in company only."""

    by_form: dict[Noun, dict[Noun, float]]
    by_use: dict[Noun, dict[Noun, float]]
    company: dict[Noun, set[str]]

    def affinities(self, weights: Weights, company: set[str]) -> dict[Noun, float]:
        """How much the nouns of a position speak for each candidate."""
        found: dict[Noun, float] = {}
        for noun, weight in weights.items():
            for candidate, share in self._related(noun, company):
                # what speaks for a candidate is worth no more than the candidate itself
                own = share * min(weight, weight / nouns.worth(noun) * nouns.worth(candidate))
                found[candidate] = max(found.get(candidate, 0.0), own)
        return found

    def _related(self, noun: Noun, company: set[str]) -> Iterator[tuple[Noun, float]]:
        yield from self.by_form.get(noun, {}).items()
        for candidate, share in self.by_use.get(noun, {}).items():
            if not company.isdisjoint(self.company[candidate]):
                yield candidate, share


@dataclass(slots=True)
class _Group:
    """Copies of one position: `company` are the actors of the pages that print it."""

    actor: str
    agrees: bool
    weights: Weights
    company: set[str]


def _alike(held: Sequence[Held], words: Sequence[Weights], company: dict[str, set[str]]) -> list[_Group]:
    """Copies of a position (papers print the same sentence) count once: actor, whether it agrees, and words."""
    groups: dict[tuple[str, bool, str], _Group] = {}
    for position, weights in zip(held, words, strict=True):
        key = position.actor, position.agrees, " ".join(position.content.casefold().split())
        group = groups.setdefault(key, _Group(position.actor, position.agrees, {}, set()))
        group.company |= company[position.page]
        for noun, weight in weights.items():
            group.weights[noun] = max(group.weights.get(noun, 0.0), weight)
    return [groups[key] for key in sorted(groups)]


def _companies(held: Sequence[Held]) -> dict[str, set[str]]:
    """The actors of each page."""
    found: dict[str, set[str]] = defaultdict(set)
    for position in held:
        found[position.page].add(position.actor)
    return found


def _candidates(groups: Sequence[_Group]) -> dict[Noun, set[str]]:
    """The nouns that the contents of at least two positions have, with the company they keep: the actors there."""
    seen: dict[Noun, int] = defaultdict(int)
    company: dict[Noun, set[str]] = defaultdict(set)
    for group in groups:
        for noun, weight in group.weights.items():
            if weight >= _CONTENT * nouns.worth(noun):
                seen[noun] += 1
                company[noun] |= group.company
    return {noun: company[noun] for noun in sorted(seen) if seen[noun] >= 2}


def _relate(every: list[Noun], candidates: dict[Noun, set[str]]) -> _Relations:
    by_form: dict[Noun, dict[Noun, float]] = defaultdict(dict)
    by_use: dict[Noun, dict[Noun, float]] = defaultdict(dict)
    by_part: dict[Noun, list[Noun]] = defaultdict(list)
    for candidate in candidates:
        for part in (candidate, *(nouns.parts(candidate) or ())):
            by_part[part].append(candidate)
    for noun in every:
        for candidate, share in _by_parts(noun, by_part):
            by_form[noun][candidate] = max(by_form[noun].get(candidate, 0.0), share)
    for noun, candidate, cosine in _by_use(every, list(candidates)):
        by_use[noun][candidate] = _ALIKE * cosine
    return _Relations(by_form, by_use, candidates)


def _by_parts(noun: Noun, by_part: dict[Noun, list[Noun]]) -> Iterator[tuple[Noun, float]]:
    own = nouns.parts(noun)
    for candidate in by_part.get(noun, ()):
        yield candidate, 1.0 if candidate == noun else _COMPOUND_PART
    if own is None:
        return
    for candidate in by_part.get(own[1], ()):
        if candidate == own[1]:
            yield candidate, _COMPOUND_HEAD
    for candidate in by_part.get(own[0], ()):
        other = nouns.parts(candidate)
        if candidate == own[0] or (other is not None and other[0] == own[0] and candidate != noun):
            yield candidate, _SIBLING


_ROWS = 512


def _by_use(every: list[Noun], candidates: list[Noun]) -> Iterator[tuple[Noun, Noun, float]]:
    """Pairs of nouns that stand among the same words."""
    table = nouns.vectors(candidates).T
    for first in range(0, len(every), _ROWS):
        some = every[first : first + _ROWS]
        cosines = nouns.vectors(some) @ table
        for row, column in np.argwhere(cosines >= _LEAST_COSINE).tolist():
            if some[row] != candidates[column]:
                yield some[row], candidates[column], float(cosines[row, column])


def _cover(groups: Sequence[_Group], relations: _Relations) -> dict[Noun, float]:
    """The issues, each with the bonus that its actors bring, greedily: the next is what adds most."""
    speaks: dict[Noun, dict[int, float]] = defaultdict(dict)
    for number, group in enumerate(groups):
        for candidate, affinity in relations.affinities(group.weights, group.company).items():
            speaks[candidate][number] = affinity
    bonus = {candidate: _bonus(groups, numbers) for candidate, numbers in speaks.items()}
    best = [0.0] * len(groups)

    def gain(candidate: Noun) -> float:
        factor = bonus[candidate]
        return sum(max(0.0, factor * own - best[number]) for number, own in speaks[candidate].items())

    queue = [(-gain(candidate), candidate) for candidate in sorted(speaks)]
    heapq.heapify(queue)
    issues: dict[Noun, float] = {}
    while queue:
        _, candidate = heapq.heappop(queue)
        now = gain(candidate)
        if now < _COST:
            continue
        if queue and now < -queue[0][0]:  # gains only shrink: ask again when it is on top
            heapq.heappush(queue, (-now, candidate))
            continue
        issues[candidate] = bonus[candidate]
        for number, own in speaks[candidate].items():
            best[number] = max(best[number], bonus[candidate] * own)
    return issues


def _bonus(groups: Sequence[_Group], numbers: dict[int, float]) -> float:
    """More actors, and both sides, make a noun an issue rather than a figure of speech."""
    near = [groups[number] for number, affinity in numbers.items() if affinity >= _LEAST]
    actors = len({group.actor for group in near})
    if actors < 2:
        return _ALONE
    return 1 + min(_MOST_BONUS, _ACTOR_BONUS * (actors - 2)) + _OPPOSED_BONUS * (len({g.agrees for g in near}) == 2)


def _best(
    position: Held, weights: Weights, own: set[Noun], affinities: dict[Noun, float], issues: dict[Noun, float]
) -> Assignment:
    found = {
        candidate: affinity * issues[candidate] for candidate, affinity in affinities.items() if candidate in issues
    }
    if found and max(found.values()) >= _LEAST:
        issue = max(sorted(found), key=found.__getitem__)
        spoken = affinities[issue] > _SPOKEN * nouns.worth(issue)
        return Assignment(issue, "content" if spoken else "context")
    # the label of its own: an anaphoric content shares that of what stands before
    said = {noun: weight for noun, weight in weights.items() if noun in own} or weights
    return Assignment(max(sorted(said), key=said.__getitem__) if said else position.label, "own")
