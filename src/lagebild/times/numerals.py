"""German numerals in words, counted out rather than listed: "dreieinhalb", "einundzwanzig", "hundertfünfzig"."""

import functools

__all__ = ["cardinal", "ordinal"]

# The closed class of simple numerals; everything else is built from them.
_ONES = {
    "null": 0, "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_INFLECTED = {
    "eine": 1.0, "einer": 1.0, "einem": 1.0, "einen": 1.0, "eines": 1.0, "beide": 2.0, "beiden": 2.0, "zweier": 2.0,
    "dreier": 3.0, "anderthalb": 1.5, "eineinhalb": 1.5, "einundeinhalb": 1.5, "halb": 0.5, "halbe": 0.5, "halben": 0.5,
    "halbes": 0.5, "halber": 0.5,
}  # fmt: skip
_ORDINAL_STEMS = {"erst": 1, "dritt": 3, "siebt": 7, "siebent": 7, "acht": 8}
_LONGEST = 40
"""Letters of the longest numeral worth reading; longer words are none."""


@functools.lru_cache(maxsize=4096)
def cardinal(word: str) -> float | None:
    """The value of a cardinal numeral in small letters, with "-einhalb"; None where the word is none."""
    if len(word) > _LONGEST:
        return None
    if word in _INFLECTED:
        return _INFLECTED[word]
    if word.endswith("einhalb"):
        whole = _whole(word.removesuffix("einhalb").removesuffix("und"))
        return None if whole is None else whole + 0.5
    whole = _whole(word)
    return None if whole is None else float(whole)


@functools.lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The value of an ordinal numeral in small letters with its ending ("dritten"); None where the word is none."""
    if len(word) > _LONGEST or word[-1:] not in "nrmse":
        return None
    stem = word[:-1] if word.endswith("e") else word[:-2]
    if stem in _ORDINAL_STEMS:
        return _ORDINAL_STEMS[stem]
    if stem.endswith("st"):
        value = _whole(stem[:-2])
        return value if value is not None and value >= 20 else None
    value = _whole(stem[:-1]) if stem.endswith("t") else None
    return value if value is not None and 2 <= value < 20 else None


def _whole(word: str) -> int | None:
    """A whole number below a million: thousands, hundreds, then ones and tens ("zweihundertfünfundvierzig")."""
    for step, size in (("tausend", 1000), ("hundert", 100)):
        if step in word:
            before, _, after = word.partition(step)
            many = _whole(before) if before else 1
            rest = _whole(after.removeprefix("und")) if after else 0
            return None if many is None or rest is None or rest >= size else many * size + rest
    if word in _ONES:
        return _ONES[word]
    if word in _TENS:
        return _TENS[word]
    ones, und, tens = word.partition("und")
    if und and tens in _TENS and 0 < _ONES.get(ones, 0) < 10:
        return _TENS[tens] + _ONES[ones]
    return None
