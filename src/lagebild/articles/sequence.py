"""Which stretch of a page is the article: the run of running text with the most of it, and what belongs to it.

Every block has a value (running text above nought, furniture below); between lines that end articles, the run with the
greatest sum is taken (Bentley's maximum subarray). What lies behind such a line joins it only if it speaks of the
same things, told by shared nouns and names.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lagebild.articles.blocks import Block, Look

__all__ = ["Run", "article_run"]

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
_WORDS_A_POINT = 6
_MOST_WORDS = 60
"""A paragraph of more words is worth no more: one long paragraph of house rules must not outweigh an article."""
_EARLY_SHARE = 0.4
"""The first run with this share of the best one's value is the article: what follows are comments or the next article."""
_COHESION = 0.2
_MASTHEAD_REACH = 12


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks `first` to `last`, both included, and their value."""

    first: int
    last: int
    value: float


def article_run(blocks: Sequence[Block]) -> Run | None:
    """The run of blocks that is the article's text, None where no block reads like running text."""
    runs = [run for part in _parts(blocks) if (run := _best(blocks, part)) is not None]
    if not runs:
        return None
    worth = [run.value * (1.5 if _has_masthead(blocks, run) else 1.0) for run in runs]
    chosen = next(at for at, value in enumerate(worth) if value >= _EARLY_SHARE * max(worth))
    run = _extended(blocks, runs, chosen)
    return _trimmed(blocks, run)


def _parts(blocks: Sequence[Block]) -> list[range]:
    """The stretches between lines that end articles."""
    cuts = [-1, *(number for number, block in enumerate(blocks) if block.look in _ENDING), len(blocks)]
    return [range(a + 1, b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a + 1]


def _value(block: Block) -> float:
    value = _VALUES.get(block.look)
    if value is None:
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
    """The chosen run with the runs behind it that go on with its subject."""
    run = runs[chosen]
    for after in runs[chosen + 1 :]:
        if not _goes_on(blocks, run, after):
            break
        run = Run(run.first, after.last, run.value + after.value)
    return run


def _goes_on(blocks: Sequence[Block], run: Run, after: Run) -> bool:
    between = blocks[run.last + 1 : after.first]
    if len(between) > 12 or after.value < 6 or any(block.look in {"keywords", "copyright"} for block in between):
        return False
    texts = [block for block in blocks[after.first : after.last + 1] if block.look == "text"]
    if any(block.main is not None for block in texts):
        return 2 * sum(bool(block.main) for block in texts) > len(texts)
    known = _stems(blocks, run)
    return all(cohesion(block, known) >= _COHESION for block in texts)


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
    return Run(first, last, run.value)
