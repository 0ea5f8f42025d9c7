"""A learned judge of proposals: a logistic regression over the features of `features.py`.

The weights are a text file (`weights*/scorer.json`), made by `training/quotation_scorer.py`; without them the grammar
alone decides.
"""

import functools
import json
import math
import os
from dataclasses import dataclass
from importlib import resources
from typing import Any

from lagebild.errors import ListError
from lagebild.quotations.features import Page, features
from lagebild.quotations.proposals import Proposal, covered
from lagebild.quotations.view import SentenceView

__all__ = ["Scorer", "chosen", "load"]

_SETTING = "LAGEBILD_QUOTATION_WEIGHTS"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of features; a proposal passes whose probability reaches `threshold`."""

    weights: dict[str, float]
    threshold: float

    def probability(self, names: list[str]) -> float:
        """How likely a proposal with these features is a quotation."""
        total = sum(self.weights.get(name, 0.0) for name in names)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def decide(self, views: list[SentenceView], proposals: list[Proposal]) -> list[Proposal]:
        """The proposals that pass, with their probability as score; of weak ones that overlap others the likelier."""
        page = Page(views, [one for one in proposals if not one.rule.startswith("weak ")])
        for one in proposals:
            one.score, one.judged = self.probability(features(page, one)), True
        passed = [one for one in proposals if one.score >= self.threshold]
        return _apart(passed)


def _apart(proposals: list[Proposal]) -> list[Proposal]:
    """Leaves out weak proposals that lie in others or hold them, but for words in quotation marks."""
    kept = [one for one in proposals if not _clashing(one)]
    by_sentence: dict[int, list[Proposal]] = {}
    for one in kept:
        by_sentence.setdefault(one.sentence, []).append(one)
    for one in sorted((one for one in proposals if _clashing(one)), key=lambda one: -one.score):
        beside = by_sentence.setdefault(one.sentence, [])
        if not any(covered(one.content, two.content) for two in beside if two.type != "direct"):
            beside.append(one)
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _clashing(one: Proposal) -> bool:
    return one.rule.startswith("weak ") and one.rule != "weak words"


def load(folder: str) -> Scorer:
    """The scorer of a folder of this package ("weights_nc").

    Raises:
        ListError: there are no such weights, or they are damaged.
    """
    source = resources.files("lagebild.quotations") / folder / "scorer.json"
    try:
        content: Any = json.loads(source.read_text(encoding="utf-8"))
        return Scorer({str(name): float(value) for name, value in content["weights"].items()}, content["threshold"])
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ListError(f"weights {folder}/scorer.json cannot be read: {error}") from error


@functools.cache
def _named(name: str) -> Scorer | None:
    return load(f"weights_{name}") if name else None


def chosen() -> Scorer | None:
    """The scorer that the environment variable LAGEBILD_QUOTATION_WEIGHTS names ("nc"); unset: the grammar alone."""
    return _named(os.environ.get(_SETTING, ""))
