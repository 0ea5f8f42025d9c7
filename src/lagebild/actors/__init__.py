"""Mention to actor: names, offices, epithets, capitals standing for governments, pronouns."""

import dataclasses

from lagebild.actors.places import find_at, find_each
from lagebild.actors.reading import read_cast
from lagebild.model import Actor, Article, Cast, Quotation, Sentence, Span

__all__ = ["actor_at", "actors_at", "attribute", "cast"]


def cast(article: Article, text: str, sentences: tuple[Sentence, ...]) -> Cast:  # noqa: ARG001 (the tokens carry it)
    """The actors of an article and all their mentions."""
    return read_cast(article, sentences)


def actor_at(cast: Cast, place: Span) -> Actor | None:
    """Who is meant by the noun phrase or pronoun at `place`: the actor of the mention that is its head."""
    return find_at(cast, place)


def actors_at(cast: Cast, place: Span) -> tuple[Actor, ...]:
    """The same, but each member of an enumeration on its own: "Paris und Rom" gives two."""
    return find_each(cast, place)


def attribute(quotations: tuple[Quotation, ...], cast: Cast) -> tuple[Quotation, ...]:
    """The quotations with the actor of their speaker."""
    found = []
    for quotation in quotations:
        actor = actor_at(cast, quotation.speaker.span) if quotation.speaker else None
        found.append(dataclasses.replace(quotation, actor=actor.id if actor else None))
    return tuple(found)
