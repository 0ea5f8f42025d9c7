"""Clock times and parts of the day; their day is joined later, from the sentence."""

from datetime import timedelta

from lagebild.times.context import Context, Value
from lagebild.times.patterns import Captured
from lagebild.times.values.shared import context_words, day_value, shift_of, verbal, whole

__all__ = ["clock", "clock_range", "half_past", "midnight", "part_of_day"]


def _clock(hour: int, minute: int) -> Value | None:
    if hour > 24 or (hour == 24 and minute):
        return None
    return Value("TIME", f"T{hour:02d}:{minute:02d}")


def clock(captured: Captured, context: Context) -> Value | None:
    """As in "21.30 Uhr", "um 9 Uhr", "21:30"."""
    hour = whole(captured, "hour")
    if hour is None:
        hour = whole(captured, "spelled_hour") or 0
    if "minute" in captured and "uhr" not in (word.text for word in context.words[context.start : context.end]):
        if (
            context.near(1) in (".", ",", ":")
            and context.end + 1 < len(context.words)
            and "digits" in context.words[context.end + 1].meaning
        ):
            return None
        if context.near(1) in context_words("quantity"):
            return None
        if "." in (word.text for word in context.words[context.start : context.end]) and context.near(-1) in (
            "um",
            "gegen",
            "ab",
            "bis",
            "von",
            "zwischen",
        ):
            after = context.word_after()
            if after is not None and after.capital and not verbal(context):
                return None  # "um 12.30 Punkte"
    return _clock(hour, whole(captured, "minute") or 0)


def clock_range(captured: Captured, context: Context) -> Value | None:
    """The "10" of "10 bis 15 Uhr", "9.30/12.30 Uhr", "10 und 12 Uhr"."""
    if context.near(1) not in ("bis", "-", "–", "/", "und", "oder"):
        return None
    words, place = context.words, context.end + 1
    if place >= len(words) or "hour" not in words[place].meaning:
        return None
    place += (
        3
        if place + 2 < len(words) and words[place + 1].text in (".", ":") and "minute" in words[place + 2].meaning
        else 1
    )
    if place >= len(words) or words[place].text != "uhr":
        return None
    return _clock(int(captured["hour"][0]), whole(captured, "minute") or 0)


def half_past(captured: Captured, context: Context) -> Value | None:
    """As in "um halb zehn" is 9.30."""
    if (
        context.near(-1) not in ("um", "gegen", "ab", "bis", "vor", "nach")
        and context.words[context.end - 1].text != "uhr"
    ):
        return None
    hour = int(captured["spelled_hour"][0])
    return _clock(hour - 1, 30) if hour <= 12 else None


def midnight(_captured: Captured, _context: Context) -> Value | None:
    """The end of the day."""
    return Value("TIME", "T24:00")


def part_of_day(captured: Captured, context: Context) -> Value | None:
    """As in "am Abend", "am späten Nachmittag"."""
    word = context.words[captured["part"][1]]
    if not word.capital:
        return None
    shift = shift_of(captured) if "shift" in captured else None
    if shift is not None and context.published:
        return day_value(context.published + timedelta(days=min(0, shift)), str(captured["part"][0]))
    return Value("TIME", f"T{captured['part'][0]}")
