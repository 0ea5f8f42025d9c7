"""Counting once what many papers print: of the positions that versions of one agency copy share, one stands for all."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, Self, TypeVar

from sqlalchemy import Connection, Select, and_, func, select

from lagebild.store import schema
from lagebild.store.across import entity_of
from lagebild.store.loading import Leaves
from lagebild.store.rows import CitedEvent, CitedPosition, CitedQuotation, Source

_Place = tuple[int, int]
"""A page and the number of a finding (or of a sentence) on it."""
_Cited = TypeVar("_Cited", CitedPosition, CitedQuotation, CitedEvent)


class Finding(NamedTuple):
    """Something on a page: its number among its kind, where it begins, its id, and what its copies have alike."""

    page: int
    ordinal: int
    start: int
    id: str
    alike: Hashable


class _Copy(NamedTuple):
    page: int
    ordinal: int
    origin: int


class Copies:
    """Which of the findings that a query asks for print what another of them prints.

    Two positions are the same where the same actor does the same, two quotations where the same actor is quoted, two
    events where the same time is told, in a sentence that one version has from the other (or both from their origin),
    word for word or reworded. The version with most of them stands for all; of equals the origin, then the page that
    came first.
    """

    def __init__(self, connection: Connection, groups: Mapping[tuple[Any, ...], list[_Copy]]) -> None:
        self._printers: dict[_Place, tuple[int, ...]] = {}
        self._sources: dict[int, Source] = {}
        self._passed: set[_Place] = set()
        holders = _holders(connection)
        for key, copies in groups.items():
            self._choose(copies, {copy.page for copy in copies} | holders.get(key[:2], set()))

    @classmethod
    def of_positions(cls, connection: Connection, asked: Select[Any]) -> Self:
        """The copies among the positions that a query asks for."""
        return cls(connection, _same(connection, asked))

    @classmethod
    def of_findings(cls, connection: Connection, found: Iterable[Finding]) -> Self:
        """The copies among other findings."""
        return cls(connection, _alike(connection, found))

    def _choose(self, rows: list[_Copy], printers: set[int]) -> None:
        on_page: dict[int, list[_Copy]] = defaultdict(list)
        for row in rows:
            on_page[row.page].append(row)
        first = min(on_page, key=lambda page: (-len(on_page[page]), page != on_page[page][0].origin, page))
        for row in rows:
            if row.page == first:
                self._printers[row.page, row.ordinal] = (first, *sorted(printers - {first}))
            else:
                self._passed.add((row.page, row.ordinal))

    def passes(self, page: int, ordinal: int) -> bool:
        """Whether another finding stands for this one."""
        return (page, ordinal) in self._passed

    def printed(self, found: _Cited, page: int, ordinal: int, leaves: Leaves) -> _Cited:
        """The finding with all that print it, as far as they are current."""
        pages = self._printers.get((page, ordinal), ())
        for number in pages:
            if number not in self._sources:
                self._sources[number] = leaves[number].source
        sources = [self._sources[number] for number in pages]
        shown = tuple(source for source in sources if source.current or source.page_id == sources[0].page_id)
        return replace(found, printed=shown if len(shown) > 1 else ())


def _same(connection: Connection, asked: Select[Any]) -> dict[tuple[Any, ...], list[_Copy]]:
    """The asked positions of articles in families, by the sentence that they have from one another and what is
    done.
    """
    table = schema.positions
    found: dict[tuple[Any, ...], list[_Copy]] = defaultdict(list)
    wanted = asked.with_only_columns(table.c.page, table.c.ordinal).order_by(None).subquery()
    members, lines, likes = schema.memberships, schema.sentences, schema.alignments
    several = select(members.c.family).group_by(members.c.family).having(func.count() > 1)
    query = (
        select(
            table.c.page, table.c.ordinal, entity_of(table, table.c.actor).label("actor"), table.c.act,
            table.c.negated, members.c.origin,
            lines.c.ordinal.label("line"), likes.c.other_page, likes.c.other_ordinal,
        )
        .join(wanted, and_(wanted.c.page == table.c.page, wanted.c.ordinal == table.c.ordinal))
        .join(members, members.c.page == table.c.page)
        .join(lines, and_(lines.c.page == table.c.page, lines.c.sentence_start == table.c.sentence_start))
        .outerjoin(likes, and_(likes.c.page == table.c.page, likes.c.ordinal == lines.c.ordinal))
        .where(members.c.family.in_(several), table.c.id.not_in(_changed()))
        .order_by(table.c.page, table.c.ordinal)
    )  # fmt: skip
    for row in connection.execute(query):
        place = (row.page, row.line) if row.other_page is None else (row.other_page, row.other_ordinal)
        found[(*place, row.actor, row.act, row.negated)].append(_Copy(row.page, row.ordinal, row.origin))
    return found


def _alike(connection: Connection, findings: Iterable[Finding]) -> dict[tuple[Any, ...], list[_Copy]]:
    """Findings of articles in families, by the sentence that they have from one another and what they have alike."""
    origins, sentences = _families(connection), _sentences(connection)
    changed = {row.target for row in connection.execute(_changed())}
    had = copied_from(connection)
    found: dict[tuple[Any, ...], list[_Copy]] = defaultdict(list)
    for one in findings:
        line = _line(sentences.get(one.page, ()), one.start)
        if one.page in origins and line is not None and one.id not in changed:
            place = had.get((one.page, line), (one.page, line))
            found[(*place, one.alike)].append(_Copy(one.page, one.ordinal, origins[one.page]))
    return found


def _families(connection: Connection) -> dict[int, int]:
    """The origin of each page that shares a copy with another."""
    members = schema.memberships
    several = select(members.c.family).group_by(members.c.family).having(func.count() > 1)
    return {row.page: row.origin for row in connection.execute(select(members).where(members.c.family.in_(several)))}


def _sentences(connection: Connection) -> dict[int, list[tuple[int, int]]]:
    """Where the sentences of pages with a family begin, and their numbers."""
    lines, members = schema.sentences, schema.memberships
    query = (
        select(lines.c.page, lines.c.sentence_start, lines.c.ordinal)
        .where(lines.c.page.in_(select(members.c.page)))
        .order_by(lines.c.page, lines.c.sentence_start)
    )
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.page].append((row.sentence_start, row.ordinal))
    return found


def _line(sentences: Sequence[tuple[int, int]], start: int) -> int | None:
    """The number of the sentence that a place begins in."""
    at = bisect_right(sentences, start, key=lambda line: line[0])
    return sentences[at - 1][1] if at else None


def copied_from(connection: Connection, pages: Collection[int] | None = None) -> dict[_Place, _Place]:
    """By page and number of a sentence, those of the sentence that it is a copy of; of some `pages` or of all."""
    query = select(schema.alignments)
    if pages is not None:
        query = query.where(schema.alignments.c.page.in_(pages))
    return {(row.page, row.ordinal): (row.other_page, row.other_ordinal) for row in connection.execute(query)}


def _changed() -> Select[tuple[str]]:
    """What a human corrected or took for wrong stands for nothing else, and nothing for it."""
    table = schema.judgements
    return select(table.c.target).where(table.c.verdict.in_(("corrected", "wrong")), table.c.deleted.is_(None))


def _holders(connection: Connection) -> dict[tuple[Any, ...], set[int]]:
    """The pages that have a sentence, by the place it is had from: its own page and those aligned with it."""
    table = schema.alignments
    found: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for row in connection.execute(select(table)):
        found[row.other_page, row.other_ordinal] |= {row.page, row.other_page}
    return found
