"""A network through time: windows that move by one unit, each statement weighted by its distance from the middle."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lagebild.analysis.statements import Codes, Statements, Unit, periods

Kernel = Literal["uniform", "triangular", "epanechnikov", "gaussian"]
Step = Unit | Literal["statements"]
Weights = npt.NDArray[np.float64]

# Kernels on [-1, 1] in their usual form without the constant factor, so that a statement in the middle weighs 1.
_KERNELS: dict[Kernel, Callable[[Weights], Weights]] = {
    "uniform": np.ones_like,
    "triangular": lambda z: 1 - np.abs(z),
    "epanechnikov": lambda z: 1 - z**2,
    "gaussian": lambda z: np.exp(-(z**2) / 2),
}


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """The statements of a window, with their weights (0 to 1).

    `number` counts from 1; `middle` is the first day of its middle unit and `last` the last day of that unit (for
    windows of statements both are the day of the middle statement).
    """

    middle: date
    statements: Statements
    weights: Weights
    number: int
    last: date


def windows(statements: Statements, unit: Step, width: int, kernel: Kernel = "uniform") -> Iterator[Window]:
    """The windows of `width` units that lie wholly inside the range of the statements, in order.

    As in DNA, a window reaches round((width - 1) / 2) units to either side of its middle, halves rounded up: an even
    width reaches as far as the next odd one. The unit "statements" takes that many statements in their order in time
    (DNA: events). Statements without a date are in none.
    """
    statements = statements.where(~np.isnat(statements.when))
    if not len(statements):
        return
    if unit == "statements":
        statements = statements.where(np.argsort(statements.when, kind="stable"))
    number = _numbers(statements, unit)
    half = width // 2
    middles = range(int(number.min()) + half, int(number.max()) - half + 1)
    for count, middle in enumerate(middles, 1):
        inside = np.abs(number - middle) <= half
        distance = (number[inside] - middle) / (half + 1)
        first, last = _days(statements, middle, unit)
        yield Window(first, statements.where(inside), _KERNELS[kernel](distance), count, last)


def _numbers(statements: Statements, unit: Step) -> Codes:
    return np.arange(len(statements), dtype=np.int64) if unit == "statements" else periods(statements, unit)


def _days(statements: Statements, number: int, unit: Step) -> tuple[date, date]:
    if unit == "statements":
        day: date = statements.when[number].astype("datetime64[D]").item()
        return day, day
    first, following = _first_day(number, unit), _first_day(number + 1, unit)
    return first, date.fromordinal(following.toordinal() - 1)


def _first_day(number: int, unit: Unit) -> date:
    if unit == "week":
        return date.fromordinal(date(1970, 1, 1).toordinal() + 7 * number - 3)
    code = {"day": "D", "month": "M", "year": "Y"}[unit]
    day: date = np.datetime64(number, code).astype("datetime64[D]").item()  # type: ignore[call-overload]  # the unit is one of three
    return day
