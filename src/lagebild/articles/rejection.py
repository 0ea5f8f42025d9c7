"""Pages that are no article, and pages that are not in German."""

import functools
from collections import Counter
from collections.abc import Sequence
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from lagebild.articles import wordlists
from lagebild.articles.blocks import Block
from lagebild.articles.sequence import Run, cohesion

__all__ = ["foreign_language", "why_no_article"]

_HEAD = 60
_SAMPLE = 3_000
_MIN_LETTERS = 80
"""Texts with fewer letters get the benefit of the doubt: names and figures mislead the identifier."""
_GERMAN_SHARE = 0.2
_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "la": "Latin", "lb": "Luxembourgish", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@functools.cache
def _identifier() -> Any:
    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)


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
    code, probability = _identifier().classify(sample)
    if code == "de" or probability < 0.9:
        return None
    return _NAMES.get(code, f"the language '{code}'")


def why_no_article(blocks: Sequence[Block], run: Run | None) -> str | None:
    """Why the page holds no article, None if it holds one."""
    words = sum(len(block.words) for block in blocks[run.first : run.last + 1] if block.look == "text") if run else 0
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
    inside = blocks[run.first : run.last + 1]
    texts = [block for block in inside if block.look == "text"]
    if len(texts) < 2 or len(texts) > 60:
        return False
    lengths = sorted(len(block.words) for block in texts)
    if lengths[len(lengths) // 2] > 45 or lengths[-1] > 110:
        return False
    known = Counter(stem for block in texts for stem in block.stems)
    shared = sum(cohesion(block, known, own=1) for block in texts) / len(texts)
    headed = sum(_is_headed(blocks, run.first + at) for at, block in enumerate(inside) if block.look == "text")
    around = blocks[max(0, run.first - 2) : run.last + 2]
    marks = wordlists.phrases("rejection", "overview")
    teasers = sum(block.look == "teaser" or (len(block.words) <= 12 and marks.match(block.key)) for block in around)
    if teasers >= 2 and headed + teasers >= len(texts):
        return shared < 0.3
    return headed >= max(3, 0.75 * len(texts)) and shared < 0.15


def _is_headed(blocks: Sequence[Block], number: int) -> bool:
    """Whether a short line stands right above a block, dates and credits passed over."""
    for block in reversed(blocks[max(0, number - 3) : number]):
        if block.look in {"short", "teaser"}:
            return True
        if block.look not in {"meta", "credit", "line"}:
            return False
    return False
