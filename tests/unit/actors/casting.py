"""A text read as an article, for the tests of this folder: who is meant by the words in double square brackets."""

import re

from lagebild import actors, german
from lagebild.model import Actor, Article, Cast, Span


def cast_of(text: str, places: tuple[str, ...] = ()) -> Cast:
    """The cast of a text; a blank line parts paragraphs."""
    body = tuple(Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text))
    article = Article("article", "page", None, body, places=places)
    return actors.cast(article, text, german.analyse(article, text))


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the places that they marked."""
    plain, places = "", []
    for part in re.split(r"(\[\[.*?\]\])", text):
        words = part[2:-2] if part.startswith("[[") else part
        if words != part:
            places.append(Span(len(plain), len(plain) + len(words)))
        plain += words
    return plain, places


def meant(text: str, places: tuple[str, ...] = ()) -> list[Actor | None]:
    """Who is meant at each marked place."""
    plain, spans = marked(text)
    cast = cast_of(plain, places)
    return [actors.actor_at(cast, span) for span in spans]


def names(text: str, places: tuple[str, ...] = ()) -> list[str | None]:
    """The names of those who are meant at the marked places."""
    return [actor.name if actor else None for actor in meant(text, places)]
