"""A page joins its wire family when it is added: one look-up of sampled sequences, no comparison with all.

The version that stands for a family is the longest by an agency alone, the earliest of equals; when a better one comes
in, the family is aligned anew.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from lagebild.model import Span
from lagebild.store import schema
from lagebild.stories import Print, partners, relatives, retold
from lagebild.stories.families import POSTINGS
from lagebild.stories.retelling import MIN_PERSONS, WITHIN

__all__ = ["Line", "catch_up", "join", "leave", "lines"]

_JOINING = 0x4C614A6F  # PostgreSQL's advisory lock: two versions that are added at once must see each other
_ALMOST = 0.8
"""Share of the longest version's words at which an earlier version is preferred."""
_WITNESSES = 8
"""Versions whose own sentences a newcomer is compared with."""
_RETELLINGS = 40
"""Articles of the same hours that a newcomer is compared with sentence by sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article's lead or body: its number on the page, its place, its text on one line."""

    ordinal: int
    span: Span
    text: str


def _lines(page_text: str, blocks: Sequence[Span], sentences: Iterable[Span]) -> list[Line]:
    """Captions, headings and furniture are no part of the copy."""
    inside = sorted(blocks)
    found, block = [], 0
    for ordinal, span in sorted(enumerate(sentences), key=lambda item: item[1]):
        while block < len(inside) and inside[block].end < span.end:
            block += 1
        if block < len(inside) and inside[block].contains(span):
            found.append(Line(ordinal, span, " ".join(span.of(page_text).split())))
    return found


def lines(connection: Connection, number: int) -> list[Line]:
    """The sentences of a stored article in reading order, none where the page holds no article."""
    pages, articles, table = schema.pages, schema.articles, schema.sentences
    row = connection.execute(
        select(pages.c.text, articles.c.lead, articles.c.body)
        .join(articles, articles.c.page == pages.c.number)
        .where(pages.c.number == number)
    ).one_or_none()
    if row is None:
        return []
    query = select(table.c.sentence_start, table.c.sentence_end).where(table.c.page == number).order_by(table.c.ordinal)
    return _lines(row.text, row.lead + row.body, [Span(*place) for place in connection.execute(query)])


def join(connection: Connection, number: int) -> None:
    """Finds the family of the article of a page that was just added, and notes what it has from it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_JOINING})"))
    if connection.execute(select(schema.articles.c.page).where(schema.articles.c.page == number)).scalar() is not None:
        _join(connection, number, lines(connection, number))


def catch_up(connection: Connection) -> int:
    """Joins the articles of an older store, in the order in which they came; how many."""
    articles, members = schema.articles, schema.memberships
    missing = select(articles.c.page).where(~select(members.c.page).where(members.c.page == articles.c.page).exists())
    numbers = connection.execute(missing.order_by(articles.c.page)).scalars().all()
    for number in numbers:
        _join(connection, number, lines(connection, number))
    return len(numbers)


def leave(connection: Connection, number: int) -> None:
    """Takes a page out of its family, because it is read anew."""
    members = schema.memberships
    row = connection.execute(select(members).where(members.c.page == number)).one_or_none()
    for table in (schema.sequences, schema.alignments, members):
        connection.execute(delete(table).where(table.c.page == number))
    if row is None:
        return
    left = connection.execute(select(members.c.page).where(members.c.family == row.family)).scalars().all()
    if left:
        # the family is called by one of its members, so that no two ever have the same number
        connection.execute(update(members).where(members.c.family == row.family).values(family=min(left)))
        _align(connection, min(left), None)


def _join(connection: Connection, number: int, own: Sequence[Line]) -> None:
    made = Print.of(line.text for line in own)
    sequences: list[int] = made.sample().tolist()
    shelf = _Shelf(connection)
    families = {*relatives(made, sequences, shelf), *_retellings(connection, number, own)}
    family = min(families, default=number)
    members = schema.memberships
    if len(families) > 1:
        connection.execute(update(members).where(members.c.family.in_(families)).values(family=family))
    values = {"page": number, "family": family, "origin": number, "words": len(made)}
    connection.execute(insert(members).values(values))
    rows = [{"sequence": value, "page": number} for value in sequences if len(shelf.known.get(value, ())) < POSTINGS]
    if rows:
        connection.execute(insert(schema.sequences), rows)
    if families:
        _align(connection, family, number if len(families) == 1 else None)


class _Shelf:
    """The stored articles, as `stories.relatives` asks for them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.known: dict[int, list[int]] = {}

    def holders(self, sequences: Sequence[int]) -> Mapping[int, Sequence[int]]:
        table, found = schema.sequences, defaultdict(list)
        for sequence, page in self._connection.execute(select(table).where(table.c.sequence.in_(sequences))):
            found[sequence].append(page)
        self.known = {sequence: sorted(pages) for sequence, pages in found.items()}
        return self.known

    def families(self, articles: Iterable[int]) -> Mapping[int, int]:
        table = schema.memberships
        query = select(table.c.page, table.c.family).where(table.c.page.in_(list(articles)))
        return {row.page: row.family for row in self._connection.execute(query)}

    def print_of(self, article: int) -> Print:
        return Print.of(line.text for line in lines(self._connection, article))


def _retellings(connection: Connection, number: int, own: Sequence[Line]) -> set[int]:
    """The families of articles of the same agency and hours that name the same persons and tell the same in other
    words.
    """
    articles, members = schema.articles, schema.memberships
    article = connection.execute(select(articles).where(articles.c.page == number)).one()
    when = _moment(article.published)
    if not article.agencies or when is None:
        return set()
    shared = _with_persons_of(number)
    query = (
        select(articles.c.page, articles.c.agencies, articles.c.published, members.c.family)
        .join(members, members.c.page == articles.c.page)
        .where(
            articles.c.page.in_(shared),
            articles.c.published >= (when - WITHIN).date().isoformat(),
            articles.c.published < (when + 2 * WITHIN).date().isoformat(),
        )
        .order_by(articles.c.page.desc())
        .limit(_RETELLINGS)
    )
    texts, found = [line.text for line in own], set[int]()
    for row in connection.execute(query).all():
        moment = _moment(row.published)
        near = moment is not None and abs(moment - when) <= WITHIN and set(row.agencies) & set(article.agencies)
        if near and row.family not in found and retold(texts, [line.text for line in lines(connection, row.page)]):
            found.add(row.family)
    return found


def _with_persons_of(number: int) -> Any:
    """The other pages that name enough of a page's persons."""
    table, other = schema.appearances, schema.appearances.alias()
    persons = select(table.c.actor).where(table.c.page == number, table.c.kind == "person")
    return (
        select(other.c.page)
        .where(other.c.actor.in_(persons), other.c.page != number)
        .group_by(other.c.page)
        .having(func.count() >= MIN_PERSONS)
    )


def _moment(published: str | None) -> datetime.datetime | None:
    """A date means its noon; what has no zone is taken for Central European time."""
    try:
        moment = datetime.datetime.fromisoformat(published or "")
    except ValueError:
        return None
    if len(published or "") <= len("2026-04-15"):
        moment += datetime.timedelta(hours=12)
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


def _align(connection: Connection, family: int, newcomer: int | None) -> None:
    """Notes for `newcomer` which sentences it has from its family; for all, where the origin is another one now."""
    articles, members = schema.articles, schema.memberships
    query = (
        select(members, articles.c.published, articles.c.agencies, articles.c.authors)
        .join(articles, articles.c.page == members.c.page)
        .where(members.c.family == family)
        .order_by(articles.c.published, members.c.page)
    )
    versions = connection.execute(query).all()
    origin = _origin(versions)
    if newcomer is None or any(row.origin != origin for row in versions if row.page != newcomer):
        newcomers = [row.page for row in versions if row.page != origin]
    else:
        newcomers = [newcomer] if newcomer != origin else []
    connection.execute(update(members).where(members.c.family == family).values(origin=origin))
    _write(connection, origin, [row.page for row in versions], newcomers)


def _origin(versions: Sequence[Row[Any]]) -> int:
    """The longest version by an agency alone, else by an agency and a paper, else by anybody; the earliest of those
    that are almost as long.
    """
    best = [row for row in versions if row.agencies and not row.authors] or [row for row in versions if row.agencies]
    best = best or list(versions)
    longest = max(row.words for row in best)
    long = [row for row in best if row.words >= _ALMOST * longest]
    return int(min(long, key=lambda row: (row.published or "9999", -row.words, row.page)).page)


def _write(connection: Connection, origin: int, versions: Sequence[int], newcomers: Sequence[int]) -> None:
    table = schema.alignments
    connection.execute(delete(table).where(table.c.page.in_([origin, *newcomers])))
    known = [(origin, line) for line in lines(connection, origin)]
    witnesses = [number for number in versions if number != origin and number not in newcomers]
    for number in witnesses[:_WITNESSES]:
        taken = set(connection.execute(select(table.c.ordinal).where(table.c.page == number)).scalars())
        known += [(number, line) for line in lines(connection, number) if line.ordinal not in taken]
    for place, number in enumerate(newcomers):
        own = lines(connection, number)
        found = partners([line.text for _, line in known], [line.text for line in own])
        rows = [
            {"page": number, "ordinal": line.ordinal, "other_page": known[like][0],
             "other_ordinal": known[like][1].ordinal}
            for line, like in zip(own, found, strict=True) if like is not None
        ]  # fmt: skip
        if rows:
            connection.execute(insert(table), rows)
        if place + len(witnesses) < _WITNESSES:
            known += [(number, line) for line, like in zip(own, found, strict=True) if like is None]
