"""Who is the most likely addressee of a draft, by clues and their weights (`lists/addressees.yaml`).

A log-linear model over the candidates of an article and nobody: the weights were fitted on annotated pages by
`training/addressee_weights.py`, without any word of theirs.
"""

import functools
import math
from collections.abc import Mapping
from importlib import resources

import yaml

from lagebild.errors import ListError
from lagebild.positions.clues import NOBODY, Clues

__all__ = ["likeliest", "weights"]


def likeliest(clues: Clues) -> str | None:
    """The candidate that is likelier than nobody by the least margin told in the weights' file, None otherwise.

    Raises:
        ListError: the weights cannot be read.
    """
    measured, least = weights()
    scores = {candidate: _score(own, measured) for candidate, own in clues.items()}
    nobody = scores.pop(NOBODY, 0.0)
    best = max(scores, key=lambda candidate: scores[candidate], default=None)
    return best if best is not None and scores[best] >= nobody + math.log(least) else None


def _score(own: Mapping[str, float], measured: Mapping[str, float]) -> float:
    return sum(measured.get(clue, 0.0) * value for clue, value in own.items())


@functools.cache
def weights() -> tuple[dict[str, float], float]:
    """The weight of each clue, and the share of nobody's likelihood that a candidate needs at least."""
    source = resources.files("lagebild.positions") / "lists" / "addressees.yaml"
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
        measured = {str(clue): float(weight) for clue, weight in content["weights"].items()}
        least = float(content["least"])
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ListError(f"positions/lists/addressees.yaml cannot be read: {error}") from error
    if least <= 0:
        raise ListError("positions/lists/addressees.yaml: 'least' must be above 0")
    return measured, least
