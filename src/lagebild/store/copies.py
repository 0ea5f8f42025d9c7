"""Counting once what many papers print: of the positions that versions of one agency copy share, one stands for all."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from lagebild.store import schema
from lagebild.store.loading import Leaves
from lagebild.store.rows import CitedPosition, Source

_Place = tuple[int, int]
"""A page and the number of a position (or of a sentence) on it."""


class Copies:
    """Which of the positions that a query asks for print what another of them prints.

    Two are the same where the same actor does the same with words in a sentence that one version has from the other
    (or both from their origin), word for word or reworded. The version with most of them stands for all; of equals the
    origin, then the page that came first.
    """

    def __init__(self, connection: Connection, asked: Select[Any]) -> None:
        self._printers: dict[_Place, tuple[int, ...]] = {}
        self._sources: dict[int, Source] = {}
        self._passed: set[_Place] = set()
        holders = _holders(connection)
        for key, rows in _same(connection, asked).items():
            self._choose(rows, {row.page for row in rows} | holders.get(key[:2], set()))

    def _choose(self, rows: list[Row[Any]], printers: set[int]) -> None:
        on_page: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in rows:
            on_page[row.page].append(row)
        first = min(on_page, key=lambda page: (-len(on_page[page]), page != on_page[page][0].origin, page))
        for row in rows:
            if row.page == first:
                self._printers[row.page, row.ordinal] = (first, *sorted(printers - {first}))
            else:
                self._passed.add((row.page, row.ordinal))

    def passes(self, page: int, ordinal: int) -> bool:
        """Whether another position stands for this one."""
        return (page, ordinal) in self._passed

    def printed(self, position: CitedPosition, page: int, ordinal: int, leaves: Leaves) -> CitedPosition:
        """The position with all that print it, as far as they are current."""
        pages = self._printers.get((page, ordinal), ())
        for number in pages:
            if number not in self._sources:
                self._sources[number] = leaves[number].source
        sources = [self._sources[number] for number in pages]
        shown = tuple(source for source in sources if source.current or source.page_id == sources[0].page_id)
        return replace(position, printed=shown if len(shown) > 1 else ())


def _same(connection: Connection, asked: Select[Any]) -> dict[tuple[Any, ...], list[Row[Any]]]:
    """The asked positions of articles in families, by the sentence that they have from one another and what is
    done.
    """
    table = schema.positions
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    wanted = asked.with_only_columns(table.c.page, table.c.ordinal).order_by(None).subquery()
    members, lines, likes = schema.memberships, schema.sentences, schema.alignments
    several = select(members.c.family).group_by(members.c.family).having(func.count() > 1)
    query = (
        select(
            table.c.page, table.c.ordinal, table.c.actor, table.c.act, table.c.negated, members.c.origin,
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
        found[(*place, row.actor, row.act, row.negated)].append(row)
    return found


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
