"""Temporal expressions with their ISO 8601 values, and the events they date."""

from lagebild.model import Article, Event, Problem, Sentence, Time

__all__ = ["events", "find"]


def find(article: Article, text: str, sentences: tuple[Sentence, ...]) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    """The temporal expressions of an article (TIMEX3), resolved against its publication date."""
    return (), ()


def events(
    article: Article, text: str, sentences: tuple[Sentence, ...], times: tuple[Time, ...]
) -> tuple[Event, ...]:
    """What is planned or due after the publication, or what the article is about, with its date."""
    return ()
