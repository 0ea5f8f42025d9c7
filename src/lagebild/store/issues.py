"""The issue of every position: what it is induced from, and where it is kept once it is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, func, insert, select

from lagebild.model import Act
from lagebild.store import names, schema
from lagebild.store.across import entity_of
from lagebild.store.loading import Leaves

__all__ = ["Material", "keep", "material", "missing", "names_of"]

_ROWS = 2000
"""Rows written at once."""


@dataclass(frozen=True, slots=True)
class Material:
    """A position as far as its issue depends on it: `page` and `ordinal` name it, `label` is its own."""

    page: int
    ordinal: int
    start: int
    actor_id: str
    act: Act
    negated: bool
    content: str
    condition: str
    sentence: str
    before: str
    label: str | None


def missing(connection: Connection) -> int:
    """How many positions have no issue yet."""
    table, issues = schema.positions, schema.issues
    kept = select(issues.c.page).where(issues.c.page == table.c.page, issues.c.ordinal == table.c.ordinal)
    return int(connection.execute(select(func.count()).select_from(table).where(~kept.exists())).scalar_one())


def material(connection: Connection) -> Iterator[Material]:
    """All positions, page by page."""
    table, leaves = schema.positions, Leaves(connection)
    for row in connection.execute(
        select(table, entity_of(table, table.c.actor).label("holder")).order_by(table.c.page, table.c.ordinal)
    ):
        yield _material(row, leaves)


def _material(row: Row[tuple[object, ...]], leaves: Leaves) -> Material:
    leaf = leaves[row.page]
    cited = leaf.cite(row.content_start, row.content_end)
    condition = leaf.maybe(row, "condition")
    return Material(
        page=row.page, ordinal=row.ordinal, start=row.content_start, actor_id=row.holder, act=row.act,
        negated=row.negated, content=leaf.passage(row.content_start, row.content_end).text,
        condition=condition.text if condition else "", sentence=cited.sentence.text, before=cited.before,
        label=row.issue,
    )  # fmt: skip


def names_of(connection: Connection) -> set[str]:
    """What actors are called anywhere, persons by their last name too, and the places of datelines: no issues."""
    found: set[str] = set()
    for row in connection.execute(select(schema.actors.c.name, schema.actors.c.kind)):
        found.add(row.name)
        if row.kind == "person" and " " in row.name and not row.name.endswith(")"):
            found.add(row.name.split()[-1])
    for column in (schema.appearances.c.aliases, schema.articles.c.places):
        for several in connection.execute(select(column)).scalars():
            found.update(several)
    return found


def keep(connection: Connection, found: Iterable[tuple[Material, str | None, str]]) -> None:
    """Replaces the issues of all positions: position, issue, and where it comes from."""
    connection.execute(delete(schema.issues))
    rows = [
        {
            "page": position.page,
            "ordinal": position.ordinal,
            "issue": issue,
            "issue_key": names.key(issue) if issue else None,
            "origin": origin,
        }
        for position, issue, origin in found
    ]
    for first in range(0, len(rows), _ROWS):
        connection.execute(insert(schema.issues), rows[first : first + _ROWS])
