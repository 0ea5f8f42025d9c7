"""Finding the temporal expressions of a sentence and resolving them, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lagebild.model import Sentence, Span
from lagebild.times.context import Context, Value
from lagebild.times.lexicon import lexicon
from lagebild.times.patterns import Captured, Pattern, literals, match, patterns
from lagebild.times.values import VALUES, holiday
from lagebild.times.words import Word, words

__all__ = ["Expression", "read_sentence"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression of a sentence: place, rule, value, first and last word."""

    span: Span
    rule: str
    value: Value
    first: int
    last: int


def read_sentence(sentence: Sentence, context: Context) -> list[Expression]:
    """The temporal expressions of a sentence; `context` moves on to the days that it names."""
    row = words(sentence)
    context.sentence, context.words = sentence, row
    found: list[Expression] = []
    place, literal, named = 0, literals(), lexicon().holiday_starts
    while place < len(row):
        word = row[place]
        opens = word.meaning or word.text in literal or word.text in named
        expression = _longest(row, place, context) if opens else None
        if expression is None:
            place += 1
            continue
        found.append(expression)
        _remember(expression, context)
        place = expression.last + 1
    return _with_days(found, context)


def _longest(row: Sequence[Word], start: int, context: Context) -> Expression | None:
    """The longest expression that begins at a word and that its rule does not refuse."""
    word = row[start]
    weak = word.meaning and word.text not in lexicon().holiday_starts and _WEAK.issuperset(word.meaning)
    if weak and not _goes_on(row, start + 1):
        return None
    candidates = sorted(_candidates(row, start), key=lambda found: -found[0])
    for end, pattern, captured in candidates:
        context.start, context.end = start, end
        value = VALUES[pattern.value](captured, context)
        if value is not None and not _part_of_compound(row, start, end):
            return _expression(row, start, end, pattern.rule, value)
    return _named_day(row, start, context)


_WEAK = frozenset((
    "det", "this", "shift", "same", "quantity", "vague", "rank", "approx", "digits", "day", "month_number", "hour",
    "minute", "short_year", "decade", "spelled_hour", "every", "times",
))  # fmt: skip
"""Classes of words that are no expression alone."""


def _goes_on(row: Sequence[Word], place: int) -> bool:
    """Whether an expression can go on with a word: articles and numerals stand everywhere, most lead nowhere."""
    return place < len(row) and (bool(row[place].meaning) or row[place].text in literals())


def _candidates(row: Sequence[Word], start: int) -> list[tuple[int, Pattern, Captured]]:
    word, index = row[start], patterns()
    keys = [*word.meaning, "=" + word.text]
    found, seen = [], set()
    for key in keys:
        for pattern in index.get(key, ()):
            if id(pattern) in seen:
                continue
            seen.add(id(pattern))
            if (fit := match(pattern, row, start)) is not None:
                found.append((fit[0], pattern, fit[1]))
    return found


def _named_day(row: Sequence[Word], start: int, context: Context) -> Expression | None:
    """A bank holiday or another day with a name of up to five words."""
    names, weekends = lexicon().holidays, lexicon().weekends
    if row[start].text not in lexicon().holiday_starts:
        return None
    for length in range(5, 0, -1):
        rule = names.get(tuple(word.text for word in row[start : start + length]))
        if rule is not None:
            context.start, context.end = start, min(start + length, len(row))
            value = holiday(rule, context, weekend=row[start].text in weekends)
            after = context.word_after()
            end = context.end + 1 if after is not None and "year" in after.meaning else context.end
            return _expression(row, start, end, "named day", value)
    return None


_DATED = ("month", "year", "weekday", "digits", "part", "unit", "lasting", "season")


def _part_of_compound(row: Sequence[Word], start: int, end: int) -> bool:
    """Whether a hyphen ties the expression to a word that is no date ("Winter-Biathlon", "Ruhe-Montag")."""
    if end + 1 < len(row) and row[end].text == "-" and row[end - 1].end == row[end].start:
        behind = row[end + 1]
        if behind.start == row[end].end and behind.capital and not any(kind in behind.meaning for kind in _DATED):
            return True
    if start > 1 and row[start - 1].text == "-" and row[start - 1].end == row[start].start:
        before = row[start - 2]
        return before.end == row[start - 1].start and not any(kind in before.meaning for kind in _DATED)
    return False


def _expression(row: Sequence[Word], start: int, end: int, rule: str, value: Value) -> Expression:
    # A full stop that ends the sentence belongs to no abbreviation or ordinal of the expression
    return Expression(Span(row[start].start, row[end - 1].end), rule, value, start, end - 1)


def _remember(expression: Expression, context: Context) -> None:
    value = expression.value
    if value.day is not None:
        context.day = value.day
    if value.type in ("DATE", "TIME") and value.value and value.value[:4].isdecimal() and len(value.value) > 4:
        if context.published is not None and _lies_ahead(value.value, context.published):
            context.ahead = value.value
        context.year = int(value.value[:4])


def _lies_ahead(value: str, published: date) -> bool:
    return (
        value[:10] > published.isoformat()
        if value[4:6] != "-W"
        else value[:8] > f"{published.isocalendar().year}-W{published.isocalendar().week:02d}"
    )


def _with_days(found: list[Expression], context: Context) -> list[Expression]:
    """Clock times and parts of the day joined with their day: of the sentence, of the one before, or today."""
    days = [(expression.first, expression.value.day) for expression in found if expression.value.day is not None]
    joined = []
    for expression in found:
        value = expression.value
        if value.type == "TIME" and value.day is None and value.value is not None and value.value.startswith("T"):
            before = [day for first, day in days if first < expression.first]
            behind = [day for first, day in days if first > expression.first]
            day = before[-1] if before else behind[0] if behind else context.sentence_day or context.published
            if day is not None:
                value = Value("TIME", day.isoformat() + value.value, day)
                joined.append(replace(expression, value=value))
                continue
        joined.append(expression)
    return joined
