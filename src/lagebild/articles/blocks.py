"""Pieces of a page with what can be seen of each by itself: how it reads, and what it looks like."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lagebild.articles import agencies, dates, wordlists
from lagebild.articles.lines import Piece
from lagebild.model import Hints, Span

__all__ = ["Block", "Look", "blocks", "caption_end", "has_agency_number", "hint", "keyword_label", "look_at"]

Look = Literal[
    "text",  # running text
    "short",  # a line that may be a headline, heading, kicker, menu entry or teaser
    "meta",  # date, byline, source, reading time
    "credit",  # picture credit, or caption with its credit
    "ticker",  # time mark of a live ticker
    "teaser",  # teaser of another article
    "keywords",  # keyword line
    "line",  # a line of furniture
    "aside",  # opens a box inside the article
    "end",  # nothing of the article follows
    "notice",  # consent, newsletter, paywall, house rules
    "copyright",
]

TEXT_LIMIT = 4_000
"""Characters of a piece that are looked at; the rest of a longer one is more of the same."""


@dataclass(slots=True)
class Block:
    """A piece with its features. `text` is squeezed and cut at TEXT_LIMIT, `key` what lists are asked with."""

    span: Span
    gap: bool
    glued: bool
    text: str
    key: str
    words: tuple[str, ...]
    look: Look = "short"
    main: bool | None = None
    """Whether a main-text library keeps the block; None where no library was asked."""
    heading: bool = False
    """Whether the carrier marks the block as a heading."""
    caption: bool = False
    """Whether the carrier marks the block as a caption."""
    terminal: bool = False
    function_share: float = 0.0
    finite: bool = False
    stems: frozenset[str] = field(default_factory=frozenset)
    raw: str = ""

    def offset(self, place: int, *, after: bool = False) -> int:
        """Where character `place` of the squeezed text stands in the piece; `after`: where the one before it ends."""
        if self.raw == self.text:
            return place
        wanted = place - 1 if after else place
        seen = -1
        blank = True
        for at, mark in enumerate(self.raw):
            if mark == "\xad" or (mark.isspace() and blank):
                continue
            blank = mark.isspace()
            seen += 1
            if seen == wanted:
                return at + 1 if after else at
        return len(self.raw)

    @property
    def length(self) -> int:
        """Characters of page text, white space included."""
        return self.span.end - self.span.start

    @property
    def is_sentence(self) -> bool:
        """Whether the block ends like a sentence and has words that only sentences have."""
        return self.terminal and (self.finite or self.function_share >= 0.2) and len(self.words) >= 4


_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*+")
_TERMINAL = re.compile(r"[.!?…:][\"“”»«’‘›‹')\]]{0,3}(?:\s?\([^()]{1,60}\))?$")
_MARK_INSIDE = re.compile(r"[.!?][\"“”»«’‘')\]]{0,2}\s")
_STEM = 6
_MOST_GAPS = 0.75
_CAPTION_WORDS = 25
_FURNITURE: tuple[Look, ...] = ("end", "aside", "line")
_HEAD: frozenset[Look] = frozenset({"short", "meta", "line", "credit", "end"})
_MIN_STEM_WORD = 4


def blocks(pieces: Iterable[Piece], text: str) -> list[Block]:
    """The pieces of `text` as blocks, each with the look it has by itself."""
    found = [_block(piece, text) for piece in pieces]
    # where nearly every line has a blank line before it, blank lines part nothing
    if sum(block.gap for block in found) > _MOST_GAPS * len(found):
        for block in found:
            block.gap = False
    for block in found:
        block.look = look_of(block)
    _smooth(found)
    _see_captions(found)
    return found


def _see_captions(found: Sequence[Block]) -> None:
    """A sentence between masthead and picture credit is the caption that the credit belongs to."""
    for before, block, after in zip(found, found[1:], found[2:], strict=False):
        bare_credit = after.look == "credit" and not after.is_sentence and len(after.words) <= 12
        if block.look == "text" and bare_credit and before.look in _HEAD and len(block.words) <= _CAPTION_WORDS:
            block.look, block.caption = "credit", True


def _smooth(found: Sequence[Block]) -> None:
    """Between sentences of a glued line, short sentences and sentences cut in two are running text too."""
    function = wordlists.words("grammar", "function")
    for before, block, after in zip(found, found[1:], found[2:], strict=False):
        if not (block.glued and block.look == "short" and block.words and {before.look, after.look} & {"text"}):
            continue
        whole = block.text.endswith(".") and len(block.words) >= 3
        torn = block.words[-1].casefold() in function or block.text[0].islower()
        if (whole and before.look == "text") or (torn and after.look == "text"):
            block.look = "text"


def _block(piece: Piece, text: str) -> Block:
    raw = text[piece.start : min(piece.end, piece.start + TEXT_LIMIT)]
    cut = piece.end - piece.start > TEXT_LIMIT
    plain = _SPACE.sub(" ", raw.replace("\xad", "")).strip()
    words = tuple(_WORD.findall(plain))
    function = wordlists.words("grammar", "function")
    finite = wordlists.words("grammar", "finite")
    low = [word.casefold() for word in words]
    return Block(
        Span(piece.start, piece.end),
        piece.gap,
        piece.glued,
        plain,
        wordlists.key_of(raw),
        words,
        terminal=cut or _ends_sentence(plain),
        function_share=sum(word in function for word in low) / len(low) if low else 0.0,
        finite=any(word in finite for word in low),
        stems=frozenset(word[:_STEM].casefold() for word in words if word[0].isupper() and len(word) >= _MIN_STEM_WORD)
        - function,
        raw=raw,
    )


def look_at(piece: Piece, text: str) -> Look:
    """The look of a piece of `text` by itself."""
    return look_of(_block(piece, text))


def hint(found: Sequence[Block], hints: Hints) -> None:
    """Mark the blocks with what the carrier says of them: main text, headings, captions."""
    if not hints.html:
        return
    for attribute, spans in (("main", hints.main), ("heading", hints.headings), ("caption", hints.captions)):
        if attribute == "main" and not spans:
            continue
        marked = _covered(found, spans)
        for block, inside in zip(found, marked, strict=True):
            setattr(block, attribute, inside)


def _covered(found: Sequence[Block], spans: Sequence[Span]) -> list[bool]:
    """For each block, whether more than half of it lies in one of the spans; both stand in order."""
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    marked = []
    for block in found:
        at = bisect_right(starts, block.span.start) - 1
        shared = 0
        for span in ordered[max(0, at) : at + 4]:
            shared += max(0, min(span.end, block.span.end) - max(span.start, block.span.start))
        marked.append(2 * shared > block.length)
    return marked


def _ends_sentence(plain: str) -> bool:
    """Whether a line ends with a full stop or its like, closing quotation marks and a bracket behind it passed over."""
    bare = plain.rstrip("\"“”»«’‘›‹' ")
    return _TERMINAL.search(bare, max(0, len(bare) - 70)) is not None


# -- what a block looks like by itself --------------------------------------------------------------------------------

_TICKER = re.compile(r"^\+{2,3}\s?.{3,200}?\s?\+{2,3}$")
_TICKER_TIME = re.compile(
    r"^(?:[A-Z][a-zäöü]{1,10}\.?,\s)?(?:\d{1,2}\.\s?(?:\w{3,9}|\d{1,2}\.)(?:\s?\d{4})?,?\s(?:um\s)?)?"
    r"\d{1,2}[.:]\d{2}\sUhr\s?[:|–-]\s?\S"
)
_ELLIPSIS = re.compile(
    r"(?:\.\.\.|…|\[\.\.\.\]|\[…\])[\"“”»«)\s]{0,3}(?:\(\d{1,4}\)|\[?(?i:mehr|weiter|weiterlesen)\]?)?\W{0,3}$"
)
_BRACKET_ELLIPSIS = re.compile(r"\[(?:\.\.\.|…)\]\s?(?:\(\d{1,4}\))?[\s.]{0,3}$")
_AGO = re.compile(r"\bvor\s(?:\d{1,3}|einer|einem)\s?(?:Min|Std|Stund|Tag|Woch|Sek)|^(?:gestern|heute)\s[A-ZÄÖÜ\d]")
_CLOCK = re.compile(r"^(?:\d{1,2}\.\d{1,2}\.(?:\d{2,4})?,?\s)?\d{1,2}[:.]\d{2}(?:\sUhr)?\s[|•·–-]?\s?[\"„»«A-ZÄÖÜ]")
_MORE = re.compile(
    r"(?:[|>»›→]\s?(?:mehr|weiter|weiterlesen|zum Artikel)\W{0,3}|\s(?:weiterlesen|mehr lesen|zum Artikel)\W{0,3})$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"^\W{0,3}(?:©|\(c\)|copyright\b|\(C\))", re.IGNORECASE)
# two names behind the sign are a photographer and an agency: rights in a picture, not in the page
_PICTURE_RIGHTS = re.compile(r"^\W{0,3}(?:©|\([cC]\))\s?[^\d/|]{3,60}\s?[/|]\s?\S")
_AGENCY_NUMBER = re.compile(r"\bdpa:\d{6}-\d{2,4}-\d{3,7}/\d")
_HASHTAGS = re.compile(r"^(?:#\w{2,60}[\s,]{0,3}){2,}$|^(?:#\w{2,60}\s?,?\s?)$")
_LISTED = re.compile(r"\s[/|·•]\s")
_RANKED = re.compile(r"^\d{1,2}\.?\s[\"„»«A-ZÄÖÜ]")


def look_of(block: Block) -> Look:  # noqa: PLR0911 -- one return a look, in the order in which they exclude each other
    """The look of a block, judged by itself alone."""
    if _TICKER.match(block.text[:220]):
        return "ticker"
    if _is_copyright(block):
        return "copyright"
    if (furniture := _furniture(block)) is not None:
        return furniture
    if is_keywords(block):
        return "keywords"
    if is_meta(block):
        return "meta"
    if _TICKER_TIME.match(block.text[:80]):
        return "ticker"
    if _is_credit(block):
        return "credit"
    if _is_teaser(block):
        return "teaser"
    return "text" if _reads_as_text(block) else "short"


def _is_copyright(block: Block) -> bool:
    if has_agency_number(block):
        return len(block.words) < 25
    if _PICTURE_RIGHTS.search(block.text[:200]):
        return False
    return len(block.words) < 40 and _COPYRIGHT.match(block.text) is not None and not _starts_credit(block)


def has_agency_number(block: Block) -> bool:
    """Whether a line carries the number of an agency's message ("dpa:251016-930-170244/1")."""
    return _AGENCY_NUMBER.search(block.text[:300]) is not None


def _furniture(block: Block) -> Look | None:
    """The kind of furniture that the lists know the block as."""
    short = len(block.words) <= 25
    # before a colon stands what it announces: "Teilen:" opens a bar, "Quellen:" a list
    looks: tuple[Look, ...] = ("end", "aside") if block.text.endswith(":") else ("end", "aside", "line")
    for look in looks if short else ():
        if block.key in wordlists.phrases("furniture", look).whole:
            return look
    for look in _FURNITURE if short else ():
        if wordlists.phrases("furniture", look).starts(block.key):
            return look
    if short and is_menu(block):
        return "line"
    hits = wordlists.phrases("furniture", "notice").hits(block.key) if len(block.words) <= 150 else 0
    # a long paragraph may well speak of newsletters once; one that asks for consent says so twice
    return "notice" if hits >= (1 if len(block.words) <= 40 else 2) else None


def is_menu(block: Block) -> bool:
    """Whether nearly all words of a line are words of menus and sharing bars."""
    menu = wordlists.words("furniture", "menu")
    known = sum(word.casefold() in menu for word in block.words)
    return (
        known > 0 and not block.terminal and known >= 0.75 * len(block.words) and (known > 1 or len(block.words) == 1)
    )


def is_keywords(block: Block) -> bool:
    """Whether a line lists keywords: behind a label, with number signs, or as short entries between strokes."""
    if _HASHTAGS.match(block.text[:300]):
        return True
    if block.terminal or len(block.words) > 40:
        return False
    label = keyword_label(block.text)
    if label is not None and label < len(block.text):
        return True
    parts = _LISTED.split(block.text)
    return (
        len(parts) >= 3
        and all(0 < len(part.split()) <= 3 and part[0].isupper() for part in parts)
        and not is_menu(block)
    )


def keyword_label(text: str) -> int | None:
    """Where the keywords begin behind a label such as "Schlagwörter:", None where there is no such label."""
    match = re.match(r"#?([^\W\d][\w ]{2,30}?)\s?:\s?", text[:60])
    if match and match.group(1).casefold() in wordlists.words("masthead", "keywords"):
        return match.end()
    return None


_CREDIT_START = re.compile(
    r"^\W{0,3}(?P<word>[\w-]{3,20})(?:\s?(?:\(s\)|nachweis|quelle))?\s?(?::|©|\sby\s)", re.IGNORECASE
)
_CREDIT_TAIL = re.compile(
    r"(?:[|(/.,–-]\s?|\s)(?P<word>Fotos?|Bild|Bilder|Grafik|Symbolbild|Archivbild|Archivfoto|Illustration|Quelle|Credit|Copyright|Bildquelle|Video)"
    r"\s?(?::|©)\s?[^:]{2,120}\)?$",
    re.IGNORECASE,
)
_COPYRIGHT_TAIL = re.compile(r"[.!?\"“»)\w]\s(?:\||/|-|–)?\s?(?:©|\(c\))\s?[^©]{2,100}$")
_CAPTION_MARK = re.compile(r"[(\[](?P<mark>[\w-]{5,20})(?:[,/:] ?[^()]{1,60})?[)\]]")


def _starts_credit(block: Block) -> bool:
    match = _CREDIT_START.match(block.text)
    return match is not None and match["word"].casefold() in wordlists.words("masthead", "credit")


def _is_credit(block: Block) -> bool:
    """Whether a block is a picture credit or a caption that carries its credit or a mark such as (Symbolbild)."""
    if len(block.words) > 80:
        return False
    if (_starts_credit(block) and len(block.words) <= 40) or _PICTURE_RIGHTS.search(block.text[:200]):
        return True
    if caption_end(block.text) is not None:
        return True
    return len(block.words) <= 14 and not block.is_sentence and _names_picture_agency(block)


def _names_picture_agency(block: Block) -> bool:
    low = block.text.casefold().replace(" / ", "/")
    return any(name in low for name in wordlists.words("masthead", "picture_agencies"))


def caption_end(text: str) -> int | None:
    """Where a caption ends before its credit ("... stehen bleiben. (Symbolbild) | Foto: ..."); None if it has none."""
    for match in _CAPTION_MARK.finditer(text[-200:]):
        if match["mark"].casefold() in wordlists.words("masthead", "caption_marks"):
            return max(0, len(text) - 200) + match.end()
    tail = max(0, len(text) - 180)
    for pattern in (_CREDIT_TAIL, _COPYRIGHT_TAIL):
        found = pattern.search(text, tail)
        if found and found.start() > 0:
            return found.start() + (1 if text[found.start()] in '.!?"“»)' or text[found.start()].isalnum() else 0)
    return _agency_tail(text)


_TRAILING_AGENCY = re.compile(r"[.!?\"“»)]\s(?P<credit>[\w/., -]{2,60})$")


def _agency_tail(text: str) -> int | None:
    """Where a sentence ends before a bare agency credit ("Ein Stahlarbeiter in Jamshedpur. AFP/Archiv")."""
    found = _TRAILING_AGENCY.search(text, max(0, len(text) - 70))
    if found and len(text) < 400 and "/" in found["credit"] and agencies.named(found["credit"]):
        return found.start() + 1
    return None


def is_meta(block: Block) -> bool:
    """Whether a line holds nothing but date, time, byline, source, reading time and counts."""
    if not block.words or len(block.words) > 30 or (block.is_sentence and len(block.words) > 14):
        return False
    if _PICTURE_SOURCE.match(block.text) and _names_picture_agency(block) and not dates.stamps(block.text):
        return False
    if is_byline(block.text) or _is_labelled(block):
        return True
    spans = [(stamp.start, stamp.end) for stamp in dates.stamps(block.text, year=2000)]
    rest = block.text
    for start, end in reversed(spans):
        rest = rest[:start] + " " + rest[end:]
    named = agencies.named(rest)
    if not spans and not named and not re.search(r"\d{1,2}[.:]\d{2}\sUhr|Lesezeit|Lesedauer", block.text):
        return False
    return _unexplained(rest) <= (2 if spans else 0)


_PICTURE_SOURCE = re.compile(r"^Quelle:\s[^,]{2,40}/")
_LABEL = re.compile(r"^(?P<label>[^\W\d][\w -]{1,20}):\s")
_PAGE_NUMBER = re.compile(r"^(?:Seite|S\.)\s\d{1,3}(?:\s?[-–/]\s?\d{1,3})?$")


def _is_labelled(block: Block) -> bool:
    """Whether a line is a field of a press database ("RUBRIK: POLITIK; S. 4") or a page number."""
    match = _LABEL.match(block.text)
    known = match is not None and match["label"].casefold() in wordlists.words("masthead", "labels")
    return (known and len(block.words) <= 12 and not block.is_sentence) or _PAGE_NUMBER.match(block.text) is not None


def _unexplained(rest: str) -> int:
    """How many words of a line are neither usual in mastheads nor the name of an agency nor a number."""
    known = wordlists.words("masthead", "meta") | wordlists.words("masthead", "weekdays")
    bare = agencies.without(rest)
    return sum(
        word.casefold() not in known and not word.isdigit() and not (word.islower() and len(word) <= 4)
        for word in _WORD.findall(bare)
    )


def is_byline(text: str) -> bool:
    """Whether a line names the author: "Von Svenja Alpers und dpa"."""
    low = text.casefold()
    if len(low) > 160 or low.endswith((".", "!", "?", ":")):
        return False
    start = next((word for word in wordlists.words("masthead", "byline") if low.startswith(word + " ")), None)
    if start is None:
        return False
    names = [word for word in text[len(start) :].split() if word[:1].isalpha()]
    small = {
        "und",
        "von",
        "de",
        "van",
        "zu",
        "aus",
        "der",
        "mit",
        "für",
        "den",
        "in",
        "im",
        "dpa",
        "unserer",
        "unserem",
        "la",
        "al",
    }
    lower = sum(word[0].islower() and word.strip(",").casefold() not in small for word in names)
    needs_name = start in {"von", "aus", "by"}
    return bool(names) and lower <= (0 if needs_name else 2) and len(names) <= 16


def _is_teaser(block: Block) -> bool:
    """Whether a block leads to another article: cut off with dots, aged ("vor 3 Stunden"), with a clock before it."""
    if _BRACKET_ELLIPSIS.search(block.text[-60:]):
        return True
    if len(block.words) <= 20 and not block.is_sentence and (_AGO.search(block.text) or _CLOCK.match(block.text)):
        return True
    if len(block.words) <= 60 and _MORE.search(block.text[-30:]):
        return True
    if not block.is_sentence and _RANKED.match(block.text) and not block.terminal and len(block.words) <= 16:
        return True
    return (
        len(block.words) <= 60
        and _ELLIPSIS.search(block.text[-40:]) is not None
        and not block.text.endswith(("“", '"', "«", "»"))
    )


def _reads_as_text(block: Block) -> bool:
    """Whether a block is running text: sentences with function words, long enough or ended like a sentence."""
    count = len(block.words)
    if count >= 25:
        return block.function_share >= 0.18 and (
            block.terminal or _MARK_INSIDE.search(block.text) is not None or count >= 60
        )
    if block.text.endswith("?") and count <= 25 and not _MARK_INSIDE.search(block.text):
        return False
    if count >= 8:
        return block.terminal and not block.text.endswith(":") and block.function_share >= 0.15
    return block.is_sentence and not block.text.endswith((":", "?"))
