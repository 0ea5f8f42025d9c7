"""The words of a sentence as the patterns of temporal expressions see them: letters, digits and marks apart."""

import functools
import re
from dataclasses import dataclass

from lagebild.model import Sentence
from lagebild.times.lexicon import Meaning, lexicon

__all__ = ["Word", "words"]

_PIECE = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|[\d_]")


@dataclass(slots=True)  # not frozen: one for every word of a page, and freezing doubles the time it takes
class Word:
    """A word, number or mark: small letters, place on the page, classes with values, number of its token."""

    text: str
    start: int
    end: int
    meaning: Meaning
    capital: bool
    token: int


def words(sentence: Sentence) -> list[Word]:
    """The words of a sentence. Tokens whose normal form is what stands on the page are taken apart further
    ("14.8." is four words), others (a word broken at a line end) stay whole."""
    found = []
    for number, token in enumerate(sentence.tokens):
        text, start, end = token.text, token.span.start, token.span.end
        if text.isalpha() or len(text) != end - start:
            low, meaning, capital = _look_up(text)
            found.append(Word(low, start, end, meaning, capital, number))
            continue
        for piece in _PIECE.finditer(text):
            low, meaning, capital = _look_up(piece.group())
            found.append(Word(low, start + piece.start(), start + piece.end(), meaning, capital, number))
    return found


@functools.lru_cache(maxsize=1 << 16)
def _look_up(text: str) -> tuple[str, Meaning, bool]:
    """The word in small letters, its classes, and whether it begins with a capital."""
    low = text.lower()
    return low, lexicon().meaning(low), text[:1].isupper()
