"""Actors of articles as they are compared: what the store holds of each, and whom it is named beside."""

import functools
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Column, ColumnElement, Connection, Row, Text, and_, func, or_, select, type_coerce

from lagebild.actors.across import Appearance, needs_source
from lagebild.store import names, schema
from lagebild.store.blocks import parts

__all__ = ["COMPANY", "day", "load", "paper_of", "query_of", "sources", "texts"]

COMPANY = ("person", "organisation", "union", "company", "authority", "court", "government")
"""Kinds of those who tell matters apart where an actor is named beside them."""
_BY_NAME = frozenset(("state", "party", "group", "anonymous", "media", "alliance"))
_LONGEST_OUTLET = 40
_CACHED = 50_000
"""Stored lists and dates that are kept as read."""
_NOBODY: frozenset[str] = frozenset()


def load(connection: Connection, actors: set[str]) -> dict[str, list[Appearance]]:
    """The appearances of actors, by actor."""
    actor_id = schema.identities.c.actor
    rows = [row for part in parts(sorted(actors)) for row in connection.execute(query_of(actor_id.in_(part)))]
    sides = _side_kinds(connection, rows)
    company = _company(connection, rows)
    papers = sources(connection, rows)
    found: dict[str, list[Appearance]] = defaultdict(list)
    for row in rows:
        (page, actor, named, titles, parties, shorts, name, kind, aliases, side, page_id, published, places, family,
         outlet) = row  # fmt: skip
        called = texts(aliases) + texts(shorts)
        beside = company.get(page, _NOBODY)
        paper = paper_of(outlet) or (papers.get(page, "") if needs_source(name, kind) else "")
        if name in beside or not beside.isdisjoint(called):
            beside = beside.difference((name, *called))
        found[actor].append(
            Appearance(
                page=page_id, actor=actor, name=name, kind=kind, aliases=texts(aliases), side=side,
                side_kind=sides.get((page, side), "unknown") if side else "unknown", named=bool(named),
                titles=_text_set(titles), parties=_text_set(parties), shorts=texts(shorts), day=day(published),
                town=next(iter(texts(places)), ""), family=family, source=paper,
                company=beside,
            )
        )  # fmt: skip
    return found


@functools.lru_cache(maxsize=_CACHED)
def texts(stored: str | None) -> tuple[str, ...]:
    """A stored list of texts; most actors have the same ones on many pages."""
    return tuple(json.loads(stored or "[]"))


@functools.lru_cache(maxsize=_CACHED)
def _text_set(stored: str | None) -> frozenset[str]:
    return frozenset(texts(stored))


@functools.lru_cache(maxsize=_CACHED)
def day(published: str | None) -> str | None:
    """The day of an article, as its stored date has it."""
    return names.day(published)


def paper_of(outlet: str | None) -> str:
    """The outlet's name; what is too long for one is a title that was taken for it."""
    return outlet if outlet and len(outlet) <= _LONGEST_OUTLET else ""


def sources(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, str]:
    """Site or file of the pages that name no outlet, where an actor has nothing else to be told apart by."""
    table, found = schema.sightings, dict[int, str]()
    wanted = sorted({row.page for row in rows if not paper_of(row.outlet) and needs_source(row.name, row.kind)})
    for part in parts(wanted):
        query = select(table.c.page, func.min(table.c.uri).label("uri")).where(table.c.page.in_(part))
        for row in connection.execute(query.group_by(table.c.page)):
            found[row.page] = _source(row.uri)
    return found


def _source(uri: str) -> str:
    try:
        address = urlsplit(uri)
        return (address.hostname or "").removeprefix("www.") or PurePath(address.path).stem
    except ValueError:  # no address at all
        return PurePath(uri).stem


def query_of(condition: ColumnElement[bool]) -> Any:
    """What is compared of those in `identities` that meet the condition."""
    own, called, articles, members = schema.identities, schema.appearances, schema.articles, schema.memberships
    return (
        select(
            own.c.page, own.c.actor, own.c.named, _plain(own.c.titles), _plain(own.c.parties), _plain(own.c.shorts),
            called.c.name, called.c.kind, _plain(called.c.aliases), called.c.on_behalf_of,
            schema.pages.c.id.label("page_id"), articles.c.published, _plain(articles.c.places), members.c.family,
            articles.c.outlet,
        )
        .join(called, and_(called.c.page == own.c.page, called.c.actor == own.c.actor))
        .join(schema.pages, schema.pages.c.number == own.c.page)
        .outerjoin(articles, articles.c.page == own.c.page)
        .outerjoin(members, members.c.page == own.c.page)
        .where(condition)
    )  # fmt: skip


def _plain(column: Column[Any]) -> Any:
    """A list as it is stored: the same one comes often, and is read once."""
    return type_coerce(column, Text).label(column.name)


def _side_kinds(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[int, str], Any]:
    """The kind of those for whom actors act, as the same page has it."""
    table, found = schema.appearances, dict[tuple[int, str], Any]()
    wanted = sorted({row.page for row in rows if row.on_behalf_of})
    sides = {row.on_behalf_of for row in rows}
    for part in parts(wanted):
        query = select(table.c.page, table.c.name, table.c.kind).where(table.c.page.in_(part)).order_by(table.c.kind)
        for row in connection.execute(query):
            if row.name in sides:
                found[row.page, row.name] = row.kind
    return found


def _company(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, frozenset[str]]:
    """Whom the actors of a block are named beside: persons in full and bodies, which tell matters apart. States,
    parties and groups are compared by their names alone.
    """
    pages = {row.page for row in rows if row.named and row.kind not in _BY_NAME}
    table, own = schema.appearances, schema.identities
    found: dict[int, set[str]] = defaultdict(set)
    for part in parts(sorted(pages)):
        query = (
            select(table.c.page, table.c.name)
            .join(own, and_(own.c.page == table.c.page, own.c.actor == table.c.actor))
            .where(table.c.page.in_(part), table.c.kind.in_(COMPANY), own.c.named)
            .where(or_(table.c.kind != "person", table.c.name.like("% %")))
        )
        for row in connection.execute(query):
            found[row.page].add(row.name)
    return {page: frozenset(beside) for page, beside in found.items()}
