"""ISO 8601 dates as a German reader writes them."""

import datetime
import re

from babel.dates import format_date

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def german_date(value: str | None) -> str:
    """'2025-08-15T21:30+02:00' -> 'Fr., 15. Aug. 2025, 21.30 Uhr'; what is no such date comes back unchanged."""
    if not value:
        return ""
    try:
        return _exact(value) or _vague(value) or value
    except ValueError:
        return value


def _exact(value: str) -> str | None:
    match = _DAY.match(value)
    if not match:
        return None
    day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    text = str(format_date(day, "EEE, d. MMM y", locale="de"))
    return f"{text}, {match[4]}.{match[5]} Uhr" if match[4] else text


def _vague(value: str) -> str | None:
    if match := _MONTH.match(value):
        return str(format_date(datetime.date(int(match[1]), int(match[2]), 1), "MMMM y", locale="de"))
    if match := _WEEK.match(value):
        return f"{int(match[2])}. Kalenderwoche {match[1]}"
    return None
