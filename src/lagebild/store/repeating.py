"""What needs no thought when a page comes into a large block: an actor told in the same words as before.

Resolving a block takes time in proportion to its articles, and some names are in half of them. A single new appearance
is settled without that where it can be shown that resolving the whole block would come to the same: its words are known
(an appearance with the same words is settled for a reason that hangs on words alone), no count turns over, and nobody
whose case is open can learn anything from those named beside it. Everything else is resolved as a whole.
"""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Text, and_, func, insert, or_, select, type_coerce, update

from lagebild.actors.across import STATIC, is_frequent, is_full, is_local, is_variant
from lagebild.model import content_id
from lagebild.store import names, schema
from lagebild.store.appearing import COMPANY, day, paper_of, query_of, sources, texts
from lagebild.store.blocks import block, parts

__all__ = ["settled_at_once"]

LARGE = 150
"""Appearances from which on a block is not resolved as a whole for every page."""
_FEW = 400
"""New appearances up to which one by one is quicker than blocks as a whole."""
_OPEN = 1500
"""Open cases in a block that are looked at."""
_BODY = ("the same name", "the same description", "the same name and place")
_TIMES = 5
"""As in `persons`: how many times more articles make a person the usual one of a name."""
_WEEK, _ERA = 7, 400
"""As in `evidence`: days of one matter, and of one time."""


def settled_at_once(connection: Connection, actors: Collection[str], spoken: Collection[str]) -> set[str]:
    """Settles those of the actors of articles that need no thought, and returns them; `spoken`: of whom humans said
    something, which needs the whole block.
    """
    own, done = schema.identities, set[str]()
    query = select(own.c.page, own.c.actor).where(own.c.entity.is_(None)).limit(_FEW + 1)
    fresh = connection.execute(query).all()
    if len(fresh) > _FEW:
        return done
    pages = sorted({row.page for row in fresh})
    for part in parts(pages):
        for row in connection.execute(query_of(and_(own.c.page.in_(part), own.c.entity.is_(None)))).all():
            alone = sum(other.actor == row.actor for other in fresh) == 1
            if alone and row.actor in actors and _Newcomer(connection, row).settled(spoken):
                done.add(row.actor)
    return done


@dataclass(slots=True)
class _Newcomer:
    """A new appearance and the block that it comes into."""

    connection: Connection
    row: Row[Any]
    block: Sequence[str] = ()

    def settled(self, spoken: Collection[str]) -> bool:
        """Whether it could be settled, and is."""
        own, row = schema.identities, self.row
        found, _ = block(self.connection, [row.actor], ())
        self.block = sorted(found)
        if found & set(spoken) or len(self.block) > _FEW:
            return False
        query = select(own.c.page).where(own.c.actor.in_(self.block)).limit(LARGE)
        if len(self.connection.execute(query).all()) < LARGE or row.kind == "unknown":
            return False
        if self._stands_alone():
            return self._made_anew()
        twin = self._twin()
        if twin is None or not self._keeps_its_face(twin.entity):
            return False
        if not (self._harmless_person(twin.entity) if row.kind == "person" else self._harmless_body(twin.entity)):
            return False
        self._give(twin.entity, twin.reason, twin.score)
        return True

    def _give(self, entity: str, reason: str, score: float) -> None:
        own, row = schema.identities, self.row
        values = {"entity": entity, "reason": reason, "score": score}
        self.connection.execute(update(own).where(own.c.page == row.page, own.c.actor == row.actor).values(values))

    # what is somebody of its own on every page

    def _stands_alone(self) -> bool:
        """Whether it is a description, or a body that every town has, without anything to tell whose."""
        row = self.row
        if row.on_behalf_of or texts(row.parties) or row.kind in ("group", "anonymous"):
            return False
        return not row.named if row.kind == "person" else is_local(row.name, row.kind) and not texts(row.places)

    def _made_anew(self) -> bool:
        """Makes an actor of it, where others of that name are told apart by paper and day already."""
        own, row = schema.identities, self.row
        query = select(own.c.entity).where(own.c.actor == row.actor, own.c.entity.is_not(None)).distinct().limit(3)
        apart = self.connection.execute(query).scalars().all()
        paper = paper_of(row.outlet) or sources(self.connection, [row]).get(row.page, "")
        when = ", ".join(part for part in (paper, day(row.published)) if part)
        name = f"{row.name} ({when})"
        known = schema.entities
        clash = select(known.c.id).where(known.c.name_key.like(names.key(name).replace("|", "%"))).limit(2)
        alike = len(self.connection.execute(clash).all())
        if len(apart) < 3 or not when or self._has_copies() or alike == 1:
            return False
        if alike:  # those are told apart by more than that already
            name = f"{name[:-1]}, {content_id(row.actor, row.page_id)[:6]})"
        if self._kind_elsewhere() or set(apart) & set(self.block):
            return False
        entity = content_id("entity", row.actor, row.page_id, row.actor)
        called = tuple(sorted({row.name, *texts(row.aliases), *texts(row.shorts)}))
        self.connection.execute(insert(known).values(
            id=entity, name=name, name_key=names.key(name), names_key=names.key(name, *called), names=called,
            kind=row.kind, on_behalf_of=None,
        ))  # fmt: skip
        reason, score = ("described, not named", 0.8) if row.kind == "person" else ("the same name and place", 0.75)
        self._give(entity, reason, score)
        return True

    def _kind_elsewhere(self) -> bool:
        """Whether the name has other forms or kinds in the block, or one that abbreviates."""
        return len(self.block) > 1 or bool(texts(self.row.aliases))

    def _has_copies(self) -> bool:
        members = schema.memberships
        query = select(members.c.page).where(members.c.family == self.row.family).limit(2)
        return self.row.family is not None and len(self.connection.execute(query).all()) > 1

    # what is somebody known

    def _twin(self) -> Any:
        """An appearance with the same words, settled for a reason that hangs on words."""
        own, called, row, articles = schema.identities, schema.appearances, self.row, schema.articles
        same = [
            own.c.actor == row.actor, own.c.named == bool(row.named), called.c.name == row.name,
            called.c.on_behalf_of.is_not_distinct_from(row.on_behalf_of),
            *(
                type_coerce(column, Text) == value
                for column, value in (
                    (own.c.titles, row.titles), (own.c.parties, row.parties), (own.c.shorts, row.shorts),
                    (called.c.aliases, row.aliases),
                )
            ),
        ]  # fmt: skip
        query = (
            select(own.c.entity, own.c.reason, own.c.score)
            .join(called, and_(called.c.page == own.c.page, called.c.actor == own.c.actor))
            .where(*same, own.c.entity.is_not(None), own.c.reason.in_(STATIC if row.kind == "person" else _BODY))
            .limit(1)
        )
        if is_local(row.name, row.kind) and not row.on_behalf_of:
            query = query.join(articles, articles.c.page == own.c.page).where(
                type_coerce(articles.c.places, Text) == row.places
            )
        return self.connection.execute(query).one_or_none()

    def _keeps_its_face(self, entity: str) -> bool:
        """Whether name, id, kind and side of the actor across articles stay what they are."""
        own, row = schema.identities, self.row
        known = self.connection.execute(select(schema.entities).where(schema.entities.c.id == entity)).first()
        if known is None or known.kind != row.kind or row.on_behalf_of not in (None, known.on_behalf_of):
            return False
        if not is_local(row.name, row.kind):
            form = select(schema.actors.c.name).where(schema.actors.c.id == entity)
            more = row.actor == entity or self._count(row.actor) < self._count(entity)
            is_form = row.name == known.name if row.actor == entity else True
            return more and is_form and self.connection.execute(form).scalar() is not None and not _labelled(known)
        if known.name == row.name or not (row.on_behalf_of or texts(row.places)):
            return False
        others = select(own.c.page).where(own.c.entity == entity, own.c.actor != row.actor).limit(1)
        if self.connection.execute(others).first() is not None:
            return False
        earlier = (
            select(own.c.page)
            .join(schema.pages, schema.pages.c.number == own.c.page)
            .where(own.c.entity == entity, schema.pages.c.id < row.page_id)
            .limit(1)
        )
        return self.connection.execute(earlier).first() is not None

    def _count(self, actor: str) -> int:
        own = schema.identities
        return int(self.connection.execute(select(func.count()).where(own.c.actor == actor)).scalar_one())

    def _harmless_body(self, entity: str) -> bool:
        """Whether no abbreviation's long form could become another's."""
        own = schema.identities
        query = (
            select(own.c.entity)
            .where(own.c.actor.in_(self.block), own.c.entity != entity)
            .where(or_(own.c.reason.not_in((*_BODY, *STATIC)), own.c.reason.is_(None)))
            .limit(1)
        )
        if is_local(self.row.name, self.row.kind):
            return True
        return self.connection.execute(query).first() is None

    def _harmless_person(self, entity: str) -> bool:
        """Whether nobody's case turns over."""
        row = self.row
        if is_frequent(row.name) or self._has_copies() or len(self._parties(entity)) > 1:
            return False
        called = self._called()
        rivals = [actor for actor, (name, kind) in called.items() if kind == "person" and is_full(name)]
        full = called[entity][0] if entity in called else ""
        if not is_full(full):
            return False
        own, counted = schema.identities, func.count().label("articles")
        query = select(own.c.actor, counted).where(own.c.entity == entity).group_by(own.c.actor)
        held = {held.actor: held.articles for held in self.connection.execute(query)}
        mine = sum(number for actor, number in held.items() if is_full(called[actor][0]))
        others = sum(self._count(actor) - held.get(actor, 0) for actor in rivals if actor != entity)
        grown = mine + is_full(row.name)
        if mine < _TIMES or mine < others or any(mine < _TIMES * n <= grown for n in range(others + 1)):
            return False
        alike = [actor for actor in rivals if actor != entity and is_variant(called[actor][0], full)]
        return self._teaches_nobody(entity, alike)

    def _called(self) -> dict[str, tuple[str, str]]:
        table = schema.actors
        query = select(table.c.id, table.c.name, table.c.kind).where(table.c.id.in_(self.block))
        return {row.id: (row.name, row.kind) for row in self.connection.execute(query)}

    def _parties(self, actor: str) -> set[str]:
        own = schema.identities
        query = select(type_coerce(own.c.parties, Text)).where(own.c.actor == actor).distinct()
        return {party for stored in self.connection.execute(query).scalars() for party in texts(stored)}

    def _teaches_nobody(self, entity: str, alike: Iterable[str]) -> bool:
        """Whether no open case of the block has anything in common with those named beside the newcomer that it did not
        have with the actor before.
        """
        own, articles, row = schema.identities, schema.articles, self.row
        query = (
            select(own.c.page, articles.c.published)
            .outerjoin(articles, articles.c.page == own.c.page)
            .where(own.c.actor.in_(self.block), own.c.entity.is_not(None))
            .where(or_(own.c.reason.not_in((*STATIC, *_BODY)), own.c.actor.in_(list(alike))))
            .limit(_OPEN + 1)
        )
        cases = {case.page: day(case.published) for case in self.connection.execute(query)}
        if len(cases) > _OPEN:
            return False
        if not cases:
            return True
        today = _ordinal(day(row.published))
        days = [_ordinal(when) for when in cases.values()]
        if today is None or not self._same_time(entity, today, [when for when in days if when is not None]):
            return False
        beside = self._beside()
        common = self._common(sorted(cases), beside)
        for page, name in common:
            when = _ordinal(cases[page])
            if when is None or abs(when - today) <= _WEEK:
                return False
            if not self._knows(entity, name):
                return False
        return True

    def _same_time(self, entity: str, today: int, others: Sequence[int]) -> bool:
        """Whether the actor's first and last day, with today, are of one time with the same ones as before."""
        own, articles = schema.identities, schema.articles
        query = (
            select(func.min(articles.c.published), func.max(articles.c.published))
            .join(own, own.c.page == articles.c.page)
            .where(own.c.actor == entity)
        )
        first, last = (_ordinal(day(value)) for value in self.connection.execute(query).one())
        if first is None or last is None:
            return False
        return all(
            (first - _ERA <= when <= last + _ERA) == (min(first, today) - _ERA <= when <= max(last, today) + _ERA)
            for when in others
        )

    def _beside(self) -> list[str]:
        table = schema.appearances
        query = select(table.c.name).where(table.c.page == self.row.page, table.c.kind.in_(COMPANY))
        return sorted(set(self.connection.execute(query).scalars()) - {self.row.name})

    def _common(self, pages: Sequence[int], beside: Sequence[str]) -> list[tuple[int, str]]:
        table, found = schema.appearances, list[tuple[int, str]]()
        for part in parts(pages):
            query = select(table.c.page, table.c.name).where(table.c.page.in_(part), table.c.name.in_(beside))
            found += [(row.page, row.name) for row in self.connection.execute(query)]
        return found

    def _knows(self, entity: str, name: str) -> bool:
        """Whether the actor was named beside that name before."""
        mine, theirs, called = schema.identities.alias(), schema.identities.alias(), schema.appearances
        query = (
            select(mine.c.page)
            .join(theirs, theirs.c.page == mine.c.page)
            .join(called, and_(called.c.page == theirs.c.page, called.c.actor == theirs.c.actor))
            .where(mine.c.actor == entity, mine.c.entity == entity, mine.c.page != self.row.page)
            .where(theirs.c.named, called.c.name == name, called.c.kind.in_(COMPANY))
            .where(theirs.c.actor.in_(select(schema.actors.c.id).where(schema.actors.c.name_key == names.key(name))))
            .limit(1)
        )
        return self.connection.execute(query).first() is not None


def _labelled(known: Row[Any]) -> bool:
    """Whether something tells it apart from others of its name."""
    return bool(known.name.endswith(")"))


def _ordinal(when: str | None) -> int | None:
    try:
        return datetime.date.fromisoformat(when or "").toordinal()
    except ValueError:
        return None
