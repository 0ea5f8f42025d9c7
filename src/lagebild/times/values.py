"""Type and value of each kind of temporal expression (TIMEX3 of TimeML, ISO 8601), as expressions.yaml names them.

Each function takes what the pattern captured and the context, and returns None where the words are no date there.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from lagebild.times import almanac
from lagebild.times.context import Context, Value
from lagebild.times.lexicon import lexicon
from lagebild.times.patterns import Captured

__all__ = ["VALUES", "holiday"]

_CALENDAR = {"D": 1, "W": 7}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN_DAY = "XXXX-XX-XX"


def _context(name: str) -> frozenset[str]:
    return lexicon().contexts[name]


def _get(captured: Captured, label: str) -> int | None:
    value = captured.get(label)
    return int(value[0]) if value is not None else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(captured: Captured) -> int | None:
    """How far from now "kommende", "diese" ... move a unit."""
    return next((int(captured[label][0]) for label in ("shift", "this", "same") if label in captured), None)


def _shifted_unit(letter: str, shift: int, now: date) -> tuple[str, date] | None:
    """Value and first day of the unit `shift` units from the one of `now`."""
    if letter in ("W", "WE"):
        day = now - timedelta(days=now.isoweekday() - 1) + timedelta(weeks=shift)
        return almanac.iso_week(day) + ("-WE" if letter == "WE" else ""), day
    if letter == "D":
        day = now + timedelta(days=shift)
        return day.isoformat(), day
    if letter == "MONTH":
        day = almanac.shift_months(now.replace(day=1), shift)
        return f"{day:%Y-%m}", day
    if letter in ("QUARTER", "HALF"):
        length = 3 if letter == "QUARTER" else 6
        day = almanac.shift_months(now.replace(day=1, month=(now.month - 1) // length * length + 1), shift * length)
        return f"{day:%Y}-{'Q' if length == 3 else 'H'}{(day.month - 1) // length + 1}", day
    if letter == "Y" and 0 < now.year + shift < 10000:
        return f"{now.year + shift:04d}", date(now.year + shift, 1, 1)
    if letter == "DECADE":
        return f"{now.year // 10 + shift}", date((now.year // 10 + shift) * 10, 1, 1)
    return (f"{now.year // 100 + shift}", date((now.year // 100 + shift) * 100, 1, 1)) if letter == "CENTURY" else None


# --- dates -----------------------------------------------------------------------------------------------------------


def full_date(captured: Captured, context: Context) -> Value | None:
    """Day, month in figures and year."""
    day = _date(int(captured["year"][0]), int(captured["month_number"][0]), int(captured["day"][0]))
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
    month = _get(captured, "month") or _get(captured, "month_number")
    day = _get(captured, "day") or _get(captured, "rank")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    year = _get(captured, "year")
    if "unit" in captured:
        if captured["unit"][0][0] != "Y":
            return None
        year = context.published.year + (_moved(captured) or 0) if context.published else None
    return _day_and_month(month, day, year, context)


def _day_and_month(month: int, day: int, year: int | None, context: Context) -> Value | None:
    if year is None and context.published is None:
        year = context.year
    if year is not None:
        found = _date(year, month, day)
        return Value("DATE", found.isoformat(), found) if found else None
    if context.published is None:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}") if _date(2000, month, day) else None
    years = range(context.published.year - 4, context.published.year + 5)  # a 29 February comes within four years
    days = [found for year in years if (found := _date(year, month, day))]
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
        elif word.text not in _context("between days"):
            return None
        place += 1
    return None


def month(captured: Captured, context: Context) -> Value | None:
    """A month, its year as written or nearest to the publication."""
    number, year, now = int(captured["month"][0]), _get(captured, "year"), context.published
    if ("unit" in captured and captured["unit"][0][0] != "Y") or _first_name(captured, context):
        return None
    if "shifted_unit" in captured:
        letter, shift = captured["shifted_unit"][0]
        if letter != "Y":
            return None
        year = now.year + shift if now else None
    elif "unit" in captured and now:
        year = now.year + (_moved(captured) or 0)
    if year is not None:
        return Value("DATE", f"{year:04d}-{number:02d}")
    if now is None:
        return Value("DATE", f"{context.year:04d}-{number:02d}" if context.year else f"XXXX-{number:02d}")
    where = _moved(captured) if "shift" in captured else context.direction()
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
    if context.near(-1) in _context("numbered") or context.near(1) in _context("quantity") or context.near(1) == "uhr":
        return False
    if (
        context.near(1) in ("bis", "oder")
        and context.words[context.end + 1 :]
        and context.words[context.end + 1].meaning.get("digits", 0) > 2199
    ):
        return False
    counts = after is not None and after.capital and after.text.isalpha() and not _verbal(context)
    if 1900 <= value <= 2100:
        return not counts or context.near(-1) in ("(", "-", "–", "/", "anno", "jahr")
    return context.near(-1) in ("(", "-", "–", "anno", "seit", "anfang", "ende", "mitte") and not counts


def _verbal(context: Context) -> bool:
    """Whether the word behind the expression is no noun, though it begins with a capital."""
    assert context.sentence is not None  # set with the words
    word = context.word_after()
    return word is not None and not context.sentence.tokens[word.token].tag.startswith("N")


def decade(captured: Captured, context: Context) -> Value | None:
    """ "die 90er Jahre": TimeML's three digits."""
    if captured["unit"][0][0] != "Y":
        return None
    if "decade" not in captured:
        return None
    value = int(captured["decade"][0])
    return Value("DATE", str((value if value >= 100 else 1900 + value if value >= 30 else 2000 + value) // 10))


def century(captured: Captured, context: Context) -> Value | None:
    """ "das 15. Jahrhundert": TimeML's two digits."""
    if captured["unit"][0][0] != "CENTURY" or int(captured["digits"][0]) > 30:
        return None
    return Value("DATE", f"{int(captured['digits'][0]) - 1:02d}")


def part_of_year(captured: Captured, context: Context) -> Value | None:
    """Quarters and halves of a year."""
    letter = captured["unit"][0][0] if "unit" in captured else "QUARTER"
    number = _get(captured, "rank") or _get(captured, "digits") or 0
    limit = {"QUARTER": 4, "HALF": 2}.get(letter, 0)
    if not 1 <= number <= limit:
        return None
    code, length = ("Q", 3) if letter == "QUARTER" else ("H", 6)
    now, wanted = context.published, _get(captured, "year")
    if "unit2" in captured and now:
        wanted = now.year + (_moved(captured) or 0)
    if wanted is None and now is None:
        return Value("DATE", f"XXXX-{code}{number}")
    if wanted is None and now is not None:
        firsts = [date(y, (number - 1) * length + 1, 1) for y in range(now.year - 1, now.year + 2)]
        wanted = almanac.near(now, context.direction(), firsts).year
    return Value("DATE", f"{wanted:04d}-{code}{number}")


def season(captured: Captured, context: Context) -> Value | None:
    """A season; winter is named after the year in which it begins."""
    code, wanted, now = captured["season"][0], _get(captured, "year"), context.published
    if wanted is not None:
        return Value("DATE", f"{wanted:04d}-{code}")
    if now is None:
        return Value("DATE", f"XXXX-{code}")
    if "this" in captured:
        return Value("DATE", f"{now.year:04d}-{code}")
    where = _moved(captured) if "shift" in captured else context.direction()
    firsts = [date(y, _SEASON_MONTH[code], 1) for y in range(now.year - 2, now.year + 2)]
    return Value("DATE", f"{almanac.near(now, where or 0, firsts):%Y}-{code}")


def recess(captured: Captured, context: Context) -> Value | None:
    """School holidays and recesses: states differ, so that only the year is told."""
    if context.published is None:
        return Value("DATE", "XXXX")
    firsts = [
        date(y, int(captured["break"][0]), 1) for y in range(context.published.year - 1, context.published.year + 2)
    ]
    where = _moved(captured) if "shift" in captured else context.direction()
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


# --- days seen from today --------------------------------------------------------------------------------------------


def _day_value(day: date, part: str | None) -> Value:
    return Value("TIME", f"{day.isoformat()}T{part}", day) if part else Value("DATE", day.isoformat(), day)


def _part(captured: Captured) -> str | None:
    for label in ("part", "daily"):
        if label in captured:
            return str(captured[label][0])
    return None


def deictic(captured: Captured, context: Context) -> Value | None:
    """ "heute", "gestern Abend"; "heute" of an age ("bis heute", "heute noch") is PRESENT_REF."""
    shift = int(captured["deictic"][0])
    generic = (
        shift == 0
        and (context.near(-1) in ("bis", "von", "auch") or context.near(1) == "noch")
        and _part(captured) is None
    )
    if generic:
        return Value("DATE", "PRESENT_REF")
    if context.published is None:
        return Value("DATE", None)
    return _day_value(context.published + timedelta(days=shift), _part(captured))


def tomorrow(captured: Captured, context: Context) -> Value | None:
    """ "morgen" in small letters, or as first word with no article; the noun "Morgen" is a part of the day."""
    word = context.words[context.start]
    if word.capital and context.start > 0 and context.near(-1) not in (".", ":", "„", '"', "»", "«", "“", "–", "-"):
        return None
    part = _part(captured) or ("MO" if context.end - context.start > 1 else None)
    if context.published is None:
        return Value("DATE", None)
    return _day_value(context.published + timedelta(days=1), part)


def deictic_adjective(captured: Captured, context: Context) -> Value | None:
    """ "am heutigen Dienstag", "das gestrige Treffen"; "heutig" before other nouns is PRESENT_REF."""
    shift = int(captured["deictic_adj"][0])
    if "unit" in captured and captured["unit"][0][0] != "D":
        return None
    if shift == 0 and context.end - context.start == 1 and not _occasion_follows(context):
        return Value("DATE", "PRESENT_REF")
    if context.published is None:
        return Value("DATE", None)
    part = captured["weekday_part"][0][1] if "weekday_part" in captured else _part(captured)
    return _day_value(context.published + timedelta(days=shift), part)


def _occasion_follows(context: Context) -> bool:
    after = context.word_after()
    return after is not None and any(after.text.endswith(name) for name in _context("occasion"))


def weekday(captured: Captured, context: Context) -> Value | None:
    """A weekday against the publication: the last or the next one by tense, or as "kommend", "vergangener Woche" say."""
    number, part = _weekday_of(captured)
    if "quantity" in captured:
        return None
    if context.published is None:
        return _day_value_unknown(number, part)
    day = _weekday_day(captured, context, context.published, number)
    return _day_value(day, part) if day else None


def _weekday_of(captured: Captured) -> tuple[int, str | None]:
    if "weekday_part" in captured:
        number, part = captured["weekday_part"][0]
        return int(number), str(part)
    return int(captured["weekday"][0]), _part(captured)


def _day_value_unknown(number: int, part: str | None) -> Value:
    suffix = f"T{part}" if part else ""
    return Value("TIME" if part else "DATE", f"XXXX-WXX-{number}{suffix}")


def _weekday_day(captured: Captured, context: Context, now: date, number: int) -> date | None:
    monday = now - timedelta(days=now.isoweekday() - 1)
    if "unit" in captured:
        if captured["unit"][0][0] != "W":
            return None
        return monday + timedelta(weeks=_moved(captured) or 0, days=number - 1)
    if "this" in captured:
        return monday + timedelta(days=number - 1)
    back = timedelta(days=(now.isoweekday() - number) % 7)
    ahead = timedelta(days=(number - now.isoweekday()) % 7)
    shift = _moved(captured) if "shift" in captured else None
    if shift is not None:
        # "kommenden Freitag" on a Friday is the one in a week
        step = ahead or timedelta(weeks=1)
        return now + step + timedelta(weeks=abs(shift) - 1) if shift > 0 else now - (back or timedelta(weeks=1))
    return now + ahead if context.direction() > 0 else now - back


def night(captured: Captured, context: Context) -> Value | None:
    """ "in der Nacht zum Samstag" names the day to come; "am Morgen des 16. September" the day of the date."""
    part = str(captured["part"][0])
    if "month" in captured:
        day = day_of_year(captured, context)
        return Value("TIME", f"{day.value}T{part}", day.day) if day else None
    if part != "NI" and "last" not in captured:
        return None
    if context.published is None:
        return Value("TIME", None)
    if "deictic" in captured or "weekday" not in captured and "last" not in captured:
        shift = int(captured["deictic"][0]) if "deictic" in captured else 1
        return _day_value(context.published + timedelta(days=shift), part)
    number = int(captured["last"][0] if "last" in captured else captured["weekday"][0])
    day_found = _weekday_day({}, context, context.published, number)
    return _day_value(day_found, part) if day_found else None


def neighbouring(captured: Captured, context: Context) -> Value | None:
    """ "am Vortag", "am Tag darauf", "tags zuvor": from the day last named, else from the publication."""
    letter, many = ("D", 1) if "shifted_day" in captured else captured["unit"][0]
    shift = next((int(captured[label][0]) for label in ("shifted_day", "following") if label in captured), None)
    if shift is None:
        shift = _moved(captured) or 1
    reference = context.day or context.published
    if reference is None or many != 1:
        return Value("DATE", None)
    moved = _shifted_unit(letter, shift, reference) if letter in ("D", "W", "MONTH", "Y") else None
    return Value("DATE", moved[0], moved[1] if letter == "D" else None) if moved else None


def same_day(captured: Captured, context: Context) -> Value | None:
    """ "am selben Tag", "an diesem Abend": the day last named."""
    if "unit" in captured and captured["unit"][0][0] != "D":
        return None
    day = context.day or context.published
    return _day_value(day, _part(captured)) if day else Value("DATE", None)


# --- weeks, months, years seen from now ------------------------------------------------------------------------------


def shifted(captured: Captured, context: Context) -> Value | None:
    """ "kommende Woche", "im vergangenen Jahr", "in diesem Monat"; plurals have no value but a direction."""
    letter, many = captured["unit"][0]
    if letter in "SMH" or (letter == "D" and "this" in captured):
        return None
    shift = (_moved(captured) or 0) if "shift" not in captured else int(captured["shift"][0])
    if _plural(captured, context):
        return (
            Value("DURATION", _length("X", letter, 1))
            if shift < 0
            else Value("DATE", "FUTURE_REF" if shift > 0 else "PRESENT_REF")
        )
    if context.published is None:
        return Value("DATE", None)
    if letter == "D":
        # "am nächsten Tag" follows the day last named
        day = (context.day or context.published) + timedelta(days=shift)
        return Value("DATE", day.isoformat(), day)
    moved = _shifted_unit(letter, shift, context.published)
    return Value("DATE", moved[0]) if moved else None


def _plural(captured: Captured, context: Context) -> bool:
    """Whether the unit stands in the plural: by its form, and for "Tage(n)" by its ending."""
    word = context.words[captured["unit"][1]]
    if "plural" in word.meaning:
        return True
    return word.text in ("tage", "jahre", "monate", "quartale", "jahrzehnte", "jahrhunderte")


def named_neighbour(captured: Captured, context: Context) -> Value | None:
    """ "im Vorjahr", "im Folgemonat", "heuer"."""
    letter, shift = captured["shifted_unit"][0] if "shifted_unit" in captured else ("Y", 0)
    moved = _shifted_unit(letter, int(shift), context.published) if context.published else None
    return Value("DATE", moved[0] if moved else None)


def phase(captured: Captured, context: Context) -> Value | None:
    """ "Ende des Monats", "Mitte kommender Woche", "Anfang des Vorjahres": the unit; its edge is the events' affair."""
    if "shifted_unit" in captured or "this_year" in captured:
        return named_neighbour(captured, context)
    letter = captured["unit"][0][0]
    if letter not in ("W", "MONTH", "QUARTER", "HALF", "Y", "DECADE"):
        return None
    moved = _shifted_unit(letter, _moved(captured) or 0, context.published) if context.published else None
    return Value("DATE", moved[0] if moved else None)


def phased(captured: Captured, context: Context) -> Value | None:
    """ "Jahresende", "Monatsmitte", "zum Jahreswechsel" (the new year)."""
    wanted, now = _get(captured, "year"), context.published
    letter = "Y" if "turn" in captured else str(captured["phased"][0]).partition("-")[0]
    if wanted is not None:
        shift = 1 if "turn" in captured and "short_year" in captured else 0
        return Value("DATE", f"{wanted + shift:04d}") if letter == "Y" else None
    if now is None:
        return Value("DATE", None)
    shift = _moved(captured) or 0
    edge = "START" if "turn" in captured else str(captured["phased"][0]).partition("-")[2]
    if edge == "START" and shift == 0 and context.direction() > 0 and (letter != "W" or now.isoweekday() > 1):
        shift = 1
    moved = _shifted_unit(letter, shift, now)
    return Value("DATE", moved[0]) if moved else None


def whole_unit(captured: Captured, context: Context) -> Value | None:
    """ "das gesamte Jahr 2009", "den ganzen Tag"."""
    letter = captured["unit"][0][0]
    if "year" in captured:
        return Value("DATE", f"{int(captured['year'][0]):04d}") if letter == "Y" else None
    return Value("DURATION", _length(1.0, letter, 1)) if letter in ("D", "W", "MONTH", "Y") else None


def weekend(captured: Captured, context: Context) -> Value | None:
    """ "am Wochenende": the coming or the last one by tense; on a Saturday or Sunday the present one."""
    if captured["unit"][0][0] != "WE" or context.words[captured["unit"][1]].text.endswith("n"):
        return None
    now = context.published
    if now is None:
        return Value("DATE", None)
    shift = _moved(captured)
    if shift is None and context.direction() < 0 and now.isoweekday() < 6:
        shift = -1
    elif shift == 1 and now.isoweekday() < 6:
        shift = 0  # "kommendes Wochenende" is the next one to come
    moved = _shifted_unit("WE", shift or 0, now)
    return Value("DATE", moved[0]) if moved else None


# --- durations -------------------------------------------------------------------------------------------------------


def _length(quantity: float | str, letter: str, count: int) -> str:
    """An ISO 8601 duration with TimeML's X for vague quantities."""
    letters = {"S": ("PT", "S"), "M": ("PT", "M"), "H": ("PT", "H"), "D": ("P", "D"), "W": ("P", "W"), "MONTH": ("P", "M"),
               "QUARTER": ("P", "M"), "HALF": ("P", "M"), "Y": ("P", "Y"), "DECADE": ("P", "Y"), "CENTURY": ("P", "Y"),
               "WE": ("P", "WE")}  # fmt: skip
    before, after = letters[letter]
    if isinstance(quantity, str):
        return f"{before}X{after}"
    if letter == "Y" and quantity == 0.5:
        return "P6M"
    return f"{before}{quantity * (count if letter != 'WE' else 1):g}{after}"


def duration(captured: Captured, context: Context) -> Value | None:
    """ "drei Tage", "fast dreieinhalb Jahre", "die letzten zwölf Monate", "seit Wochen"."""
    if context.near(1) in _context("age") or (
        context.near(-1) == "ab" and "plural" in context.words[context.end - 1].meaning
    ):
        return None  # "ab 16 Jahren" is an age
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
    return Value("DURATION", _length(quantity, letter, count))


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
        return quantity + int(digits) / 10 ** len(digits)
    return quantity


def duration_range(captured: Captured, context: Context) -> Value | None:
    """The "sechs" of "sechs bis acht Monate"."""
    words, place = context.words, context.end
    if context.near(1) not in ("bis", "oder") or place + 2 >= len(words) or isinstance(captured["quantity"][0], str):
        return None
    unit = words[place + 2].meaning.get("unit")
    return (
        Value("DURATION", _length(captured["quantity"][0], *unit))
        if "quantity" in words[place + 1].meaning and unit
        else None
    )


def lasting(captured: Captured, context: Context) -> Value | None:
    """ "zweitägig", "24-stündig", "jahrelang"; "38-jährig" is an age."""
    if "lasting_adv" in captured:
        return Value("DURATION", _length("X", str(captured["lasting_adv"][0]), 1))
    if "compound_lasting" in captured:
        quantity, letter = captured["compound_lasting"][0]
    else:
        quantity, letter = float(captured["digits"][0]), str(captured["lasting"][0])
    if letter == "Y" and quantity != "X":
        return None
    return Value("DURATION", _length(quantity, letter, 1))


def distance(captured: Captured, context: Context) -> Value | None:
    """ "zwei Tage später", "eine Woche zuvor": from the day last named."""
    letter, count = captured["unit"][0]
    quantity, sign = captured["quantity"][0], int(captured["following"][0])
    if letter in "SMH":
        return Value("TIME", None)
    reference = context.day or context.published
    if reference is None or isinstance(quantity, str) or quantity != int(quantity) or quantity > 5000:
        return Value("DATE", None)
    moved = _shifted_unit(letter, sign * int(quantity), reference)
    return Value("DATE", moved[0], moved[1] if letter == "D" else None) if moved else None


# --- sets ------------------------------------------------------------------------------------------------------------


def every(captured: Captured, context: Context) -> Value | None:
    """ "jeden Montag", "jedes Jahr", "jeden zweiten Donnerstag", "jeden letzten Samstag im Monat"."""
    if "weekday" in captured or "weekday_part" in captured:
        if "unit" in captured:
            return Value("SET", _length(1.0, *captured["unit"][0]))
        number, part = _weekday_of(captured)
        return Value("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    return Value("SET", _length(float(_get(captured, "rank") or 1), *captured["unit"][0]))


def every_so_many(captured: Captured, context: Context) -> Value | None:
    """ "alle zwei Jahre"."""
    return Value("SET", _length(captured["quantity"][0], *captured["unit"][0]))


def rate(captured: Captured, context: Context) -> Value | None:
    """ "einmal pro Woche", "pro Jahr", "140 Euro im Jahr": without "pro" only behind a number."""
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
    return Value("SET", _length(1.0, letter, count))


def recurring(captured: Captured, context: Context) -> Value | None:
    """ "täglich", "jährlich"."""
    return Value("SET", str(captured["recurring"][0]))


def recurring_day(captured: Captured, context: Context) -> Value | None:
    """ "montags", "werktags", "montags bis freitags"."""
    return Value("SET", str(captured["recurring_day"][0]))


# --- times of day: the day is joined later, from the sentence --------------------------------------------------------


def _clock(hour: int, minute: int) -> Value | None:
    if hour > 24 or (hour == 24 and minute):
        return None
    return Value("TIME", f"T{hour:02d}:{minute:02d}")


def clock(captured: Captured, context: Context) -> Value | None:
    """ "21.30 Uhr", "um 9 Uhr", "21:30"."""
    hour = _get(captured, "hour")
    if hour is None:
        hour = _get(captured, "spelled_hour") or 0
    if "minute" in captured and "uhr" not in (word.text for word in context.words[context.start : context.end]):
        if (
            context.near(1) in (".", ",", ":")
            and context.end + 1 < len(context.words)
            and "digits" in context.words[context.end + 1].meaning
        ):
            return None
        if context.near(1) in _context("quantity"):
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
            if after is not None and after.capital and not _verbal(context):
                return None  # "um 12.30 Punkte"
    return _clock(hour, _get(captured, "minute") or 0)


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
    return _clock(int(captured["hour"][0]), _get(captured, "minute") or 0)


def half_past(captured: Captured, context: Context) -> Value | None:
    """ "um halb zehn" is 9.30."""
    if (
        context.near(-1) not in ("um", "gegen", "ab", "bis", "vor", "nach")
        and context.words[context.end - 1].text != "uhr"
    ):
        return None
    hour = int(captured["spelled_hour"][0])
    return _clock(hour - 1, 30) if hour <= 12 else None


def midnight(captured: Captured, context: Context) -> Value | None:
    """The end of the day."""
    return Value("TIME", "T24:00")


def part_of_day(captured: Captured, context: Context) -> Value | None:
    """ "am Abend", "am späten Nachmittag"."""
    word = context.words[captured["part"][1]]
    if not word.capital:
        return None
    shift = _moved(captured) if "shift" in captured else None
    if shift is not None and context.published:
        return _day_value(context.published + timedelta(days=shift if shift < 0 else 0), str(captured["part"][0]))
    return Value("TIME", f"T{captured['part'][0]}")


# --- vague references ------------------------------------------------------------------------------------------------


def present(captured: Captured, context: Context) -> Value | None:
    """ "jetzt", "derzeit"."""
    return Value("DATE", "PRESENT_REF")


def past(captured: Captured, context: Context) -> Value | None:
    """ "damals", "vor kurzem"."""
    return Value("DATE", "PAST_REF")


def future(captured: Captured, context: Context) -> Value | None:
    """ "künftig", "in Zukunft"."""
    return Value("DATE", "FUTURE_REF")


def until_then(captured: Captured, context: Context) -> Value | None:
    """ "bis dahin": the last date that lies ahead."""
    return Value("DATE", context.ahead) if context.near(-1) == "bis" and context.ahead else None


VALUES: Mapping[str, Callable[[Captured, Context], Value | None]] = {
    function.__name__: function
    for function in (
        full_date, day_of_year, listed_day, month, year, decade, century, part_of_year, season, recess, deictic, tomorrow,
        deictic_adjective, weekday, night, neighbouring, same_day, shifted, named_neighbour, phase, phased, whole_unit, weekend,
        duration, duration_range, lasting, distance, every, every_so_many, rate, recurring, recurring_day, clock, clock_range, half_past, midnight,
        part_of_day, present, past, future, until_then,
    )
}  # fmt: skip
