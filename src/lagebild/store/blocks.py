"""Which actors of articles are compared: those that share keys, over any number of steps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from lagebild.store import schema

__all__ = ["block", "components", "parts"]

BATCH = 400
"""Values a statement is asked with at once."""


def parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values in portions that a statement takes."""
    for first in range(0, len(values), BATCH):
        yield values[first : first + BATCH]


def block(
    connection: Connection, first: Iterable[str], ties: Sequence[set[str]]
) -> tuple[set[str], list[tuple[str, str]]]:
    """All actors that share keys with the first ones, or are tied to them by a human's word; and what links them."""
    table = schema.actor_keys
    actors: set[str] = set()
    asked: set[str] = set()
    links: list[tuple[str, str]] = []
    fresh = set(first)
    while fresh:
        actors |= fresh
        found: set[str] = set()
        for part in parts(sorted(fresh)):
            found |= set(connection.execute(select(table.c.key).where(table.c.actor.in_(part))).scalars())
        fresh = {actor for tie in ties if tie & fresh for actor in tie} - actors
        for part in parts(sorted(found - asked)):
            for row in connection.execute(select(table).where(table.c.key.in_(part))):
                links.append((row.key, row.actor))
                if row.actor not in actors:
                    fresh.add(row.actor)
        asked |= found
    for number, tie in enumerate(ties):
        links += [(f"#{number}", actor) for actor in tie if actor in actors]
    return actors, links


def components(actors: Iterable[str], links: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The blocks: actors that are linked over any number of keys."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for key, actor in links:
        by_key[key].append(actor)
    keys_of: dict[str, list[str]] = defaultdict(list)
    for key, members in by_key.items():
        for actor in members:
            keys_of[actor].append(key)
    blocks, seen = [], set[str]()
    for start in sorted(actors):
        if start in seen:
            continue
        block, todo = {start}, [start]
        while todo:
            for key in keys_of[todo.pop()]:
                new = [actor for actor in by_key.pop(key, ()) if actor not in block]
                block.update(new)
                todo += new
        seen |= block
        blocks.append(block)
    return blocks
