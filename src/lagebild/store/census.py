"""The actors across articles: how often each is named, and which pairs may be one."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, FromClause, Row, and_, func, select

from lagebild.model import ActorKind
from lagebild.store import names, schema
from lagebild.store.queries import current_pages
from lagebild.store.rows import DoubtfulPair, KnownActor, NamedHere

__all__ = ["actors", "appearances", "doubtful", "is_settled", "on_page"]


class _Known(NamedTuple):
    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    on_behalf_of: str | None


def actors(connection: Connection) -> Iterator[KnownActor]:
    """Everybody named on a current page, who wants most first."""
    seen = _seen(connection)
    said, wanted = (_findings(connection, table) for table in (schema.quotations, schema.positions))
    found = []
    for row in _known(connection, frozenset(seen)):
        here = seen[row.id]
        found.append(KnownActor(
            id=row.id, name=row.name, kind=row.kind, aliases=tuple(name for name in row.names if name != row.name),
            on_behalf_of=row.on_behalf_of, pages=here.pages, quotations=said.get(row.id, 0),
            positions=wanted.get(row.id, 0), first=names.day(here.first), last=names.day(here.last),
        ))  # fmt: skip
    yield from sorted(found, key=lambda one: (-one.positions, -one.quotations, one.name, one.id))


def _seen(connection: Connection) -> dict[str, Row[Any]]:
    """By actor, on how many current pages it is named, and on which days first and last."""
    own, articles = schema.identities, schema.articles
    actor = func.coalesce(own.c.entity, own.c.actor)
    query = (
        select(
            actor.label("id"),
            func.count(own.c.page.distinct()).label("pages"),
            func.min(articles.c.published).label("first"),
            func.max(articles.c.published).label("last"),
        )
        .outerjoin(articles, articles.c.page == own.c.page)
        .where(own.c.page.in_(current_pages()))
        .group_by(actor)
    )
    return {row.id: row for row in connection.execute(query)}


def _known(connection: Connection, wanted: frozenset[str]) -> Iterator[_Known]:
    """The wanted actors; those that are not settled as articles have them."""
    table, own = schema.entities, schema.actors
    settled = set()
    for row in connection.execute(select(table)):
        settled.add(row.id)
        if row.id in wanted:
            yield _Known(row.id, row.name, row.kind, row.names, row.on_behalf_of)
    if wanted - settled:
        for row in connection.execute(select(own)):
            if row.id in wanted - settled:
                yield _Known(row.id, row.name, row.kind, (), row.on_behalf_of)


def _findings(connection: Connection, table: FromClause) -> dict[str, int]:
    """How many findings each actor has on current pages."""
    own = schema.identities
    actor = func.coalesce(own.c.entity, table.c.actor).label("id")
    query = (
        select(actor, func.count().label("count"))
        .outerjoin(own, and_(own.c.page == table.c.page, own.c.actor == table.c.actor))
        .where(table.c.actor.is_not(None), table.c.page.in_(current_pages()))
        .group_by(actor)
    )
    return {row.id: row[1] for row in connection.execute(query)}


def doubtful(connection: Connection) -> Iterator[DoubtfulPair]:
    """Pairs of actors that may be one, the likeliest first."""
    table, one, other = schema.doubts, schema.entities.alias(), schema.entities.alias()
    query = (
        select(table, one.c.name.label("one_name"), other.c.name.label("other_name"))
        .join(one, one.c.id == table.c.one)
        .join(other, other.c.id == table.c.other)
        .order_by(table.c.score.desc(), one.c.name, other.c.name, table.c.one, table.c.other)
    )
    for row in connection.execute(query):
        yield DoubtfulPair(row.one, row.one_name, row.other, row.other_name, row.score, row.pro, row.contra)


def appearances(connection: Connection, actor: str) -> Iterator[NamedHere]:
    """The current articles that name an actor across articles, by day."""
    own, called, known, seen = schema.identities, schema.appearances, schema.entities, schema.sightings
    uri = select(seen.c.uri).where(seen.c.page == own.c.page).order_by(seen.c.seen, seen.c.uri).limit(1)
    query = (
        select(
            own.c.entity, known.c.name.label("known_as"), called.c.name, called.c.kind, own.c.reason, own.c.score,
            schema.pages.c.id, uri.scalar_subquery().label("uri"), schema.articles.c.published,
        )
        .join(known, known.c.id == own.c.entity)
        .join(called, and_(called.c.page == own.c.page, called.c.actor == own.c.actor))
        .join(schema.pages, schema.pages.c.number == own.c.page)
        .outerjoin(schema.articles, schema.articles.c.page == own.c.page)
        .where(own.c.entity == actor, own.c.page.in_(current_pages()))
    )  # fmt: skip
    found = [
        NamedHere(row.entity, row.known_as, row.name, row.kind, row.reason or "", row.score or 0.0, row.id,
                  row.uri or "", names.day(row.published))
        for row in connection.execute(query)
    ]  # fmt: skip
    yield from sorted(found, key=lambda here: (here.day or "", here.page_id, here.name))


def on_page(connection: Connection, page_id: str) -> dict[str, tuple[str, str]]:
    """Id and name of the actor across articles by the id that it has on a page."""
    own, known, pages = schema.identities, schema.entities, schema.pages
    query = (
        select(own.c.actor, known.c.id, known.c.name)
        .join(known, known.c.id == own.c.entity)
        .join(pages, pages.c.number == own.c.page)
        .where(pages.c.id == page_id)
    )
    return {row.actor: (row.id, row.name) for row in connection.execute(query)}


def is_settled(connection: Connection) -> bool:
    """Whether nothing came or was said since actors were last settled."""
    return connection.execute(select(schema.unsettled.c.actor).limit(1)).first() is None
