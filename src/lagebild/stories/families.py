"""Wire families: the articles that print the same agency copy, found while pages come in.

Candidates share sampled word sequences (an inverted index: no page is compared with all); a candidate is kin when
enough of the shorter text stands in the longer one, sentence by sentence. What many families have in common (furniture,
boilerplate) stops counting by itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lagebild.stories.containment import overlap
from lagebild.stories.prints import Print

MIN_SHARED = 3
"""Sampled sequences that a candidate must share: a shared quotation of a sentence or two brings four or so."""
MIN_SHARE = 0.45
"""Share of the shorter text that must stand in the longer: a version may add a paragraph of its own to a short cut."""
MIN_SHARE_OF_LONGER = 0.12
"""Share of the longer text that must be common too: a digest of ten short items is a version of none of them."""
MIN_WORDS = 40
"""Words that must be shared: less is a quotation or a sentence of background."""
POSTINGS = 8
"""Articles kept for a sequence; members of one family mostly have the same sequences, so a few stand for all."""
_COMMON = 4
"""Families that may share a sequence before it counts as boilerplate."""
_VERIFIED = 4
"""Candidates of a family, best first, that are compared by sentences; and families that one article may join."""


class Shelf(Protocol):
    """Where known articles are kept: in memory, or in a database."""

    def holders(self, sequences: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The articles that hold each of the sampled sequences, at most `POSTINGS` each; none for an unknown one."""

    def families(self, articles: Iterable[int]) -> Mapping[int, int]:
        """The family of each article."""

    def print_of(self, article: int) -> Print:
        """The article's words."""


def relatives(made: Print, sequences: Sequence[int], shelf: Shelf) -> list[int]:
    """The families of the articles on the shelf that print the same copy as `made`, the closest first.

    More than one: `made` ties together what was known as several.
    """
    candidates = _candidates(sequences, shelf)
    family_of = shelf.families(candidates)
    found: dict[int, float] = {}
    tried: Counter[int] = Counter()
    for number in candidates:
        family = family_of[number]
        tried[family] += 1
        if family in found or tried[family] > _VERIFIED or len(found) >= _VERIFIED:
            continue
        if share := kinship(made, shelf.print_of(number)):
            found[family] = share
    return sorted(found, key=lambda family: (-found[family], family))


def _candidates(sequences: Sequence[int], shelf: Shelf) -> list[int]:
    """Those that share most sequences first; a sequence that many families share does not count."""
    holders = shelf.holders(sequences)
    family_of = shelf.families({number for known in holders.values() for number in known})
    shared: Counter[int] = Counter()
    for known in holders.values():
        if len(known) <= _COMMON or len({family_of[number] for number in known}) <= _COMMON:
            shared.update(known)
    return [number for number, count in shared.most_common(_VERIFIED * POSTINGS) if count >= MIN_SHARED]


def kinship(one: Print, other: Print) -> float:
    """The share of the shorter text that stands in the longer one; 0 where that is too little for one agency copy."""
    shorter, longer = sorted((one, other), key=len)
    shared = overlap(shorter, longer)
    enough = shared.share >= MIN_SHARE and shared.words >= max(MIN_WORDS, MIN_SHARE_OF_LONGER * len(longer))
    return shared.share if enough else 0.0


@dataclass(slots=True)
class FamilyIndex:
    """Families in memory, growing page by page. Articles are numbered in the order in which they come."""

    prints: list[Print] = field(default_factory=list)
    _parent: list[int] = field(default_factory=list)
    _postings: dict[int, int | tuple[int, ...]] = field(default_factory=dict)
    """Most sequences have one holder: a number alone takes a third of the memory, and tuples of numbers are no work for
    the garbage collector. An empty one stands for a sequence that has turned out to be common."""

    def add(self, made: Print) -> int:
        """Adds an article, which gets the next number; returns its family: a known one, or its own number."""
        number = len(self.prints)
        sequences: list[int] = made.sample().tolist()
        found = relatives(made, sequences, self)
        self.prints.append(made)
        self._parent.append(number)
        for family in found:
            self._join(number, family)
        self._post(number, sequences)
        return self.family_of(number)

    @property
    def family(self) -> list[int]:
        """The family of every article: the number of its first member."""
        return [self.family_of(number) for number in range(len(self._parent))]

    def family_of(self, number: int) -> int:
        """The number of the first member of an article's family."""
        while (parent := self._parent[number]) != number:
            self._parent[number] = self._parent[parent]  # path halving (Tarjan, van Leeuwen 1984)
            number = parent
        return number

    def holders(self, sequences: Sequence[int]) -> dict[int, Sequence[int]]:
        """See `Shelf`."""
        found: dict[int, Sequence[int]] = {}
        for value in sequences:
            known = self._postings.get(value)
            if known is not None and known != ():
                found[value] = (known,) if isinstance(known, int) else known
        return found

    def families(self, articles: Iterable[int]) -> dict[int, int]:
        """See `Shelf`."""
        return {number: self.family_of(number) for number in articles}

    def print_of(self, article: int) -> Print:
        """See `Shelf`."""
        return self.prints[article]

    def _join(self, one: int, other: int) -> None:
        first, later = sorted((self.family_of(one), self.family_of(other)))
        self._parent[later] = first

    def _post(self, number: int, sequences: Sequence[int]) -> None:
        for value in sequences:
            known = self._postings.get(value)
            if known is None:
                self._postings[value] = number
            elif isinstance(known, int):
                self._postings[value] = (known, number)
            elif known and len(known) < POSTINGS:
                holders = (*known, number)
                common = len(holders) == POSTINGS and len({self.family_of(holder) for holder in holders}) > _COMMON
                self._postings[value] = () if common else holders
