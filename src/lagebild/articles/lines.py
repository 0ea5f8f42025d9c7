"""Page text to pieces: its lines, and lines that hold most of a page taken apart.

A piece is what the other modules label: a paragraph, a heading, a line of furniture. All scans are linear.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lagebild.articles import wordlists

__all__ = ["Piece", "lines", "unglued"]


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
MOST_PIECES = 20_000
"""No press page has more lines; what follows them is not read."""
GLUED_LENGTH = 1_500
"""A single line of a page with so many characters is taken apart: it may hold the masthead too."""


def lines(text: str) -> list[Piece]:
    """The first MOST_PIECES lines that hold something, without blanks and invisible characters at their edges."""
    return list(islice(_lines(text), MOST_PIECES))


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


# -- lines that hold more than one thing ------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"(?P<mark>[.!?…])[\"“”»«’‘')\]]{0,3}[ \t\xa0]{1,4}(?=[\"„“«»‚‘'(\[+#©]{0,3}[A-ZÄÖÜ0-9+#©])")
_ANY_WORD = re.compile(r"\w[\w-]{0,40}+")
_WORD_BEFORE = re.compile(r"(\w{1,20})$")
_COLUMNS = re.compile(r"[ \xa0]{3,}|\t+[ \t]*+")
_CAPITAL_WORD = re.compile(r"(?<=[\w“»)\]%] )(?P<word>[A-ZÄÖÜ][a-zäöüß]{1,14})(?= )")
_STARTS = re.compile(
    r"(?<=\S )(?:"
    # a dateline
    r"(?:(?:Bad|St\.|New|Den|Frankfurt am) )?[A-ZÄÖÜ][\w-]{1,25}+(?:/[A-ZÄÖÜ][\w-]{1,25}+){0,3} "
    r"\((?:[a-zA-ZÄÖÜ]{2,5}(?:[-/][a-zA-Z]{2,6}){0,3}|[\w ]{2,12} Nachrichtenagentur)\) ?[-–—.:]"
    r"|\+{3} [^+]|Foto: |Bild: |Lesen Sie |© |Schlagw[oö]rte|Mehr zum Thema|vor \d{1,2} (?:Min|Stund|Tag)"
    r"|Lesezeit|Lesedauer|Teilen |Aktualisiert|Stand: |Auch interessant|Das könnte "
    r"|Meistgelesen|Weitere Meldungen|Kommentare"
    r")"
)
_DATE_AND_TIME = re.compile(
    r"(?<=\S )(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.,|[a-z]{4,7},) )?\d{1,2}\.(?: ?\d{1,2}\. ?| \w{3,9} )\d{4}"
    r"(?:,? (?:[-|·/–] |um )?)\d{1,2}[:.]\d{2}(?: Uhr)?(?= |$)"
)
_TICKER_END = re.compile(r"\+{3} [^+]{5,150} \+{3} ")
_MENU_RUN = 3


def unglued(found: Sequence[Piece], text: str) -> Iterator[Piece]:
    """The lines, those too long for one paragraph taken apart where sentences end or something new begins."""
    for line in found:
        if line.end - line.start < GLUED_LENGTH or not _is_glued(line, found, text):
            yield line
            continue
        start = line.start
        for cut in sorted(set(_cuts(text, line))):
            if cut > start:
                yield _trimmed(text, start, cut, line, glued=start > line.start)
                start = cut
        yield _trimmed(text, start, line.end, line, glued=start > line.start)


def _is_glued(line: Piece, found: Sequence[Piece], text: str) -> bool:
    """Whether a long line holds most of the page: then no other line parts its masthead from its text."""
    return line.end - line.start > 0.6 * len(text) and len(found) < 12


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
    for match in _DATE_AND_TIME.finditer(text, line.start, line.end):
        yield match.start()
        yield min(match.end() + 1, line.end)
    for match in _TICKER_END.finditer(text, line.start, line.end):
        yield match.start()
        yield match.end()
    yield from _menus(text, line)


def _menus(text: str, line: Piece) -> Iterator[int]:
    """Where a run of menu words begins and ends."""
    menu = wordlists.words("furniture", "menu")
    run: list[re.Match[str]] = []
    for word in _ANY_WORD.finditer(text, line.start, line.end):
        if word.group().casefold() in menu:
            run.append(word)
            continue
        if len(run) >= _MENU_RUN:
            yield run[0].start()
            yield word.start()
        run = []
