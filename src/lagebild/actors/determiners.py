"""Articles, possessives, demonstratives and quantifiers in all their forms."""

import functools

from lagebild.actors.lists import lexicon

__all__ = ["determiner_kind", "small_openers"]

_DEFINITE = frozenset(("der", "die", "das", "den", "dem", "des"))
_INFLECTED = {
    "indef": ("ein", "kein"),
    "poss": ("mein", "dein", "sein", "ihr", "unser", "euer", "eur"),
    "dem": ("dies", "jen", "solch", "derselb", "dieselb", "jed", "jeglich", "welch"),
}
_ENDINGS = frozenset(("", "e", "en", "em", "er", "es"))


@functools.cache
def _determiners() -> dict[str, str]:
    """Every form of a determiner -> its kind; the first kind keeps a form."""
    kinds = dict.fromkeys(_DEFINITE, "def") | {"dessen": "poss", "deren": "poss"}
    for word in lexicon().quantifiers:
        kinds.setdefault(word, "quant")
    for kind, stems in _INFLECTED.items():
        for stem in stems:
            for ending in _ENDINGS:
                kinds.setdefault(stem + ending, kind)
    return kinds


def determiner_kind(word: str) -> str:
    """ "def", "indef", "poss", "dem" or "quant"; "" for other words."""
    return _determiners().get(word, "")


@functools.cache
def small_openers() -> frozenset[str]:
    """What opens a phrase in lower case: "der", "ihre", "beiden", "von" of "von der Leyen"."""
    return frozenset(_determiners()) | lexicon().opening_particles
