"""What the HTML report shows, out of a store."""

from collections.abc import Iterable

from lagebild.report.html import Picture
from lagebild.report.html.view import Date, Source, Statement, pieces
from lagebild.store import CitedEvent, CitedPosition, Count, Passage, Store
from lagebild.store import Source as StoredSource

__all__ = ["of_store"]


def of_store(store: Store, *, min_score: float | None = None, count: Count = "once") -> Picture:
    """All current positions, events, articles and problems of a store; `min_score` leaves out what is less sure."""
    return Picture(
        statements=tuple(_statement(position) for position in store.positions(min_score=min_score, count=count)),
        dates=_dates(store.events(min_score=min_score)),
        sources=tuple(_source(article.source) for article in store.articles()),
        problems=tuple(dict.fromkeys(str(problem) for problem in store.problems())),
    )


def _source(source: StoredSource) -> Source:
    return Source(
        page_id=source.page_id,
        headline=_line(source.headline or ""),
        outlet=source.outlet or "",
        agencies=source.agencies,
        date=source.published or "",
        uri=source.uri,
    )


def _statement(position: CitedPosition) -> Statement:
    citation = position.citation
    sentence = citation.sentence
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
        pieces=pieces(sentence.text, _within(position.content, sentence), _within(position.condition, sentence)),
        sources=tuple(_source(source) for source in position.printed or (citation.source,)),
        before=_line(citation.before),
        after=_line(citation.after),
        voice=position.voice,
        addressee=position.addressee,
        condition=_line(position.condition.text) if position.condition else None,
        negated=position.negated,
    )


def _within(part: Passage | None, sentence: Passage) -> tuple[int, int] | None:
    return None if part is None else (part.start - sentence.start, part.end - sentence.start)


def _dates(events: Iterable[CitedEvent]) -> tuple[Date, ...]:
    """One entry for what several pages announce in the same words for the same time."""
    found: dict[tuple[str, str], Date] = {}
    for event in events:
        what = _line(event.what.text if event.what else "")
        key = (event.start, (what or event.text.text).casefold())
        sources = found[key].sources if key in found else ()
        source = _source(event.citation.source)
        if source not in sources:
            sentence = _line(event.citation.sentence.text)
            first = found.get(key) or Date(event.start, _line(event.text.text), what, sentence, ())
            found[key] = Date(first.start, first.text, first.what, first.sentence, (*sources, source))
    return tuple(found.values())


def _line(text: str) -> str:
    return " ".join(text.split())
