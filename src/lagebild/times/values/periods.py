"""Weeks, months and years seen from now, and vague references."""

from datetime import timedelta

from lagebild.times.context import Context, Value
from lagebild.times.patterns import Captured
from lagebild.times.values.shared import length, shift_of, shifted_unit, whole

__all__ = [
    "future",
    "named_neighbour",
    "past",
    "phase",
    "phased",
    "present",
    "shifted",
    "until_then",
    "weekend",
    "whole_unit",
]


def shifted(captured: Captured, context: Context) -> Value | None:
    """As in "kommende Woche", "im vergangenen Jahr", "in diesem Monat"; plurals have no value but a direction."""
    letter = captured["unit"][0][0]
    if letter in "SMH" or (letter == "D" and "this" in captured):
        return None
    shift = (shift_of(captured) or 0) if "shift" not in captured else int(captured["shift"][0])
    if _plural(captured, context):
        return (
            Value("DURATION", length("X", letter, 1))
            if shift < 0
            else Value("DATE", "FUTURE_REF" if shift > 0 else "PRESENT_REF")
        )
    if context.published is None:
        return Value("DATE", None)
    if letter == "D":
        # "am nächsten Tag" follows the day last named
        day = (context.day or context.published) + timedelta(days=shift)
        return Value("DATE", day.isoformat(), day)
    moved = shifted_unit(letter, shift, context.published)
    return Value("DATE", moved[0]) if moved else None


def _plural(captured: Captured, context: Context) -> bool:
    """Whether the unit stands in the plural: by its form, and for "Tage(n)" by its ending."""
    word = context.words[captured["unit"][1]]
    if "plural" in word.meaning:
        return True
    return word.text in ("tage", "jahre", "monate", "quartale", "jahrzehnte", "jahrhunderte")


def named_neighbour(captured: Captured, context: Context) -> Value | None:
    """As in "im Vorjahr", "im Folgemonat", "heuer"."""
    letter, shift = captured["shifted_unit"][0] if "shifted_unit" in captured else ("Y", 0)
    moved = shifted_unit(letter, int(shift), context.published) if context.published else None
    return Value("DATE", moved[0] if moved else None)


def phase(captured: Captured, context: Context) -> Value | None:
    """As in "Ende des Monats", "Anfang des Vorjahres": the unit; its edge is the events' affair."""
    if "shifted_unit" in captured or "this_year" in captured:
        return named_neighbour(captured, context)
    letter = captured["unit"][0][0]
    if letter not in ("W", "MONTH", "QUARTER", "HALF", "Y", "DECADE"):
        return None
    moved = shifted_unit(letter, shift_of(captured) or 0, context.published) if context.published else None
    return Value("DATE", moved[0] if moved else None)


def phased(captured: Captured, context: Context) -> Value | None:
    """As in "Jahresende", "Monatsmitte", "zum Jahreswechsel" (the new year)."""
    wanted, now = whole(captured, "year"), context.published
    letter = "Y" if "turn" in captured else str(captured["phased"][0]).partition("-")[0]
    if wanted is not None:
        shift = 1 if "turn" in captured and "short_year" in captured else 0
        return Value("DATE", f"{wanted + shift:04d}") if letter == "Y" else None
    if now is None:
        return Value("DATE", None)
    shift = shift_of(captured) or 0
    edge = "START" if "turn" in captured else str(captured["phased"][0]).partition("-")[2]
    if edge == "START" and shift == 0 and context.direction() > 0 and (letter != "W" or now.isoweekday() > 1):
        shift = 1
    moved = shifted_unit(letter, shift, now)
    return Value("DATE", moved[0]) if moved else None


def whole_unit(captured: Captured, _context: Context) -> Value | None:
    """As in "das gesamte Jahr 2009", "den ganzen Tag"."""
    letter = captured["unit"][0][0]
    if "year" in captured:
        return Value("DATE", f"{int(captured['year'][0]):04d}") if letter == "Y" else None
    return Value("DURATION", length(1.0, letter, 1)) if letter in ("D", "W", "MONTH", "Y") else None


def weekend(captured: Captured, context: Context) -> Value | None:
    """As in "am Wochenende": the coming or the last one by tense; on a Saturday or Sunday the present one."""
    if captured["unit"][0][0] != "WE" or context.words[captured["unit"][1]].text.endswith("n"):
        return None
    now = context.published
    if now is None:
        return Value("DATE", None)
    shift = shift_of(captured)
    if shift is None and context.direction() < 0 and now.isoweekday() < 6:
        shift = -1
    elif shift == 1 and now.isoweekday() < 6:
        shift = 0  # "kommendes Wochenende" is the next one to come
    moved = shifted_unit("WE", shift or 0, now)
    return Value("DATE", moved[0]) if moved else None


def present(_captured: Captured, _context: Context) -> Value | None:
    """As in "jetzt", "derzeit"."""
    return Value("DATE", "PRESENT_REF")


def past(_captured: Captured, _context: Context) -> Value | None:
    """As in "damals", "vor kurzem"."""
    return Value("DATE", "PAST_REF")


def future(_captured: Captured, _context: Context) -> Value | None:
    """As in "künftig", "in Zukunft"."""
    return Value("DATE", "FUTURE_REF")


def until_then(_captured: Captured, context: Context) -> Value | None:
    """As in "bis dahin": the last date that lies ahead."""
    return Value("DATE", context.ahead) if context.near(-1) == "bis" and context.ahead else None
