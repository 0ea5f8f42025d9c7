"""Mention to actor: names, offices, epithets, capitals standing for governments, pronouns."""

import dataclasses

from lagebild.model import Actor, Article, Cast, Quotation, Sentence, Span

__all__ = ["actor_at", "attribute", "cast"]


def cast(article: Article, text: str, sentences: tuple[Sentence, ...]) -> Cast:
    """The actors of an article and all their mentions."""
    return Cast()


def actor_at(cast: Cast, place: Span) -> Actor | None:
    """Who is meant by the noun phrase or pronoun at `place`: the actor of the mention that is its head."""
    return None


def attribute(quotations: tuple[Quotation, ...], cast: Cast) -> tuple[Quotation, ...]:
    """The quotations with the actor of their speaker."""
    found = []
    for quotation in quotations:
        actor = actor_at(cast, quotation.speaker.span) if quotation.speaker else None
        found.append(dataclasses.replace(quotation, actor=actor.id if actor else None))
    return tuple(found)
