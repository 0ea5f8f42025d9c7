"""Raise the floors of tests/eval/floors.json to what is reached now, less a margin; never lowers one.

    python tests/eval/raise_floors.py

Ends with 1, and changes nothing, where a figure has fallen below its floor: then the code is mended, not the floor.
"""

import json
import math
import sys
from pathlib import Path
from typing import Any

import gold_sets

from lagebild.evaluation import score

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01
"""A floor lies so far below the figure that it was raised to: a change that helps elsewhere may cost as much."""

Figures = dict[str, dict[str, float]]


def figures_of(name: str) -> dict[str, float]:
    """What is reached on a set now; measures without anything to measure are left out."""
    shares = score(gold_sets.documents(name)).shares
    return {measure: value for measure, value in shares.items() if value is not None}


def fallen(now: Figures, floors: Figures) -> list[str]:
    """A line for every figure that lies below its floor or is gone."""
    return [
        f"{name}: {measure} is {now.get(name, {}).get(measure, 0.0):.3f}, its floor {floor:.3f}"
        for name, measures in floors.items()
        for measure, floor in measures.items()
        if now.get(name, {}).get(measure, 0.0) < floor
    ]


def raised(now: Figures, floors: Figures) -> Figures:
    """The floors with every one at least where it was; sets that were not measured keep theirs."""
    return floors | {
        name: {
            measure: max(floors.get(name, {}).get(measure, 0.0), math.floor((value - MARGIN) * 1000) / 1000)
            for measure, value in sorted(measures.items())
            if value > MARGIN
        }
        for name, measures in now.items()
    }


def load() -> Figures:
    """The floors as they are."""
    stored: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return {name: dict(measures) for name, measures in stored.items()}


def main() -> int:
    """Raises the floors; the exit status."""
    if reason := gold_sets.missing():
        print(f"only our own pages are measured; {reason}", file=sys.stderr)
    now, floors = {name: figures_of(name) for name in gold_sets.available()}, load()
    if lines := fallen(now, {name: floors.get(name, {}) for name in now}):
        print("\n".join(["Floors are never lowered; these figures have fallen:", *lines]), file=sys.stderr)
        return 1
    new = raised(now, floors)
    FLOORS.write_text(json.dumps(new, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for name, measures in new.items():
        for measure, floor in measures.items():
            if floor > floors.get(name, {}).get(measure, 0.0):
                print(f"{name}: {measure} {floors.get(name, {}).get(measure, 0.0):.3f} -> {floor:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
