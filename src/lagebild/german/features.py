"""What the network sees of a word: its key in the vocabulary, its letter sequences, its shape."""

import zlib

__all__ = ["BUCKETS", "SHAPES", "key", "ngrams", "shape"]

BUCKETS = 16_384
"""Rows of the table of letter sequences (3 to 5 letters, hashed)."""
SHAPES = 16
_DIGITS = str.maketrans("123456789", "000000000")
_LONGEST = 30  # letters of a form that are looked at: its end tells word class and inflection


def key(form: str) -> str:
    """The form in lower case with every digit 0."""
    return form.lower().translate(_DIGITS)


def ngrams(word: str) -> list[int]:
    """The rows of the letter sequences of a key, word bounds marked; at most 84."""
    marked = f"<{word[-_LONGEST:]}>".encode("latin-1", "replace")  # a byte a letter, for German letters at least
    return [
        zlib.crc32(marked[start : start + size]) % BUCKETS
        for size in (3, 4, 5)
        for start in range(max(1, len(marked) - size + 1))
    ]


def shape(form: str, kind: str) -> int:
    """The shape of a form: how it is capitalised, whether digits or marks stand in it (0 to 15)."""
    if kind in {"mark", "run"}:
        return _mark_shape(form)
    if kind in {"url", "mail", "handle"}:
        return 5
    if form[0].isdigit() or kind == "number":
        return 7 if form.endswith(".") else (6 if form[-1].isdigit() else 8)
    if form[-1] in "-.":
        return 9 if form[-1] == "-" else 10
    return _word_shape(form)


def _word_shape(form: str) -> int:
    if form.islower():
        return 11
    if form.isupper():
        return 12 if len(form) > 1 else 13
    return 14 if form[0].isupper() and form[1:].islower() else 15


def _mark_shape(form: str) -> int:
    if form in {".", "!", "?", "…", ":", ";"}:
        return 1
    if form == ",":
        return 2
    return 3 if form in "„“”«»‹›‚‘’\"'" else 4
