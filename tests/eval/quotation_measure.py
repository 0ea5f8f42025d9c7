"""The measure of the German Wikinews quotation corpus (Petersen-Frey and Biemann 2024), written from its description.

Per document, predicted and gold quotations are aligned 1:1 by the F1 of their tokens. Precision is the mean over
predicted, recall the mean over gold quotations of the shared part of their tokens; what is aligned to
nothing counts 0. Roles
(speaker, cue, frame, addressee) of aligned quotations are compared the same way and pooled; "joint" pools both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["ROLES", "Mean", "Quote", "Scores", "align", "score"]

ROLES = ("speaker", "cue", "frame", "addressee")
Tokens = frozenset[int]


@dataclass(frozen=True)
class Quote:
    """A quotation as sets of token numbers of its document; an absent role is the empty set."""

    quote: Tokens
    type: str = ""
    roles: dict[str, Tokens] = field(default_factory=dict)


@dataclass
class Mean:
    """Precision and recall as running means."""

    hit_predicted: float = 0.0
    predicted: int = 0
    hit_gold: float = 0.0
    gold: int = 0

    def add(self, gold: Tokens, found: Tokens) -> None:
        """Counts a pair; an empty side is not there and counts for the other only."""
        shared = len(gold & found)
        if found:
            self.predicted += 1
            self.hit_predicted += shared / len(found)
        if gold:
            self.gold += 1
            self.hit_gold += shared / len(gold)

    @property
    def precision(self) -> float:
        return self.hit_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hit_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Scores:
    """All means: of quotations, of each role, of roles pooled, jointly; by type (recall by the gold type, precision by
    the predicted)."""

    quotes: Mean = field(default_factory=Mean)
    roles: Mean = field(default_factory=Mean)
    joint: Mean = field(default_factory=Mean)
    by_role: dict[str, Mean] = field(default_factory=lambda: {role: Mean() for role in ROLES})
    by_type: dict[str, Mean] = field(default_factory=dict)


def align(gold: list[Quote], found: list[Quote]) -> list[tuple[int | None, int | None]]:
    """1:1 pairs of indices by falling token F1, then what is left on either side with None."""
    weights = [
        (2 * len(one.quote & two.quote) / (len(one.quote) + len(two.quote)), -i, -j)
        for i, one in enumerate(gold)
        for j, two in enumerate(found)
        if one.quote & two.quote
    ]
    pairs: list[tuple[int | None, int | None]] = []
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    for _, i, j in sorted(weights, reverse=True):
        if -i in free_gold and -j in free_found:
            free_gold.discard(-i)
            free_found.discard(-j)
            pairs.append((-i, -j))
    return pairs + [(i, None) for i in sorted(free_gold)] + [(None, j) for j in sorted(free_found)]


def score(documents: Iterable[tuple[list[Quote], list[Quote]]]) -> Scores:
    """The scores over documents, each a pair of gold and found quotations."""
    scores, nothing = Scores(), Quote(frozenset())
    for gold, found in documents:
        for i, j in align(gold, found):
            one = gold[i] if i is not None else nothing
            two = found[j] if j is not None else nothing
            for mean in (scores.quotes, scores.joint):
                mean.add(one.quote, two.quote)
            _count_types(scores, one, two)
            for role in ROLES:
                pair = one.roles.get(role, frozenset()), two.roles.get(role, frozenset())
                for mean in (scores.by_role[role], scores.roles, scores.joint):
                    mean.add(*pair)
    return scores


def _count_types(scores: Scores, gold: Quote, found: Quote) -> None:
    shared = len(gold.quote & found.quote)
    if gold.quote:
        mean = scores.by_type.setdefault(gold.type, Mean())
        mean.gold += 1
        mean.hit_gold += shared / len(gold.quote)
    if found.quote:
        mean = scores.by_type.setdefault(found.type, Mean())
        mean.predicted += 1
        mean.hit_predicted += shared / len(found.quote)
