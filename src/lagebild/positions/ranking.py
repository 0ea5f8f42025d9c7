"""Who is the most likely addressee of a draft, by clues and their weights (`lists/addressees.yaml`).

A log-linear model over the candidates of an article and nobody: the weights were fitted on annotated pages by
`training/addressee_weights.py`, without any word of theirs.
"""

import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from lagebild.errors import ListError
from lagebild.positions.clues import NOBODY, Clues

__all__ = ["Choice", "chosen", "likeliest", "weights"]

_MOST = 50.0
"""Exponents are held within so much either way."""
_IN_SENTENCE = frozenset(
    {"told", "in_condition", "in_content", "before_content", "behind_content", "subject_of_content"}
)
"""Clues of somebody who is named in the sentence itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest candidate (None: there is none): how many times likelier than nobody its side is, its own share
    of the likelihood of all candidates and nobody, and whether the sentence names it.
    """

    actor: str | None
    margin: float = 0.0
    share: float = 0.0
    named: bool = False

    @property
    def source(self) -> str:
        """What speaks for the candidate: that the sentence names it, or the exchange alone."""
        return "sentence" if self.named else "exchange"


def likeliest(clues: Clues, side: Callable[[str], str]) -> Choice:
    """The candidate whose side is likelier than nobody by the least margin told in the weights' file, else none.

    Candidates of one side (a minister and his government) count together; the likeliest of the likeliest side is given.

    Raises:
        ListError: the weights cannot be read.
    """
    measured, least = weights()
    best = chosen(clues, measured, side)
    return best if best.margin >= least else Choice(None)


def chosen(clues: Clues, measured: Mapping[str, float], side: Callable[[str], str]) -> Choice:
    """The likeliest candidate of the likeliest side."""
    scores = {candidate: _score(own, measured) for candidate, own in clues.items()}
    nobody = scores.pop(NOBODY, 0.0)
    alone = {one: math.exp(max(-_MOST, min(_MOST, score - nobody))) for one, score in scores.items()}
    together: dict[str, float] = {}
    for candidate, likelihood in alone.items():
        together[side(candidate)] = together.get(side(candidate), 0.0) + likelihood
    best = max(scores, key=lambda candidate: (together[side(candidate)], scores[candidate]), default=None)
    if best is None:
        return Choice(None)
    share = alone[best] / (1.0 + sum(alone.values()))
    return Choice(best, together[side(best)], share, any(clue.split()[0] in _IN_SENTENCE for clue in clues[best]))


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
