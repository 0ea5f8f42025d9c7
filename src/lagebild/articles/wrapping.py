"""Hard-wrapped lines joined to paragraphs: mails, archives and terminals break lines at a width."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import islice

from lagebild.articles import wordlists
from lagebild.articles.blocks import Look, look_at
from lagebild.articles.lines import MOST_PIECES, Piece, lines, unglued

__all__ = ["pieces"]

_HYPHENATED = re.compile(r"[a-zäöüß][-\xad\u2010]$")
_CLOSED = re.compile(r"(?:[.!?…:;]|\[…\]|\(\d{1,4}\))[\"“”»«’‘')\]]{0,3}$")
_STOPPED = re.compile(r"[.!?…][\"“”»«’‘')\]]{0,3}$")
_WORD = re.compile(r"\S{1,60}")
_CHUNK = re.compile(r"[^\s-]{1,60}-?")
_LAST_WORD = re.compile(r"\w{1,20}$")
_MIN_PAIRS = 3
_MIN_OPEN = 30
_MIN_TORN = 60
"""Characters of a line that is likelier a broken sentence than an entry of a menu."""
_MAX_WIDTH = 200
"""Lines longer than this were not wrapped by hand or program."""
_ALONE: frozenset[Look] = frozenset(
    {"meta", "credit", "ticker", "keywords", "line", "aside", "end", "copyright", "teaser", "notice"}
)


def pieces(text: str, *, rendition: bool = False) -> list[Piece]:
    """The pieces of a page's text in order; in a rendition of HTML every line is one."""
    found = lines(text)
    return found if rendition else list(islice(unglued(_Wrapping(found, text).joined(), text), MOST_PIECES))


class _Wrapping:
    """The lines of a page and the width at which they were broken."""

    def __init__(self, found: list[Piece], text: str) -> None:
        self.lines = found
        self.text = text
        self._first_word = _CHUNK if self._breaks_compounds() else _WORD

    def joined(self) -> list[Piece]:
        """The lines joined to paragraphs; in a page that is not wrapped, those that break off inside a sentence."""
        width = self._width()
        joined: list[Piece] = []
        for number, line in enumerate(self.lines):
            if number and (self._is_torn(number) if width is None else self._goes_on(joined[-1], number, width)):
                joined[-1] = replace(joined[-1], end=line.end)
            else:
                joined.append(line)
        return joined

    def _breaks_compounds(self) -> bool:
        """Whether lines were also broken behind the hyphen of a compound ("USA-" / "Russland")."""
        pairs = zip(self.lines, self.lines[1:], strict=False)
        return any(self._ends(line, _HYPHENATED) and self.text[after.start].isupper() for line, after in pairs)

    def _width(self) -> range | None:
        """The widths at which the lines may have been broken, None if they were not.

        A break inside a sentence was forced: the line was at most as long as the width, and the next word would have
        made it longer. The widths that most of these breaks allow are taken.
        """
        starts, ends = [], []
        for line, after in zip(self.lines, self.lines[1:], strict=False):
            if self._breaks_sentence(line, after):
                starts.append(line.end - line.start)
                ends.append(line.end - line.start + 1 + self._word_length(after))
        if len(starts) < _MIN_PAIRS or 5 * len(starts) < len(self.lines):
            return None
        starts.sort()
        ends.sort()
        least = max(starts, key=lambda width: (bisect_right(starts, width) - bisect_right(ends, width), width))
        above = bisect_right(ends, least)
        return range(least, ends[above] if above < len(ends) else least + 1)

    def _breaks_sentence(self, line: Piece, after: Piece) -> bool:
        """Whether the line end behind `line` stands inside a sentence, to all appearance."""
        if after.gap or not 15 <= line.end - line.start <= _MAX_WIDTH or self._ends(line, _CLOSED):
            return False
        return self.text[after.start].islower() or self._ends_open(line)

    def _ends_open(self, line: Piece) -> bool:
        """Whether a line ends with a comma or a word that ends no sentence and no heading."""
        if line.end - line.start < _MIN_OPEN:
            return False
        last = _LAST_WORD.search(self.text, max(line.start, line.end - 20), line.end)
        return self.text[line.end - 1] == "," or (
            last is not None and last.group() in wordlists.words("grammar", "function")
        )

    def _word_length(self, line: Piece) -> int:
        match = self._first_word.match(self.text, line.start, line.end)
        return match.end() - match.start() if match else 1

    def _ends(self, line: Piece, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.text, max(line.start, line.end - 10), line.end) is not None

    def _is_torn(self, number: int) -> bool:
        """Whether line `number` is the rest of a sentence: too few lines are broken to tell the width of a page."""
        line, after = self.lines[number - 1], self.lines[number]
        if not self._breaks_sentence(line, after) or line.end - line.start < _MIN_TORN:
            return False
        return self.text[after.start].islower() and self._look(after) == "text"

    def _goes_on(self, paragraph: Piece, number: int, width: range) -> bool:
        """Whether line `number` goes on with the paragraph that ends with the line before it."""
        line, after = self.lines[number - 1], self.lines[number]
        length = line.end - line.start
        if after.gap or length >= width.stop:
            return False
        inside = self.text[after.start].islower()
        if inside and self._ends(line, _HYPHENATED):
            return True
        if length + 1 + self._word_length(after) <= width.start:
            # not forced; but text that was wrapped twice breaks off inside a sentence all the same
            long = paragraph.end - paragraph.start > 2 * width.start
            return (long or (inside and self._are_halves(line, after))) and not self._ends(line, _CLOSED)
        if not inside and (self._look(after) in _ALONE or self._look(line) in _ALONE):
            return False
        return not (self._ends(line, _STOPPED) and self._is_heading(number, width))

    def _are_halves(self, line: Piece, after: Piece) -> bool:
        """Whether two short lines are the halves of a headline, which is often set narrower than the text."""
        return self._look(line) == self._look(after) == "short"

    def _look(self, line: Piece) -> Look:
        return look_at(line, self.text)

    def _is_heading(self, number: int, width: range) -> bool:
        """Whether a line behind a full one is a heading: no full stop, and it did not have to break off."""
        line, later = self.lines[number], self.lines[number + 1 : number + 2]
        if not later or self._ends(line, _CLOSED):
            return False
        return line.end - line.start + 1 + self._word_length(later[0]) <= width.start
