"""Temporal expressions with their ISO 8601 values, and the events they date."""

from datetime import date

from lagebild.model import Anchor, Article, Event, Evidence, Problem, Sentence, Time
from lagebild.times.context import Context
from lagebild.times.expressions import read_sentence

__all__ = ["events", "find"]


def find(article: Article, text: str, sentences: tuple[Sentence, ...]) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    """The temporal expressions of an article (TIMEX3), resolved against its publication date."""
    context = Context(published=_publication(article))
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
    return tuple(times), ()


def _publication(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def events(article: Article, text: str, sentences: tuple[Sentence, ...], times: tuple[Time, ...]) -> tuple[Event, ...]:
    """What is planned or due after the publication, or what the article is about, with its date."""
    return ()
