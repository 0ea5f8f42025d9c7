"""What each block of the article's run is: paragraph, heading, question, caption, time mark, or furniture after all."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lagebild.articles import agencies, wordlists
from lagebild.articles.blocks import Block, caption_end
from lagebild.articles.dateline import Dateline, dateline
from lagebild.articles.masthead import place_in
from lagebild.articles.sequence import Run, cohesion, is_bare
from lagebild.articles.turns import Interview, interview_of, is_answered, is_question, speaker_of
from lagebild.model import Hints, Span

__all__ = ["Parts", "parts_of", "signature"]


@dataclass(slots=True)
class Parts:
    """The parts of an article as places on the page, each list in reading order."""

    lead: list[Span] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    questions: list[Span] = field(default_factory=list)
    captions: list[Span] = field(default_factory=list)
    tickers: list[Span] = field(default_factory=list)
    dateline: Dateline | None = None
    first: int = 0
    """Number of the block that the body begins with."""


_MOST_LEAD_WORDS = 75
_HEADING_WORDS = 16
_TICKER_MARK = re.compile(
    r"^(?:\+{2,3}\s?)?(?P<time>(?:[A-ZÄÖÜ][a-zäöü]{1,10}\.?,?\s)?(?:\d{1,2}\.\s?(?:\w{3,9}|\d{1,2}\.)(?:\s?\d{4})?,?\s(?:um\s)?)?"
    r"\d{1,2}[.:]\d{2}(?:\sUhr)?)(?P<mark>\s?[:|–-]\s?)?"
)
_BULLET = re.compile(r"^[-–—•●▪■►▶*·]\s?(?=\S)")
_LINK_BOXES = frozenset(
    wordlists.key_of(word)
    for word in ("anzeige", "werbung", "advertisement", "video", "podcast", "weiterlesen nach der anzeige")
)


def parts_of(blocks: Sequence[Block], run: Run, headline: int | None, hints: Hints, text: str) -> Parts:
    """The parts of the article whose running text is `run`, with the captions that stand between headline and run."""
    parts = Parts(first=run.first)
    start = headline + 1 if headline is not None else run.first
    if headline is not None and run.first <= headline:
        parts.first = min(run.last, headline + 1)
    _begin(parts, blocks, run, headline, hints, text)
    for number in range(min(start, parts.first), parts.first):
        _before(parts, blocks, number)
    _within(parts, blocks, run, text)
    return parts


# -- where the running text begins ------------------------------------------------------------------------------------


def _begin(parts: Parts, blocks: Sequence[Block], run: Run, headline: int | None, hints: Hints, text: str) -> None:
    """Set the first block of the body, behind the lead, and its dateline."""
    texts = [number for number in range(parts.first, run.last + 1) if blocks[number].look == "text"][:4]
    context = " ".join(block.text for block in blocks[run.first : min(run.last, run.first + 25) + 1])
    spent = 0
    for at, number in enumerate(texts):
        found = dateline(text[blocks[number].span.start : blocks[number].span.end][:200], context)
        if found is not None and (found.sure or at < 2):
            parts.dateline, parts.first = found, number
            return
        spent += len(blocks[number].words)
        if spent > _MOST_LEAD_WORDS + 15:
            break
    if len(texts) > 1 and _is_lead(blocks, texts[0], texts[1], headline, hints):
        parts.first = texts[1]
        return
    if texts:
        opens = next((n for n in range(parts.first, texts[0]) if blocks[n].look == "ticker"), texts[0])
        parts.first = opens


def _is_lead(blocks: Sequence[Block], first: int, second: int, headline: int | None, hints: Hints) -> bool:
    """Whether the first paragraph is the lead: date, byline or picture stand behind it, or the carrier says so."""
    block = blocks[first]
    if headline is None or len(block.words) > _MOST_LEAD_WORDS:
        return False
    if hints.description and wordlists.key_of(hints.description)[:60] == block.key[:60] != "":
        return True
    between = blocks[first + 1 : second]
    return any(after.look == "meta" or (after.look == "credit" and len(block.words) <= 50) for after in between)


def _before(parts: Parts, blocks: Sequence[Block], number: int) -> None:
    """Take up what stands between headline and body: lead and captions."""
    block = blocks[number]
    if block.look == "text":
        parts.lead.append(block.span)
    elif block.look == "ticker":
        _ticker(parts, block)
    elif block.look == "credit" or block.caption or _is_credited(blocks, number):
        _caption(parts, block)


def _is_credited(blocks: Sequence[Block], number: int) -> bool:
    """Whether a short line is the caption of the picture whose credit stands below it."""
    below = blocks[number + 1 : number + 2]
    return blocks[number].look == "short" and bool(below) and below[0].look == "credit" and not below[0].is_sentence


def _caption(parts: Parts, block: Block) -> None:
    """Add a caption without its credit; a line of credit alone is none."""
    end = caption_end(block.text)
    if end is None:
        if block.look == "short" or block.caption:
            parts.captions.append(block.span)
        return
    caption = block.text[:end].rstrip(" |/(-–,")
    if len(caption) > 3:
        parts.captions.append(place_in(block, 0, len(caption)))


# -- the run ----------------------------------------------------------------------------------------------------------


def _within(parts: Parts, blocks: Sequence[Block], run: Run, text: str) -> None:
    """Give every block of the run from the body's first one its part."""
    known = Counter(stem for block in blocks[run.first : run.last + 1] if block.look == "text" for stem in block.stems)
    interview = interview_of(blocks, run)
    marked = any(block.heading for block in blocks)
    bare = is_bare(blocks)
    boxed = False
    for number in range(parts.first, run.last + 1):
        block = blocks[number]
        boxed = _in_box(blocks, number, run, boxed, known)
        if boxed or block.look in {"aside", "line", "notice", "meta", "end", "keywords", "copyright", "teaser"}:
            continue
        if block.look == "credit" or block.caption or _is_credited(blocks, number):
            _caption(parts, block)
        elif block.look == "ticker":
            _ticker(parts, block)
        elif block.look == "text":
            _text(parts, blocks, number, interview, text)
        else:
            _short(parts, blocks, number, run, marked=marked, bare=bare)


def _in_box(blocks: Sequence[Block], number: int, run: Run, boxed: bool, known: Counter[str]) -> bool:
    """Whether a block belongs to a box of links that was opened above it."""
    block = blocks[number]
    if block.look == "aside":
        return block.key not in _LINK_BOXES and len(block.words) <= 5
    if not boxed:
        return False
    if block.look == "text":
        stranger = len(block.words) <= 45 and cohesion(block, known, own=1) < 0.1
        # a headline and its teaser; behind a list of links rather the article goes on
        teased = number > 1 and blocks[number - 1].look == "short" and blocks[number - 2].look == "aside"
        return stranger and teased and not block.gap
    if block.gap or block.heading or block.look == "ticker":
        # a blank line ends a box, unless it only parts the box's own heading from its links
        return blocks[number - 1].look == "aside" and not block.heading and block.look == "short"
    return not (_opens_text(blocks, number, run) and _is_heading_here(blocks, number))


def _opens_text(blocks: Sequence[Block], number: int, run: Run) -> bool:
    return number < run.last and blocks[number + 1].look == "text"


def _is_heading_here(blocks: Sequence[Block], number: int) -> bool:
    """Whether the last short line of a box is rather the heading of the paragraph behind it."""
    block = blocks[number]
    if blocks[number - 1].look == "aside":
        return False
    return block.text.endswith("?") or bool(block.stems & blocks[number + 1].stems)


def _ticker(parts: Parts, block: Block) -> None:
    """A time mark with the heading behind it; text that follows it on the same line is body."""
    match = _TICKER_MARK.match(block.text)
    if match:
        parts.tickers.append(place_in(block, match.start("time"), match.end("time")))
    if match and len(block.words) > _HEADING_WORDS + 6 and match.end() < len(block.text):
        parts.body.append(Span(block.span.start + block.offset(match.end()), block.span.end))
    else:
        parts.headings.append(block.span)


def _text(parts: Parts, blocks: Sequence[Block], number: int, interview: Interview, text: str) -> None:
    """A paragraph: of the body, or a question."""
    block = blocks[number]
    if interview:
        name = speaker_of(block)
        if name not in interview and (name in interview.askers or is_answered(blocks, number, interview)):
            parts.questions.append(block.span)
            return
    elif is_question(block):
        parts.questions.append(block.span)
        return
    start, end = block.span.start, block.span.end
    if number == parts.first and parts.dateline is not None:
        start = min(start + parts.dateline.end, end - 1)
    signed = signature(text[max(start, end - 80) : end])
    if signed is not None and end - 80 + signed[0] > start:
        end = max(start, end - 80) + signed[0]
    if block.glued and parts.body and parts.body[-1].end >= start - 4 and not text[parts.body[-1].end : start].strip():
        parts.body[-1] = Span(parts.body[-1].start, end)
    else:
        parts.body.append(Span(start, end))


_SIGNATURE = re.compile(r"[.!?\"“»](?P<sign>\s\(?[\w/,. -]{2,40}\)?)$")


def signature(tail: str) -> tuple[int, tuple[str, ...]] | None:
    """Where the agencies' signature behind the last sentence begins in `tail`, and who signs: "... vertagt. (APA)"."""
    match = _SIGNATURE.search(tail)
    if match is None:
        return None
    named = agencies.named(match["sign"])
    rest = agencies.without(match["sign"]).strip(" /,.-()")
    return (match.start("sign"), named) if named and len(rest) <= 12 else None


def _short(parts: Parts, blocks: Sequence[Block], number: int, run: Run, *, marked: bool, bare: bool) -> None:
    """A short line between paragraphs: question, heading, list entry, or nothing of the article."""
    block = blocks[number]
    if _BULLET.match(block.text) or (block.main and marked and not block.heading and block.is_sentence):
        parts.body.append(block.span)
    elif block.text.endswith("?") and _reaches_text(blocks, number, run):
        parts.questions.append(block.span)
    elif len(block.words) <= _HEADING_WORDS and (block.heading or (not marked and _reaches_text(blocks, number, run))):
        parts.headings.append(block.span)
    elif bare:
        parts.body.append(block.span)


def _reaches_text(blocks: Sequence[Block], number: int, run: Run) -> bool:
    """Whether running text follows with nothing but furniture between."""
    for block in blocks[number + 1 : run.last + 1]:
        if block.look in {"text", "ticker"}:
            return True
        if block.look == "short":
            return False
    return False
