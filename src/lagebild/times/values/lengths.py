"""Durations and sets."""

from lagebild.times.context import Context, Value
from lagebild.times.patterns import Captured
from lagebild.times.values.shared import context_words, length, shifted_unit, weekday_of, whole

__all__ = [
    "distance",
    "duration",
    "duration_range",
    "every",
    "every_so_many",
    "lasting",
    "rate",
    "recurring",
    "recurring_day",
]


def duration(captured: Captured, context: Context) -> Value | None:
    """As in "drei Tage", "fast dreieinhalb Jahre", "die letzten zwölf Monate", "seit Wochen"."""
    if context.near(1) in context_words("age") or (
        context.near(-1) == "ab" and "plural" in context.words[context.end - 1].meaning
    ):
        return None  # "ab 16 Jahren" is an age
    quantity: float | str | None
    if "plural" in captured:
        letter, count, quantity = str(captured["plural"][0]), 1, "X"
        if "shift" in captured and int(captured["shift"][0]) > 0:
            return Value("DATE", "FUTURE_REF")
        if "quantity" not in captured and "shift" not in captured and "det" in captured:
            return None
    else:
        letter, count = captured["unit"][0]
        quantity = _quantity(captured)
    if quantity is None or (quantity == 1 and letter == "WE" and "shift" in captured):
        return None
    return Value("DURATION", length(quantity, letter, count))


def _quantity(captured: Captured) -> float | str | None:
    if "half" in captured:
        return 0.5
    if "vague" in captured:
        return "X"
    if "quantity" not in captured:
        return 2.0 if "rank" in captured else None
    quantity: float | str = captured["quantity2" if "quantity2" in captured else "quantity"][0]
    if "fraction" in captured and not isinstance(quantity, str):
        digits = str(captured["fraction"][0])
        return float(quantity + int(digits) / 10 ** len(digits))
    return quantity


def duration_range(captured: Captured, context: Context) -> Value | None:
    """The "sechs" of "sechs bis acht Monate"."""
    words, place = context.words, context.end
    if context.near(1) not in ("bis", "oder") or place + 2 >= len(words) or isinstance(captured["quantity"][0], str):
        return None
    unit = words[place + 2].meaning.get("unit")
    return (
        Value("DURATION", length(captured["quantity"][0], *unit))
        if "quantity" in words[place + 1].meaning and unit
        else None
    )


def lasting(captured: Captured, _context: Context) -> Value | None:
    """As in "zweitägig", "24-stündig", "jahrelang"; "38-jährig" is an age."""
    if "lasting_adv" in captured:
        return Value("DURATION", length("X", str(captured["lasting_adv"][0]), 1))
    if "compound_lasting" in captured:
        quantity, letter = captured["compound_lasting"][0]
    else:
        quantity, letter = float(captured["digits"][0]), str(captured["lasting"][0])
    if letter == "Y" and quantity != "X":
        return None
    return Value("DURATION", length(quantity, letter, 1))


def distance(captured: Captured, context: Context) -> Value | None:
    """As in "zwei Tage später", "eine Woche zuvor": from the day last named."""
    letter = captured["unit"][0][0]
    quantity, sign = captured["quantity"][0], int(captured["following"][0])
    if letter in "SMH":
        return Value("TIME", None)
    reference = context.day
    if (
        letter not in ("D", "W")
        or reference is None
        or isinstance(quantity, str)
        or quantity != int(quantity)
        or quantity > 5000
    ):
        return Value("DATE", None)
    moved = shifted_unit(letter, sign * int(quantity), reference)
    return Value("DATE", moved[0], moved[1] if letter == "D" else None) if moved else None


def every(captured: Captured, _context: Context) -> Value | None:
    """As in "jeden Montag", "jedes Jahr", "jeden zweiten Donnerstag", "jeden letzten Samstag im Monat"."""
    if "weekday" in captured or "weekday_part" in captured:
        if "unit" in captured:
            return Value("SET", length(1.0, *captured["unit"][0]))
        number, part = weekday_of(captured)
        return Value("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    return Value("SET", length(float(whole(captured, "rank") or 1), *captured["unit"][0]))


def every_so_many(captured: Captured, _context: Context) -> Value | None:
    """As in "alle zwei Jahre"."""
    return Value("SET", length(captured["quantity"][0], *captured["unit"][0]))


def rate(captured: Captured, context: Context) -> Value | None:
    """As in "einmal pro Woche", "pro Jahr", "140 Euro im Jahr": without "pro" only behind a number."""
    letter, count = captured["unit"][0]
    first = context.words[context.start].text
    if first in ("im", "am"):
        if letter not in ("D", "MONTH", "Y") or context.words[context.end - 1].text not in ("tag", "monat", "jahr"):
            return None
        before = context.words[max(0, context.start - 4) : context.start]
        counted = any("digits" in word.meaning or isinstance(word.meaning.get("quantity"), float) for word in before)
        after = context.word_after()
        if not counted or (
            after is not None
            and ("digits" in after.meaning or "following" in after.meaning or after.text in ("des", "der"))
        ):
            return None
    return Value("SET", length(1.0, letter, count))


def recurring(captured: Captured, _context: Context) -> Value | None:
    """As in "täglich", "jährlich"."""
    return Value("SET", str(captured["recurring"][0]))


def recurring_day(captured: Captured, _context: Context) -> Value | None:
    """As in "montags", "werktags", "montags bis freitags"."""
    return Value("SET", str(captured["recurring_day"][0]))
