"""Wire families: the articles that print the same agency copy, found while pages come in.

Candidates share sampled word sequences (an inverted index: no page is compared with all); a candidate joins when enough
of the shorter text stands in the longer one, sentence by sentence. What many families have in common (furniture,
boilerplate) stops counting by itself.
"""

from collections import Counter
from dataclasses import dataclass, field

from lagebild.stories.containment import overlap
from lagebild.stories.prints import Print

MIN_SHARED = 3
"""Sampled sequences that a candidate must share: a shared quotation of a sentence or two brings four or so."""
MIN_SHARE = 0.45
"""Share of the shorter text that must stand in the longer: a version may add a paragraph of its own to a short cut."""
MIN_WORDS = 40
"""Words that must be shared: less is a quotation or a sentence of background."""
_MERGE_SHARE = 0.7
"""Share of a text that must stand in a newcomer for two families to become one."""
_POSTINGS = 8
"""Articles kept for a sequence; members of one family mostly have the same sequences, so a few stand for all."""
_COMMON = 4
"""Families that may share a sequence before it counts as boilerplate."""
_VERIFIED = 4
"""Candidates, best first, that are compared sentence by sentence."""


@dataclass(slots=True)
class FamilyIndex:
    """Grows page by page; `family` maps each article to the number of its family (that of its first member)."""

    prints: list[Print] = field(default_factory=list)
    family: list[int] = field(default_factory=list)
    _postings: dict[int, list[int]] = field(default_factory=dict)

    def add(self, made: Print) -> int:
        """Adds an article, which gets the next number; returns its family: a known one, or its own number."""
        number = len(self.prints)
        sample = [int(value) for value in made.sample()]
        relatives = self._relatives(made, self._candidates(sample))
        self.prints.append(made)
        self.family.append(relatives[0] if relatives else number)
        for other in relatives[1:]:
            self._merge(other, relatives[0])
        self._post(number, sample)
        return self.family[number]

    def _candidates(self, sample: list[int]) -> list[int]:
        shared: Counter[int] = Counter()
        for value in sample:
            shared.update(self._telling(value))
        return [number for number, count in shared.most_common(_VERIFIED * _POSTINGS) if count >= MIN_SHARED]

    def _telling(self, value: int) -> list[int]:
        """The articles that have a sequence, none if it is common to many families."""
        known = self._postings.get(value, [])
        return known if len({self.family[number] for number in known}) <= _COMMON else []

    def _relatives(self, made: Print, candidates: list[int]) -> list[int]:
        """The families of the candidates that `made` is a version of, the best first, each once."""
        found: dict[int, float] = {}
        tried: Counter[int] = Counter()
        for number in candidates:
            family = self.family[number]
            tried[family] += 1
            if family in found or tried[family] > _VERIFIED or len(found) >= _VERIFIED:
                continue
            if share := kinship(made, self.prints[number]):
                found[family] = share
        ranked = sorted(found, key=lambda family: -found[family])
        return ranked[:1] + [family for family in ranked[1:] if found[family] >= _MERGE_SHARE]

    def _merge(self, family: int, into: int) -> None:
        self.family = [into if own == family else own for own in self.family]

    def _post(self, number: int, sample: list[int]) -> None:
        for value in sample:
            known = self._postings.setdefault(value, [])
            if len(known) < _POSTINGS:
                known.append(number)


def kinship(one: Print, other: Print) -> float:
    """The share of the shorter text that stands in the longer one; 0 where that is too little for one agency copy."""
    shorter, longer = sorted((one, other), key=len)
    shared = overlap(shorter, longer)
    return shared.share if shared.share >= MIN_SHARE and shared.words >= MIN_WORDS else 0.0
