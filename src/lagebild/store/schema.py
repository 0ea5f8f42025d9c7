"""The tables of a store. Migrations bring a file to this shape; a test holds the two together.

A page has a small number of its own that all its findings refer to; findings keep the model's content hash as `id`, so
that judgements stay attached over a new run. Offsets are columns; texts are never copied: they are cut from the page.
"""

import json
import zlib
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from lagebild.model import Span

HEAD = "0006"
"""The revision of the newest migration."""
VERSION_TABLE = "lagebild_schema"
"""Where the revision stands; its presence tells a store from any other database."""

metadata = MetaData()


def storable(text: str) -> str:
    """`text` as every database takes it: no NUL (PostgreSQL), no lone surrogates (UTF-8); each becomes U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\x00", "\ufffd")


class Words(TypeDecorator[str]):
    """Text that may come from a page and therefore may hold anything."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's face
        return None if value is None else storable(value)


class WordList(TypeDecorator[tuple[str, ...]]):
    """Several texts, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # as above
        return None if value is None else storable(json.dumps([storable(item) for item in value], ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002  # as above
        return tuple(json.loads(value or "[]"))


class SpanList(TypeDecorator[tuple[Span, ...]]):
    """Several spans, as JSON pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Span, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # as above
        return None if value is None else json.dumps([(span.start, span.end) for span in value])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Span, ...]:  # noqa: ARG002  # as above
        return tuple(Span(start, end) for start, end in json.loads(value or "[]"))


class PageText(TypeDecorator[str]):
    """A page's text, deflated: every code point survives, also NUL and lone surrogates, which no text column takes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002  # as above
        return None if value is None else zlib.compress(value.encode("utf-8", "surrogatepass"))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str:  # noqa: ARG002  # as above
        return zlib.decompress(value or b"").decode("utf-8", "surrogatepass")


def _of_page() -> Column[int]:
    return Column("page", ForeignKey("pages.number", ondelete="CASCADE"), nullable=False)


def _span(name: str, *, optional: bool = False) -> tuple[Column[Any], Column[Any]]:
    return (
        Column(f"{name}_start", Integer, nullable=optional),
        Column(f"{name}_end", Integer, nullable=optional),
    )


def _evidence() -> tuple[Column[Any], ...]:
    return (
        Column("stage", Words, nullable=False),
        Column("rule", Words, nullable=False),
        Column("score", Float, nullable=False),
        Column("anchors", SpanList, nullable=False),
    )


pages = Table(
    "pages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("media_type", Words, nullable=False),
    Column("text", PageText, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("hints", Words, nullable=False),
    Column("software", Words, nullable=False),
    Column("added", String(32), nullable=False),
)
sightings = Table(
    "sightings",
    metadata,
    Column("uri_key", String(20), nullable=False),
    _of_page(),
    Column("uri", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("fetched", Words),
    Column("seen", String(32), nullable=False),
    PrimaryKeyConstraint("uri_key", "page"),
    Index("sightings_of_page", "page"),
)
articles = Table(
    "articles",
    metadata,
    Column("page", ForeignKey("pages.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False),
    *_span("headline", optional=True),
    *_span("kicker", optional=True),
    Column("title", Words),
    Column("published", Words),
    Column("updated", Words),
    Column("outlet", Words),
    Column("agencies", WordList, nullable=False),
    Column("places", WordList, nullable=False),
    Column("authors", WordList, nullable=False),
    Column("keywords", WordList, nullable=False),
    Column("lead", SpanList, nullable=False),
    Column("body", SpanList, nullable=False),
    Column("headings", SpanList, nullable=False),
    Column("questions", SpanList, nullable=False),
    Column("captions", SpanList, nullable=False),
    Column("tickers", SpanList, nullable=False),
)
sentences = Table(
    "sentences",
    metadata,
    Column("number", Integer, primary_key=True),
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    *_span("sentence"),
    Column("lemmas", Words, nullable=False),
    UniqueConstraint("page", "ordinal"),
)
actors = Table(
    "actors",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("name_key", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("on_behalf_of", Words),
)
appearances = Table(
    "appearances",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    Column("actor", ForeignKey("actors.id"), nullable=False),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("aliases", WordList, nullable=False),
    Column("aliases_key", Words, nullable=False),
    Column("on_behalf_of", Words),
    PrimaryKeyConstraint("page", "ordinal"),
    Index("appearances_of_actor", "actor"),
)
mentions = Table(
    "mentions",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    *_span("mention"),
    Column("kind", Words, nullable=False),
    Column("actor", ForeignKey("actors.id")),
    *_evidence(),
    PrimaryKeyConstraint("page", "ordinal"),
)
quotations = Table(
    "quotations",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    Column("id", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("content", SpanList, nullable=False),
    *_span("speaker", optional=True),
    Column("actor", ForeignKey("actors.id")),
    *_span("cue", optional=True),
    *_span("addressee", optional=True),
    *_evidence(),
    PrimaryKeyConstraint("page", "ordinal"),
    Index("quotations_of_actor", "actor"),
    Index("quotations_by_id", "id"),
)
positions = Table(
    "positions",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    Column("id", Words, nullable=False),
    Column("actor", ForeignKey("actors.id"), nullable=False),
    Column("voice", ForeignKey("actors.id")),
    Column("addressee", ForeignKey("actors.id")),
    Column("act", Words, nullable=False),
    *_span("content"),
    *_span("sentence"),
    *_span("condition", optional=True),
    Column("negated", Boolean, nullable=False),
    Column("issue", Words),
    Column("issue_key", Words),
    Column("said_on", Words),
    Column("day", String(10)),
    *_evidence(),
    Column("addressee_rule", Words),
    Column("addressee_score", Float),
    PrimaryKeyConstraint("page", "ordinal"),
    Index("positions_of_actor", "actor"),
    Index("positions_by_id", "id"),
    Index("positions_by_day", "day"),
)
times = Table(
    "times",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    *_span("time"),
    Column("type", Words, nullable=False),
    Column("value", Words),
    *_evidence(),
    PrimaryKeyConstraint("page", "ordinal"),
)
events = Table(
    "events",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    Column("id", Words, nullable=False),
    *_span("text"),
    Column("start", Words, nullable=False),
    Column("day", String(10)),
    *_span("what", optional=True),
    *_span("sentence", optional=True),
    *_evidence(),
    PrimaryKeyConstraint("page", "ordinal"),
    Index("events_by_id", "id"),
    Index("events_by_day", "day"),
)
problems = Table(
    "problems",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(20), nullable=False, unique=True),
    Column("page", ForeignKey("pages.number", ondelete="CASCADE")),
    Column("stage", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("message", Words, nullable=False),
    *_span("problem", optional=True),
    Index("problems_of_page", "page"),
)
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("target", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("correction", Words),
    Column("reviewer", Words, nullable=False),
    Column("created", String(32), nullable=False),
    Column("deleted", String(32)),
    Index("judgements_of_target", "target"),
)
sequences = Table(
    "sequences",
    metadata,
    Column("sequence", BigInteger, nullable=False),
    _of_page(),
    PrimaryKeyConstraint("sequence", "page"),
    Index("sequences_of_page", "page"),
    sqlite_with_rowid=False,
)
"""Sampled word sequences of the articles, each with the first few that have it: what a newcomer is found by."""
memberships = Table(
    "memberships",
    metadata,
    Column("page", ForeignKey("pages.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("family", Integer, nullable=False),
    Column("origin", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Index("memberships_of_family", "family"),
)
"""The wire family of every article (a family of one for most) and the page of the version that stands for it."""
alignments = Table(
    "alignments",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    Column("other_page", Integer, nullable=False),
    Column("other_ordinal", Integer, nullable=False),
    PrimaryKeyConstraint("page", "ordinal"),
    Index("alignments_with_other", "other_page"),
)
"""The sentences that a version has from its family: from the origin, or an addition from an earlier version."""
issues = Table(
    "issues",
    metadata,
    _of_page(),
    Column("ordinal", Integer, nullable=False),
    Column("issue", Words),
    Column("issue_key", Words),
    Column("origin", Words, nullable=False),
    PrimaryKeyConstraint("page", "ordinal"),
)
"""The issue of every position (same `page` and `ordinal`), found over the whole store; a new position has none yet."""
entities = Table(
    "entities",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("name_key", Words, nullable=False),
    Column("names_key", Words, nullable=False),
    Column("names", WordList, nullable=False),
    Column("kind", Words, nullable=False),
    Column("on_behalf_of", Words),
    Index("entities_by_name", "name_key"),
)
"""The actors across articles: `names` are all that articles call them."""
identities = Table(
    "identities",
    metadata,
    _of_page(),
    Column("actor", ForeignKey("actors.id"), nullable=False),
    Column("named", Boolean, nullable=False),
    Column("titles", WordList, nullable=False),
    Column("parties", WordList, nullable=False),
    Column("shorts", WordList, nullable=False),
    Column("entity", Words),
    Column("reason", Words),
    Column("score", Float),
    PrimaryKeyConstraint("page", "actor"),
    Index("identities_of_actor", "actor"),
    Index("identities_of_entity", "entity"),
)
"""What an article says of each of its actors, and which actor across articles that is (None: not settled yet)."""
actor_keys = Table(
    "actor_keys",
    metadata,
    Column("key", Words, nullable=False),
    Column("actor", ForeignKey("actors.id"), nullable=False),
    PrimaryKeyConstraint("key", "actor"),
    Index("actor_keys_of_actor", "actor"),
    sqlite_with_rowid=False,
)
"""What actors are filed under: only those that share a key are compared."""
unsettled = Table(
    "unsettled", metadata, Column("actor", Words, primary_key=True), Column("anew", Boolean, nullable=False)
)
"""Actors of articles that came since actors were last settled, or (`anew`) went or were judged."""
doubts = Table(
    "doubts",
    metadata,
    Column("one", Words, nullable=False),
    Column("other", Words, nullable=False),
    Column("pro", Words, nullable=False),
    Column("contra", Words, nullable=False),
    Column("score", Float, nullable=False),
    PrimaryKeyConstraint("one", "other"),
    Index("doubts_about_other", "other"),
)
"""Pairs of actors across articles that may be one."""
OF_PAGE: tuple[Table, ...] = (
    articles, sentences, appearances, identities, mentions, quotations, positions, issues, times, events, problems,
)  # fmt: skip
"""What one run over a page has found; another run replaces it."""
