"""Temporal expressions with their ISO 8601 values, and the events they date."""

from datetime import date, datetime

from lagebild.model import Anchor, Article, Event, Evidence, Problem, Sentence, Time
from lagebild.times.context import Context
from lagebild.times.expressions import read_sentence
from lagebild.times.occasions import find_events

__all__ = ["events", "find"]

_YEARS = range(1583, 2500)
"""Years of the Gregorian calendar with room for reckoning on both sides."""


def find(article: Article, text: str, sentences: tuple[Sentence, ...]) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    """The temporal expressions of an article (TIMEX3), resolved against its publication date."""
    del text  # the sentences carry the words
    published = _publication(article)
    context = Context(published=published.date() if isinstance(published, datetime) else published)
    times: list[Time] = []
    paragraph, named = -1, None
    for sentence in sentences:
        context.sentence_day = named if sentence.paragraph == paragraph else None
        paragraph, named = sentence.paragraph, None
        for found in read_sentence(sentence, context):
            anchor = Anchor(article.page_id, found.span)
            evidence = Evidence("times", found.rule, (anchor,), 0.9 if found.value.value else 0.5)
            named = found.value.day or named
            times.append(Time(anchor, found.value.type, found.value.value, evidence))
    return tuple(times), _unresolved(article, times)


def _unresolved(article: Article, times: list[Time]) -> tuple[Problem, ...]:
    """One Problem where the publication date is missing and expressions need it."""
    first = next((time for time in times if time.value is None), None)
    if article.published is not None or first is None:
        return ()
    message = "no publication date found: weekdays and relative dates stay without a value"
    return (Problem("times", "undated", article.page_id, message, first.anchor.span),)


def _publication(article: Article) -> datetime | date | None:
    """When the article was published: with the time of day where that is known."""
    value = article.published or ""
    try:
        published = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value[:10])
    except ValueError:
        return None
    return published if published.year in _YEARS else None


def events(article: Article, text: str, sentences: tuple[Sentence, ...], times: tuple[Time, ...]) -> tuple[Event, ...]:
    """What is planned or due after the publication, or what the article is about, with its date."""
    del text  # the sentences carry the words
    return find_events(article, sentences, times, _publication(article))
