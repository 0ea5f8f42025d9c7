"""The word lists of temporal expressions, read once and checked: which classes a word has, and with which value."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from lagebild.errors import LagebildError
from lagebild.times.numerals import cardinal, ordinal

__all__ = ["Lexicon", "Meaning", "lexicon", "read_list"]

Meaning = Mapping[str, Any]
"""The classes of a word and the value it has in each."""

_ENDINGS = ("", "e", "en", "em", "er", "es")
_GENITIVES = ("", "s", "es")
_VAGUE = "X"
_VAGUE_PREFIXES = frozenset(("mehr", "viel"))

# Section of words.yaml -> class, and whether adjective endings are added to its words.
_PLAIN = {
    "months": "month", "month abbreviations": "month_short",
    "weekday abbreviations": "weekday_short", "daily parts": "daily", "deictic days": "deictic",
    "this": "this", "shifted days": "shifted_day", "following adverbs": "following", "phases": "phase",
    "phased units": "phased", "turn of the year": "turn", "seasons": "season", "breaks": "break", "present": "present",
    "past": "past", "future": "future", "recurring days": "recurring_day", "every": "every", "times": "times",
    "approximators": "approx", "determiners": "det", "zones": "zone", "plural units": "plural",
    "this year": "this_year",
}  # fmt: skip
_INFLECTED = {
    "deictic adjectives": "deictic_adj", "shifting adjectives": "shift", "lasting adjectives": "lasting",
    "lasting adverbs": "lasting_adv", "recurring": "recurring", "vague quantities": "vague",
    "same": "same",
}  # fmt: skip
_OWN = {"weekdays", "day parts", "units", "shifted nouns", "contexts"}


def read_list(name: str) -> dict[str, Any]:
    """A YAML file of the package's `lists` folder; a LagebildError where it is no mapping."""
    content = yaml.safe_load(resources.files("lagebild.times").joinpath("lists", name).read_text("utf-8"))
    if not isinstance(content, dict):
        raise LagebildError(f"times/lists/{name} must hold sections, not {type(content).__name__}")
    return content


@dataclass(frozen=True)
class Lexicon:
    """Words with their classes, names of days, and the contexts in which a bare word is a date."""

    words: Mapping[str, Meaning]
    holidays: Mapping[tuple[str, ...], tuple[str, str | int]]
    holiday_starts: frozenset[str]
    weekends: frozenset[str]
    contexts: Mapping[str, frozenset[str]]

    def meaning(self, word: str) -> Meaning:
        """The classes of a word in small letters."""
        return _meaning(word)


@functools.cache
def lexicon() -> Lexicon:
    """The lists of the package, checked."""
    sections = read_list("words.yaml")
    unknown = set(sections) - set(_PLAIN) - set(_INFLECTED) - _OWN
    missing = (set(_PLAIN) | set(_INFLECTED) | _OWN) - set(sections)
    if unknown or missing:
        raise LagebildError(f"times/lists/words.yaml: unknown sections {sorted(unknown)}, missing {sorted(missing)}")
    words: dict[str, dict[str, Any]] = {}
    for word, kind, value in _entries(sections):
        words.setdefault(_checked(word), {})[kind] = value
    contexts = {name: frozenset(map(str, members)) for name, members in sections["contexts"].items()}
    holidays = dict(_holidays())
    return Lexicon(
        words,
        holidays,
        frozenset(name[0] for name in holidays),
        frozenset(read_list("holidays.yaml")["weekends"]),
        contexts,
    )


@functools.lru_cache(maxsize=1 << 16)
def _meaning(word: str) -> Meaning:
    """The listed classes of a word, with those of its number where it is a numeral."""
    found: dict[str, Any] = dict(lexicon().words.get(word, {}))
    if word.isdecimal() and len(word) <= 6:
        found |= _number_classes(word)
    elif (number := cardinal(word)) is not None:
        found["quantity"] = number
        if (
            number == int(number)
            and 1 <= number <= 24
            and word not in ("ein", "eine", "einer", "einem", "einen", "eines")
        ):
            found["spelled_hour"] = int(number)
    elif (rank := ordinal(word)) is not None:
        found["rank"] = rank
    if "month_short" in found:
        found["month"] = found["month_short"]
    if (lasting := _lasting(word)) is not None:
        found["compound_lasting"] = lasting
    if (vague := found.pop("vague", None)) is not None:
        found.setdefault("quantity", vague)
        found["vague"] = vague
    return found


def _lasting(word: str) -> tuple[float | str, str] | None:
    """Quantity and unit of "zweitägig", "mehrwöchig", where the numeral is one word with the unit."""
    if "ig" not in word[-4:]:
        return None
    for place in range(3, len(word) - 5):
        letter = lexicon().words.get(word[place:], {}).get("lasting")
        if letter is not None:
            quantity = cardinal(word[:place])
            return (
                (quantity if quantity is not None else _VAGUE, letter)
                if quantity is not None or word[:place] in _VAGUE_PREFIXES
                else None
            )
    return None


def _number_classes(word: str) -> dict[str, Any]:
    """What digits can be: a quantity, a day, a month, an hour, a minute, a year."""
    value, length = int(word), len(word)
    found: dict[str, Any] = {"quantity": float(value), "digits": value}
    if 1 <= value <= 31 and length <= 2:
        found["day"] = value
    if 1 <= value <= 12 and length <= 2:
        found["month_number"] = value
    if value <= 24 and length <= 2:
        found["hour"] = value
    if value <= 59 and length == 2:
        found["minute"] = value
        found["short_year"] = 2000 + value if value < 70 else 1900 + value
    if length == 4 and 1000 <= value <= 2199:
        found["year"] = value
    if value % 10 == 0 and length in (2, 4):
        found["decade"] = value
    return found


def _checked(word: Any) -> str:
    if not isinstance(word, str) or word != word.lower():
        raise LagebildError(f"times/lists/words.yaml: {word!r} must be a word in small letters (put it in quotes)")
    return word


def _entries(sections: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """(word, class, value) of every form of every section."""
    for section, kind in _PLAIN.items():
        for value, forms in sections[section].items():
            yield from ((form, kind, value) for form in forms)
    for section, kind in _INFLECTED.items():
        for value, stems in sections[section].items():
            yield from ((stem + ending, kind, value) for stem in stems for ending in _ENDINGS)
    for letter, unit in sections["units"].items():
        yield from ((form, "unit", (letter, unit["count"])) for form in unit["forms"])
    for letter, shifts in sections["shifted nouns"].items():
        for shift, forms in shifts.items():
            yield from ((form, "shifted_unit", (letter, shift)) for form in forms)
    yield from _days(sections["weekdays"], sections["day parts"])


def _days(weekdays: dict[int, list[str]], parts: dict[str, list[str]]) -> Iterator[tuple[str, str, Any]]:
    """Weekdays, parts of the day and their compounds ("Freitagabend")."""
    for code, names in parts.items():
        yield from ((name + ending, "part", code) for name in names for ending in _GENITIVES)
    for number, days in weekdays.items():
        for day in days:
            yield from ((day + ending, "weekday", number) for ending in ("", "es"))
            for code, names in parts.items():
                yield from ((day + name + end, "weekday_part", (number, code)) for name in names for end in _GENITIVES)


def _holidays() -> Iterator[tuple[tuple[str, ...], tuple[str, str | int]]]:
    sections = read_list("holidays.yaml")
    weekends = sections.pop("weekends")
    if set(sections) != {"fixed", "easter", "advent"}:
        raise LagebildError(f"times/lists/holidays.yaml: unexpected sections {sorted(sections)}")
    for section, names in sections.items():
        for name, value in names.items():
            yield tuple(name.replace("-", " - ").split()), (section, value)
    for name, day in weekends.items():
        yield (name,), ("easter", sections["easter"][day])
