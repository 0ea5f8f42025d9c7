"""Page text to pieces: lines, hard-wrapped lines joined to paragraphs, glued lines taken apart.

A piece is what the other modules label: a paragraph, a heading, a line of furniture. All scans are linear.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lagebild.articles import wordlists

__all__ = ["Piece", "pieces"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of page text without white space at its edges.

    `gap` says whether a blank line stands before it, `glued` whether it stood on one line with the piece before.
    """

    start: int
    end: int
    gap: bool
    glued: bool = False


_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\xad"
_HYPHENATED = re.compile(r"[a-zäöüß][-\xad\u2010]$")
_CLOSED = re.compile(r"[.!?…:;][\"“”»«’‘')\]]{0,3}$")
_FIRST_WORD = re.compile(r"[^\s-]{1,60}-?")
_MIN_PAIRS = 3
_MAX_WIDTH = 200
"""Lines longer than this were not wrapped by hand or program."""
GLUED_LENGTH = 1_500
"""A single line of a page with so many characters is taken apart: it may hold the masthead too."""


def pieces(text: str, *, rendition: bool = False) -> list[Piece]:
    """The pieces of a page's text in order; in a rendition of HTML every line is one."""
    lines = list(_lines(text))
    if rendition:
        return lines
    lines = _joined(lines, text)
    return list(_unglued(lines, text))


def _lines(text: str) -> Iterator[Piece]:
    """The lines that hold something; blanks and invisible characters at their edges are left out."""
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip().strip(_INVISIBLE).strip()
        if not bare:
            continue
        start = match.start() + line.find(bare)
        gap = text.count("\n", last, start) > 1 or text.count("\r", last, start) > 1
        yield Piece(start, start + len(bare), gap or last == 0)
        last = start + len(bare)


def _joined(lines: list[Piece], text: str) -> list[Piece]:
    """Hard-wrapped lines joined to paragraphs; the lines as they are where the page is not wrapped."""
    width = _wrap_width(lines, text)
    if width is None:
        return lines
    joined: list[Piece] = []
    for number, line in enumerate(lines):
        previous = lines[number - 1] if number else None
        if previous is not None and _continues(previous, line, lines[number + 1 : number + 2], width, text):
            joined[-1] = replace(joined[-1], end=line.end)
        else:
            joined.append(line)
    return joined


def _wrap_width(lines: list[Piece], text: str) -> int | None:
    """The width at which the page's lines were broken, None if they were not.

    A break inside a sentence was forced: the line was at most as long as the width, and the next word would have made it
    longer. The width that most of these breaks allow is taken.
    """
    starts, ends = [], []
    for line, after in zip(lines, lines[1:], strict=False):
        if _breaks_sentence(line, after, text):
            starts.append(line.end - line.start)
            ends.append(line.end - line.start + 1 + _first_word(after, text))
    if len(starts) < _MIN_PAIRS or 5 * len(starts) < len(lines):
        return None
    starts.sort()
    ends.sort()
    return max(starts, key=lambda width: (bisect_right(starts, width) - bisect_right(ends, width), width))


def _breaks_sentence(line: Piece, after: Piece, text: str) -> bool:
    """Whether the line end after `line` stands inside a sentence, to all appearance."""
    if after.gap or not 15 <= line.end - line.start <= _MAX_WIDTH:
        return False
    return text[after.start].islower() and not _CLOSED.search(text, max(line.start, line.end - 4), line.end)


def _first_word(line: Piece, text: str) -> int:
    match = _FIRST_WORD.match(text, line.start, line.end)
    return match.end() - match.start() if match else 1


def _continues(line: Piece, after: Piece, later: list[Piece], width: int, text: str) -> bool:
    """Whether `after` goes on with the paragraph of `line` on a page wrapped at `width`."""
    length = line.end - line.start
    if after.gap or length > width:
        return False
    if _HYPHENATED.search(text, max(line.start, line.end - 2), line.end) and text[after.start].islower():
        return True
    if length + 1 + _first_word(after, text) <= width:
        return False
    return not (
        _CLOSED.search(text, max(line.start, line.end - 4), line.end) and _is_heading(after, later, width, text)
    )


def _is_heading(line: Piece, later: list[Piece], width: int, text: str) -> bool:
    """Whether a line behind a full one is a heading: short, without a full stop, and the next did not have to break off."""
    if not later or _CLOSED.search(text, max(line.start, line.end - 4), line.end):
        return False
    return line.end - line.start + 1 + _first_word(later[0], text) <= width


# -- lines that hold more than one thing ------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"(?P<mark>[.!?…])[\"“”»«’‘')\]]{0,3}[ \t\xa0]{1,4}(?=[\"„“«»‚‘'(\[+#©]{0,3}[A-ZÄÖÜ0-9+#©])")
_WORD_BEFORE = re.compile(r"(\w{1,20})$")
_COLUMNS = re.compile(r"[ \xa0]{3,}|\t+[ \t]*+")
_CAPITAL_WORD = re.compile(r"(?<=[\w“»)\]%] )(?P<word>[A-ZÄÖÜ][a-zäöüß]{1,14})(?= )")
_STARTS = re.compile(
    r"(?<=\S )(?:"
    r"(?:[A-ZÄÖÜ][\w.-]{1,25}+(?:[ /][A-ZÄÖÜ][\w.-]{1,25}+){0,3}[ ]\((?:[a-zA-ZÄÖÜ]{2,5}(?:[-/][a-zA-Z]{2,6}){0,3}|[\w ]{2,12} Nachrichtenagentur)\)[ ]?[-–—.:])"
    r"|(?:\+{3} )|(?:Foto: )|(?:Bild: )|(?:Lesen Sie )|(?:© )|(?:Schlagw[oö]rte)|(?:Mehr zum Thema)|(?:vor \d{1,2} (?:Min|Stund|Tag))"
    r"|(?:Lesezeit)|(?:Lesedauer)|(?:Teilen )|(?:Aktualisiert)|(?:Stand: )"
    r"|(?:(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.,|[a-z]{4,7},) )?\d{1,2}\.(?: ?\d{1,2}\. ?| \w{3,9} )\d{4}(?:, | [-|·/–] )\d{1,2}[:.]\d{2})"
    r")"
)


def _unglued(lines: list[Piece], text: str) -> Iterator[Piece]:
    """The lines, those too long for one paragraph taken apart where sentences end or something new begins."""
    for line in lines:
        if line.end - line.start < GLUED_LENGTH or not _is_glued(line, lines, text):
            yield line
            continue
        start = line.start
        for cut in sorted(set(_cuts(text, line))):
            if cut > start:
                yield _trimmed(text, start, cut, line, glued=start > line.start)
                start = cut
        yield _trimmed(text, start, line.end, line, glued=start > line.start)


def _is_glued(line: Piece, lines: list[Piece], text: str) -> bool:
    """Whether a long line holds most of the page: then no other line parts its masthead from its text."""
    return line.end - line.start > 0.6 * len(text) and len(lines) < 12


def _trimmed(text: str, start: int, end: int, line: Piece, *, glued: bool) -> Piece:
    """The piece from `start` to `end` without blanks at its end; cuts stand where a word begins."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Piece(start, end, line.gap and not glued, glued)


def _cuts(text: str, line: Piece) -> Iterator[int]:
    """Where sentences end and where glued lines begin."""
    abbreviations = wordlists.words("grammar", "abbreviations")
    for match in _SENTENCE_END.finditer(text, line.start, line.end):
        before = _WORD_BEFORE.search(text, max(line.start, match.start() - 20), match.start())
        word = before.group(1) if before else ""
        if match["mark"] != "." or not (word.isdigit() or len(word) == 1 or word.casefold() in abbreviations):
            yield match.end()
    openers = wordlists.words("grammar", "openers")
    for match in _CAPITAL_WORD.finditer(text, line.start, line.end):
        if match["word"].casefold() in openers:
            yield match.start()
    for match in _COLUMNS.finditer(text, line.start, line.end):
        yield match.end()
    for match in _STARTS.finditer(text, line.start, line.end):
        yield match.start()
