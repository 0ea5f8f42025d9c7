"""A table of statements: who (actor) agrees or disagrees with what (concept), where and when. A column an array."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NamedTuple, Self

import numpy as np
import numpy.typing as npt

Duplicates = Literal["all", "document", "week", "month", "year", "range"]
Unit = Literal["day", "week", "month", "year"]
Codes = npt.NDArray[np.int64]
_NUMPY_UNITS = {"day": "D", "month": "M", "year": "Y"}


class Entry(NamedTuple):
    """A statement as a row: `when` is the local time of its document (None: unknown, in no time window, and one period
    of its own), `source` where it came from (a position's id).
    """

    actor: str
    concept: str
    agree: bool
    when: datetime | None
    document: str
    source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """Statements by columns, all of one length; codes number `actors`, `concepts`, `documents`, `when` is
    datetime64[s].

    `actors` and `concepts` are sorted, so that two tables with the same names have the same order.
    """

    actors: tuple[str, ...]
    concepts: tuple[str, ...]
    documents: tuple[str, ...]
    actor: Codes
    concept: Codes
    agree: npt.NDArray[np.bool_]
    when: npt.NDArray[np.datetime64]
    document: Codes
    sources: tuple[str, ...]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """The table of `entries`; those without actor or concept are left out, as DNA leaves out the entity ''."""
        rows = [entry for entry in entries if entry.actor and entry.concept]
        actors, actor = _coded([row.actor for row in rows])
        concepts, concept = _coded([row.concept for row in rows])
        documents, document = _coded([row.document for row in rows])
        return cls(
            actors=actors,
            concepts=concepts,
            documents=documents,
            actor=actor,
            concept=concept,
            agree=np.array([row.agree for row in rows], dtype=np.bool_),
            when=np.array([row.when and row.when.replace(tzinfo=None) for row in rows], dtype="datetime64[s]"),
            document=document,
            sources=tuple(row.source for row in rows),
        )

    def __len__(self) -> int:
        return len(self.actor)

    def where(self, keep: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> Self:
        """The statements that a mask or an index array names; names and codes stay."""
        numbers = np.flatnonzero(keep) if keep.dtype == np.bool_ else keep
        return replace(
            self,
            actor=self.actor[numbers],
            concept=self.concept[numbers],
            agree=self.agree[numbers],
            when=self.when[numbers],
            document=self.document[numbers],
            sources=tuple(self.sources[number] for number in numbers.tolist()),
        )

    def compact(self) -> Self:
        """The same statements with only the names that they use."""
        actors, actor = np.unique(self.actor, return_inverse=True)
        concepts, concept = np.unique(self.concept, return_inverse=True)
        documents, document = np.unique(self.document, return_inverse=True)
        return replace(
            self,
            actors=tuple(self.actors[number] for number in actors.tolist()),
            concepts=tuple(self.concepts[number] for number in concepts.tolist()),
            documents=tuple(self.documents[number] for number in documents.tolist()),
            actor=actor.astype(np.int64),
            concept=concept.astype(np.int64),
            document=document.astype(np.int64),
        )


def _coded(names: Sequence[str]) -> tuple[tuple[str, ...], Codes]:
    distinct = sorted(set(names))
    number = {name: code for code, name in enumerate(distinct)}
    return tuple(distinct), np.array([number[name] for name in names], dtype=np.int64)


def without_duplicates(statements: Statements, per: Duplicates) -> Statements:
    """The first of each set of duplicates, in the table's order; "all" keeps every statement.

    Duplicates have the same actor, concept and agreement within the same document, ISO week, calendar month, year, or
    the whole range (the choices of DNA's exporter).
    """
    if per == "all":
        return statements
    keys = np.stack([statements.actor, statements.concept, statements.agree.astype(np.int64), _period(statements, per)])
    _, first = np.unique(keys, axis=1, return_index=True)
    return statements.where(np.sort(first))


def busiest(statements: Statements, most: int) -> Statements:
    """The statements of the `most` actors who make most of them (all, where there are no more actors)."""
    if len(statements.actors) <= most:
        return statements
    counts = np.bincount(statements.actor, minlength=len(statements.actors))
    kept = np.argsort(-counts, kind="stable")[:most]
    return statements.where(np.isin(statements.actor, kept)).compact()


def _period(statements: Statements, per: Duplicates) -> Codes:
    if per == "document":
        return statements.document
    if per in ("week", "month", "year"):
        return periods(statements, per)
    return np.zeros(len(statements), dtype=np.int64)


def periods(statements: Statements, unit: Unit) -> Codes:
    """The number of the day, ISO week, month or year that each statement falls into, counted from 1970."""
    if unit == "week":
        # Day 0 is Thursday, 1 January 1970; weeks start on Monday (ISO 8601).
        return (statements.when.astype("datetime64[D]").astype(np.int64) + 3) // 7
    return statements.when.astype(f"datetime64[{_NUMPY_UNITS[unit]}]").astype(np.int64)
