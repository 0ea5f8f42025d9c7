"""Where a bargain would settle on a scale from 0 to 100, from numbers that the user gives: nothing is estimated here.

Weighted median: Black 1948 (the median voter), weights as in Bueno de Mesquita 1984 (weight times salience).
Compromise: the mean weighted by weight and salience (Van den Bos 1991; Achen 2006). Nash: the point that maximises
the product of the gains over the status quo (Nash 1950), each to the power of its share of the weights (Harsanyi and
Selten 1972); utility falls by one for each step away from one's own position.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from lagebild.errors import InputError

__all__ = ["Bargain", "Demand", "Outcome", "read_bargains", "settle"]

_STEPS = 1001
"""Points of the scale at which the Nash product is taken: tenths."""
_MOST = 100.0


@dataclass(frozen=True, slots=True)
class Demand:
    """What an actor wants on the scale, how much it cares (salience) and how much it can do (weight)."""

    actor: str
    position: float
    salience: float
    weight: float

    @property
    def force(self) -> float:
        """Weight times salience (as a share)."""
        return self.weight * self.salience / _MOST


@dataclass(frozen=True, slots=True)
class Bargain:
    """An issue as a scale: `status_quo` is what stays without a deal, `scale` says in words what 0 and 100 mean."""

    issue: str
    demands: tuple[Demand, ...]
    status_quo: float | None
    scale: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where each rule would settle. `nash` is None without a status quo, or where no point betters it for all."""

    issue: str
    median: float
    compromise: float
    nash: float | None
    bargain: Bargain


def settle(bargain: Bargain) -> Outcome:
    """The three solutions of a bargain, on its scale."""
    return Outcome(bargain.issue, _median(bargain), _mean(bargain), _nash(bargain), bargain)


def _median(bargain: Bargain) -> float:
    ordered = sorted(bargain.demands, key=lambda demand: demand.position)
    half, total = sum(demand.force for demand in ordered) / 2, 0.0
    for number, demand in enumerate(ordered):
        total += demand.force
        if math.isclose(total, half) and number + 1 < len(ordered):
            return (demand.position + ordered[number + 1].position) / 2
        if total > half:
            return demand.position
    return ordered[-1].position


def _mean(bargain: Bargain) -> float:
    force = sum(demand.force for demand in bargain.demands)
    return sum(demand.force * demand.position for demand in bargain.demands) / force


def _nash(bargain: Bargain) -> float | None:
    if bargain.status_quo is None:
        return None
    points = np.linspace(0.0, _MOST, _STEPS)
    total = np.zeros_like(points)
    better = np.ones_like(points, dtype=bool)
    for demand in bargain.demands:
        gain = abs(bargain.status_quo - demand.position) - np.abs(points - demand.position)
        better &= gain > 1e-9
        total += demand.force * np.log(np.maximum(gain, 1e-12))
    if not better.any():
        return None
    return float(points[np.argmax(np.where(better, total, -np.inf))])


def read_bargains(path: str | Path) -> tuple[Bargain, ...]:
    """The bargains of a YAML file (docs/agreement.md); InputError says what is wrong with it, and where."""
    try:
        loaded = yaml.safe_load(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise InputError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(loaded, dict) or set(loaded) != {"issues"} or not isinstance(loaded["issues"], dict):
        raise InputError(f"{path}: the file needs one key, 'issues', with an entry for each issue")
    return tuple(_bargain(str(issue), entry, f"{path}, issue {issue!r}") for issue, entry in loaded["issues"].items())


def _bargain(issue: str, entry: Any, where: str) -> Bargain:
    _keys(entry, {"actors"}, {"scale", "status quo"}, where)
    actors = entry["actors"]
    if not isinstance(actors, dict) or len(actors) < 2:
        raise InputError(f"{where}: 'actors' needs at least two actors")
    demands = tuple(_demand(str(actor), own, f"{where}, actor {actor!r}") for actor, own in actors.items())
    if not any(demand.force > 0 for demand in demands):
        raise InputError(f"{where}: somebody must care: all weights or saliences are 0")
    quo = entry.get("status quo")
    return Bargain(
        issue, demands, None if quo is None else _number(quo, f"{where}, status quo"), str(entry.get("scale", ""))
    )


def _demand(actor: str, entry: Any, where: str) -> Demand:
    _keys(entry, {"position"}, {"salience", "weight"}, where)
    return Demand(
        actor,
        _number(entry["position"], f"{where}, position"),
        _number(entry.get("salience", _MOST), f"{where}, salience"),
        _number(entry.get("weight", 1), f"{where}, weight", most=math.inf),
    )


def _keys(entry: Any, needed: set[str], allowed: set[str], where: str) -> None:
    if not isinstance(entry, Mapping):
        raise InputError(f"{where}: needs {', '.join(sorted(needed))}")
    for key in needed - set(entry):
        raise InputError(f"{where}: {key!r} is missing")
    for key in set(entry) - needed - allowed:
        raise InputError(f"{where}: unknown key {key!r}; one of {', '.join(sorted(needed | allowed))}")


def _number(value: Any, where: str, *, most: float = _MOST) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most or math.isinf(value):
        limits = f"from 0 to {most:g}" if math.isfinite(most) else "of 0 or more"
        raise InputError(f"{where}: {value!r} is no number {limits}")
    return float(value)
