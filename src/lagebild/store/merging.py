"""What humans say of actors across articles: two are one, or are not. Kept as judgements, the last word wins.

A judgement on actors has the verdict "same" or "different"; its `correction` is a JSON object with the places of `one`
and of `other`: pairs of an actor's id in an article and a page's id ("": on every page), and their names for readers.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, and_, or_, select

from lagebild.errors import InputError
from lagebild.model import Judgement, content_id
from lagebild.store import judging, names, schema
from lagebild.store.rows import StoredJudgement

__all__ = ["ON_ACTORS", "Told", "actors_of", "entity", "merge", "names_in", "split", "words"]

ON_ACTORS = ("same", "different")
"""The verdicts on actors."""
_ANCHORS = 8
"""Appearances that stand for an actor in a word that makes two one, one of every name first."""
_APART = 400
"""Appearances that a word which keeps two apart names at most."""
_NAMED = 5
"""Actors that are named where a name means several."""

_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A human's word as it was kept, and the line to tell where it overrules an earlier one."""

    judgement: StoredJudgement
    overruled: str | None


@dataclass(frozen=True, slots=True)
class _Member:
    place: _Place
    name: str
    uris: str


def words(connection: Connection) -> list[Any]:
    """All words on actors that stand, in the order in which they were said."""
    from lagebild.actors.across import HumanWord  # noqa: PLC0415  # brings the lists, which asking need not wait for

    found = []
    for said in _said(connection):
        one, other = _places(said.correction, "one"), _places(said.correction, "other")
        if one and other:
            found.append(HumanWord(said.verdict == "same", one, other))
    return found


def _said(connection: Connection) -> Iterator[Any]:
    table = schema.judgements
    query = select(table).where(table.c.verdict.in_(ON_ACTORS), table.c.deleted.is_(None)).order_by(table.c.number)
    yield from connection.execute(query)


def _places(correction: str | None, side: str) -> tuple[_Place, ...]:
    try:
        found = json.loads(correction or "{}")[side]
        return tuple((str(actor), str(page)) for actor, page in found)
    except (ValueError, KeyError, TypeError):
        return ()


def names_in(correction: str | None) -> tuple[str, str]:
    """How the two were called of whom a word says that they are one or two."""
    try:
        one, other = json.loads(correction or "{}")["names"]
    except (ValueError, KeyError, TypeError):
        return "?", "?"
    return str(one), str(other)


def actors_of(correction: str | None) -> set[str]:
    """The ids of the actors of articles that a word is about."""
    return {actor for side in ("one", "other") for actor, _ in _places(correction, side)}


def merge(connection: Connection, one: str, other: str, reviewer: str, created: str) -> Told:
    """Notes that two actors are one. InputError where a name is nobody's or means several."""
    first, second = entity(connection, one), entity(connection, other)
    if first == second:
        raise InputError(f"{one!r} and {other!r} are one actor already: {_name(connection, first)}")
    sides = [_anchors(_members(connection, whole)) for whole in (first, second)]
    return _keep(connection, "same", sides, [_name(connection, first), _name(connection, second)], reviewer, created)


def split(
    connection: Connection, one: str, other: str | None, pages: Sequence[str], reviewer: str, created: str
) -> Told:
    """Notes that `one`, in all articles or on `pages` (ids or addresses), is not `other`: an actor across articles,
    by default the one that it is taken for. InputError where there is nothing to tell apart.
    """
    if not pages and other is None:
        raise InputError(f"say from whom {one!r} is another, or on which page")
    whole = entity(connection, other if other is not None else one)
    members = _members(connection, whole)
    if pages:
        leaving = [member for member in members if any(_is_page(member, page) for page in pages)]
        leaving = [member for member in leaving if other is None or _is_called(member, one)] or leaving
        if not leaving:
            raise InputError(f"{_name(connection, whole)!r} is not named on {', '.join(pages)}; give its address or id")
        staying = [member.place for member in members if member not in leaving]
        sides = [[member.place for member in leaving[:_APART]], staying[:_APART]]
    else:
        sides = _apart(connection, one, members, whole)
    if not all(sides):
        raise InputError(f"no article would be left to {_name(connection, whole)!r}: there is nobody to split it from")
    return _keep(connection, "different", sides, [one, _name(connection, whole)], reviewer, created)


def _apart(connection: Connection, one: str, members: Sequence[_Member], whole: str) -> list[list[_Place]]:
    """The places of `one`, a name that the actor has in articles or another actor, and those of the actor."""
    called = [member for member in members if _is_called(member, one)]
    called = called or [member for member in members if names.key(one) in names.key(member.name)]
    if called and names.key(one).strip(" |") and names.key(one) != names.key(_name(connection, whole)):
        forms = {member.place[0] for member in called}
        staying = [member.place for member in members if member.place[0] not in forms]
        if staying:
            return [[(form, "") for form in sorted(forms)], _every_page(staying)]
    another = entity(connection, one)
    if another == whole:
        raise InputError(
            f"{one!r} and {_name(connection, whole)!r} have one name; say with --page where another is meant"
        )
    theirs, mine = [m.place for m in members], [m.place for m in _members(connection, another)]
    if {actor for actor, _ in theirs} & {actor for actor, _ in mine}:
        return [mine[:_APART], theirs[:_APART]]
    return [_every_page(mine), _every_page(theirs)]


def _every_page(places: Sequence[_Place]) -> list[_Place]:
    return [(actor, "") for actor in sorted({actor for actor, _ in places})]


def _keep(
    connection: Connection, verdict: Literal["same", "different"], sides: Sequence[Sequence[_Place]],
    called: Sequence[str], reviewer: str, created: str,
) -> Told:  # fmt: skip
    overruled = _overruled(connection, verdict, sides, called)
    correction = json.dumps(
        {"one": sides[0], "other": sides[1], "names": [schema.storable(name) for name in called]}, ensure_ascii=False
    )
    pair = sorted(f"{actor} {page}" for side in sides for actor, page in side)
    judgement = Judgement(content_id("actors", *pair), verdict, correction, reviewer, created)
    return Told(judging.judge(connection, judgement), overruled)


def _overruled(
    connection: Connection, verdict: str, sides: Sequence[Sequence[_Place]], called: Sequence[str]
) -> str | None:
    """Who said the contrary of the same actors."""
    mine = [{actor for actor, _ in side} for side in sides]
    for said in reversed(list(_said(connection))):
        theirs = [{actor for actor, _ in _places(said.correction, side)} for side in ("one", "other")]
        same_pair = (mine[0] & theirs[0] and mine[1] & theirs[1]) or (mine[0] & theirs[1] and mine[1] & theirs[0])
        if same_pair:
            if said.verdict == verdict:
                return None
            who, now = said.reviewer or "somebody", "one" if verdict == "same" else "two"
            before = "two" if now == "one" else "one"
            return (
                f"{called[0]} and {called[1]}: {who} had said they are {before} ({said.created[:10]}, judgement "
                f"{said.number}); the last word wins: they are {now}"
            )
    return None


def _anchors(members: Sequence[_Member]) -> list[_Place]:
    """A few appearances, of every name one."""
    first = {member.place[0]: member.place for member in reversed(members)}
    chosen = list(first.values())[:_ANCHORS]
    return chosen + [m.place for m in members if m.place not in chosen][: max(0, _ANCHORS - len(chosen))]


def _members(connection: Connection, number: str) -> list[_Member]:
    own, called, seen = schema.identities, schema.appearances, schema.sightings
    query = (
        select(own.c.actor, own.c.page, schema.pages.c.id, called.c.name)
        .join(schema.pages, schema.pages.c.number == own.c.page)
        .join(called, and_(called.c.page == own.c.page, called.c.actor == own.c.actor))
        .where(own.c.entity == number)
        .order_by(schema.pages.c.id, own.c.actor)
    )
    rows = connection.execute(query).all()
    uris: dict[int, str] = {}
    pages = [row.page for row in rows][:_APART]
    for row in connection.execute(select(seen.c.page, seen.c.uri).where(seen.c.page.in_(pages))):
        uris[row.page] = f"{uris.get(row.page, '')}\n{row.uri}"
    return [_Member((row.actor, row.id), row.name, uris.get(row.page, "")) for row in rows]


def _is_page(member: _Member, page: str) -> bool:
    """By the page's id or the beginning of it, its address, or the end of that (a file's name)."""
    addresses = member.uris.split("\n")
    return member.place[1].startswith(page) or any(uri == page or uri.endswith(f"/{page}") for uri in addresses)


def _is_called(member: _Member, name: str) -> bool:
    return names.key(member.name) == names.key(name)


def _name(connection: Connection, whole: str) -> str:
    table = schema.entities
    return str(connection.execute(select(table.c.name).where(table.c.id == whole)).scalar_one())


def entity(connection: Connection, wanted: str) -> str:
    """The actor of that id or name, else the only one that is called so anywhere."""
    table = schema.entities
    key = names.key(wanted)
    for condition in (
        or_(table.c.id == wanted, table.c.name == wanted),
        table.c.name_key == key,
        or_(table.c.names_key.like(f"{key}%"), table.c.names_key.like(f"%|{key}%")),  # a whole name
        table.c.names_key.like(f"%{key}%"),
        table.c.names_key.like(names.pattern(wanted)),
    ):
        found = connection.execute(select(table.c.id, table.c.name).where(condition).order_by(table.c.name)).all()
        if len(found) == 1:
            return str(found[0].id)
        if found and key:
            several = ", ".join(f"{row.name} ({row.id})" for row in found[:_NAMED])
            more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            raise InputError(f"several actors are called {wanted!r}: {several}{more}; give a full name or an id")
    raise InputError(f"no actor is called {wanted!r}; list them with: lagebild actors")
