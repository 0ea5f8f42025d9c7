"""What a store holds, as the report's statements, dates and sources."""

from collections.abc import Iterable

from lagebild.model import Problem
from lagebild.report.html import view
from lagebild.report.html.page import Picture
from lagebild.report.html.view import Date, Statement
from lagebild.store import CitedEvent, CitedPosition, Passage, Source, StoredArticle

__all__ = ["picture"]


def picture(
    positions: Iterable[CitedPosition],
    events: Iterable[CitedEvent],
    articles: Iterable[StoredArticle],
    problems: Iterable[Problem] = (),
) -> Picture:
    """The picture that these rows give; a position that a human judged wrong is left out."""
    return Picture(
        statements=tuple(_statement(position) for position in positions if position.verdict != "wrong"),
        dates=tuple(_date(event) for event in events if event.verdict != "wrong"),
        sources=tuple(_source(article.source) for article in articles),
        problems=tuple(str(problem) for problem in problems),
    )


def _statement(position: CitedPosition) -> Statement:
    sentence = position.citation.sentence
    return Statement(
        id=position.id,
        actor=position.actor,
        kind=position.actor_kind,
        act=position.act,
        content=_line(position.content.text),
        issue=position.issue or "",
        date=position.day or "",
        score=position.score,
        rule=position.rule,
        pieces=view.pieces(sentence.text, _shifted(position.content, sentence), _shifted(position.condition, sentence)),
        sources=(_source(position.citation.source),),
        before=_line(position.citation.before),
        after=_line(position.citation.after),
        voice=position.voice,
        addressee=position.addressee,
        condition=_line(position.condition.text) if position.condition else None,
        negated=position.negated,
    )


def _shifted(part: Passage | None, sentence: Passage) -> tuple[int, int] | None:
    """The place of `part` in the sentence; it may begin before or end after it."""
    return (part.start - sentence.start, part.end - sentence.start) if part else None


def _date(event: CitedEvent) -> Date:
    return Date(
        start=event.start,
        text=_line(event.text.text),
        what=_line(event.what.text) if event.what else "",
        sentence=_line(event.citation.sentence.text),
        sources=(_source(event.citation.source),),
    )


def _source(source: Source) -> view.Source:
    return view.Source(
        page_id=source.page_id,
        headline=source.headline or "",
        outlet=source.name,
        agencies=source.agencies,
        date=(source.published or source.updated or "")[:10],
        uri=source.uri,
    )


def _line(text: str) -> str:
    """Line breaks and runs of blanks become one blank: the report sets lines anew."""
    return " ".join(text.split())
