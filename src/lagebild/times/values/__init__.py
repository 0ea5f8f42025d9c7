"""Type and value of each kind of temporal expression (TIMEX3 of TimeML, ISO 8601), as expressions.yaml names them.

Each function takes what the pattern captured and the context, and returns None where the words are no date there.
"""

from collections.abc import Callable, Mapping

from lagebild.times.context import Context, Value
from lagebild.times.patterns import Captured
from lagebild.times.values import dates, days, hours, lengths, periods
from lagebild.times.values.dates import holiday

__all__ = ["VALUES", "holiday"]

VALUES: Mapping[str, Callable[[Captured, Context], Value | None]] = {
    name: getattr(module, name)
    for module in (dates, days, hours, lengths, periods)
    for name in module.__all__
    if name != "holiday"
}
"""The functions by the names that expressions.yaml uses."""
