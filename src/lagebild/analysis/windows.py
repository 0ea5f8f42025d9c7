"""A network through time: windows that move by one unit, each statement weighted by its distance from the middle."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lagebild.analysis.statements import Statements, Unit, periods

Kernel = Literal["uniform", "triangular", "epanechnikov", "gaussian"]
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
    """The statements of a window, with their weights (0 to 1); `middle` is the first day of its middle unit."""

    middle: date
    statements: Statements
    weights: Weights


def windows(statements: Statements, unit: Unit, width: int, kernel: Kernel = "uniform") -> Iterator[Window]:
    """The windows of `width` units that lie wholly inside the range of the statements, in order.

    As in DNA, a window reaches round((width - 1) / 2) units to either side of its middle. Statements without a date are
    in none.
    """
    statements = statements.where(~np.isnat(statements.when))
    if not len(statements):
        return
    number = periods(statements, unit)
    half = round((width - 1) / 2)
    for middle in range(int(number.min()) + half, int(number.max()) - half + 1):
        inside = np.abs(number - middle) <= half
        distance = (number[inside] - middle) / (half + 1)
        yield Window(_first_day(middle, unit), statements.where(inside), _KERNELS[kernel](distance))


def _first_day(number: int, unit: Unit) -> date:
    if unit == "week":
        return date.fromordinal(date(1970, 1, 1).toordinal() + 7 * number - 3)
    code = {"day": "D", "month": "M", "year": "Y"}[unit]
    day: date = np.datetime64(number, code).astype("datetime64[D]").item()  # type: ignore[call-overload]  # the unit is one of three
    return day
