"""How sure a position is: the measured precision of its rule and of its actor's kind, in steps of 0.05."""

import functools
from importlib import resources

import yaml

from lagebild.errors import ListError
from lagebild.model import Actor
from lagebild.positions.drafts import Draft

__all__ = ["family", "score"]

_STEP = 0.05
_FAMILIES = frozenset({"verb", "noun", "adjective", "cue"})


def score(draft: Draft, actor: Actor | None) -> float:
    """The share of positions by this rule and kind of actor that were right on annotated pages, 0.05 to 0.95.

    Raises:
        ListError: the measured scores cannot be read.
    """
    rules, kinds, default = _measured()
    share = rules.get(family(draft.verdict.rule), default) * kinds.get(
        actor.kind if actor is not None else "unknown", 1.0
    )
    return round(min(0.95, max(0.05, round(share / _STEP) * _STEP)), 2)


def family(rule: str) -> str:
    """What rules are counted together: "verb demand acc" and "verb demand inf" under "verb demand"."""
    words = rule.split()
    return " ".join(words[:2]) if words[0] in _FAMILIES else rule


@functools.cache
def _measured() -> tuple[dict[str, float], dict[str, float], float]:
    source = resources.files("lagebild.positions") / "lists" / "scores.yaml"
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
        rules = {str(rule): float(share) for rule, share in content["rules"].items()}
        kinds = {str(kind): float(factor) for kind, factor in content["kinds"].items()}
        default = float(content["default"])
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ListError(f"positions/lists/scores.yaml cannot be read: {error}") from error
    if not all(0 < share <= 1 for share in (*rules.values(), default)):
        raise ListError("positions/lists/scores.yaml: a share lies between 0 and 1")
    return rules, kinds, default
