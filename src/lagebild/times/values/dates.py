"""Calendar dates: days, months, years, parts of a year, days with a name."""

from datetime import date

from lagebild.times import almanac
from lagebild.times.context import Context, Value
from lagebild.times.patterns import Captured
from lagebild.times.values.shared import context_words, day_or_none, shift_of, verbal, whole

__all__ = [
    "century",
    "day_of_year",
    "decade",
    "full_date",
    "holiday",
    "listed_day",
    "month",
    "part_of_year",
    "recess",
    "season",
    "year",
]

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN_DAY = "XXXX-XX-XX"


def full_date(captured: Captured, _context: Context) -> Value | None:
    """Day, month in figures and year."""
    day = day_or_none(int(captured["year"][0]), int(captured["month_number"][0]), int(captured["day"][0]))
    return Value("DATE", day.isoformat(), day) if day else None


def _first_name(captured: Captured, context: Context) -> bool:
    """Whether what looks like a month's abbreviation has neither full stop nor year behind it."""
    word = context.words[captured["month"][1]]
    behind = context.words[captured["month"][1] + 1].text if captured["month"][1] + 1 < len(context.words) else ""
    return "month_short" in word.meaning and behind != "." and "year" not in captured


def day_of_year(captured: Captured, context: Context) -> Value | None:
    """Day and month; the year as written, by "dieses Jahres", or the one nearest to the publication."""
    if "month" in captured and _first_name(captured, context):
        return None
    if "rank" in captured and "year" not in captured and context.near(-1) in ("der", "das", "des"):
        return None  # "der siebte Oktober" is a name
    month = whole(captured, "month") or whole(captured, "month_number")
    day = whole(captured, "day") or whole(captured, "rank")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    year = whole(captured, "year")
    if "unit" in captured:
        if captured["unit"][0][0] != "Y":
            return None
        year = context.published.year + (shift_of(captured) or 0) if context.published else None
    return _day_and_month(month, day, year, context)


def _day_and_month(month: int, day: int, year: int | None, context: Context) -> Value | None:
    if year is None and context.published is None:
        year = context.year
    if year is not None:
        found = day_or_none(year, month, day)
        return Value("DATE", found.isoformat(), found) if found else None
    if context.published is None:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}") if day_or_none(2000, month, day) else None
    years = range(context.published.year - 4, context.published.year + 5)  # a 29 February comes within four years
    days = [found for year in years if (found := day_or_none(year, month, day))]
    if not days:
        return None
    found = almanac.near(context.published, context.direction(), days)
    return Value("DATE", found.isoformat(), found)


def listed_day(captured: Captured, context: Context) -> Value | None:
    """The "18." of "18. und 19. Dezember": month and year stand behind the days that follow."""
    place, days = context.end, 0
    while place < len(context.words) and place < context.end + 16:
        word = context.words[place]
        if "month" in word.meaning and days:
            year = context.words[place + 1].meaning.get("year") if place + 1 < len(context.words) else None
            return _day_and_month(word.meaning["month"], int(captured["day"][0]), year, context)
        if "day" in word.meaning and (place == context.end or "day" not in context.words[place - 1].meaning):
            days += 1
        elif word.text not in context_words("between days"):
            return None
        place += 1
    return None


def month(captured: Captured, context: Context) -> Value | None:
    """A month, its year as written or nearest to the publication."""
    number, year, now = int(captured["month"][0]), whole(captured, "year"), context.published
    if ("unit" in captured and captured["unit"][0][0] != "Y") or _first_name(captured, context):
        return None
    if len(captured) == 1 and context.near(-1) in context_words("month list") and "month" not in context.meaning(-2):
        return None  # "Anna und Mai Lin"
    if "shifted_unit" in captured:
        letter, shift = captured["shifted_unit"][0]
        if letter != "Y":
            return None
        year = now.year + shift if now else None
    elif "unit" in captured and now:
        year = now.year + (shift_of(captured) or 0)
    if year is not None:
        return Value("DATE", f"{year:04d}-{number:02d}")
    if now is None:
        return Value("DATE", f"{context.year:04d}-{number:02d}" if context.year else f"XXXX-{number:02d}")
    where = shift_of(captured) if "shift" in captured else context.direction()
    firsts = [date(y, number, 1) for y in range(now.year - 1, now.year + 2)]
    found = almanac.near(now.replace(day=1), (where > 0) - (where < 0) if where is not None else 0, firsts)
    return Value("DATE", f"{found:%Y-%m}")


def year(captured: Captured, context: Context) -> Value | None:
    """A year; four digits alone count only where the words around do not make them a quantity."""
    value = int(captured["year"][0])
    if "unit" in captured:
        return Value("DATE", f"{value:04d}") if captured["unit"][0][0] == "Y" else None
    if "phase" in captured or "short_year" in captured or _is_year(value, context):
        return Value("DATE", f"{value:04d}")
    return None


def _is_year(value: int, context: Context) -> bool:
    after = context.word_after()
    if (
        context.near(1) in (".", ",", ":")
        and context.end + 1 < len(context.words)
        and context.words[context.end + 1].text.isdecimal()
    ):
        following = context.words[context.end + 1]
        if following.start == context.words[context.end].end:
            return False  # 2000,5 or 2000.000
    if (
        context.near(-1) in context_words("numbered")
        or context.near(1) in context_words("quantity")
        or context.near(1) == "uhr"
    ):
        return False
    if (
        context.near(1) in ("bis", "oder")
        and context.words[context.end + 1 :]
        and context.words[context.end + 1].meaning.get("digits", 0) > 2199
    ):
        return False
    counts = after is not None and after.capital and after.text.isalpha() and not verbal(context)
    if 1900 <= value <= 2100:
        return not counts or context.near(-1) in ("(", "-", "–", "/", "anno", "jahr")
    return context.near(-1) in ("(", "-", "–", "anno", "seit", "anfang", "ende", "mitte") and not counts


def decade(captured: Captured, _context: Context) -> Value | None:
    """As in "die 90er Jahre": TimeML's three digits."""
    if captured["unit"][0][0] != "Y":
        return None
    if "decade" not in captured:
        return None
    value = int(captured["decade"][0])
    return Value("DATE", str((value if value >= 100 else 1900 + value if value >= 30 else 2000 + value) // 10))


def century(captured: Captured, _context: Context) -> Value | None:
    """As in "das 15. Jahrhundert": TimeML's two digits."""
    if captured["unit"][0][0] != "CENTURY" or int(captured["digits"][0]) > 30:
        return None
    return Value("DATE", f"{int(captured['digits'][0]) - 1:02d}")


def part_of_year(captured: Captured, context: Context) -> Value | None:
    """Quarters and halves of a year."""
    letter = captured["unit"][0][0] if "unit" in captured else "QUARTER"
    number = whole(captured, "rank") or whole(captured, "digits") or 0
    limit = {"QUARTER": 4, "HALF": 2}.get(letter, 0)
    if not 1 <= number <= limit:
        return None
    code, length = ("Q", 3) if letter == "QUARTER" else ("H", 6)
    now, wanted = context.published, whole(captured, "year")
    if "unit2" in captured and now:
        wanted = now.year + (shift_of(captured) or 0)
    if wanted is None and now is None:
        return Value("DATE", f"XXXX-{code}{number}")
    if wanted is None and now is not None:
        firsts = [date(y, (number - 1) * length + 1, 1) for y in range(now.year - 1, now.year + 2)]
        wanted = almanac.near(now, context.direction(), firsts).year
    return Value("DATE", f"{wanted:04d}-{code}{number}")


def season(captured: Captured, context: Context) -> Value | None:
    """A season; winter is named after the year in which it begins."""
    code, wanted, now = captured["season"][0], whole(captured, "year"), context.published
    if wanted is not None:
        return Value("DATE", f"{wanted:04d}-{code}")
    if now is None:
        return Value("DATE", f"XXXX-{code}")
    if "this" in captured:
        return Value("DATE", f"{now.year:04d}-{code}")
    where = shift_of(captured) if "shift" in captured else context.direction()
    firsts = [date(y, _SEASON_MONTH[code], 1) for y in range(now.year - 2, now.year + 2)]
    return Value("DATE", f"{almanac.near(now, where or 0, firsts):%Y}-{code}")


def recess(captured: Captured, context: Context) -> Value | None:
    """School holidays and recesses: states differ, so that only the year is told."""
    if context.published is None:
        return Value("DATE", "XXXX")
    firsts = [
        date(y, int(captured["break"][0]), 1) for y in range(context.published.year - 1, context.published.year + 2)
    ]
    where = shift_of(captured) if "shift" in captured else context.direction()
    return Value("DATE", f"{almanac.near(context.published, where or 0, firsts):%Y}")


def holiday(rule: tuple[str, str | int], context: Context, weekend: bool) -> Value:
    """A day with a name, in the year nearest to the publication."""
    if context.published is None:
        return Value("DATE", _UNKNOWN_DAY)
    written = context.word_after()
    wanted = written.meaning.get("year") if written else None
    years = [wanted] if wanted else range(context.published.year - 1, context.published.year + 2)
    day = almanac.near(context.published, context.direction(), [almanac.holiday(rule, year) for year in years])
    return Value("DATE", almanac.iso_week(day) + "-WE") if weekend else Value("DATE", day.isoformat(), day)
