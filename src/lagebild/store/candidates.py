"""Sentences that may answer a question: any of its words, any of its actors, with what was found in each."""

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, exists, func, literal_column, or_, select, table, text

from lagebild.store import schema
from lagebild.store.across import entity_of, ids_in
from lagebild.store.copies import copied_from
from lagebild.store.loading import Leaves
from lagebild.store.queries import Filters, current_pages, positions
from lagebild.store.rows import Citation, CitedPosition

__all__ = ["Candidate", "Candidates", "candidates"]

_WORD = re.compile(r"\w+")
_BATCH = 400
"""Values a statement is asked with at once; SQLite takes 32,766, older ones 999."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its lemmas and those of its neighbours ("" where there is none), the positions in it, the ids of
    all actors `named` in it (by a pronoun too), of those `speaking` in it and of those `near`, in the sentences beside
    it; and whether it tells a time. Sentences that papers have from one agency copy have one `copy`.
    """

    citation: Citation
    lemmas: str
    before: str
    after: str
    positions: tuple[CitedPosition, ...]
    named: frozenset[str]
    speaking: frozenset[str]
    near: frozenset[str]
    tells_time: bool
    day: str | None
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences; `total` counts all of the store, `frequencies` those that hold each word, `length` is the mean
    number of lemmas of a sentence.
    """

    total: int
    length: float
    frequencies: dict[str, int]
    sentences: tuple[Candidate, ...]


def candidates(connection: Connection, words: Sequence[str], actors: Collection[str], limit: int) -> Candidates:
    """Sentences of current pages with any of `words`, or with a finding of one of `actors` (ids).

    `words` are lemmas, or beginnings of some: "Streik*". At most `limit` of each kind.
    """
    words = [word for word in words if _WORD.search(word)]
    sentences = schema.sentences
    total = int(connection.execute(select(func.count()).select_from(sentences)).scalar_one())
    letters = connection.execute(select(func.sum(func.length(sentences.c.lemmas)))).scalar_one()
    found: dict[tuple[int, int], str] = {}
    for query in _queries(connection, words, actors):
        current = sentences.c.page.in_(current_pages())
        for row in connection.execute(query.where(current).limit(limit)):
            found[row.page, row.ordinal] = row.lemmas
    return Candidates(
        total=total,
        length=max(1.0, float(letters or 0) / max(total, 1) / _LETTERS),
        frequencies={word: _frequency(connection, word) for word in words},
        sentences=tuple(_described(connection, found)),
    )


_LETTERS = 6.2
"""Letters of a lemma with the blank behind it, over German news: turns lengths in letters into words."""


def _queries(connection: Connection, words: Sequence[str], actors: Collection[str]) -> Iterator[Any]:
    sentences = schema.sentences
    base = select(sentences.c.page, sentences.c.ordinal, sentences.c.lemmas)
    if words:
        matched, rank = _any(connection, words)
        yield _with_index(connection, base).where(matched).order_by(rank, sentences.c.number)
        if actors:
            yield _with_index(connection, base).where(matched, _of(actors)).order_by(rank, sentences.c.number)
    if actors:
        yield base.where(_of(actors)).order_by(sentences.c.number.desc())


def _with_index(connection: Connection, query: Any) -> Any:
    if connection.dialect.name != "sqlite":
        return query
    index = table("sentence_index", column("rowid"))
    return query.join(index, literal_column("sentence_index.rowid") == schema.sentences.c.number)


def _any(connection: Connection, words: Sequence[str]) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    if connection.dialect.name == "sqlite":
        asked = " OR ".join(_quoted(word, '"') for word in words)
        rank: ColumnElement[float] = literal_column("bm25(sentence_index)")
        return text("sentence_index MATCH :asked").bindparams(asked=asked), rank  # type: ignore[return-value]  # a text clause serves as a condition
    index: ColumnElement[Any] = literal_column("sentences.lemma_index")
    terms: list[ColumnElement[Any]] = [
        func.to_tsquery("simple", _quoted(word, "'").replace("' *", "':*"))
        if word.endswith("*")
        else func.plainto_tsquery("simple", word)
        for word in words
    ]
    query = functools.reduce(lambda one, other: one.op("||")(other), terms)
    return index.op("@@")(query), -func.ts_rank_cd(index, query)


def _quoted(word: str, mark: str) -> str:
    """A word as a string of the query language, so that nothing in it is an operator; "Streik*" stands for all that
    begins so.
    """
    letters = " ".join(_WORD.findall(word))
    return f"{mark}{letters}{mark}" + (" *" if word.endswith("*") else "")


def _of(actors: Collection[str]) -> ColumnElement[bool]:
    """Whether something in the sentence is held, said, or told of by one of the actors."""
    sentences, held, said = schema.sentences, schema.positions, schema.mentions
    here = held.c.page == sentences.c.page, held.c.sentence_start == sentences.c.sentence_start
    inside = (
        said.c.page == sentences.c.page,
        said.c.mention_start >= sentences.c.sentence_start,
        said.c.mention_end <= sentences.c.sentence_end,
    )
    return or_(
        exists().where(*here, ids_in(held, held.c.actor, actors)),
        exists().where(*inside, ids_in(said, said.c.actor, actors)),
    )


def _frequency(connection: Connection, word: str) -> int:
    matched, _ = _any(connection, [word])
    query = _with_index(connection, select(func.count()).select_from(schema.sentences)).where(matched)
    if connection.dialect.name == "sqlite":
        query = select(func.count()).select_from(text("sentence_index")).where(matched)
    return int(connection.execute(query).scalar_one())


def _described(connection: Connection, found: dict[tuple[int, int], str]) -> Iterator[Candidate]:
    """The sentences in the order of their pages."""
    leaves = Leaves(connection)
    wanted: dict[int, list[int]] = {}
    for page, ordinal in sorted(found):
        wanted.setdefault(page, []).append(ordinal)
    for pages in _batches(sorted(wanted)):
        findings, had = _Findings(connection, pages), copied_from(connection, pages)
        for page in pages:
            leaf, published = leaves[page], leaves[page].source.published
            for ordinal in wanted[page]:
                place, lemmas = findings.sentences[page][ordinal]
                yield Candidate(
                    citation=leaf.cite(*place),
                    lemmas=lemmas,
                    before=findings.lemmas(page, ordinal - 1),
                    after=findings.lemmas(page, ordinal + 1),
                    positions=findings.positions.get((leaf.page.id, place[0]), ()),
                    named=frozenset(findings.inside(findings.mentions, page, place)),
                    speaking=frozenset(findings.inside(findings.quotations, page, place)),
                    near=frozenset(findings.beside(page, ordinal)),
                    tells_time=any(True for _ in findings.inside(findings.times, page, place)),
                    day=published[:10] if published else None,
                    copy="{}:{}".format(*had.get((page, ordinal), (page, ordinal))),
                )


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(numbers), _BATCH):
        yield numbers[first : first + _BATCH]


class _Findings:
    """What was found on some pages, by place."""

    def __init__(self, connection: Connection, pages: list[int]) -> None:
        self.sentences: dict[int, dict[int, tuple[tuple[int, int], str]]] = {}
        rows = schema.sentences
        for row in connection.execute(select(rows).where(rows.c.page.in_(pages))):
            place = (row.sentence_start, row.sentence_end)
            self.sentences.setdefault(row.page, {})[row.ordinal] = (place, row.lemmas)
        self.positions: dict[tuple[str, int], tuple[CitedPosition, ...]] = {}
        for held in positions(connection, Filters(pages=tuple(pages))):
            key = held.citation.source.page_id, held.citation.sentence.start
            if held.verdict != "wrong":
                self.positions[key] = (*self.positions.get(key, ()), held)
        mentions, quotations, times = schema.mentions, schema.quotations, schema.times
        self.mentions = self._places(connection.execute(
            select(
                mentions.c.page, mentions.c.mention_start, mentions.c.mention_end, entity_of(mentions, mentions.c.actor)
            )
            .where(mentions.c.page.in_(pages), mentions.c.actor.is_not(None))
        ))  # fmt: skip
        self.times = self._places(connection.execute(
            select(times.c.page, times.c.time_start, times.c.time_end, times.c.type).where(times.c.page.in_(pages))
        ))  # fmt: skip
        said = connection.execute(
            select(quotations.c.page, quotations.c.content, entity_of(quotations, quotations.c.actor).label("actor"))
            .where(quotations.c.page.in_(pages), quotations.c.actor.is_not(None))
        )  # fmt: skip
        self.quotations = self._places(
            (row.page, span.start, span.end, row.actor) for row in said for span in row.content
        )

    @staticmethod
    def _places(rows: Iterable[Any]) -> dict[int, list[tuple[int, int, str]]]:
        found: dict[int, list[tuple[int, int, str]]] = {}
        for page, start, end, what in rows:
            found.setdefault(page, []).append((start, end, what))
        return found

    def lemmas(self, page: int, ordinal: int) -> str:
        """The lemmas of a sentence, "" where there is none."""
        return self.sentences[page].get(ordinal, ((0, 0), ""))[1]

    def beside(self, page: int, ordinal: int) -> Iterator[str]:
        """The ids of actors named in the sentence before and the one after."""
        for neighbour in (ordinal - 1, ordinal + 1):
            if place := self.sentences[page].get(neighbour):
                yield from self.inside(self.mentions, page, place[0])

    @staticmethod
    def inside(places: dict[int, list[tuple[int, int, str]]], page: int, place: tuple[int, int]) -> Iterator[str]:
        """What stands in a sentence, or begins or ends there."""
        for start, end, what in places.get(page, ()):
            if start < place[1] and place[0] < end:
                yield what
