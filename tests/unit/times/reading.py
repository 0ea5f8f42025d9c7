"""A sentence read as an article of one paragraph, for the tests of this folder."""

from lagebild import german, times
from lagebild.model import Article, Event, Span, Time

THURSDAY = "2025-10-16T14:00:00+02:00"


def read(text: str, published: str | None = THURSDAY) -> tuple[tuple[Time, ...], tuple[Event, ...]]:
    """Times and events of a text published then."""
    article = Article("article", "page", None, (Span(0, len(text)),), published=published)
    sentences = german.analyse(article, text)
    found, _ = times.find(article, text, sentences)
    return found, times.events(article, text, sentences, found)


def values(text: str, published: str | None = THURSDAY) -> list[tuple[str, str, str | None]]:
    """(words, type, value) of each expression."""
    return [(t.anchor.span.of(text), t.type, t.value) for t in read(text, published)[0]]


def starts(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    """(words, start) of each event behind a first paragraph that dates nothing."""
    first = "Ein Überblick.\n\n"
    whole = first + text
    body = (Span(0, len(first) - 2), Span(len(first), len(whole)))
    article = Article("article", "page", None, body, published=published)
    sentences = german.analyse(article, whole)
    found, _ = times.find(article, whole, sentences)
    return [(e.text.span.of(whole), e.start) for e in times.events(article, whole, sentences, found)]
