"""Whether a noun names somebody who can act: persons and bodies of people, by lists of words and of last parts."""

import functools

from lagebild.german import wordlists
from lagebild.model import Token

__all__ = ["is_agent", "is_time"]

_LONGEST = 14
"""Letters of the longest listed word, above the shortest useful ones."""


def is_agent(token: Token) -> bool:
    """A proper name, a person's noun, or a body of people ("Gewerkschaft", "Landesregierung")."""
    return token.tag == "NE" or _is_listed(token.text.lower()) or _is_listed(token.lemma.lower())


@functools.lru_cache(maxsize=50_000)
def _is_listed(word: str) -> bool:
    listed = wordlists.words("agents", "persons") | wordlists.words("agents", "bodies")
    return any(form[-size:] in listed for form in _genders(word) for size in range(3, min(_LONGEST, len(form)) + 1))


def _genders(word: str) -> tuple[str, ...]:
    """The word, and of a woman's title the man's: "ministerin", "ministerinnen", "landrätin"."""
    stem = next((word[: -len(ending)] for ending in ("innen", "in") if word.endswith(ending)), "")
    return (word, stem, stem[:-3] + "rat") if stem.endswith("rät") else (word, stem) if len(stem) > 3 else (word,)


def is_time(token: Token) -> bool:
    """A weekday, time of day or unit."""
    return token.text.lower() in wordlists.words("agents", "times")
