"""How likely an addressee is the right one: by what gave it, as measured on annotated pages."""

import functools
import math
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from lagebild.errors import ListError
from lagebild.model import ActorKind

__all__ = ["DESCRIBED", "certainty", "logit"]

DESCRIBED = frozenset({"group", "alliance", "authority", "court", "anonymous", "unknown"})
"""Kinds of actors that are mostly told by a common noun ("die Betreiber"), which the cast takes for another easily."""
_EDGE = 0.01
"""Shares are held within so much from 0 and 1."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """Shares that were right: by grammar's sources, of named and of described actors; what turns shares of likelihood
    into probabilities: a slope, and by source what is added.
    """

    named: dict[str, float]
    described: dict[str, float]
    slope: float
    added: dict[str, float]


def certainty(source: str, kind: ActorKind, share: float | None = None) -> float:
    """The probability of an addressee of that kind that `source` gave; `share` is the ranking's, where that gave it.

    Raises:
        ListError: the measured figures cannot be read, or tell nothing of the source.
    """
    measured = _measured()
    try:
        if share is None:
            return (measured.described if kind in DESCRIBED else measured.named)[source]
        return round(1 / (1 + math.exp(-measured.slope * logit(share) - measured.added[source])), 2)
    except KeyError as error:
        raise ListError(f"positions/lists/addressee_scores.yaml tells nothing of {error}") from error


def logit(share: float) -> float:
    """The logarithm of the odds."""
    held = min(1 - _EDGE, max(_EDGE, share))
    return math.log(held / (1 - held))


@functools.cache
def _measured() -> _Measured:
    source = resources.files("lagebild.positions") / "lists" / "addressee_scores.yaml"
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
        named, described, added = (_numbers(content[part]) for part in ("named", "described", "added"))
        slope = float(content["slope"])
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ListError(f"positions/lists/addressee_scores.yaml cannot be read: {error}") from error
    if not all(0 < share < 1 for share in (*named.values(), *described.values())):
        raise ListError("positions/lists/addressee_scores.yaml: a share lies between 0 and 1")
    return _Measured(named, described, slope, added)


def _numbers(part: Any) -> dict[str, float]:
    return {str(name): float(value) for name, value in part.items()}
