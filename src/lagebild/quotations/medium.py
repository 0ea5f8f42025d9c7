"""The medium of a quotation: spoken, written or thought (as the Bundestag and Redewiedergabe corpora tell them
apart).
"""

import re
from typing import Literal

from lagebild.quotations.lists import words

__all__ = ["Medium", "medium"]

Medium = Literal["speech", "writing", "thought"]
_WORD = re.compile(r"[^\W\d_]+")


def medium(cue: str | None, speaker: str | None) -> Medium:
    """What the words of the cue and of the speaker's mention tell; speech where they tell nothing."""
    verbs = tuple(word.casefold() for word in _WORD.findall(cue or ""))
    if any(verb.startswith(tuple(words("media", "writing"))) for verb in verbs):
        return "writing"
    if any(verb.startswith(tuple(words("media", "thought"))) for verb in verbs):
        return "thought"
    nouns = (noun.casefold().removesuffix("s") for noun in _WORD.findall(speaker or "")[:2])
    return "writing" if any(noun.endswith(tuple(words("media", "documents"))) for noun in nouns) else "speech"
