"""Actors across articles in queries: an actor of an article stands there as the actor of the store that it is.

What is not settled (a store that may only be read) keeps the article's own actor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Select, and_, func, or_, select

from lagebild.model import ActorKind
from lagebild.store import names, schema

__all__ = ["Face", "entity_of", "ids_in", "is_called", "known_as"]


@dataclass(frozen=True, slots=True)
class Face:
    """The actor in a column of findings as the store knows it: join it to a query, then ask for its columns."""

    table: FromClause
    column: ColumnElement[Any]
    own: Any
    entity: Any
    actor: Any

    @classmethod
    def of(cls, table: FromClause, name: str) -> "Face":
        """The face of the actor that the column `name` of a table of findings refers to."""
        aliases = (schema.identities.alias(), schema.entities.alias(), schema.actors.alias())
        return cls(table, table.c[name], *aliases)

    def join(self, query: Select[Any]) -> Select[Any]:
        """The query with the tables that tell who it is."""
        return (
            query.outerjoin(self.actor, self.actor.c.id == self.column)
            .outerjoin(self.own, and_(self.own.c.page == self.table.c.page, self.own.c.actor == self.column))
            .outerjoin(self.entity, self.entity.c.id == self.own.c.entity)
        )

    @property
    def id(self) -> ColumnElement[str]:
        """Its id."""
        return func.coalesce(self.entity.c.id, self.column)

    @property
    def name(self) -> ColumnElement[str]:
        """Its name, which no other actor of the store has."""
        return func.coalesce(self.entity.c.name, self.actor.c.name)

    @property
    def kind(self) -> ColumnElement[str]:
        """Its kind."""
        return func.coalesce(self.entity.c.kind, self.actor.c.kind)

    @property
    def here(self) -> Column[str]:
        """The name that the article has for it."""
        column: Column[str] = self.actor.c.name
        return column


def is_called(table: FromClause, column: ColumnElement[Any], wanted: str) -> ColumnElement[bool]:
    """Whether the actor in `column` of a row of findings is called so anywhere in the store, by name or alias."""
    pattern = names.pattern(wanted)
    own, entities, known = schema.identities, schema.entities, schema.actors
    here = own.c.page == table.c.page, own.c.actor == column
    settled = select(own.c.page).where(
        *here, own.c.entity.in_(select(entities.c.id).where(entities.c.names_key.like(pattern)))
    )
    unsettled = select(own.c.page).where(*here, own.c.entity.is_(None))
    by_name = select(known.c.id).where(known.c.name_key.like(pattern))
    by_alias = select(schema.appearances.c.actor).where(schema.appearances.c.aliases_key.like(pattern))
    return or_(settled.exists(), and_(unsettled.exists(), or_(column.in_(by_name), column.in_(by_alias))))


def ids_in(table: FromClause, column: ColumnElement[Any], wanted: Iterable[str]) -> ColumnElement[bool]:
    """Whether the actor in `column` of a row of findings is one of those ids."""
    own, ids = schema.identities, list(wanted)
    here = select(own.c.page).where(own.c.page == table.c.page, own.c.actor == column)
    unsettled = here.where(own.c.entity.is_(None)).exists()
    return or_(here.where(own.c.entity.in_(ids)).exists(), and_(unsettled, column.in_(ids)))


def entity_of(table: FromClause, column: ColumnElement[Any]) -> ColumnElement[str]:
    """The id of the actor in `column`, as the store knows it."""
    own = schema.identities
    query = select(own.c.entity).where(own.c.page == table.c.page, own.c.actor == column)
    return func.coalesce(query.scalar_subquery(), column)


def known_as(connection: Connection, name: str) -> tuple[str, str, ActorKind] | None:
    """Id, name and kind of the actor of that name, else of the only one that articles call so; None for others."""
    table, wanted = schema.entities, schema.storable(name)
    columns = table.c.id, table.c.name, table.c.kind
    row = connection.execute(select(*columns).where(table.c.name == wanted).order_by(table.c.id)).first()
    if row is None:
        # a name without a word in it has an empty key, which everything would hold
        key = names.key(wanted) or "|"
        whole = or_(table.c.names_key.like(f"{key}%"), table.c.names_key.like(f"%|{key}%"))
        for condition in (whole, table.c.names_key.like(f"%{key}%")):
            rows = connection.execute(select(*columns).where(condition).limit(2)).all()
            if rows:
                row = rows[0] if len(rows) == 1 else None
                break
    if row is None:
        known = schema.actors
        row = connection.execute(
            select(known.c.id, known.c.name, known.c.kind).where(known.c.name == wanted).order_by(known.c.id)
        ).first()
    return None if row is None else (row.id, row.name, row.kind)
