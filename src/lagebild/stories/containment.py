"""How much of one article stands in another, sentence by sentence."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lagebild.stories.prints import Print

_WIDTH = 3
"""Words in a compared sequence: half of them survive when a fifth of the words is changed."""
_SHARE = 0.3
"""Share of its sequences that a sentence must have in common with its partner to be the same sentence."""
_LEAST = 5
"""Words below which a sentence is too short to tell anything."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """The sentences that two articles share: `partner` gives for each sentence of the first its like in the second,
    or -1.

    `words` counts the words of the matched sentences, `share` is their share of all words in sentences that count.
    """

    partner: npt.NDArray[np.int32]
    words: int
    share: float


def overlap(one: Print, other: Print) -> Overlap:
    """Which sentences of `one` stand in `other`, verbatim or lightly reworded, in whatever order."""
    lengths = np.diff(one.bounds, prepend=0)
    partner, common = _partners(one, other)
    sequences = np.maximum(lengths - _WIDTH + 1, 1)
    counted = lengths >= _LEAST
    matched = counted & (common >= _SHARE * sequences) & (common > 0)
    words = int(lengths[matched].sum())
    return Overlap(np.where(matched, partner, -1).astype(np.int32), words, words / max(1, int(lengths[counted].sum())))


def _partners(one: Print, other: Print) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """For each sentence of `one` the sentence of `other` with most sequences in common, and their number."""
    best = np.full(len(one.bounds), -1, dtype=np.int32)
    most = np.zeros(len(one.bounds), dtype=np.int64)
    left, right = one.shingles(_WIDTH), other.shingles(_WIDTH)
    if not len(left) or not len(right):
        return best, most
    order = np.argsort(right, kind="stable")
    place = np.minimum(np.searchsorted(right, left, sorter=order), len(right) - 1)
    same = right[order[place]] == left
    from_sentence = one.sentence_of_word()[: len(left)][same].astype(np.int64)
    to_sentence = other.sentence_of_word()[order[place[same]]].astype(np.int64)
    pairs, counts = np.unique(from_sentence * len(other.bounds) + to_sentence, return_counts=True)
    for number in np.argsort(counts, kind="stable"):  # the largest count is written last
        sentence, like = divmod(int(pairs[number]), len(other.bounds))
        best[sentence], most[sentence] = like, counts[number]
    return best, most
