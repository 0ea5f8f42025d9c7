"""An agency text told anew: too few of its words are left for a fingerprint, but its sentences are all there."""

import datetime
from collections.abc import Sequence

from lagebild.stories.alignment import partners

MIN_SHARE = 0.5
"""Share of the shorter text in sentences that stand in the longer one. Reports about the same thing on different days
reach .40, versions told anew .60 (invented pages)."""
MIN_WORDS = 50
WITHIN = datetime.timedelta(hours=48)
"""Time between the two; later it is a follow-up that repeats the background."""
MIN_PERSONS = 2
"""Persons that both must name."""


def retold(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether most of the shorter text's sentences stand in the longer one, in other words.

    A weak sign: only for texts that credit the same agency, name the same persons and appeared at the same time.
    """
    shorter, longer = sorted((one, other), key=lambda text: sum(map(len, text)))
    sizes = [len(sentence.split()) for sentence in shorter]
    found = sum(size for size, like in zip(sizes, partners(longer, shorter), strict=True) if like is not None)
    return found >= max(MIN_WORDS, MIN_SHARE * sum(sizes))
