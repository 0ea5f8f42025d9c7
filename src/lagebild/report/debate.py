"""What the report shows of the network: its picture, what stays of it when one counts otherwise, its polarization."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from lagebild.analysis import Statements, select_statements, without_duplicates
from lagebild.analysis.groups import Moment, polarization_over_time
from lagebild.analysis.robustness import compared
from lagebild.analysis.windows import Step
from lagebild.report.html.network_picture import NetworkPicture, draw_network
from lagebild.report.html.robust_picture import RobustPicture, draw_robust
from lagebild.store import CitedPosition

__all__ = ["Debate", "debate"]

_DAYS: tuple[tuple[int, Step, int], ...] = ((45, "day", 7), (400, "week", 3), (1_000_000, "month", 3))
"""Days up to which windows move by this unit and are that wide."""
_MOST_ACTORS = 150
"""Actors whose polarization is followed, the busiest: a report shall not take minutes."""
_SHORTEST = 10
"""Days below which nothing has a course yet."""


@dataclass(frozen=True, slots=True)
class Debate:
    """The pictures, None where there is nothing to draw, and the polarization of each window."""

    network: NetworkPicture | None
    robust: RobustPicture | None
    course: tuple[Moment, ...]
    width: str = ""


def debate(asked: Sequence[CitedPosition], printed: Sequence[CitedPosition], once: Collection[str] | None) -> Debate:
    """The network of the positions `asked`; `printed` are those of every copy, and `once` names those that stand when
    copies count once (None: they count as printed).
    """
    chosen = select_statements(asked)
    said = without_duplicates(chosen.statements, "document")
    network = draw_network(said, chosen.kinds)
    comparison = compared(select_statements(printed).statements, standing=once, once=once is not None)
    step, width = _window(said)
    course = tuple(polarization_over_time(said, step, width, most=_MOST_ACTORS)) if width else ()
    return Debate(network, draw_robust(comparison) if network else None, course, _told(step, width))


def _window(said: Statements) -> tuple[Step, int]:
    dated = said.when[~np.isnat(said.when)]
    if not len(dated):
        return "day", 0
    days = int((dated.max() - dated.min()).astype("timedelta64[D]").astype(int)) + 1
    if days < _SHORTEST:
        return "day", 0
    return next((step, width) for most, step, width in _DAYS if days <= most)


def _told(step: Step, width: int) -> str:
    return {"day": f"je {width} Tage", "week": f"je {width} Wochen", "month": f"je {width} Monate"}.get(step, "")
