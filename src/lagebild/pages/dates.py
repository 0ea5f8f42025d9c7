"""Dates as metadata write them, to ISO 8601."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from zoneinfo import ZoneInfo

_BERLIN: Final = ZoneInfo("Europe/Berlin")
# "2025-08-14 16:09:00 +0200", "2025-08-14T16:09:00.000+02:00[Europe/Berlin]", "2025-08-14 16.09 Uhr"
_ISO: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s{0,3}(?P<time>\d{1,2}[:.]\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s{0,3}"
    r"(?P<zone>Z\b|UTC\b|[+-]\d{2}:?\d{2}\b)?)?"
)
# "14.08.2025", "14.8.2025, 16:09 Uhr", "14.08.2025 - 16.09"
_GERMAN: Final = re.compile(
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?:[\s,–|-]{1,5}(?:um\s)?(?P<time>\d{1,2}[:.]\d{2}))?"
)
_YEARS: Final = range(1800, 2200)


def iso(value: object) -> str | None:
    """`value` as an ISO 8601 date or date-time, None where it is none.

    Reads ISO 8601 and its usual misspellings, RFC 2822, German numeric dates, seconds and milliseconds since 1970. A
    time in UTC, which is how machines write it, is told in German time; a time without a zone is left without.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _epoch(value)
    text = str(value).strip()[:100]
    if text.isdecimal() and len(text) in {10, 13}:
        return _epoch(int(text))
    for reader in (_from_iso, _from_misspelt_iso, _from_mail, _from_german):
        try:
            found = reader(text)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if found is not None and found.year in _YEARS:
            return _told(found)
    return None


def _epoch(value: float) -> str | None:
    try:
        return _told(datetime.fromtimestamp(value / 1000 if abs(value) > 10**11 else value, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _told(moment: date | datetime) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(_BERLIN)
    return moment.isoformat(timespec="seconds")


def _from_iso(text: str) -> date | datetime | None:
    # A bare number ("20250814" aside) or a week is no date that a page would state.
    if not re.match(r"\d{4}-?\d{2}-?\d{2}", text):
        return None
    return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)


def _from_misspelt_iso(text: str) -> date | datetime | None:
    found = _ISO.search(text)
    if not found:
        return None
    if not found["time"]:
        return date.fromisoformat(found["day"])
    zone = {"Z": "+00:00", "UTC": "+00:00"}.get(found["zone"] or "", found["zone"] or "")
    return datetime.fromisoformat(f"{found['day']}T{found['time'].replace('.', ':').zfill(5)}{zone}")


def _from_mail(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if re.search(r"[A-Za-z]{3}", text) else None


def _from_german(text: str) -> date | datetime | None:
    found = _GERMAN.search(text)
    if not found:
        return None
    day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    if not found["time"]:
        return day
    hour, minute = re.split("[:.]", found["time"])
    return datetime(day.year, day.month, day.day, int(hour), int(minute))
