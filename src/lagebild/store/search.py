"""Full-text search over the lemmas of sentences: a word finds all its forms."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, func, literal_column, select, table, text

from lagebild import german
from lagebild.model import Article, Span
from lagebild.store import schema
from lagebild.store.loading import Leaves
from lagebild.store.queries import current_pages
from lagebild.store.rows import Citation

_LONGEST = 400
"""Characters of a question that are looked at; nobody types more words than that."""


def search(connection: Connection, wanted: str, limit: int) -> Iterator[Citation]:
    """The sentences that hold every word of `wanted` in any form, best first."""
    words = _words(wanted)
    if not words:
        return
    leaves, sentences = Leaves(connection), schema.sentences
    matches, rank = _sqlite(words) if connection.dialect.name == "sqlite" else _postgresql(words)
    query = select(sentences.c.page, sentences.c.sentence_start, sentences.c.sentence_end)
    if connection.dialect.name == "sqlite":
        query = query.join(
            table("sentence_index", column("rowid")), literal_column("sentence_index.rowid") == sentences.c.number
        )
    query = query.where(matches, sentences.c.page.in_(current_pages())).order_by(rank, sentences.c.number).limit(limit)
    for row in connection.execute(query).all():
        yield leaves[row.page].cite(row.sentence_start, row.sentence_end)


Forms = Sequence[tuple[str, ...]]


def _sqlite(words: Forms) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    """FTS5's query language, every word a quoted string so that none of its operators can be typed or smuggled in."""
    quoted = (" OR ".join('"' + form.replace('"', '""') + '"' for form in forms) for forms in words)
    asked = " AND ".join(f"({either})" for either in quoted)
    return text("sentence_index MATCH :asked").bindparams(asked=asked), literal_column("bm25(sentence_index)")  # type: ignore[return-value]  # a text clause serves as a condition


def _postgresql(words: Forms) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    either = [[func.plainto_tsquery("simple", form) for form in forms] for forms in words]
    joined = [forms[0] if len(forms) == 1 else forms[0].op("||")(forms[1]) for forms in either]
    asked = joined[0]
    for more in joined[1:]:
        asked = asked.op("&&")(more)
    index: ColumnElement[Any] = literal_column("sentences.lemma_index")
    return index.op("@@")(asked), -func.ts_rank_cd(index, asked)


def _words(wanted: str) -> Forms:
    """Every word of a question as it was typed and as its lemma."""
    wanted = schema.storable(wanted[:_LONGEST]).strip()
    if not wanted:
        return ()
    question = Article("question", "question", None, (Span(0, len(wanted)),))
    tokens = [token for sentence in german.analyse(question, wanted) for token in sentence.tokens]
    return [
        tuple(dict.fromkeys((token.text, token.lemma)))
        for token in tokens
        if any(letter.isalnum() for letter in token.text)
    ]
