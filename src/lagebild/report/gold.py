"""A reading as the scorer of the gold annotations reads it."""

from typing import Any

from lagebild.model import Reading, Span

__all__ = ["gold_record"]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def gold_record(reading: Reading) -> dict[str, Any]:
    """The reading in the format of `score.py`: offsets are code points of the page's text, actors are names."""
    names = {actor.id: actor.name for actor in reading.cast.actors}
    return {
        "article": _article(reading),
        "quotations": [
            {
                "content": [_pair(part.span) for part in quotation.content],
                "type": quotation.type,
                "actor": names.get(quotation.actor or ""),
            }
            for quotation in reading.quotations
        ],
        "positions": [
            {
                "actor": names.get(position.actor, position.actor),
                "voice": names.get(position.voice or ""),
                "act": position.act,
                "content": _pair(position.content.span),
                "condition": _pair(position.condition.span) if position.condition else None,
                "evidence": _pair(position.sentence.span),
                "addressee": names.get(position.addressee or ""),
                "negated": position.negated,
                "issue": position.issue,
                "score": position.evidence.score,
            }
            for position in reading.positions
        ],
        "events": [{"text": _pair(event.text.span), "start": event.start} for event in reading.events],
    }


def _article(reading: Reading) -> dict[str, Any] | None:
    article, text = reading.article, reading.page.text
    if article is None:
        return None
    return {
        "kicker": article.kicker.of(text) if article.kicker else None,
        "headline": article.headline.of(text) if article.headline else article.title,
        "published": article.published,
        "agencies": list(article.agencies),
        "places": list(article.places),
        # the annotations' running text goes from its first to its last word, subheadings and questions included
        "body": [_pair(span) for span in sorted((*article.body, *article.headings, *article.questions))],
    }
