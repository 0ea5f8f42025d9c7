"""For whom an actor acts: the state, party, organisation behind a person, as its page says or else most pages do."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, and_, func, select

from lagebild.model import ActorKind
from lagebild.store import schema
from lagebild.store.across import Face

__all__ = ["Sides"]

_FAR = 5
"""Steps from an adviser over a president to the state; more would be a circle."""
_KEPT = 32


@dataclass(frozen=True, slots=True)
class _Known:
    """An actor as the store knows it; `owner` is whom it acts for, in the words of the page."""

    id: str
    name: str
    kind: ActorKind
    owner: str | None


class Sides:
    """Looks up sides page by page."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._casts: OrderedDict[int, dict[str, _Known]] = OrderedDict()

    def behind(self, page: int, actor_id: str) -> tuple[str, ActorKind] | None:
        """Name and kind of the first one behind an actor that is no person; None where nobody is known."""
        cast = self._cast(page)
        asked, seen = actor_id, {actor_id}
        for _ in range(_FAR):
            owner = self._owner(cast, asked)
            if owner is None or owner in seen:
                return None
            seen.add(owner)
            known = cast.get(owner) or self._everywhere.get(owner)
            if known is None:
                return owner, "unknown"
            if known.kind != "person":
                return known.name, known.kind
            asked = owner
        return None

    def _owner(self, cast: dict[str, _Known], actor: str) -> str | None:
        here = cast.get(actor)
        if here is not None and here.owner:
            return here.owner
        return (self._usual.get(here.id) if here else None) or self._usual.get(actor)

    def _cast(self, page: int) -> dict[str, _Known]:
        """The actors of a page by id and by name."""
        if page not in self._casts:
            table, found = schema.appearances, dict[str, _Known]()
            face = Face.of(table, "actor")
            query = face.join(
                select(
                    table.c.actor, table.c.name, table.c.kind, table.c.on_behalf_of, face.id.label("id"),
                    face.name.label("known_as"),
                ).where(table.c.page == page).order_by(table.c.ordinal)
            )  # fmt: skip
            for row in self._connection.execute(query):
                known = _Known(row.id, row.known_as, row.kind, row.on_behalf_of)
                for name in (row.actor, row.name, row.known_as):
                    found.setdefault(name, known)
            self._casts[page] = found
            if len(self._casts) > _KEPT:
                self._casts.popitem(last=False)
        return self._casts[page]

    @cached_property
    def _usual(self) -> dict[str, str]:
        """By actor (id and name), for whom it acts on most pages."""
        table, own, entities, count = schema.appearances, schema.identities, schema.entities, func.count()
        actor = func.coalesce(own.c.entity, table.c.actor).label("actor")
        query = (
            select(actor, entities.c.name, table.c.on_behalf_of)
            .outerjoin(own, and_(own.c.page == table.c.page, own.c.actor == table.c.actor))
            .outerjoin(entities, entities.c.id == own.c.entity)
            .where(table.c.on_behalf_of.is_not(None))
            .group_by(actor, entities.c.name, table.c.on_behalf_of)
            .order_by(count.desc(), table.c.on_behalf_of)
        )
        found: dict[str, str] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.actor, row.on_behalf_of)
            if row.name:
                found.setdefault(row.name, row.on_behalf_of)
        return found

    @cached_property
    def _everywhere(self) -> dict[str, _Known]:
        table = schema.entities
        found: dict[str, _Known] = {}
        for row in self._connection.execute(select(table).order_by(table.c.kind == "unknown", table.c.id)):
            known = _Known(row.id, row.name, row.kind, row.on_behalf_of)
            found[row.id] = known
            found.setdefault(row.name, known)
        return found
