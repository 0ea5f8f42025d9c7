"""What needs no thought when a page comes: an actor named as before, whom no other name or doubt stands beside."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, update

from lagebild.actors.across import is_plain
from lagebild.store import schema

__all__ = ["settled_at_once"]

_BATCH = 400
"""Values a statement is asked with at once."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """The one actor across articles that all actors with common keys are."""

    id: str
    name: str
    kind: str
    on_behalf_of: str | None
    names: frozenset[str]


def settled_at_once(connection: Connection, actors: Sequence[str]) -> set[str]:
    """Settles those of the actors of articles whose whole block is one actor with their name, and of which the new
    articles say nothing new: resolving the block would come to the same. Returns them.
    """
    done: set[str] = set()
    for first in range(0, len(actors), _BATCH):
        part = actors[first : first + _BATCH]
        wholes = _wholes(connection, part)
        news = _news(connection, sorted(wholes))
        for actor, whole in wholes.items():
            rows = news.get(actor, [])
            if rows and all(_is_plain(row, whole) for row in rows):
                _give(connection, actor, whole.id)
                done.add(actor)
    return done


def _wholes(connection: Connection, actors: Sequence[str]) -> dict[str, _Whole]:
    """The actors whose block is one actor across articles without doubts."""
    blocks = _neighbours(connection, actors)
    of = _entities(connection, sorted({one for block in blocks.values() for one in block}))
    single = {
        actor: next(iter(of[actor]))
        for actor, block in blocks.items()
        if len(of.get(actor, ())) == 1 and all(of.get(one, set()) <= of[actor] for one in block)
    }
    known = dict(_known(connection, sorted(set(single.values()))))
    return {actor: known[entity] for actor, entity in single.items() if entity in known}


def _neighbours(connection: Connection, actors: Sequence[str]) -> dict[str, set[str]]:
    """The actors that share a key with each."""
    own, other = schema.actor_keys.alias(), schema.actor_keys.alias()
    query = (
        select(own.c.actor, other.c.actor.label("near"))
        .join(other, other.c.key == own.c.key)
        .where(own.c.actor.in_(actors))
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        found[row.actor].add(row.near)
    return found


def _entities(connection: Connection, actors: Sequence[str]) -> dict[str, set[str]]:
    own, found = schema.identities, defaultdict[str, set[str]](set)
    for first in range(0, len(actors), _BATCH):
        part = actors[first : first + _BATCH]
        query = select(own.c.actor, own.c.entity).where(own.c.actor.in_(part), own.c.entity.is_not(None)).distinct()
        for row in connection.execute(query):
            found[row.actor].add(row.entity)
    return found


def _known(connection: Connection, entities: Sequence[str]) -> Iterator[tuple[str, _Whole]]:
    table, doubts = schema.entities, schema.doubts
    doubtful = select(doubts.c.one).where(or_(doubts.c.one == table.c.id, doubts.c.other == table.c.id))
    for row in connection.execute(select(table).where(table.c.id.in_(entities), ~doubtful.exists())):
        yield row.id, _Whole(row.id, row.name, row.kind, row.on_behalf_of, frozenset(row.names))


def _news(connection: Connection, actors: Sequence[str]) -> dict[str, list[Any]]:
    """What is not settled of the actors."""
    own, called = schema.identities, schema.appearances
    query = (
        select(own, called.c.name, called.c.kind, called.c.aliases, called.c.on_behalf_of)
        .join(called, and_(called.c.page == own.c.page, called.c.actor == own.c.actor))
        .where(own.c.actor.in_(actors), own.c.entity.is_(None))
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.actor].append(row)
    return found


def _is_plain(row: Any, whole: _Whole) -> bool:
    return (
        bool(row.named)
        and row.name == whole.name
        and row.kind == whole.kind
        and not row.parties
        and row.on_behalf_of in (None, whole.on_behalf_of)
        and whole.names.issuperset((*row.aliases, *row.shorts))
        and is_plain(row.name, row.kind)
    )


def _give(connection: Connection, actor: str, entity: str) -> None:
    """The usual reason of the actor's other articles is the reason here."""
    own = schema.identities
    query = (
        select(own.c.reason, own.c.score)
        .where(own.c.actor == actor, own.c.entity == entity)
        .group_by(own.c.reason, own.c.score)
        .order_by(func.count().desc(), own.c.reason)
        .limit(1)
    )
    usual = connection.execute(query).one()
    connection.execute(
        update(own)
        .where(own.c.actor == actor, own.c.entity.is_(None))
        .values(entity=entity, reason=usual.reason, score=usual.score)
    )
