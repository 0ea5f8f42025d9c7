"""What a paper did to an agency text: sentence by sentence kept, reworded (with the words), dropped, added, moved."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

EditKind = Literal["kept", "reworded", "dropped", "added"]
ChangeKind = Literal["same", "out", "in"]

_WORD = re.compile(r"[^\W_]+")
_STEM = 5
"""Letters of a word that are compared: German endings and half of the derivations fall away."""
_UNKNOWN = 0.5
"""Weight of a word that the origin does not have, where one that it has once weighs 1: half of them are small words."""
_SHORTER = 0.45
"""Share of the shorter sentence, its rarer words weighing more, that must stand in the other one."""
_BOTH = 0.25
"""Share of both together, so that a short sentence is not found in any long one."""
_LEAST = 3
"""Words that must be shared: two and a name are shared by half of the sentences about the same thing."""
_LONGEST = 300
"""Words of a sentence that are compared; a text without full stops is one sentence of any length."""
_MOST = 1_000
"""Sentences of a text that are compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stands in both sentences, in the origin alone ("out") or in the version alone ("in").

    `text` is what the version has (or, for "out", had); `was` how the origin writes what is the same, with its own
    punctuation and quotation marks.
    """

    kind: ChangeKind
    text: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a sentence: `version` and `origin` are its numbers in either text, None where it is not there.

    `moved`: it stands in another order than in the origin. `changes` are the words, only where it is reworded.
    """

    kind: EditKind
    version: int | None
    origin: int | None
    moved: bool = False
    changes: tuple[Change, ...] = ()


def partners(origin: Sequence[str], version: Sequence[str]) -> tuple[int | None, ...]:
    """For each sentence of `version` the number of its like in `origin`, None where there is none."""
    known, own = [_words(text) for text in origin[:_MOST]], [_words(text) for text in version[:_MOST]]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(known):
        for word, count in words.items():
            places[word].append((number, count))
    totals = [sum(count / len(places[word]) for word, count in words.items()) for words in known]
    found = [_best(words, known, places, totals) for words in own]
    return (*found, *(None for _ in version[_MOST:]))


def _words(text: str) -> Counter[str]:
    words = _WORD.findall(text[: _LONGEST * 20].casefold())[:_LONGEST]
    return Counter(word[:_STEM] for word in words)


def _best(
    words: Counter[str],
    known: Sequence[Counter[str]],
    places: dict[str, list[tuple[int, int]]],
    totals: Sequence[float],
) -> int | None:
    """The sentence that shares most of what is rare in the origin; the first of equals."""
    weight: dict[int, float] = defaultdict(float)
    shared: Counter[int] = Counter()
    for word, count in words.items():
        held = places.get(word, ())
        for number, other in held:
            weight[number] += min(count, other) / len(held)
            shared[number] += min(count, other)
    own = sum(count / len(places[word]) if word in places else count * _UNKNOWN for word, count in words.items())
    best, most = None, 0.0
    for number, common in weight.items():
        of_shorter, of_both = common / min(own, totals[number]), 2 * common / (own + totals[number])
        enough = shared[number] >= min(_LEAST, words.total(), known[number].total())
        if enough and of_shorter >= _SHORTER and of_both >= _BOTH and (of_both, -number) > (most, -(best or 0)):
            best, most = number, of_both
    return best


def align(origin: Sequence[str], version: Sequence[str]) -> tuple[Edit, ...]:
    """The edits in the order of the version; a dropped sentence stands behind the one that it followed."""
    matched = partners(origin, version)
    in_order = _longest_rise(matched)
    edits = [_edit(origin, version, own, partner, own in in_order) for own, partner in enumerate(matched)]
    return tuple(_with_dropped(edits, sorted(set(range(len(origin))) - set(matched))))


def _edit(origin: Sequence[str], version: Sequence[str], own: int, partner: int | None, in_order: bool) -> Edit:
    if partner is None:
        return Edit("added", own, None)
    before, after = origin[partner], version[own]
    if _WORD.findall(before.casefold()) == _WORD.findall(after.casefold()):
        return Edit("kept", own, partner, not in_order)
    return Edit("reworded", own, partner, not in_order, changes(before, after))


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The words changed (difflib's longest common blocks); letter case, punctuation and quotation marks do not
    count.
    """
    old, new = before.split()[:_LONGEST], after.split()[:_LONGEST]
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    found: list[Change] = []
    for operation, first, last, start, end in matcher.get_opcodes():
        if operation == "equal":
            found.append(Change("same", " ".join(new[start:end]), " ".join(old[first:last])))
            continue
        if first < last:
            found.append(Change("out", " ".join(old[first:last])))
        if start < end:
            found.append(Change("in", " ".join(new[start:end])))
    return tuple(found)


def _bare(word: str) -> str:
    return "".join(_WORD.findall(word.casefold())) or word


def _longest_rise(numbers: Sequence[int | None]) -> frozenset[int]:
    """The places of a longest run of `numbers` that never falls (patience sorting): these sentences were not moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place, number in enumerate(numbers):
        if number is None:
            continue
        pile = bisect_right(tails, number)
        tails[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [place]
        before[place] = ends[pile - 1] if pile else None
    kept: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        kept.append(last)
        last = before[last]
    return frozenset(kept)


def _with_dropped(edits: Sequence[Edit], dropped: Sequence[int]) -> list[Edit]:
    """The edits with those of dropped sentences among them."""
    place_of = {edit.origin: place for place, edit in enumerate(edits) if not edit.moved and edit.origin is not None}
    anchors = sorted(place_of)
    behind: dict[int, list[Edit]] = defaultdict(list)
    for number in dropped:
        earlier = bisect_right(anchors, number)
        behind[place_of[anchors[earlier - 1]] if earlier else -1].append(Edit("dropped", None, number))
    found = list(behind[-1])
    for place, edit in enumerate(edits):
        found += [edit, *behind[place]]
    return found
