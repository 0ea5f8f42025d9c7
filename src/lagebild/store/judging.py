"""A human's word on a finding: added, taken back, never overwritten."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, insert, select, update

from lagebild.errors import InputError
from lagebild.model import Judgement
from lagebild.store import schema
from lagebild.store.rows import StoredJudgement
from lagebild.store.writing import now


def judge(connection: Connection, judgement: Judgement) -> StoredJudgement:
    """Stores a judgement under a number of its own."""
    values = {
        "target": judgement.target_id,
        "verdict": judgement.verdict,
        "correction": judgement.correction,
        "reviewer": judgement.reviewer,
        "created": judgement.created,
        "deleted": judgement.deleted,
    }
    key = connection.execute(insert(schema.judgements).values(values)).inserted_primary_key
    _unsettle(connection, judgement)
    return StoredJudgement(int(key[0]) if key else 0, judgement)


def _unsettle(connection: Connection, judgement: Judgement) -> None:
    """A word on actors has them settled anew."""
    if judgement.verdict in ("same", "different"):
        from lagebild.store import merging, settling  # noqa: PLC0415  # brings the lists of actors

        settling.mark(connection, merging.actors_of(judgement.correction))


def take_back(connection: Connection, number: int, deleted: str | None) -> StoredJudgement:
    """Marks a judgement as taken back; it stays on record."""
    table = schema.judgements
    row = connection.execute(select(table).where(table.c.number == number)).one_or_none()
    if row is None:
        raise InputError(f"there is no judgement {number}")
    judgement = Judgement(row.target, row.verdict, row.correction, row.reviewer, row.created, row.deleted)
    if row.deleted is None:
        judgement = replace(judgement, deleted=deleted or now())
        connection.execute(update(table).where(table.c.number == number).values(deleted=judgement.deleted))
        _unsettle(connection, judgement)
    return StoredJudgement(number, judgement)


def judgements(connection: Connection, target_id: str | None, *, deleted: bool) -> Iterator[StoredJudgement]:
    """Judgements in the order in which they were made."""
    table = schema.judgements
    query = select(table).order_by(table.c.number)
    if target_id is not None:
        query = query.where(table.c.target == target_id)
    if not deleted:
        query = query.where(table.c.deleted.is_(None))
    for row in connection.execute(query):
        yield StoredJudgement(
            row.number, Judgement(row.target, row.verdict, row.correction, row.reviewer, row.created, row.deleted)
        )
