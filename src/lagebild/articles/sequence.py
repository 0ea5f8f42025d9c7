"""Which stretch of a page is the article: the run of running text with the most of it, and what belongs to it.

Every block has a value (running text above nought, furniture below); between lines that end articles, the run with the
greatest sum is taken (Bentley's maximum subarray). What lies behind such a line joins it only if it speaks of the
same things, told by shared nouns and names.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.articles import wordlists
from lagebild.articles.blocks import Block, Look

__all__ = ["Run", "article_run", "cohesion", "is_bare"]

_ENDING: frozenset[Look] = frozenset({"end", "keywords", "copyright"})
_VALUES: dict[Look, float] = {
    "ticker": 0.5,
    "short": -0.7,
    "meta": -1.0,
    "credit": -0.5,
    "line": -1.0,
    "aside": -1.5,
    "notice": -2.5,
    "teaser": -4.0,
}
_OF_A_SITE: frozenset[Look] = frozenset({"end", "line", "aside", "copyright", "keywords", "ticker"})
_OPENING_WORDS = 15
_WORDS_A_POINT = 6
_MOST_WORDS = 60
"""A paragraph of more words is worth no more: one long paragraph of house rules must not outweigh an article."""
_EARLY_SHARE = 0.4
"""The first run with this share of the best one's value is the article: what follows are comments, the next article."""
_COHESION = 0.2
_MASTHEAD_REACH = 12
_FAR, _FAR_MAIN = 12, 40
"""Blocks that may stand between two parts of an article."""
_MIN_OTHER_WORDS = 20
_FEW = 4
_BOX = 7
_MIN_LONG_WORDS = 90
"""Words that a part must have to be joined over a teaser or a line of copyright, which may be a picture's."""


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks `first` to `last`, both included, and their value."""

    first: int
    last: int
    value: float


def article_run(blocks: Sequence[Block]) -> Run | None:
    """The run of blocks that is the article's text, None where no block reads like running text."""
    if is_bare(blocks):
        return _bare_run(blocks)
    runs = [run for part in _parts(blocks) if (run := _best(blocks, part)) is not None]
    if not runs:
        return _short_run(blocks)
    worth = [run.value * (1.5 if _has_masthead(blocks, run) else 1.0) for run in runs]
    chosen = next(at for at, value in enumerate(worth) if value >= _EARLY_SHARE * max(worth))
    run = _extended(blocks, runs, chosen)
    return _trimmed(blocks, _with_last_paragraph(blocks, run))


def _with_last_paragraph(blocks: Sequence[Block], run: Run) -> Run:
    """The run with a short last paragraph behind a box of links, which outweighed it."""
    if blocks[run.last].main is not None:
        return run
    known = _stems(blocks, run)
    for number in range(run.last + 1, min(len(blocks), run.last + 1 + _BOX)):
        block = blocks[number]
        if block.look not in {"short", "aside", "line", "text", "notice"}:
            break
        if block.look == "text":
            teased = blocks[number - 1].look == "short" and blocks[number - 2].look == "aside"
            return run if teased or cohesion(block, known) < _COHESION else Run(run.first, number, run.value)
    return run


def _short_run(blocks: Sequence[Block]) -> Run | None:
    """The sentences of a page of a few lines: what somebody types in is a text, however short."""
    if len(blocks) > _FEW:
        return None
    sentences = [number for number, block in enumerate(blocks) if block.look == "short" and _is_sentence(block)]
    for number in sentences:
        blocks[number].look = "text"
    return Run(sentences[0], sentences[-1], 1.0) if sentences else None


def _is_sentence(block: Block) -> bool:
    return block.terminal and len(block.words) >= 3


def is_bare(blocks: Sequence[Block]) -> bool:
    """Whether the page is running text from its first line, with nothing of a site about it."""
    if not blocks or blocks[0].main is not None or blocks[0].look not in {"text", "notice"}:
        return False
    return len(blocks[0].words) >= _OPENING_WORDS and not any(block.look in _OF_A_SITE for block in blocks)


def _bare_run(blocks: Sequence[Block]) -> Run:
    """The whole page: sentences that would be furniture elsewhere are text here."""
    for block in blocks:
        if block.look in {"notice", "teaser", "meta", "credit"} and block.is_sentence:
            block.look = "text"
    return Run(0, len(blocks) - 1, sum(_value(block) for block in blocks))


def _parts(blocks: Sequence[Block]) -> list[range]:
    """The stretches between lines that end articles."""
    cuts = [-1, *(number for number, block in enumerate(blocks) if block.look in _ENDING), len(blocks)]
    return [range(a + 1, b) for a, b in itertools.pairwise(cuts) if b > a + 1]


def _value(block: Block) -> float:
    value = _VALUES.get(block.look)
    if value is None or (block.look == "ticker" and len(block.words) >= 20):
        value = max(1.0, min(len(block.words), _MOST_WORDS) / _WORDS_A_POINT)
    if block.main is None:
        return value
    if block.look == "text":
        return value if block.main else -0.5 * value
    return value + (0.5 if block.main else -0.5)


def _best(blocks: Sequence[Block], part: range) -> Run | None:
    """The run with the greatest sum of values in a stretch, None where no sum is above nought."""
    best: Run | None = None
    start, total = part.start, 0.0
    for number in part:
        if total <= 0:
            start, total = number, 0.0
        total += _value(blocks[number])
        if total > 0 and (best is None or total > best.value):
            best = Run(start, number, total)
    return best


def _has_masthead(blocks: Sequence[Block], run: Run) -> bool:
    """Whether a line of date or source stands not far above the run."""
    above = blocks[max(0, run.first - _MASTHEAD_REACH) : run.first + 2]
    return any(block.look == "meta" for block in above)


def _extended(blocks: Sequence[Block], runs: list[Run], chosen: int) -> Run:
    """The chosen run with the runs before and behind it that speak of its subject; what stands between is no text."""
    run = runs[chosen]
    passed: list[Run] = []
    for after in runs[chosen + 1 :]:
        if _belongs(blocks, run, after, run.last + 1, after.first):
            run = Run(run.first, after.last, run.value + after.value)
            _pass_over(blocks, passed)
        else:
            passed.append(after)
    passed = []
    for before in reversed(runs[:chosen]):
        if _belongs(blocks, run, before, before.last + 1, run.first):
            run = Run(before.first, run.last, run.value + before.value)
            _pass_over(blocks, passed)
        else:
            passed.append(before)
    return run


def _pass_over(blocks: Sequence[Block], passed: list[Run]) -> None:
    """Take runs that belong to something else, but stand between two parts of the article, for teasers."""
    for run in passed:
        for block in blocks[run.first : run.last + 1]:
            if block.look in {"text", "short"}:
                block.look = "teaser"
    passed.clear()


def _belongs(blocks: Sequence[Block], run: Run, other: Run, start: int, end: int) -> bool:
    """Whether another run is part of the same article: a main-text library keeps both, or they share their subject.

    `start` and `end` bound the blocks between the two.
    """
    if end - start > _FAR_MAIN:
        return False
    between = blocks[start:end]
    texts = [block for block in blocks[other.first : other.last + 1] if block.look == "text"]
    if any(block.main is not None for block in texts):
        return 2 * sum(bool(block.main) for block in texts) > len(texts)
    closing = wordlists.phrases("furniture", "closing")
    if len(between) > _FAR or any(block.look in {"keywords", "meta"} or closing.match(block.key) for block in between):
        return False
    words = sum(len(block.words) for block in texts)
    if words < _MIN_LONG_WORDS and any(block.look in {"copyright", "teaser"} for block in between):
        return False
    known = _stems(blocks, run)
    shared = sum(cohesion(block, known) * len(block.words) for block in texts) / max(1, words)
    return words >= _MIN_OTHER_WORDS and shared >= _COHESION


def _stems(blocks: Sequence[Block], run: Run) -> Counter[str]:
    """In how many text blocks of the run each capitalised word's beginning stands."""
    return Counter(stem for block in blocks[run.first : run.last + 1] if block.look == "text" for stem in block.stems)


def cohesion(block: Block, known: Counter[str], *, own: int = 0) -> float:
    """The share of a block's nouns and names that `known` holds more than `own` times."""
    if not block.stems:
        return 1.0
    return sum(known[stem] > own for stem in block.stems) / len(block.stems)


def _trimmed(blocks: Sequence[Block], run: Run) -> Run:
    """The run without what does not begin or end an article: only text, tickers and headings may stand at its edges."""
    first, last = run.first, run.last
    while first < last and blocks[first].look not in {"text", "ticker"}:
        first += 1
    while last > first and blocks[last].look not in {"text", "ticker"}:
        last -= 1
    # a question that the page breaks off after is the last of a series
    if last + 2 == len(blocks) and blocks[last + 1].look == "short" and blocks[last + 1].text.endswith("?"):
        last += 1
    return Run(first, last, run.value)
