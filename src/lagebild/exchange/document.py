"""An article as plain text for other tools, with a map from the page's characters to its own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagebild.store import Passage

_OTHER = "\ufffd"
"""Stands for a character outside the Basic Multilingual Plane, which tools count as two, and for one that neither XML
nor a database takes (control characters, lone surrogates, noncharacters).
"""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Document:
    """`text` has LF line ends only and no character outside the BMP; `places` map page offsets to it, in page order:
    start and end on the page, and for each offset between them (both included) the one in `text`.
    """

    text: str
    places: tuple[tuple[int, int, tuple[int, ...]], ...]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the page's characters from `start` to `end` stand in `text`; None if they are not in it."""
        number = bisect_right(self.places, start, key=lambda place: place[0]) - 1
        if number < 0:
            return None
        first, last, offsets = self.places[number]
        if end > last:
            return None
        found = offsets[start - first], offsets[end - first]
        return found if found[0] < found[1] else None

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the characters of `text` from `start` to `end` stand on the page; None over a part's edge."""
        number = bisect_right(self.places, start, key=lambda place: place[2][0]) - 1
        if number < 0 or start >= end:
            return None
        first, _, offsets = self.places[number]
        if end > offsets[-1]:
            return None
        # of CR LF both have the offset of the LF: a place begins at the last and ends at the first of equal offsets
        return first + bisect_right(offsets, start) - 1, first + bisect_left(offsets, end)


def plain(text: str) -> str:
    """`text` on one line, with nothing in it that XML or a database does not take, or that is outside the BMP."""
    return "".join(map(_kept, " ".join(text.split())))


def _kept(character: str) -> str:
    return _OTHER if ord(character) > 0xFFFF or _FORBIDDEN.match(character) else character


def document(parts: Iterable[Passage]) -> Document:
    """The article made of its parts (headline, lead, paragraphs ...) in page order, a blank line between them."""
    text = ""
    places: list[tuple[int, int, tuple[int, ...]]] = []
    end = -1
    for part in sorted(parts, key=lambda part: part.start):
        if part.start < end:  # parts that overlap would stand twice
            continue
        end = part.end
        text += "\n\n" if text else ""
        written, offsets = _plain(part.text)
        places.append((part.start, part.end, tuple(len(text) + offset for offset in offsets)))
        text += written
    return Document(text, tuple(places))


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """`text` with LF only and nothing forbidden, and for each old offset (the end included) the new one."""
    written: list[str] = []
    offsets = []
    for number, character in enumerate(text):
        offsets.append(len(written))
        if character == "\r":
            if text[number + 1 : number + 2] != "\n":
                written.append("\n")
        else:
            written.append(_kept(character))
    offsets.append(len(written))
    return "".join(written), offsets
