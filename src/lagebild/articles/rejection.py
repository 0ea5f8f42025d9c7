"""Pages that are no article, and pages that are not in German."""

from collections import Counter
from collections.abc import Sequence

import py3langid

from lagebild.articles import wordlists
from lagebild.articles.blocks import Block
from lagebild.articles.dateline import dateline
from lagebild.articles.sequence import Run, cohesion

__all__ = ["foreign_language", "why_no_article"]

_HEAD = 60
_SAMPLE = 3_000
_MIN_LETTERS = 80
"""Texts with fewer letters get the benefit of the doubt: names and figures mislead the identifier."""
_GERMAN_SHARE = 0.2
_MIN_MARGIN = 10.0
"""How much likelier (difference of logarithms) another language must be than German."""
_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean", "la": "Latin", "lb": "Luxembourgish", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def foreign_language(blocks: Sequence[Block], run: Run | None) -> str | None:
    """The language of the running text if it is another than German; Swiss and Austrian German are German."""
    chosen = blocks[run.first : run.last + 1] if run is not None else blocks
    texts = [block for block in chosen if run is None or block.look == "text"]
    longest = sorted(texts, key=lambda block: len(block.text), reverse=True)[:8]
    sample = " ".join(block.text for block in longest)[:_SAMPLE]
    words = sum(len(block.words) for block in longest)
    german = sum(block.function_share * len(block.words) for block in longest)
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS or (words and german / words >= _GERMAN_SHARE):
        return None
    ranked = py3langid.rank(sample)
    code, score = ranked[0]
    german_score = next((value for name, value in ranked if name == "de"), score - 2 * _MIN_MARGIN)
    if code == "de" or score - german_score < _MIN_MARGIN:
        return None
    return _NAMES.get(code, f"the language '{code}'")


def why_no_article(blocks: Sequence[Block], run: Run | None) -> str | None:
    """Why the page holds no article, None if it holds one."""
    texts = blocks[run.first : run.last + 1] if run else ()
    words = sum(len(block.words) for block in texts if block.look in {"text", "ticker"})
    head = blocks[:_HEAD]
    missing = wordlists.phrases("rejection", "missing")
    if words < 90 and any(missing.match(block.key) for block in head):
        return "the page says that what was asked for is not there"
    login = wordlists.phrases("rejection", "login")
    if words < 70 and sum(login.match(block.key) for block in blocks) >= 2:
        return "the page asks for a name and a password"
    if run is None or (words < 12 and len(blocks) > 6):
        return "the page has no running text"
    if _is_overview(blocks, run):
        return "the page is a list of teasers"
    return None


def _is_overview(blocks: Sequence[Block], run: Run) -> bool:
    """Whether the running text is made of teasers: short, each under its own headline, each about something else."""
    inside = [number for number in range(run.first, run.last + 1) if blocks[number].look == "text"]
    lengths = sorted(len(blocks[number].words) for number in inside)
    if not lengths or lengths[-1] > 80 or lengths[len(lengths) // 2] > 45:
        return False
    headed = sum(_is_headed(blocks, number) for number in inside)
    if len(inside) <= 2:
        return sum(lengths) <= 80 and _is_one_of_many(blocks, run, inside)
    known = Counter(stem for number in inside for stem in blocks[number].stems)
    shared = sum(cohesion(blocks[number], known, own=1) for number in inside) / len(inside)
    marked = sum(_is_marked(blocks, number) for number in inside)
    if headed < 0.7 * len(inside):
        return False
    dated = any(block.look == "meta" for block in blocks[max(0, run.first - 6) : run.first])
    single = dated or dateline(blocks[inside[0]].text[:200]) is not None
    return (shared < 0.12 and not single) or (shared < 0.3 and marked >= 0.6 * len(inside))


def _is_one_of_many(blocks: Sequence[Block], run: Run, inside: Sequence[int]) -> bool:
    """Whether a short text looks like the teasers about it: under a headline, with no date or end that they lack."""
    others = [
        number
        for number, block in enumerate(blocks)
        if not run.first <= number <= run.last
        and block.look in {"text", "teaser"}
        and 8 <= len(block.words) <= 80
        and _is_headed(blocks, number)
    ]
    if len(others) + len(inside) < 4 or len(others) < 2 or not all(_is_headed(blocks, number) for number in inside):
        return False
    if all(_is_marked(blocks, number) for number in inside):
        return sum(_is_marked(blocks, number) for number in others) >= 0.5 * len(others)
    own = any(block.look == "meta" for block in blocks[max(0, run.first - 4) : run.first])
    closed = any(block.look in {"end", "keywords", "copyright"} for block in blocks[run.last + 1 : run.last + 4])
    return not own and not closed


def _is_marked(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block carries what leads from a teaser to its article: an age, a link to read on, dots."""
    marks = wordlists.phrases("rejection", "overview")
    near = [blocks[number], *blocks[number + 1 : number + 2]]
    return any(block.look == "teaser" or (len(block.words) <= 12 and marks.match(block.key)) for block in near)


def _is_headed(blocks: Sequence[Block], number: int) -> bool:
    """Whether a short line stands right above a block, dates and credits passed over."""
    for block in reversed(blocks[max(0, number - 3) : number]):
        if block.look in {"short", "teaser"}:
            return True
        if block.look not in {"meta", "credit", "line"}:
            return False
    return False
