"""Shifts: where a side takes another stand on an issue than before, with both sentences.

A side is whom an actor acts for, else the actor. A shift needs two positions on different days whose contents have a
matter in common and whose sentences are not one sentence, reworded: different papers edit one agency copy
differently, and that moves nobody.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lagebild.analysis import nouns
from lagebild.analysis.nouns import Names, Noun
from lagebild.model import Act

__all__ = ["Kind", "Shift", "Stand", "shifts"]

Kind = Literal["opens", "hardens", "withdraws", "drops condition", "adds condition", "changes condition"]
_FOR: frozenset[Act] = frozenset({"accept", "offer", "support", "concede", "intend"})
_AGAINST: frozenset[Act] = frozenset({"reject"})
_GIVES: frozenset[Act] = frozenset({"concede"})
_HANGS: frozenset[Act] = frozenset({"offer", "accept", "demand", "intend", "support", "threaten"})
"""Acts that a condition bears upon."""
_REWORDED = 0.3
"""Share of the shorter sentence's word triples that make two sentences versions of one."""
_ALIKE = 0.5
"""Share of the shorter condition's words that make two conditions the same."""
_MATTER = 0.4
"""What a noun must be worth for two contents that have it in common to be about one matter."""
_BACK = 40
"""Earlier stands on a matter that are looked at."""
_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True)
class Stand:
    """A position as far as shifts depend on it; `day` is an ISO 8601 date, `order` its number in the store."""

    side: str
    act: Act
    negated: bool
    day: str
    order: int
    content: str
    condition: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Shift:
    """What moved: `before` and `after` are numbers of the stands given."""

    kind: Kind
    before: int
    after: int


def shifts(stands: Sequence[Stand], names: Names | None = None) -> tuple[Shift, ...]:
    """All shifts, by day. Of copies of a position the first counts; stands without a day are passed over."""
    sides: dict[str, list[int]] = defaultdict(list)
    for number, stand in enumerate(stands):
        if stand.day:
            sides[stand.side].append(number)
    found = [shift for numbers in sides.values() for shift in _Course(stands, numbers, names or Names()).shifts()]
    return tuple(sorted(found, key=lambda shift: (stands[shift.after].day, stands[shift.after].order, shift.kind)))


class _Course:
    """The stands of one side in time."""

    def __init__(self, stands: Sequence[Stand], numbers: Sequence[int], names: Names) -> None:
        self._stands = stands
        self._order = sorted(numbers, key=lambda number: (stands[number].day, stands[number].order))
        self._matter = {number: _matters(stands[number], names) for number in numbers}
        self._sequences = {number: _sequences(stands[number].sentence) for number in numbers}

    def shifts(self) -> Iterator[Shift]:
        told: set[tuple[Kind, int]] = set()
        about: dict[str, list[int]] = defaultdict(list)
        for after in self._order:
            earlier = {before for matter in self._matter[after] for before in about[matter][-_BACK:]}
            move = self._move(sorted(earlier, key=self._time, reverse=True), after)
            # the same move in another paper, or a second sentence about it, is no second move
            if move is not None and (move.kind, move.before) not in told:
                told.add((move.kind, move.before))
                yield move
            for matter in self._matter[after]:
                about[matter].append(after)

    def _time(self, number: int) -> tuple[str, int]:
        return self._stands[number].day, self._stands[number].order

    def _move(self, earlier: Sequence[int], after: int) -> Shift | None:
        """The move from the latest stand that tells one; none where a stand like `after` was taken since."""
        for before in earlier:
            one, other = self._stands[before], self._stands[after]
            if one.day >= other.day or self._same_sentence(before, after):
                continue
            kind = _moved(one, other) or _conditioned(one, other)
            if kind is not None:
                return Shift(kind, before, after)
            if one.act == other.act and one.negated == other.negated:
                return None
        return None

    def _same_sentence(self, before: int, after: int) -> bool:
        one, other = self._sequences[before], self._sequences[after]
        return len(one & other) >= _REWORDED * max(1, min(len(one), len(other)))


def _sequences(sentence: str) -> frozenset[tuple[str, ...]]:
    """The triples of words that follow each other, as wire-copy families are found by (`lagebild.stories`)."""
    words = _WORD.findall(sentence.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])


def _matters(stand: Stand, names: Names) -> frozenset[Noun]:
    """The nouns of the content that name a matter, and the parts of compounds that do."""
    found = set(nouns.found_in(stand.content, names))
    found |= {part for noun in found for part in nouns.parts(noun) or ()}
    return frozenset(noun for noun in found if nouns.worth(noun) >= _MATTER)


def _moved(before: Stand, after: Stand) -> Kind | None:
    one, other = _direction(before), _direction(after)
    if one == "against" and other == "for":
        return "opens"
    if one == "for" and other == "against" and before.act not in _GIVES:
        return "hardens"
    if before.act in {"demand", "threaten"} and not before.negated and after.act in _GIVES:
        return "withdraws"
    return None


def _direction(stand: Stand) -> Literal["for", "against", ""]:
    if stand.act in _FOR:
        return "against" if stand.negated else "for"
    if stand.act in _AGAINST:
        return "for" if stand.negated else "against"
    return ""


def _conditioned(before: Stand, after: Stand) -> Kind | None:
    """What became of a condition, between two positions that want the same."""
    if before.act not in _HANGS or after.act != before.act or before.negated != after.negated:
        return None
    if before.condition and after.condition:
        one, other = (frozenset(_WORD.findall(text.casefold())) for text in (before.condition, after.condition))
        return "changes condition" if len(one & other) < _ALIKE * min(len(one), len(other)) else None
    if before.condition:
        return "drops condition"
    return "adds condition" if after.condition else None
