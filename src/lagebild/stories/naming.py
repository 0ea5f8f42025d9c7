"""A readable name for a story: the kicker that papers give it, or the part of a headline that says most about it."""

import math
import re
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTS = re.compile(r"\s*[:|–—]\s+|\s+-\s+|[?!]\s+")
_SHORTEST, _LONGEST = 2, 7
"""Words of a name: a single word is a section of the paper ("Wirtschaft") as often as a subject."""
_KICKER = 3.0
"""A kicker is written to name the story, a headline to tell its news."""
_STEM = 5
"""Letters by which a word is found in its lemma: "Titicacasees" in "Titicacasee"."""


def name_of(titles: Sequence[tuple[str, str]], words: Mapping[str, float]) -> str:
    """The best of the kickers and parts of headlines (`titles`), by the story's `words` (lemmas with their weights).

    What several articles use counts more; of equals the first one wins. Without any, the heaviest words themselves.
    """
    weights: dict[str, float] = {}
    for word, weight in words.items():
        stem = word.casefold()[:_STEM]
        weights[stem] = max(weight, weights.get(stem, 0.0))
    scores: dict[str, float] = {}
    for kicker, headline in titles:
        for part, bonus in [(kicker, _KICKER), *((part, 1.0) for part in _PARTS.split(headline))]:
            name = " ".join(part.split()).strip(" .,:;„“\"»«'+*#|-–")
            if _SHORTEST <= len(name.split()) <= _LONGEST:
                scores[name] = scores.get(name, 0.0) + bonus * _told(name, weights)
    best = max(scores, key=lambda name: scores[name], default="")
    if best and scores[best] > 0:
        return best
    return " · ".join(list(words)[:3]) or next((headline for _, headline in titles if headline), "")


def _told(name: str, weights: Mapping[str, float]) -> float:
    """How much of the story's weight the words of a name carry, less for every word that carries none."""
    found = {word.casefold()[:_STEM] for word in _WORD.findall(name)}
    return sum(weights.get(stem, 0.0) for stem in found) / math.sqrt(1 + len(found))
