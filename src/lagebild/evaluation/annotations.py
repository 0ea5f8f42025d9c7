"""A gold annotation names strings; here they become places in the document."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lagebild.errors import InputError

Pair = tuple[int, int]
Words = frozenset[int]
"""Numbers of word tokens of a document, counted from its beginning."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Text:
    """A document's text with its words."""

    text: str
    _words: list[Pair] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_words", [match.span() for match in _WORD.finditer(self.text)])

    def find(self, wanted: str, nth: int = 1) -> Pair:
        """Where `wanted` stands for the nth time; InputError where it does not."""
        start = -1
        for _ in range(nth):
            start = self.text.find(wanted, start + 1)
            if start < 0:
                raise InputError(f"the annotation does not fit its text: {wanted[:60]!r} is not in it {nth} times")
        return start, start + len(wanted)

    def words(self, *places: Pair) -> Words:
        """The words that lie wholly inside one of `places`."""
        return frozenset(
            number
            for number, (start, end) in enumerate(self._words)
            if any(first <= start and end <= last for first, last in places)
        )


@dataclass(frozen=True)
class Judged:
    """The part of a document in which quotations and positions count.

    Annotators read headline, lead, subheadings and captions differently: nothing there counts for or against.
    """

    first: int = 0
    last: int | None = None
    left_out: tuple[Pair, ...] = ()

    def holds(self, place: Pair) -> bool:
        """Whether `place` counts."""
        start, end = place
        if self.last is None:
            return True
        inside = self.first <= start and end <= self.last
        return inside and not any(low <= start and end <= high for low, high in self.left_out)


def judged(text: Text, article: dict[str, Any] | None) -> Judged:
    """Which part counts: the running text where the annotation says where it is, else everything."""
    if not article or not article.get("body_first"):
        return Judged()
    aside = [text.find(value) for name in ("subheadings", "captions") for value in article.get(name) or ()]
    return Judged(text.find(article["body_first"])[0], text.find(article["body_last"])[1], tuple(aside))


def pairs(spans: Iterable[Any] | None) -> list[Pair]:
    """Offsets as the record of a reading has them."""
    return [(start, end) for start, end in spans or ()]
