"""A page joins its wire family when it is added: one look-up of sampled sequences, no comparison with all.

The version that stands for a family is the longest by an agency alone, the earliest of equals; when a better one comes
in, the family is aligned anew.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, delete, func, insert, select, text, update

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


# Asked for every page: statements are built once.
_PAGE: BindParameter[int] = bindparam("page")
_TEXT = (
    select(schema.pages.c.text, schema.articles.c.lead, schema.articles.c.body)
    .join(schema.articles, schema.articles.c.page == schema.pages.c.number)
    .where(schema.pages.c.number == _PAGE)
)
_SENTENCES = (
    select(schema.sentences.c.sentence_start, schema.sentences.c.sentence_end)
    .where(schema.sentences.c.page == _PAGE)
    .order_by(schema.sentences.c.ordinal)
)
_HOLDERS = select(schema.sequences).where(schema.sequences.c.sequence.in_(bindparam("sequences", expanding=True)))
_FAMILIES = select(schema.memberships.c.page, schema.memberships.c.family).where(
    schema.memberships.c.page.in_(bindparam("pages", expanding=True))
)
_CREDIT = select(schema.articles.c.agencies, schema.articles.c.published).where(schema.articles.c.page == _PAGE)
_PERSONS = select(schema.appearances.c.actor).where(
    schema.appearances.c.page == _PAGE, schema.appearances.c.kind == "person"
)
_NAMING_THEM = (
    select(schema.appearances.c.page)
    .where(schema.appearances.c.actor.in_(bindparam("persons", expanding=True)), schema.appearances.c.page != _PAGE)
    .group_by(schema.appearances.c.page)
    .having(func.count() >= MIN_PERSONS)
)
_CONTEMPORARIES = (
    select(schema.articles.c.page, schema.articles.c.agencies, schema.articles.c.published, schema.memberships.c.family)
    .join(schema.memberships, schema.memberships.c.page == schema.articles.c.page)
    .where(
        schema.articles.c.page.in_(_NAMING_THEM),
        schema.articles.c.published >= bindparam("first"),
        schema.articles.c.published < bindparam("last"),
    )
    .order_by(schema.articles.c.page.desc())
    .limit(_RETELLINGS)
)


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
    row = connection.execute(_TEXT, {"page": number}).one_or_none()
    if row is None:
        return []
    places = connection.execute(_SENTENCES, {"page": number})
    return _lines(row.text, row.lead + row.body, [Span(start, end) for start, end in places])


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
        found = defaultdict(list)
        for sequence, page in self._connection.execute(_HOLDERS, {"sequences": list(sequences)}):
            found[sequence].append(page)
        self.known = {sequence: sorted(pages) for sequence, pages in found.items()}
        return self.known

    def families(self, articles: Iterable[int]) -> Mapping[int, int]:
        wanted = list(articles)
        found = self._connection.execute(_FAMILIES, {"pages": wanted}) if wanted else ()
        return {row.page: row.family for row in found}

    def print_of(self, article: int) -> Print:
        return Print.of(line.text for line in lines(self._connection, article))


def _retellings(connection: Connection, number: int, own: Sequence[Line]) -> set[int]:
    """The families of articles of the same agency and hours that name the same persons and tell the same in other
    words.
    """
    article = connection.execute(_CREDIT, {"page": number}).one()
    when = _moment(article.published)
    if not article.agencies or when is None:
        return set()
    persons = list(connection.execute(_PERSONS, {"page": number}).scalars())
    if len(persons) < MIN_PERSONS:
        return set()
    first, last = ((when + step).date().isoformat() for step in (-WITHIN, 2 * WITHIN))
    texts, found = [line.text for line in own], set[int]()
    asked = {"page": number, "persons": persons, "first": first, "last": last}
    for row in connection.execute(_CONTEMPORARIES, asked).all():
        moment = _moment(row.published)
        near = moment is not None and abs(moment - when) <= WITHIN and set(row.agencies) & set(article.agencies)
        if near and row.family not in found and retold(texts, [line.text for line in lines(connection, row.page)]):
            found.add(row.family)
    return found


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
