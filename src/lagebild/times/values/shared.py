"""What the functions of this package have in common: captured values, units seen from now, ISO 8601 lengths."""

from datetime import date, timedelta

from lagebild.times import almanac
from lagebild.times.context import Context, Value
from lagebild.times.lexicon import lexicon
from lagebild.times.patterns import Captured

__all__ = [
    "context_words",
    "day_or_none",
    "day_value",
    "length",
    "part_named",
    "shift_of",
    "shifted_unit",
    "verbal",
    "weekday_of",
    "whole",
]


_YEARS = {"Y": 1, "DECADE": 10, "CENTURY": 100}
# Unit -> what stands before and behind the number of an ISO 8601 duration
_LETTERS = {
    "S": ("PT", "S"), "M": ("PT", "M"), "H": ("PT", "H"), "D": ("P", "D"), "W": ("P", "W"), "MONTH": ("P", "M"),
    "QUARTER": ("P", "M"), "HALF": ("P", "M"), "Y": ("P", "Y"), "DECADE": ("P", "Y"), "CENTURY": ("P", "Y"),
    "WE": ("P", "WE"),
}  # fmt: skip


def context_words(name: str) -> frozenset[str]:
    """The words of a context of words.yaml."""
    return lexicon().contexts[name]


def whole(captured: Captured, label: str) -> int | None:
    """What was captured under a label, as a whole number."""
    value = captured.get(label)
    return int(value[0]) if value is not None else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """A day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_of(captured: Captured) -> int | None:
    """How far from now "kommende", "diese" ... move a unit."""
    return next((int(captured[label][0]) for label in ("shift", "this", "same") if label in captured), None)


def shifted_unit(letter: str, shift: int, now: date) -> tuple[str, date] | None:
    """Value and first day of the unit `shift` units from the one of `now`; None beyond the calendar."""
    if letter in _YEARS:
        size = _YEARS[letter]
        first = (now.year // size + shift) * size
        digits = 4 if size == 1 else 3 if size == 10 else 2
        return (f"{first:04d}"[:digits], date(first, 1, 1)) if 0 < first < 10000 else None
    if letter in ("W", "WE"):
        day = now - timedelta(days=now.isoweekday() - 1) + timedelta(weeks=shift)
        return almanac.iso_week(day) + ("-WE" if letter == "WE" else ""), day
    if letter == "D":
        day = now + timedelta(days=shift)
        return day.isoformat(), day
    if letter == "MONTH":
        day = almanac.shift_months(now.replace(day=1), shift)
        return f"{day:%Y-%m}", day
    code, size = ("Q", 3) if letter == "QUARTER" else ("H", 6)
    day = almanac.shift_months(now.replace(day=1, month=(now.month - 1) // size * size + 1), shift * size)
    return f"{day:%Y}-{code}{(day.month - 1) // size + 1}", day


def day_value(day: date, part: str | None) -> Value:
    """A day, or a part of it in TimeML's code."""
    return Value("TIME", f"{day.isoformat()}T{part}", day) if part else Value("DATE", day.isoformat(), day)


def part_named(captured: Captured) -> str | None:
    """The part of the day that was captured."""
    for label in ("part", "daily"):
        if label in captured:
            return str(captured[label][0])
    return None


def weekday_of(captured: Captured) -> tuple[int, str | None]:
    """Number of the weekday that was captured, and the part of the day."""
    if "weekday_part" in captured:
        number, part = captured["weekday_part"][0]
        return int(number), str(part)
    return int(captured["weekday"][0]), part_named(captured)


def length(quantity: float | str, letter: str, count: int) -> str:
    """An ISO 8601 duration with TimeML's X for vague quantities."""
    before, after = _LETTERS[letter]
    if isinstance(quantity, str):
        return f"{before}X{after}"
    if letter == "Y" and quantity == 0.5:
        return "P6M"
    return f"{before}{quantity * (count if letter != 'WE' else 1):g}{after}"


def verbal(context: Context) -> bool:
    """Whether the word behind the expression is no noun, though it begins with a capital."""
    assert context.sentence is not None  # set with the words
    word = context.word_after()
    return word is not None and not context.sentence.tokens[word.token].tag.startswith("N")
