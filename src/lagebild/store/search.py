"""Full-text search over the lemmas of sentences: a word finds all its forms."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, func, literal_column, select, table, text

from lagebild import german
from lagebild.model import Article, Span
from lagebild.store import schema
from lagebild.store.loading import Leaves
from lagebild.store.queries import current_pages
from lagebild.store.rows import Citation

_WORD = re.compile(r"\w+(?:-\w+)*+")
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
    def either(forms: tuple[str, ...]) -> ColumnElement[Any]:
        return functools.reduce(lambda one, other: one.op("||")(other), map(_query, forms))

    asked = functools.reduce(lambda one, other: one.op("&&")(other), map(either, words))
    index: ColumnElement[Any] = literal_column("sentences.lemma_index")
    return index.op("@@")(asked), -func.ts_rank_cd(index, asked)


def _query(form: str) -> ColumnElement[Any]:
    return func.plainto_tsquery("simple", form)


def _words(wanted: str) -> Forms:
    """Every word of a question as it was typed and as its lemmas: as a noun, also typed small, and as a verb."""
    typed = _WORD.findall(schema.storable(wanted[:_LONGEST]))
    return [tuple(dict.fromkeys((word, *_lemmas(word)))) for word in typed]


def _lemmas(word: str) -> Iterator[str]:
    """A lemma hangs on the words around: ask for the word alone, behind an article and behind a pronoun."""
    capital = word[0].upper() + word[1:]
    lines = (word, capital, f"die {capital}", f"wir {word}")
    text, blocks, ends = "\n\n".join(lines), [], set()
    start = 0
    for line in lines:
        blocks.append(Span(start, start + len(line)))
        ends.add(start + len(line))
        start += len(line) + 2
    for sentence in german.analyse(Article("question", "question", None, tuple(blocks)), text):
        yield from (token.lemma for token in sentence.tokens if token.span.end in ends)
