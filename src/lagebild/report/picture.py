"""What the HTML report shows, out of a store."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lagebild.analysis.agreement import agree
from lagebild.analysis.bargaining import Outcome
from lagebild.report.debate import debate
from lagebild.report.html import Picture
from lagebild.report.html.agreement import Lines, lines
from lagebild.report.html.chapters import Copy, EditRow, Entry, Part, Printed, Reprint, Storyline
from lagebild.report.html.view import Date, Shift, Source, Statement, act_styles, pieces
from lagebild.report.issues import Move, moves
from lagebild.store import CitedEvent, CitedPosition, Count, Passage, Store
from lagebild.store import Source as StoredSource
from lagebild.store.families import CitedEdit, Family, Version
from lagebild.store.storylines import CitedStory
from lagebild.stories.alignment import EditKind

__all__ = ["of_store"]

_COPIES = 30
"""Wire families that are shown, the largest first: their texts fill many pages."""
_EDITS: dict[EditKind, str] = {
    "kept": "übernommen",
    "reworded": "umformuliert",
    "dropped": "gestrichen",
    "added": "ergänzt",
}


def of_store(
    store: Store, *, min_score: float | None = None, count: Count = "once", bargains: Sequence[Outcome] = ()
) -> Picture:
    """All current positions, events, articles and problems of a store; `min_score` leaves out what is less sure.

    `bargains` are solutions from numbers that the user gave, for the section on agreement.
    """
    positions = store.positions(min_score=min_score, count=count)
    printed = store.positions(min_score=min_score, count="printed") if count == "once" else positions
    told = debate(positions, printed, {one.id for one in positions} if count == "once" else None)
    return Picture(
        statements=tuple(_statement(position) for position in positions),
        dates=_dates(store.events(min_score=min_score)),
        sources=tuple(_source(article.source) for article in store.articles()),
        problems=_problems(store),
        shifts=tuple(_shift(move) for move in moves(positions)),
        agreement=_agreement(store, positions, bargains),
        stories=tuple(map(_storyline, store.stories(least=2))),
        copies=tuple(map(_copy, store.families()[:_COPIES])),
        network=told.network,
        robust=told.robust,
        course=told.course,
        course_width=told.width,
    )


def _problems(store: Store) -> tuple[str, ...]:
    """What was not used and why, with the outlet's name instead of the page's id."""
    names = {article.source.page_id: _source(article.source).name for article in store.articles()}
    told = (replace(problem, where=names.get(problem.where, problem.where)) for problem in store.problems())
    return tuple(dict.fromkeys(map(str, told)))


def _agreement(store: Store, positions: Sequence[CitedPosition], bargains: Sequence[Outcome]) -> Lines | None:
    if not positions and not bargains:
        return None
    return lines(agree(positions, store.actors(), stories=_story_names(store)), bargains)


def _story_names(store: Store) -> dict[str, str]:
    """The name of the story of each page."""
    return {source.page_id: story.name for story in store.stories(least=2) for source in story.sources}


def _shift(move: Move) -> Shift:
    return Shift(move.kind, move.side, _statement(move.before), _statement(move.after))


def _storyline(story: CitedStory) -> Storyline:
    entries = (
        Entry(day.day, _source(entry.source), len(entry.versions)) for day in story.timeline for entry in day.entries
    )
    pages = frozenset(source.page_id for source in story.sources)
    return Storyline(story.id, _line(story.name), story.first, story.last, pages, tuple(entries))


def _copy(family: Family) -> Copy:
    pages = [version.source.page_id for version in family.members]
    return Copy(
        number=family.number,
        agency=family.agency or "",
        members=tuple(map(_reprint, family.members)),
        positions=tuple(_printed(position, pages) for position in family.positions if position.printed),
    )


def _reprint(version: Version) -> Reprint:
    counts = [(label, version.count(kind)) for kind, label in _EDITS.items()]
    return Reprint(
        source=_source(version.source),
        words=version.words,
        counts=(*counts, ("umgestellt", version.moved)) if version.edits else (),
        rows=tuple(map(_row, version.edits)),
    )


def _row(edit: CitedEdit) -> EditRow:
    if edit.changes:
        old = tuple(Part(change.kind, change.was or change.text) for change in edit.changes if change.kind != "in")
        new = tuple(Part(change.kind, change.text) for change in edit.changes if change.kind != "out")
        return EditRow(edit.kind, edit.moved, old, new)
    sides = [(Part("same", place.text),) if place else () for place in (edit.origin, edit.version)]
    return EditRow(edit.kind, edit.moved, sides[0], sides[1])


def _printed(position: CitedPosition, pages: Sequence[str]) -> Printed:
    printers = {source.page_id for source in position.printed}
    return Printed(
        id=position.id,
        actor=position.actor,
        act=position.act,
        style=act_styles()[position.act],
        content=_line(position.content.text),
        by=tuple(page in printers for page in pages),
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
        addressee=position.shown_addressee,
        condition=_line(position.condition.text) if position.condition else None,
        negated=position.negated,
        addressee_rule=position.addressee_rule,
        addressee_score=position.addressee_score,
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
