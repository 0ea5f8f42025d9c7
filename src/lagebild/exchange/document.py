"""An article as plain text for other tools, with a map from the page's characters to its own."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lagebild.store import Passage

_BEYOND = "\ufffd"
"""Stands for a character outside the Basic Multilingual Plane, which tools count as two."""


@dataclass(frozen=True, slots=True)
class Document:
    """`text` has LF line ends only and no character outside the BMP; `places` map page offsets to it, in page order."""

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
    """`text` with LF only and within the BMP, and for each old offset (the end included) the new one."""
    written: list[str] = []
    offsets = []
    for number, character in enumerate(text):
        offsets.append(len(written))
        if character == "\r":
            if text[number + 1 : number + 2] != "\n":
                written.append("\n")
        else:
            written.append(character if ord(character) <= 0xFFFF else _BEYOND)
    offsets.append(len(written))
    return "".join(written), offsets
