"""Actors across articles in the store: what a page brings is filed, and settled before anybody asks.

A page files its actors under keys (surname, name, abbreviation) and marks them as unsettled. Settling takes the blocks
of actors that share keys with them, resolves each block as a whole and replaces what was there: so the order in which
pages came plays no part, and nothing is compared with what shares no key.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from lagebild.actors.across import Identity, Place, Resolution, Traits, keys, read_traits, resolve
from lagebild.model import Actor, Cast, Reading
from lagebild.store import loading, names, schema
from lagebild.store.appearing import load
from lagebild.store.blocks import block, components, parts
from lagebild.store.merging import words
from lagebild.store.repeating import settled_at_once

__all__ = ["catch_up", "file", "settle", "unfile"]

_SETTLING = 0x4C614163  # PostgreSQL's advisory lock: two programs that settle at once would make actors twice
_AT_ONCE = 1000
"""Unsettled actors that one transaction takes up, with all that share keys with them."""
Rows = list[dict[str, Any]]


def file(connection: Connection, number: int, reading: Reading) -> None:
    """Files the actors of a page that was just added."""
    _alone(connection)
    traits = read_traits(reading.cast, reading.page.text)
    _file(connection, number, reading.cast.actors, traits)


def _file(connection: Connection, number: int, actors: Sequence[Actor], traits: Mapping[str, Traits]) -> None:
    rows: Rows = []
    filed: Rows = []
    for actor in actors:
        told = traits[actor.id]
        rows.append(
            {
                "page": number,
                "actor": actor.id,
                "named": told.named,
                "titles": told.titles,
                "parties": told.parties,
                "shorts": told.shorts,
            }
        )
        found = keys(actor.name, actor.kind, actor.aliases, told.shorts, named=told.named)
        filed += [{"key": key, "actor": actor.id} for key in found]
    if rows:
        connection.execute(insert(schema.identities), rows)
        _insert_missing(connection, schema.actor_keys, filed)
        mark(connection, [actor.id for actor in actors], anew=False)


def unfile(connection: Connection, number: int) -> None:
    """Marks the actors of a page that is read anew; its rows go with its findings."""
    table = schema.identities
    mark(connection, connection.execute(select(table.c.actor).where(table.c.page == number)).scalars().all())


def mark(connection: Connection, actors: Iterable[str], *, anew: bool = True) -> None:
    """Has actors of articles settled before the next question; `anew`: what was decided of others may change."""
    rows = [{"actor": actor, "anew": anew} for actor in actors]
    _insert_missing(connection, schema.unsettled, rows)
    if anew:
        for part in parts([row["actor"] for row in rows]):
            connection.execute(update(schema.unsettled).where(schema.unsettled.c.actor.in_(part)).values(anew=True))


def _insert_missing(connection: Connection, table: Table, rows: Rows) -> None:
    if rows:
        made = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
        connection.execute(made.on_conflict_do_nothing(), rows)


def catch_up(connection: Connection) -> None:
    """Files the actors of an older store's pages and settles all."""
    appearances, identities = schema.appearances, schema.identities
    filed = select(identities.c.page).where(
        identities.c.page == appearances.c.page, identities.c.actor == appearances.c.actor
    )
    missing = select(appearances.c.page).where(~filed.exists()).distinct().order_by(appearances.c.page)
    for number in connection.execute(missing).scalars().all():
        cast, page_text = _cast(connection, number)
        _file(connection, number, cast.actors, read_traits(cast, page_text))
    while settle(connection):
        pass


def _cast(connection: Connection, number: int) -> tuple[Cast, str]:
    reading = next(iter(loading.readings(connection, [number])))
    return reading.cast, reading.page.text


def _alone(connection: Connection) -> None:
    """Nobody files while another settles: what came in between would never be settled."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_SETTLING})"))


def settle(connection: Connection) -> bool:
    """Settles some of what is unsettled; whether there was any."""
    table = schema.unsettled
    _alone(connection)
    query = select(table.c.actor, table.c.anew).order_by(table.c.actor).limit(_AT_ONCE)
    marked = {row.actor: row.anew for row in connection.execute(query)}
    if not marked:
        return False
    said = words(connection)
    ties = [{place[0] for place in (*word.one, *word.other)} for word in said]
    calm = {actor for actor, anew in marked.items() if not anew}
    plain = settled_at_once(connection, calm, {actor for tie in ties for actor in tie})
    _unmark(connection, plain)
    first = marked.keys() - plain
    if not first:
        return True
    actors, links = block(connection, first, ties)
    blocks = components(actors, links)
    found = load(connection, actors)
    results = []
    for whole in blocks:
        members = [one for actor in whole for one in found.get(actor, ())]
        results.append(resolve(members, [w for w in said if any(p[0] in whole for p in (*w.one, *w.other))]))
    _replace(connection, actors, results)
    _unmark(connection, actors)
    return True


def _unmark(connection: Connection, actors: Iterable[str]) -> None:
    for part in parts(sorted(actors)):
        connection.execute(delete(schema.unsettled).where(schema.unsettled.c.actor.in_(part)))


def _replace(connection: Connection, actors: set[str], results: Sequence[Resolution]) -> None:
    """Puts the actors across articles in place of those that the same actors of articles had."""
    own, entities, doubts = schema.identities, schema.entities, schema.doubts
    old: dict[tuple[int, str], tuple[Any, ...]] = {}
    numbers: dict[str, int] = {}
    for part in parts(sorted(actors)):
        query = (
            select(own.c.page, own.c.actor, own.c.entity, own.c.reason, own.c.score, schema.pages.c.id)
            .join(schema.pages, schema.pages.c.number == own.c.page)
            .where(own.c.actor.in_(part))
        )
        for row in connection.execute(query):
            old[row.page, row.actor] = (row.entity, row.reason, row.score)
            numbers[row.id] = row.page
    made = [identity for result in results for identity in result.identities]
    gone = {str(entity) for entity, _, _ in old.values() if entity} | {identity.id for identity in made} | actors
    for part in parts(sorted(gone)):
        connection.execute(delete(entities).where(entities.c.id.in_(part)))
        connection.execute(delete(doubts).where(or_(doubts.c.one.in_(part), doubts.c.other.in_(part))))
    if made:
        connection.execute(insert(entities), [_row(identity) for identity in made])
    told = [
        {"one": one, "other": other, "pro": doubt.pro, "contra": doubt.contra, "score": doubt.score}
        for result in results
        for one, other, doubt in result.doubts
    ]
    if told:
        connection.execute(insert(doubts), told)
    _point(connection, made, old, numbers)


def _row(identity: Identity) -> dict[str, Any]:
    return {
        "id": identity.id,
        "name": identity.name,
        "name_key": names.key(identity.name),
        "names_key": names.key(identity.name, *identity.names),
        "names": identity.names,
        "kind": identity.kind,
        "on_behalf_of": identity.on_behalf_of,
    }


def _point(
    connection: Connection,
    made: Sequence[Identity],
    old: Mapping[tuple[int, str], tuple[Any, ...]],
    numbers: Mapping[str, int],
) -> None:
    """Notes for every appearance whose it is, where that is news."""
    own, rows = schema.identities, []
    for identity in made:
        for place, verdict in identity.members.items():
            number, actor = _number(place, numbers), place[0]
            if old.get((number, actor)) != (identity.id, verdict.reason, verdict.score):
                news = {"is": identity.id, "why": verdict.reason, "sure": verdict.score}
                rows.append({"at": number, "who": actor, **news})
    if rows:
        connection.execute(
            update(own)
            .where(own.c.page == bindparam("at"), own.c.actor == bindparam("who"))
            .values(entity=bindparam("is"), reason=bindparam("why"), score=bindparam("sure")),
            rows,
        )


def _number(place: Place, numbers: Mapping[str, int]) -> int:
    return numbers[place[1]]
