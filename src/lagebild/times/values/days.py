"""Days and nights seen from the publication or from the day last named."""

from datetime import date, timedelta

from lagebild.times.context import Context, Value
from lagebild.times.patterns import Captured
from lagebild.times.values.dates import day_of_year
from lagebild.times.values.shared import context_words, day_value, part_named, shift_of, shifted_unit, weekday_of

__all__ = ["deictic", "deictic_adjective", "neighbouring", "night", "same_day", "tomorrow", "weekday"]


def deictic(captured: Captured, context: Context) -> Value | None:
    """As in "heute", "gestern Abend"; "heute" of an age ("bis heute", "heute noch") is PRESENT_REF."""
    shift = int(captured["deictic"][0])
    generic = (
        shift == 0
        and (context.near(-1) in ("bis", "von", "auch") or context.near(1) == "noch")
        and part_named(captured) is None
    )
    if generic:
        return Value("DATE", "PRESENT_REF")
    if context.published is None:
        return Value("DATE", None)
    return day_value(context.published + timedelta(days=shift), part_named(captured))


def tomorrow(captured: Captured, context: Context) -> Value | None:
    """As in "morgen" in small letters, or as first word with no article; the noun "Morgen" is a part of the day."""
    word = context.words[context.start]
    if word.capital and context.start > 0 and context.near(-1) not in (".", ":", "„", '"', "»", "«", "“", "–", "-"):
        return None
    part = part_named(captured) or ("MO" if context.end - context.start > 1 else None)
    if context.published is None:
        return Value("DATE", None)
    return day_value(context.published + timedelta(days=1), part)


def deictic_adjective(captured: Captured, context: Context) -> Value | None:
    """As in "am heutigen Dienstag", "das gestrige Treffen"; "heutig" before other nouns is PRESENT_REF."""
    shift = int(captured["deictic_adj"][0])
    if "unit" in captured and captured["unit"][0][0] != "D":
        return None
    if shift == 0 and context.end - context.start == 1 and not _occasion_follows(context):
        return Value("DATE", "PRESENT_REF")
    if context.published is None:
        return Value("DATE", None)
    part = captured["weekday_part"][0][1] if "weekday_part" in captured else part_named(captured)
    return day_value(context.published + timedelta(days=shift), part)


def _occasion_follows(context: Context) -> bool:
    after = context.word_after()
    return after is not None and any(after.text.endswith(name) for name in context_words("occasion"))


def weekday(captured: Captured, context: Context) -> Value | None:
    """A weekday: the last or the next one by tense, or as "kommend", "vergangener Woche" say."""
    number, part = weekday_of(captured)
    if "quantity" in captured:
        return None
    if context.published is None:
        return _day_value_unknown(number, part)
    day = _weekday_day(captured, context, context.published, number)
    return day_value(day, part) if day else None


def _day_value_unknown(number: int, part: str | None) -> Value:
    suffix = f"T{part}" if part else ""
    return Value("TIME" if part else "DATE", f"XXXX-WXX-{number}{suffix}")


def _weekday_day(captured: Captured, context: Context, now: date, number: int) -> date | None:
    monday = now - timedelta(days=now.isoweekday() - 1)
    if "unit" in captured:
        if captured["unit"][0][0] != "W":
            return None
        return monday + timedelta(weeks=shift_of(captured) or 0, days=number - 1)
    if "this" in captured:
        return monday + timedelta(days=number - 1)
    back = timedelta(days=(now.isoweekday() - number) % 7)
    ahead = timedelta(days=(number - now.isoweekday()) % 7)
    shift = shift_of(captured) if "shift" in captured else None
    if shift is not None:
        # "kommenden Freitag" on a Friday is the one in a week
        step = ahead or timedelta(weeks=1)
        return now + step + timedelta(weeks=abs(shift) - 1) if shift > 0 else now - (back or timedelta(weeks=1))
    return now + ahead if context.direction() > 0 else now - back


def night(captured: Captured, context: Context) -> Value | None:
    """As in "in der Nacht zum Samstag" names the day to come; "am Morgen des 16. September" the day of the date."""
    part = str(captured["part"][0])
    if "month" in captured:
        day = day_of_year(captured, context)
        return Value("TIME", f"{day.value}T{part}", day.day) if day else None
    if part != "NI" and "last" not in captured:
        return None
    if context.published is None:
        return Value("TIME", None)
    if "deictic" in captured or ("weekday" not in captured and "last" not in captured):
        shift = int(captured["deictic"][0]) if "deictic" in captured else 1
        return day_value(context.published + timedelta(days=shift), part)
    number = int(captured["last"][0] if "last" in captured else captured["weekday"][0])
    day_found = _weekday_day({}, context, context.published, number)
    return day_value(day_found, part) if day_found else None


def neighbouring(captured: Captured, context: Context) -> Value | None:
    """As in "am Vortag", "am Tag darauf", "tags zuvor": from the day last named, else from the publication."""
    letter, many = ("D", 1) if "shifted_day" in captured else captured["unit"][0]
    shift = next((int(captured[label][0]) for label in ("shifted_day", "following") if label in captured), None)
    if shift is None:
        shift = shift_of(captured) or 1
    reference = context.day or context.published
    if context.near(1) in ("der", "des") and "shifted_day" in captured:
        return Value("DATE", None)  # "am Vortag der Gespräche": from their day, which stands nowhere
    if reference is None or many != 1:
        return Value("DATE", None)
    moved = shifted_unit(letter, shift, reference) if letter in ("D", "W", "MONTH", "Y") else None
    return Value("DATE", moved[0], moved[1] if letter == "D" else None) if moved else None


def same_day(captured: Captured, context: Context) -> Value | None:
    """As in "am selben Tag", "an diesem Abend": the day last named."""
    if "unit" in captured and captured["unit"][0][0] != "D":
        return None
    if "unit" in captured and context.words[captured["unit"][1]].text in ("tage", "tagen"):
        return Value("DATE", "PRESENT_REF")  # "dieser Tage", "in diesen Tagen"
    day = context.day or context.published
    return day_value(day, part_named(captured)) if day else Value("DATE", None)
