"""Dates of a German masthead: every usual notation to ISO 8601 with zone."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from lagebild.articles import wordlists

__all__ = ["Stamp", "iso", "local_time", "relative_stamp", "stamps"]

BERLIN = ZoneInfo("Europe/Berlin")
_YEARS = range(1945, 2100)
Label = Literal["published", "updated", ""]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line with its time of day, if one stands there, and what the line says it is of.

    `start` and `end` are its place in the line; `moment` has a zone where the time of day is known, else the time
    is 0:00 and `timed` is False.
    """

    start: int
    end: int
    moment: datetime
    timed: bool
    label: Label = ""

    @property
    def iso(self) -> str:
        """The moment in ISO 8601: with zone where the time of day is known, a date where it is not."""
        return self.moment.isoformat() if self.timed else self.moment.date().isoformat()


@functools.cache
def _months() -> dict[str, int]:
    names = wordlists.read("masthead")["months"]
    return {name: number for number, forms in enumerate(names, start=1) for name in forms}


@functools.cache
def _zones() -> dict[str, int]:
    return dict(wordlists.read("masthead")["zones"])


@functools.cache
def _date_pattern() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in _months()), key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w.])(?:
        (?P<y1>\d{{4}})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})
          (?:[T ](?P<H>\d{{2}}):(?P<M>\d{{2}})(?::(?P<S>\d{{2}})(?:\.\d{{1,9}}+)?)?(?P<Z>Z|[+-]\d{{2}}:?\d{{2}})?)?
        |(?P<y2>\d{{4}})/(?P<m2>\d{{2}})/(?P<d2>\d{{2}})
        |(?P<d3>\d{{1,2}})\.[ ]?(?P<m3>\d{{1,2}})\.(?:[ ]?(?P<y3>\d{{4}}|\d{{2}}(?![:.\d])))?
        |(?P<d4>\d{{1,2}})[/-](?P<m4>\d{{1,2}})[/-](?P<y4>\d{{4}})
        |(?P<d5>\d{{1,2}})\.?[ ]?(?P<m5>{names})\b\.?,?(?:[ ](?P<y5>\d{{4}}|['’]?\d{{2}}(?![:.\d]|[ ]Uhr)))?
        |(?P<m6>{names})\b\.?[ ](?P<d6>\d{{1,2}}),[ ](?P<y6>\d{{4}})
        )(?!\d)""",
        re.VERBOSE | re.IGNORECASE,
    )


_TIME = r"(?P<h>[01]?\d|2[0-4])(?:(?P<sep>[:.])(?P<m>[0-5]\d)(?:[:.][0-5]\d)?)?(?P<uhr>[ ]?(?:Uhr|h)\b)?"
_TIME_AFTER = re.compile(
    rf"[\s,;|·•/–—-]{{0,5}}(?:(?:um|ab|at|gegen|\(?Uhrzeit:?)[ ])?{_TIME}"
    r"(?![\d.:]?\d|[.:]\d|[ ]?(?:Min|min|Komm|%|Postings|Bilder|[A-ZÄÖÜ]\w*+[ ]\d))"
    r"(?:[ ]?\(?(?P<zone>MESZ|MEZ|CEST|CET|UTC|GMT|EST|EDT)\b(?P<shift>[+-]\d{1,2})?)?",
)
_TIME_BEFORE = re.compile(r"(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)(?:[ ]?Uhr)?[\s,;|·/–-]{0,4}(?:am[ ])?$")
_LONE_TIME = re.compile(
    r"[\s:,]{0,3}(?:um[ ])?(?P<h>[01]?\d|2[0-4])(?P<sep>[:.])(?P<m>[0-5]\d)(?![.\d])(?P<uhr>[ ]?Uhr)?"
)
_AGO = re.compile(
    r"\bvor[ ](?P<n>\d{1,3}|einer|einem)[ ](?P<unit>Min|Std|Stund|Tag|Woch)|\b(?P<day>[Hh]eute|[Gg]estern)\b"
)


def stamps(line: str, *, year: int | None = None) -> tuple[Stamp, ...]:
    """The dates in `line`, in order; a date without a year takes `year`, and is left out if that is None."""
    found: list[Stamp] = []
    for match in _date_pattern().finditer(line):
        day = _day(match, year)
        if day is not None and (not found or match.start() >= found[-1].end):
            found.append(_stamp(line, match, day, found[-1].end if found else 0))
    return tuple(_with_lone_update(line, found))


def _day(match: re.Match[str], year: int | None) -> date | None:
    """The day of a match, None where there is no such day."""
    for number in "123456":
        if match[f"d{number}"] is None:
            continue
        written = match[f"y{number}"]
        month = match[f"m{number}"]
        month_number = int(month) if month.isdigit() else _months()[month.casefold()]
        full = _full_year(written) if written else year
        if full is None or full not in _YEARS:
            return None
        try:
            return date(full, month_number, int(match[f"d{number}"]))
        except ValueError:
            return None
    return None


def _full_year(written: str) -> int:
    digits = written.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)


def _stamp(line: str, match: re.Match[str], day: date, after: int) -> Stamp:
    """The stamp of a day with the time of day that stands at or about it."""
    label = _label(line[max(after, match.start() - 60) : match.start()])
    start, end = match.span()
    if match["H"]:
        zone = _offset(match["Z"])
        moment = datetime(
            day.year, day.month, day.day, int(match["H"]), int(match["M"]), int(match["S"] or 0), tzinfo=zone
        )
        return Stamp(
            start, end, moment.astimezone(BERLIN) if match["Z"] in {"Z", "+00:00", "+0000"} else moment, True, label
        )
    behind = _TIME_AFTER.match(line, end)
    if behind and _is_time(behind):
        moment = _moment(day, behind["h"], behind["m"], _zone(behind["zone"], behind["shift"]))
        return Stamp(start, behind.end(), moment, True, label)
    ahead = _TIME_BEFORE.search(line, max(after, start - 20), start)
    if ahead:
        return Stamp(ahead.start(), end, _moment(day, ahead["h"], ahead["m"], BERLIN), True, label)
    return Stamp(start, end, datetime(day.year, day.month, day.day), False, label)


def _is_time(match: re.Match[str]) -> bool:
    """A time of day has a colon, or "Uhr" behind it ("17.02 Uhr", "6 Uhr")."""
    return match["sep"] == ":" or (match["uhr"] is not None)


def _moment(day: date, hour: str, minute: str | None, zone: tzinfo) -> datetime:
    moment = datetime(day.year, day.month, day.day, int(hour) % 24, int(minute or 0), tzinfo=zone)
    return moment + timedelta(days=1) if int(hour) == 24 else moment


def _offset(written: str | None) -> tzinfo:
    if not written:
        return BERLIN
    if written == "Z":
        return UTC
    sign = -1 if written[0] == "-" else 1
    digits = written[1:].replace(":", "")
    minutes = min(int(digits[:2]) * 60 + int(digits[2:]), 24 * 60 - 1)
    return timezone(sign * timedelta(minutes=minutes))


def _zone(name: str | None, shift: str | None) -> tzinfo:
    if name is None:
        return BERLIN
    minutes = _zones()[name] + (max(-12, min(14, int(shift))) * 60 if shift else 0)
    return timezone(timedelta(minutes=minutes))


def _label(before: str) -> Label:
    """Whether the words before a date say that the text appeared or was changed then; the last word decides."""
    low = before.casefold()
    places: list[tuple[int, Label]] = [(low.rfind(word), "updated") for word in wordlists.words("masthead", "updated")]
    places += [(low.rfind(word), "published") for word in wordlists.words("masthead", "published")]
    place, label = max(places, default=(-1, ""))
    return label if place >= 0 else ""


def _with_lone_update(line: str, found: list[Stamp]) -> Iterator[Stamp]:
    """The stamps, and an update that names only its time of day ("... 20:31 Uhr | Aktualisiert: 21:05 Uhr")."""
    yield from found
    if len(found) != 1 or not found[0].timed:
        return
    low = line.casefold()
    for word in wordlists.words("masthead", "updated"):
        place = low.find(word, found[0].end)
        if place < 0:
            continue
        colon = re.compile(r"[^\d]{0,25}").match(line, place)
        match = _LONE_TIME.match(line, colon.end() if colon else place)
        if match:
            day = found[0].moment.date()
            zone = found[0].moment.tzinfo or BERLIN
            yield Stamp(match.start(), match.end(), _moment(day, match["h"], match["m"], zone), True, "updated")
            return


def relative_stamp(line: str, fetched: datetime) -> Stamp | None:
    """The date that "vor 3 Stunden", "heute, 14:07 Uhr" or "gestern" in `line` means on a page fetched at `fetched`."""
    match = _AGO.search(line)
    if match is None:
        return None
    local = fetched.astimezone(BERLIN)
    if match["day"]:
        day = local.date() - timedelta(days=match["day"].casefold() == "gestern")
        behind = _TIME_AFTER.match(line, match.end())
        if behind and _is_time(behind):
            return Stamp(match.start(), behind.end(), _moment(day, behind["h"], behind["m"], BERLIN), True)
        return Stamp(match.start(), match.end(), datetime(day.year, day.month, day.day), False)
    number = int(match["n"]) if match["n"].isdigit() else 1
    unit = {
        "Min": timedelta(minutes=1),
        "Std": timedelta(hours=1),
        "Stund": timedelta(hours=1),
        "Tag": timedelta(days=1),
    }
    moment = (local - number * unit.get(match["unit"], timedelta(weeks=1))).replace(second=0, microsecond=0)
    exact = match["unit"] in {"Min", "Std", "Stund"}
    return Stamp(match.start(), match.end(), moment if exact else moment.replace(hour=0, minute=0, tzinfo=None), exact)


def local_time(value: str | None) -> datetime | None:
    """An ISO 8601 value as a moment with zone (Europe/Berlin where it names none), None where it is none."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)


def iso(value: str | None) -> str | None:
    """A carrier's ISO 8601 value as an article has it: local time with zone, a date where only a date is given.

    UTC is how carriers transport moments, not where the page stands: it is told in German time.
    """
    moment = local_time(value)
    if moment is None or value is None or moment.year not in _YEARS:
        return None
    if len(value.strip()) <= 10:
        return moment.date().isoformat()
    if moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(BERLIN)
    return moment.replace(microsecond=0).isoformat()
