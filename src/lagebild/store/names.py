"""How names, issues and days are compared."""

import datetime
import re

_NO_WORD = re.compile(r"[\W_]+")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_WEEK = re.compile(r"(\d{4})-?W(\d{2})")


def key(*names: str) -> str:
    """Names in lower case, words only, a blank around every one, a bar between names: " | usa | washington | "."""
    return "".join(f" {word} |" for word in (_NO_WORD.sub(" ", name).strip().casefold() for name in names) if word)


def pattern(wanted: str) -> str:
    """The LIKE pattern (escape character: backslash) for a `key` in which the words of `wanted` stand side by side."""
    words = _NO_WORD.sub(" ", wanted).strip().casefold()
    return f"% {words} %" if words else "%"


def issue_pattern(wanted: str) -> str:
    """As `pattern`, but parts of words count: German hides an issue in compounds ("Zoll" in "Zollstreit")."""
    words = _NO_WORD.sub(" ", wanted).strip().casefold()
    return f"%{words}%"


def day(value: str | None) -> str | None:
    """The first day that an ISO 8601 date, month, year or week means, as YYYY-MM-DD; None for anything else."""
    if not value or (match := _DAY.match(value)) is None or _WEEK.match(value):
        return _monday(value)
    year, month, of_month = match.groups()
    return f"{year}-{month or '01'}-{of_month or '01'}"


def last_day(value: str) -> str | None:
    """The last day that `value` means, in a form that sorts at or after it: "2025-08" becomes "2025-08-31"."""
    match = _DAY.match(value)
    if match is None:
        return None
    year, month, of_month = match.groups()
    return f"{year}-{month or '12'}-{of_month or '31'}"


def _monday(value: str | None) -> str | None:
    match = _WEEK.match(value or "")
    if match is None:
        return None
    try:
        return datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1).isoformat()
    except ValueError:
        return None
