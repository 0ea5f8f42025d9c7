"""Pages and readings out of the tables, as the model has them."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from lagebild.errors import StoreError
from lagebild.model import (
    Actor,
    Anchor,
    Article,
    Cast,
    Event,
    Evidence,
    Mention,
    Page,
    Position,
    Problem,
    Quotation,
    Reading,
    Span,
    Time,
)
from lagebild.store import hints, schema
from lagebild.store.rows import Citation, Passage, Source, passage
from lagebild.store.writing import digest

_KEPT = 32
"""Pages held at once while lines are read in the order of their pages."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with what is needed to cite from it."""

    number: int
    page: Page
    source: Source
    article: Article | None
    sentences: tuple[Span, ...]

    def cite(self, start: int, end: int) -> Citation:
        """The sentence around a place, or the whole line where no sentence was made of it."""
        text, spans = self.page.text, self.sentences
        for number, span in enumerate(spans):
            if span.start <= start and end <= span.end:
                before = spans[number - 1].of(text) if number else ""
                after = spans[number + 1].of(text) if number + 1 < len(spans) else ""
                return Citation(self.source, passage(text, span), before, after)
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        return Citation(self.source, passage(text, Span(first, last if last > end else max(end, first + 1))), "", "")

    def passage(self, start: int, end: int) -> Passage:
        """The characters of a place."""
        return passage(self.page.text, Span(start, end))

    def maybe(self, row: Row[Any], name: str) -> Passage | None:
        """The characters of the place `name` of a row, None where it has none."""
        start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
        return None if start is None else self.passage(start, end)


class Leaves:
    """Loads pages by their number and holds the last few."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: OrderedDict[int, Leaf] = OrderedDict()

    def __getitem__(self, number: int) -> Leaf:
        if number not in self._held:
            self._held[number] = load_leaf(self._connection, number)
            if len(self._held) > _KEPT:
                self._held.popitem(last=False)
        self._held.move_to_end(number)
        return self._held[number]


def load_leaf(connection: Connection, number: int) -> Leaf:
    """A page for citing; a StoreError where its text is no longer what was stored."""
    row = connection.execute(select(schema.pages).where(schema.pages.c.number == number)).one()
    if digest(row.text) != row.digest:
        raise StoreError(
            f"the text of page {row.id} was altered in the store: its lines cannot be trusted; add it anew"
        )
    sightings, current = _sightings(connection, number)
    first = sightings[0]
    page = Page(row.id, first.uri, first.fetched, row.media_type, row.text, hints.load(row.hints))
    article = _article(connection, number, row.id)
    source = Source(
        page_id=row.id,
        uris=tuple(sighting.uri for sighting in sightings),
        version=max(sighting.version for sighting in sightings),
        current=current,
        headline=_headline(article, page),
        outlet=article.outlet if article and article.outlet else page.hints.outlet,
        agencies=article.agencies if article else (),
        authors=article.authors if article else (),
        published=article.published if article else page.hints.published,
        updated=article.updated if article else page.hints.updated,
    )
    spans = tuple(Span(r.sentence_start, r.sentence_end) for r in _rows(connection, schema.sentences, number))
    return Leaf(number, page, source, article, spans)


def _sightings(connection: Connection, number: int) -> tuple[Sequence[Row[Any]], bool]:
    """Where a page was seen, the first place first; and whether it is the newest under any of these URIs."""
    table, newer = schema.sightings, schema.sightings.alias()
    is_newest = (
        ~select(newer.c.page).where(newer.c.uri_key == table.c.uri_key, newer.c.version > table.c.version).exists()
    )
    rows = connection.execute(
        select(table.c.uri, table.c.version, table.c.fetched, is_newest.label("newest"))
        .where(table.c.page == number)
        .order_by(table.c.seen, table.c.uri)
    ).all()
    return rows, any(row.newest for row in rows)


def _headline(article: Article | None, page: Page) -> str | None:
    if article is None:
        return page.hints.title
    return article.headline.of(page.text) if article.headline else article.title


def _article(connection: Connection, number: int, page_id: str) -> Article | None:
    row = connection.execute(select(schema.articles).where(schema.articles.c.page == number)).one_or_none()
    if row is None:
        return None
    return Article(
        id=row.id, page_id=page_id, headline=_span(row, "headline"), kicker=_span(row, "kicker"), title=row.title,
        published=row.published, updated=row.updated, outlet=row.outlet, agencies=row.agencies, places=row.places,
        authors=row.authors, keywords=row.keywords, lead=row.lead, body=row.body, headings=row.headings,
        questions=row.questions, captions=row.captions, tickers=row.tickers,
    )  # fmt: skip


def _rows(connection: Connection, table: Table, number: int) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.page == number).order_by(table.c.ordinal)).all()


def _span(row: Row[Any], name: str) -> Span | None:
    start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
    return None if start is None else Span(start, end)


def readings(connection: Connection, numbers: Sequence[int]) -> Iterator[Reading]:
    """The readings of pages, as they were added (what was unsound is gone, see `soundness`)."""
    for number in numbers:
        yield _Loader(connection, load_leaf(connection, number)).reading()


class _Loader:
    """Rows of one page back into findings."""

    def __init__(self, connection: Connection, leaf: Leaf) -> None:
        self._connection, self._leaf = connection, leaf

    def reading(self) -> Reading:
        """All of it."""
        return Reading(
            page=self._leaf.page,
            article=self._leaf.article,
            sentences=self._leaf.sentences,
            lemmas=tuple(row.lemmas for row in self._rows(schema.sentences)),
            cast=Cast(tuple(self._actors()), tuple(self._mentions())),
            quotations=tuple(self._quotations()),
            positions=tuple(self._positions()),
            times=tuple(self._times()),
            events=tuple(self._events()),
            problems=tuple(self._problems()),
        )

    def _rows(self, table: Table) -> Sequence[Row[Any]]:
        return _rows(self._connection, table, self._leaf.number)

    def _anchor(self, span: Span) -> Anchor:
        return Anchor(self._leaf.page.id, span)

    def _at(self, row: Row[Any], name: str) -> Anchor:
        return self._anchor(Span(getattr(row, f"{name}_start"), getattr(row, f"{name}_end")))

    def _maybe(self, row: Row[Any], name: str) -> Anchor | None:
        span = _span(row, name)
        return None if span is None else self._anchor(span)

    def _evidence(self, row: Row[Any]) -> Evidence:
        return Evidence(row.stage, row.rule, tuple(map(self._anchor, row.anchors)), row.score)

    def _actors(self) -> Iterator[Actor]:
        for row in self._rows(schema.appearances):
            yield Actor(row.actor, row.name, row.kind, row.aliases, row.on_behalf_of)

    def _mentions(self) -> Iterator[Mention]:
        for row in self._rows(schema.mentions):
            yield Mention(self._at(row, "mention"), row.kind, row.actor, self._evidence(row))

    def _quotations(self) -> Iterator[Quotation]:
        for row in self._rows(schema.quotations):
            yield Quotation(
                id=row.id, content=tuple(map(self._anchor, row.content)), type=row.type, evidence=self._evidence(row),
                speaker=self._maybe(row, "speaker"), actor=row.actor, cue=self._maybe(row, "cue"),
                addressee=self._maybe(row, "addressee"),
            )  # fmt: skip

    def _positions(self) -> Iterator[Position]:
        shared = {row.ordinal: row.issue for row in self._rows(schema.issues)}
        for row in self._rows(schema.positions):
            yield Position(
                id=row.id, actor=row.actor, act=row.act, content=self._at(row, "content"),
                sentence=self._at(row, "sentence"), evidence=self._evidence(row), voice=row.voice,
                condition=self._maybe(row, "condition"), addressee=row.addressee, negated=row.negated,
                issue=shared.get(row.ordinal) or row.issue, said_on=row.said_on,
                sub_issue=(row.issue or "") if shared.get(row.ordinal) else None,
                addressee_rule=row.addressee_rule, addressee_score=row.addressee_score,
            )  # fmt: skip

    def _times(self) -> Iterator[Time]:
        for row in self._rows(schema.times):
            yield Time(self._at(row, "time"), row.type, row.value, self._evidence(row))

    def _events(self) -> Iterator[Event]:
        for row in self._rows(schema.events):
            yield Event(
                id=row.id, text=self._at(row, "text"), start=row.start, evidence=self._evidence(row),
                what=self._maybe(row, "what"), sentence=self._maybe(row, "sentence"),
            )  # fmt: skip

    def _problems(self) -> Iterator[Problem]:
        table = schema.problems
        query = select(table).where(table.c.page == self._leaf.number).order_by(table.c.number)
        for row in self._connection.execute(query):
            yield problem(row)


def problem(row: Row[Any]) -> Problem:
    """A row of the problems."""
    return Problem(row.stage, row.kind, row.place, row.message, _span(row, "problem"))
