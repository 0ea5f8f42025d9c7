"""How names are compared: without regard to case, accents, dots and hyphens; and by a skeleton of their sounds."""

import functools
import re
import unicodedata

__all__ = ["close", "fold", "is_short_for", "skeleton"]

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "a", "ł": "l", "đ": "d"}
)
_NO_WORD = re.compile(r"[\W_]+")
_CACHED = 100_000
"""Names whose forms are kept: every name is compared many times."""
_LONGEST = 200
"""Characters of a name that are looked at: debris may be of any length."""
_SOUNDS = (
    ("schtsch", "s"), ("tsch", "c"), ("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "s"), ("kh", "h"), ("ch", "h"),
    ("ck", "k"), ("ph", "f"), ("th", "t"), ("tz", "z"), ("ts", "z"), ("dsch", "j"), ("dzh", "j"), ("dt", "t"),
    ("ai", "ei"), ("ay", "ei"), ("ey", "ei"), ("ou", "u"), ("w", "v"), ("y", "i"), ("j", "i"), ("ie", "i"), ("x", "ks"),
)  # fmt: skip
_SHORTEST, _LONGEST_SHORT = 2, 8
_LEAST_LONG = 8
"""Letters that a long form must have at least."""


@functools.lru_cache(maxsize=_CACHED)
def fold(name: str) -> str:
    """A name without case, accents and signs, words apart: "Müller-Lüdenscheidt" and "Mueller Lüdenscheidt" are one,
    and "ver.di" is "verdi".
    """
    small = unicodedata.normalize("NFC", name[:_LONGEST].strip()).casefold().translate(_UMLAUTS)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", small) if not unicodedata.combining(sign))
    return " ".join(_NO_WORD.sub(" ", plain.replace(".", "" if "." in plain.strip(".") else " ")).split())


@functools.lru_cache(maxsize=_CACHED)
def skeleton(word: str) -> str:
    """What stays of a word in any transliteration: "Selenskyj", "Zelensky" and "Selenski" are one."""
    sounds = fold(word).replace(" ", "").replace("oe", "o").replace("ae", "a").replace("ue", "u")
    for old, new in _SOUNDS:
        sounds = sounds.replace(old, new)
    if sounds.startswith("z"):
        sounds = "s" + sounds[1:]
    single = re.sub(r"(.)\1+", r"\1", sounds)
    return (single.rstrip("i") or single).replace("ff", "f")


def close(one: str, other: str) -> bool:
    """Whether two folded words differ by one letter put in, left out, changed, or by two that changed places; short
    words must be equal.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        swapped = one[start + 1 : start + 2] + one[start : start + 1]
        return one[start + 1 :] == other[start + 1 :] or (
            swapped == other[start : start + 2] and one[start + 2 :] == other[start + 2 :]
        )
    shorter, longer = sorted((one, other), key=len)
    return shorter[start:] == longer[start + 1 :]


@functools.lru_cache(maxsize=_CACHED)
def is_short_for(short: str, long: str) -> bool:
    """Whether `short` abbreviates `long`: its letters stand there in this order, the first ones first, and begin most
    of its long words ("BAK", "Verdi", "GdP").
    """
    letters = fold(short).replace(" ", "")
    words = fold(long.replace("-", " ")).split()
    if " " in short.strip() or not _SHORTEST <= len(letters) <= _LONGEST_SHORT or not short[:1].isupper():
        return False
    if len(words) < 2 and sum(sign.isupper() for sign in short) < 2:  # BKA: Bundeskriminalamt
        return False
    if not words or words[0][0] != letters[0] or len("".join(words)) < _LEAST_LONG:
        return False
    begun = _begun(letters, words)
    big = [word for word in long.replace("-", " ").split() if word[:1].isupper()]
    return begun is not None and (len(words) == 1 or begun >= min(2, len(big)))


def _begun(letters: str, words: list[str]) -> int | None:
    """How many words the letters begin, read greedily: the next word's first letter, else one inside this word; None
    where they do not stand there at all.
    """
    word, place, begun = 0, 0, 0
    for count, letter in enumerate(letters):
        ahead = next((n for n in range(word + (count > 0), len(words)) if words[n][0] == letter), None)
        if ahead is not None and (count == 0 or ahead <= word + 3):
            word, place, begun = ahead, 1, begun + 1
            continue
        inside = words[word].find(letter, place)
        if inside < 0:
            return None
        place = inside + 1
    return begun
