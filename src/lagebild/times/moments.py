"""Expressions that date one thing, joined ("am Donnerstag um 9 Uhr"), and their start in ISO 8601."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lagebild.model import Sentence, Span, Time
from lagebild.times import almanac
from lagebild.times.lexicon import lexicon, read_list

__all__ = ["Dated", "dated_expressions", "day_of", "occasion_words"]

_ZONE = ZoneInfo("Europe/Berlin")
_GAP = 24
"""Characters between a day and a time of day that can be one expression."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One or more Times that date one thing: tokens, prepositions in front, ISO 8601 start, kind of the main Time."""

    times: tuple[Time, ...]
    first: int
    last: int
    before: tuple[str, ...]
    start: str

    @property
    def rule(self) -> str:
        return self.times[0].evidence.rule


@functools.cache
def occasion_words(section: str) -> frozenset[str]:
    """A list of occasions.yaml."""
    return frozenset(map(str, read_list("occasions.yaml")[section]))


def day_of(published: datetime | date | None) -> date | None:
    """The day of a publication time."""
    return published.date() if isinstance(published, datetime) else published


def dated_expressions(sentence: Sentence, times: Sequence[Time], published: datetime | date | None) -> list[Dated]:
    """What the temporal expressions of a sentence date, in reading order."""
    groups: list[list[Time]] = []
    for time in times:
        if time.type not in ("DATE", "TIME", "DURATION") or time.value is None:
            continue
        if groups and _joined(sentence, groups[-1][-1], time):
            groups[-1].append(time)
        else:
            groups.append([time])
    found = []
    for group in groups:
        first, last = _tokens(sentence, group[0].anchor.span)[0], _tokens(sentence, group[-1].anchor.span)[1]
        before = _prepositions(sentence, first)
        start = _start(sentence, group, before, published)
        if start is not None:
            found.append(Dated(tuple(group), first, last, before, start))
    return found


def _tokens(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Numbers of the first and the last token that the span touches."""
    touched = [number for number, token in enumerate(sentence.tokens) if token.span.overlaps(span)]
    return (touched[0], touched[-1]) if touched else (0, 0)


def _between(sentence: Sentence, one: Time, other: Time) -> list[str]:
    gap = range(one.anchor.span.end, other.anchor.span.start)
    return [token.text.lower() for token in sentence.tokens if token.span.start in gap]


def _joined(sentence: Sentence, one: Time, other: Time) -> bool:
    """Whether two expressions date one thing: a day and its hour, a day said twice, the ends of a range."""
    if other.anchor.span.start - one.anchor.span.end > _GAP:
        return False
    between = _between(sentence, one, other)
    kinds = {one.type, other.type}
    if kinds == {"DURATION"}:
        return between in (["bis"], ["oder"])
    if (one.value or "")[:10] == (other.value or "")[:10] and len(one.value or "") >= 10:
        return _same_day(one, other, between)
    if kinds != {"DATE"} or between[:1] not in (["bis"], ["-"], ["–"]):
        return False
    return all(word in occasion_words("ranges") for word in between)


def _same_day(one: Time, other: Time, between: list[str]) -> bool:
    """Whether two expressions of one day are one: two clock times are two moments unless one explains the other."""
    if "TIME" not in (one.type, other.type):
        return between in (["("], [","], [",", "dem"], [",", "den"])
    if ":" in (one.value or "") and ":" in (other.value or "") and "(" not in between:
        return False
    return all(word in occasion_words("joints") or word == ")" for word in between)


def _prepositions(sentence: Sentence, first: int) -> tuple[str, ...]:
    """The prepositions and articles directly before an expression, in their order."""
    start = first
    while start and first - start < 3 and sentence.tokens[start - 1].text.lower() in occasion_words("prepositions"):
        start -= 1
    for number in range(first - 2, start - 1, -1):
        if sentence.tokens[number].text.lower() in occasion_words("articles"):
            start = number + 1  # that article belongs to a noun further on ("der am Freitag anreisende Minister")
            break
    if start == first - 1 and sentence.tokens[start].text.lower() in occasion_words("articles"):
        start = first
    return tuple(token.text.lower() for token in sentence.tokens[start:first])


def _start(
    sentence: Sentence, group: Sequence[Time], before: tuple[str, ...], published: datetime | date | None
) -> str | None:
    """When the dated thing starts, as precise as the text allows; None where the value is no point in time."""
    clock = next((time for time in reversed(group) if time.type == "TIME" and ":" in (time.value or "")), None)
    if clock is not None and not (clock.value or "").endswith("T24:00"):
        return _moment(clock.value or "", group, sentence)
    value = group[0].value or ""
    if group[0].type == "DURATION":
        return _from_now(value, day_of(published)) if before[-1:] == ("in",) else None
    if not value[:4].isdecimal() or len(value) < 4:
        return None
    if "T" in value:
        return value[:10]
    if group[0].type == "DATE" and set(before) & occasion_words("edges"):
        value = _edge(value, group[0], sentence)
    return _plain(value)


_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")


def _from_now(duration: str, today: date | None) -> str | None:
    """As in "in zwei Tagen", "in drei Wochen": as precise as the unit is."""
    found = _LENGTH.fullmatch(duration)
    if found is None or today is None:
        return None
    many = int(found[1])
    if found[2] in "DW":
        day = today + timedelta(days=many * (7 if found[2] == "W" else 1))
        return day.isoformat() if found[2] == "D" else almanac.iso_week(day)
    day = almanac.shift_months(today, many * (12 if found[2] == "Y" else 1))
    return f"{day:%Y-%m}" if found[2] == "M" else f"{day:%Y}"


def _moment(value: str, group: Sequence[Time], sentence: Sentence) -> str | None:
    """Day and clock time with the zone of Germany, unless the text names another one."""
    if not value[:4].isdecimal():
        return None
    day, _, clock = value.partition("T")
    hour, minute = int(clock[:2]), int(clock[3:5])
    moment = datetime.fromisoformat(day) + timedelta(hours=hour, minutes=minute)
    named = " ".join(_text(sentence, time).lower() for time in group)
    if "ortszeit" in named:
        return moment.strftime("%Y-%m-%dT%H:%M")
    zone = ZoneInfo("UTC") if "utc" in named or "gmt" in named else _ZONE
    return moment.replace(tzinfo=zone).isoformat(timespec="minutes")


def _text(sentence: Sentence, time: Time) -> str:
    first, last = _tokens(sentence, time.anchor.span)
    return " ".join(token.text for token in sentence.tokens[first : last + 1])


def _edge(value: str, time: Time, sentence: Sentence) -> str:
    """The day at the edge of a month or year: "bis Ende März", "ab Anfang Mai", "bis Jahresende"."""
    phase = _phase(_text(sentence, time))
    if phase is None or "-W" in value or len(value) not in (4, 7) or (not value[5:].isdecimal() and len(value) == 7):
        return value
    year, month = int(value[:4]), int(value[5:] or 0)
    if phase == "END":
        return almanac.month_end(year, month or 12).isoformat()
    if phase == "START":
        return f"{year:04d}-{month or 1:02d}-01"
    return f"{year:04d}-{month:02d}-15" if month else f"{year:04d}-07"


def _phase(text: str) -> str | None:
    for word in text.lower().split()[:2]:
        meaning = lexicon().meaning(word)
        if "phase" in meaning:
            return str(meaning["phase"])
        if "phased" in meaning:
            return str(meaning["phased"]).partition("-")[2]
        if "turn" in meaning:
            return "START"
    return None


_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}


def _plain(value: str) -> str | None:
    """A TIMEX3 value as ISO 8601: seasons, quarters and halves by their first month, weekends by their week."""
    if value[5:7] in _MONTHS:
        return f"{value[:4]}-{_MONTHS[value[5:7]]:02d}"
    return value.removesuffix("-WE") if len(value) in (4, 7, 8, 10, 11) else None
