"""The masthead of an article: headline, kicker, lead, authors, and where its dates and sources stand."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.articles import agencies, wordlists
from lagebild.articles.blocks import Block
from lagebild.articles.sequence import Run
from lagebild.model import Hints, Span

__all__ = ["Headline", "authors_of", "find_headline", "is_name", "place_in"]


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's block number and place, and the kicker's place."""

    number: int
    span: Span
    kicker: Span | None


_REACH = 30
_OUTLET_DOMAIN = re.compile(r"^[\w.-]{2,40}\.(?:de|at|ch|com|net|org|eu|info|news|tv|li|lu|it)\b", re.IGNORECASE)
_BREADCRUMB = re.compile(r"\s[>»›→]\s|^\W*(?:Startseite|Home|Start)\b")
_TITLE_TAIL = re.compile(r"\s(?:[-–—|•·:]|//)\s(?P<outlet>[^-–—|•]{2,45})$")
_MARKS = re.compile(
    r"^(?:\+\s|S\+\s|F\+\s|\(\+\)\s|\[\+\]\s|PLUS\s|Plus\s(?=[A-ZÄÖÜ„])|\(Abo\)\s|Abo\s(?=[A-ZÄÖÜ„])|[•●▪■►▶*#]+\s)"
)
_DATE_PREFIX = re.compile(
    r"^(?:date|datum|published)?\W{0,2}(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})"
    r"(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?)?(?:\sUhr)?\W{0,3}",
    re.IGNORECASE,
)
_ENOUGH = 0.5
_WORDS = range(4, 19)
_PARAGRAPH = 22
"""A block with more words is a paragraph: no headline stands below the first one."""


def find_headline(blocks: Sequence[Block], run: Run, hints: Hints) -> Headline | None:
    """The headline above (or at the head of) the run, None where no line looks like one."""
    stems = Counter(stem for block in blocks[run.first : run.last + 1] if block.look == "text" for stem in block.stems)
    keys = Counter(block.key for block in blocks)
    best, best_score = None, _ENOUGH
    end = next((n for n in range(run.first, run.last) if len(blocks[n].words) > _PARAGRAPH), run.first + 1)
    for number in range(max(0, run.first - _REACH), end):
        block = blocks[number]
        if not _may_be_headline(blocks, number, end):
            continue
        score = _score(blocks, number, run, stems) + _hinted(block, hints) + (0.7 if keys[block.key] > 1 else 0.0)
        if score > best_score or (score == best_score and best is None):
            best, best_score = number, score
    return _headline(blocks, best, hints) if best is not None else None


def _may_be_headline(blocks: Sequence[Block], number: int, end: int) -> bool:
    """Whether a block can be a headline at all: a short line, or a sentence with the masthead below it."""
    block = blocks[number]
    if block.length > 300 or not block.words:
        return False
    if block.look in {"short", "keywords", "teaser", "ticker"} or (block.heading and block.look not in {"end", "line"}):
        return True
    if block.look == "aside":
        return len(block.words) >= _WORDS.start
    sentences = len(re.findall(r"[.!?]\s", block.text))
    if block.look != "text" or len(block.words) > 20 or sentences > 1 or (sentences and block.text.endswith(".")):
        return False
    below = blocks[number + 1 : number + 4]
    return number < end and any(after.look == "meta" for after in below)


def _score(blocks: Sequence[Block], number: int, run: Run, stems: Counter[str]) -> float:
    """How much a block looks like the headline of the run; the weights were set by hand."""
    block = blocks[number]
    count = len(block.words)
    score = 0.8 if count in _WORDS else 0.0 if count == _WORDS.start - 1 else -0.5 if count == 2 else -1.5
    score += 1.2 * _has_verb(block)
    score += 3.0 * sum(stem in stems for stem in block.stems) / max(2, len(block.stems))
    score += 0.7 * (block.finite or ":" in block.text[3:-1] or any(mark in block.text for mark in '„»«“"?'))
    score -= (2.0 if block.look == "text" else 0.8) * (block.text.endswith(".") and not block.text.endswith("..."))
    score -= 2.5 * (_looks_like_outlet(block) or block.key in wordlists.words("masthead", "kickers"))
    score -= 2.0 * (_BREADCRUMB.search(block.text) is not None)
    score -= 1.0 * (block.look in {"teaser", "keywords", "text"})
    between = blocks[number + 1 : run.first]
    score -= 0.3 * sum(after.look in {"short", "text"} for after in between)
    score -= min(1.5, 0.5 * sum(after.look in {"end", "aside", "teaser"} for after in between))
    score += 1.0 * any(after.look == "meta" for after in blocks[number + 1 : number + 5])
    below = blocks[number + 1 : number + 2]
    score -= 2.0 * bool(below and below[0].look == "credit" and not below[0].is_sentence and count < 8)
    return score + (1.0 if block.heading else 0.0)


_PARTICIPLE = re.compile(
    r"(?:ge|ver|be|er|zer|ent|ab|auf|aus|an|ein|zu|vor|nach)[a-zäöüß]{3,}(?:t|en)$|[a-zäöüß]{3,}iert$"
)


def _has_verb(block: Block) -> bool:
    """Whether a line has what may be its verb: a frequent one, a small word in -t, or a participle at its end."""
    function = wordlists.words("grammar", "function")
    small = [word for word in block.words if word.islower() and word not in function]
    if block.finite or any(word.endswith("t") and len(word) > 3 for word in small):
        return True
    return bool(small) and block.words[-1] == small[-1] and _PARTICIPLE.search(small[-1]) is not None


def _hinted(block: Block, hints: Hints) -> float:
    """What the carrier says for the block: its title stands there, or its headline."""
    score = 0.0
    if hints.headline is not None and hints.headline.overlaps(block.span):
        score += 4.0
    if hints.title:
        title, own = wordlists.key_of(hints.title), block.key
        if own == title:
            score += 6.0
        elif own and (own in title or title in own) and len(own) > 0.4 * len(title):
            score += 3.0
    return score


def _looks_like_outlet(block: Block) -> bool:
    """Whether a short line names the outlet rather than an event."""
    if _OUTLET_DOMAIN.match(block.text):
        return True
    words = [word.casefold() for word in block.words]
    outlets = wordlists.words("masthead", "outlets")
    named = any(word in outlets or any(word.endswith(end) for end in outlets if len(end) > 4) for word in words)
    return named and len(words) <= 6 and not block.finite and ":" not in block.text and not block.terminal


def _headline(blocks: Sequence[Block], number: int, hints: Hints) -> Headline:
    """The headline in a block, without date, outlet and marks about it, and the kicker before it."""
    block = blocks[number]
    span = block.span
    start, end = _bare(block, hints)
    kicker = None
    if not block.length > len(block.text) + 40:
        cut = _kicker_end(block.text[start:end], prefixed=start > 0 or block.glued)
        if cut:
            kicker = place_in(block, start, start + cut)
            start += cut
            while start < end and not block.text[start].isalnum() and block.text[start] not in "„\"»«“'‚":
                start += 1
        span = place_in(block, start, end)
    return Headline(number, span, kicker or _kicker_above(blocks, number))


def _bare(block: Block, hints: Hints) -> tuple[int, int]:
    """Where the headline's words begin and end in a block's text."""
    start, end = 0, len(block.text)
    for pattern in (_DATE_PREFIX, _MARKS):
        match = pattern.match(block.text, start)
        if match is None and start:
            match = pattern.match(block.text[start:])
            start += match.end() if match else 0
        elif match and match.end() < end:
            start = match.end()
    tail = _TITLE_TAIL.search(block.text, start)
    if tail and (_is_outlet_name(tail["outlet"]) or (hints.outlet and tail["outlet"].strip() == hints.outlet)):
        end = tail.start()
    return start, end


def _is_outlet_name(name: str) -> bool:
    words = [word.casefold() for word in re.findall(r"\w+", name)]
    outlets = wordlists.words("masthead", "outlets")
    return len(words) <= 5 and (_OUTLET_DOMAIN.match(name) is not None or any(word in outlets for word in words))


_QUOTE_START = re.compile(r"(?<=\w) (?=[„»\"])")
_COMPOUNDS = re.compile(r"^(?P<kicker>[A-ZÄÖÜ][\w]*(?:-[\wÄÖÜ]+)+) (?=[A-ZÄÖÜ][\w-]+(?::| ))")


def _kicker_end(text: str, *, prefixed: bool) -> int:
    """Where a kicker glued before the headline ends, 0 if there is none."""
    words = text.split(" ")
    kickers = wordlists.words("masthead", "kickers")
    if (
        len(words) > 3
        and words[0].rstrip(":").casefold() in kickers
        and words[0].endswith(":") is False
        and words[1][:1].isupper()
    ):
        return len(words[0]) if prefixed else 0
    if not prefixed:
        return 0
    match = _COMPOUNDS.match(text)
    if match:
        return match.end("kicker")
    match = _QUOTE_START.search(text)
    if match and 0 < len(text[: match.start()].split()) <= 5 and ":" not in text[: match.start()]:
        return match.start()
    openers = wordlists.words("grammar", "openers")
    place = len(words[0])
    for word, before in zip(words[1:7], words, strict=False):
        if word[:1].isupper() and word.casefold() in openers and before[-1:].isalnum():
            return place
        place += 1 + len(word)
    return 0


def _kicker_above(blocks: Sequence[Block], number: int) -> Span | None:
    """The short line above the headline that says what it is about, passing over the site's own lines."""
    for block in reversed(blocks[max(0, number - 3) : number]):
        if block.look in {"short", "aside", "keywords"} and block.words:
            fits = len(block.words) <= 6 and not block.terminal and block.length <= 60
            crumb = _BREADCRUMB.search(block.text) or (_looks_like_outlet(block))
            return block.span if fits and not crumb and block.key != blocks[number].key else None
        if block.look not in {"meta", "line"}:
            return None
    return None


def place_in(block: Block, start: int, end: int) -> Span:
    """The place on the page of characters `start` to `end` of a block's text that has no white space to squeeze."""
    return Span(block.span.start + block.offset(start), block.span.start + block.offset(end, after=True))


_NAME = re.compile(
    r"^(?:(?:Dr|Prof)\. ){0,2}[A-ZÄÖÜÉŠČŽ][\w.’'-]{1,30}+"
    r"(?: (?:von|van|de|der|zu|den|di|el|al|da|[A-ZÄÖÜÉŠČŽ][\w.’'-]{0,30}+)){0,3}? [A-ZÄÖÜÉŠČŽ][\w’'-]{1,40}$"
)
_MEDIA = ("funk", "zeitung", "blatt", "post", "kurier", "tv", "radio", "nachrichten", "online")
_BRACKETS = re.compile(r"\s?\([^()]{1,30}\)")
# "unserer Korrespondentin Frauke Petersen": what stands before the name is written small, or is an office
_ROLE = re.compile(
    r"^(?:unser\w{0,3}\s)?(?:\w{2,25}(?:korrespondent|redakteur|reporter|redaktor|mitarbeiter)(?:in)?\s|(?:Korrespondent|Redakteur|Reporter|Redaktor|Mitarbeiter)(?:in)?\s)"
)
_SPLIT = re.compile(r"\s?(?:,|/|\||;|·|&)\s?|\s(?:und|sowie|mit)\s")


def authors_of(line: str) -> tuple[str, ...]:
    """The persons that a byline names; agencies, offices and places are left out."""
    low = line.casefold()
    start = max(
        (word for word in wordlists.words("masthead", "byline") if low.startswith(word + " ")), key=len, default=None
    )
    if start is None:
        return ()
    rest = _BRACKETS.sub("", agencies.without(line[len(start) :])).strip(" :")
    found = []
    for part in _SPLIT.split(rest):
        name = _ROLE.sub("", part.strip(" .:()"))
        name = name.title() if name.isupper() else name
        if is_name(name):
            found.append(name)
    return tuple(dict.fromkeys(found))


def is_name(text: str) -> bool:
    """Whether a short text is a person's name to all appearance: capitalised words, no office and no outlet."""
    words = [word.casefold() for word in text.split()]
    roles = wordlists.words("masthead", "author_roles")
    return (
        len(text) <= 60
        and _NAME.match(text) is not None
        and not any(word in roles or word.endswith(_MEDIA) for word in words)
    )
