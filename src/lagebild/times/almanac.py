"""The calendar: Easter, days with a name, weeks, ends of months, as pure functions over dates."""

import calendar
from datetime import date, timedelta

__all__ = ["advent", "easter", "holiday", "iso_week", "month_end", "near", "shift_months", "shift_years"]

_WITHOUT_YEAR = 330
"""Days: a text that means a day or month further off names the year."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    century, place = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * rest + 2 * (place // 4) - moon - place % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def advent(year: int) -> date:
    """The fourth Sunday of Advent: the last Sunday before 25 December."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday())


def holiday(rule: tuple[str, str | int], year: int) -> date:
    """The day in `year` that a rule of holidays.yaml names: (section, value)."""
    section, value = rule
    if section == "fixed":
        month, _, day = str(value).partition("-")
        return date(year, int(month), int(day))
    start = easter(year) if section == "easter" else advent(year)
    return start + timedelta(days=int(value))


def iso_week(day: date) -> str:
    """The ISO 8601 week of a day: "2025-W33"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or its last one where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9999)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), month_end(year, month + 1))


def shift_years(day: date, years: int) -> date:
    """The same day of another year."""
    return shift_months(day, 12 * years)


def near(reference: date, direction: int, candidates: list[date]) -> date:
    """Of dates in rising order the one meant: the last up to `reference` (direction -1), the first from it on (1), or
    the nearest (0, or where the one in that direction lies too far off to be named without its year)."""
    past = [day for day in candidates if day <= reference]
    coming = [day for day in candidates if day >= reference]
    meant = past[-1] if direction < 0 and past else coming[0] if direction > 0 and coming else None
    if meant is not None and abs((meant - reference).days) <= _WITHOUT_YEAR:
        return meant
    return min(candidates, key=lambda day: abs((day - reference).days))
