"""The words of a sentence as the patterns of temporal expressions see them: letters, digits and marks apart."""

import re
from dataclasses import dataclass

from lagebild.model import Sentence
from lagebild.times.lexicon import Meaning, lexicon

__all__ = ["Word", "words"]

_PIECE = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|[\d_]")


@dataclass(frozen=True, slots=True)
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
    meaning = lexicon().meaning
    found = []
    for number, token in enumerate(sentence.tokens):
        text, start = token.text, token.span.start
        if text.isalpha() or len(text) != token.span.end - start:
            low = text.lower()
            found.append(Word(low, start, token.span.end, meaning(low), text[:1].isupper(), number))
            continue
        for piece in _PIECE.finditer(text):
            low = piece.group().lower()
            begin, end = start + piece.start(), start + piece.end()
            found.append(Word(low, begin, end, meaning(low), piece.group()[:1].isupper(), number))
    return found
