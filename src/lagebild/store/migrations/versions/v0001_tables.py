"""Pages and what is read out of them, problems, judgements."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _page() -> sa.Column[Any]:
    return sa.Column("page", sa.Integer, sa.ForeignKey("pages.number", ondelete="CASCADE"), nullable=False)


def _integers(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer, nullable=nullable) for name in names]


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _actor(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, sa.ForeignKey("actors.id"), nullable=nullable)


def _evidence() -> list[sa.Column[Any]]:
    return [*_texts("stage", "rule"), sa.Column("score", sa.Float, nullable=False), *_texts("anchors")]


def upgrade() -> None:
    """All tables but the full-text index."""
    _carriers()
    _articles()
    _actors()
    _findings()
    _positions()
    _notes()


def _carriers() -> None:
    op.create_table(
        "pages",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        *_texts("media_type"),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *_texts("hints", "software"),
        sa.Column("added", sa.String(32), nullable=False),
    )
    op.create_table(
        "sightings",
        sa.Column("uri_key", sa.String(20), nullable=False),
        _page(),
        *_texts("uri"),
        *_integers("version"),
        *_texts("fetched", nullable=True),
        sa.Column("seen", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("uri_key", "page"),
    )
    op.create_index("sightings_of_page", "sightings", ["page"])


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column(
            "page", sa.Integer, sa.ForeignKey("pages.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        *_texts("id"),
        *_integers("headline_start", "headline_end", "kicker_start", "kicker_end", nullable=True),
        *_texts("title", "published", "updated", "outlet", nullable=True),
        *_texts("agencies", "places", "authors", "keywords"),
        *_texts("lead", "body", "headings", "questions", "captions", "tickers"),
    )
    op.create_table(
        "sentences",
        sa.Column("number", sa.Integer, primary_key=True),
        _page(),
        *_integers("ordinal", "sentence_start", "sentence_end"),
        *_texts("lemmas"),
        sa.UniqueConstraint("page", "ordinal"),
    )


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("name", "name_key", "kind"),
        *_texts("on_behalf_of", nullable=True),
    )
    op.create_table(
        "appearances",
        _page(),
        *_integers("ordinal"),
        _actor("actor", nullable=False),
        *_texts("name", "kind", "aliases", "aliases_key"),
        *_texts("on_behalf_of", nullable=True),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )
    op.create_index("appearances_of_actor", "appearances", ["actor"])
    op.create_table(
        "mentions",
        _page(),
        *_integers("ordinal", "mention_start", "mention_end"),
        *_texts("kind"),
        _actor("actor"),
        *_evidence(),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )


def _findings() -> None:
    op.create_table(
        "quotations",
        _page(),
        *_integers("ordinal"),
        *_texts("id", "type", "content"),
        *_integers("speaker_start", "speaker_end", nullable=True),
        _actor("actor"),
        *_integers("cue_start", "cue_end", "addressee_start", "addressee_end", nullable=True),
        *_evidence(),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )
    op.create_index("quotations_of_actor", "quotations", ["actor"])
    op.create_index("quotations_by_id", "quotations", ["id"])
    op.create_table(
        "times",
        _page(),
        *_integers("ordinal", "time_start", "time_end"),
        *_texts("type"),
        *_texts("value", nullable=True),
        *_evidence(),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )
    op.create_table(
        "events",
        _page(),
        *_integers("ordinal"),
        *_texts("id"),
        *_integers("text_start", "text_end"),
        *_texts("start"),
        sa.Column("day", sa.String(10)),
        *_integers("what_start", "what_end", "sentence_start", "sentence_end", nullable=True),
        *_evidence(),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )
    op.create_index("events_by_id", "events", ["id"])
    op.create_index("events_by_day", "events", ["day"])


def _positions() -> None:
    op.create_table(
        "positions",
        _page(),
        *_integers("ordinal"),
        *_texts("id"),
        _actor("actor", nullable=False),
        _actor("voice"),
        _actor("addressee"),
        *_texts("act"),
        *_integers("content_start", "content_end", "sentence_start", "sentence_end"),
        *_integers("condition_start", "condition_end", nullable=True),
        sa.Column("negated", sa.Boolean, nullable=False),
        *_texts("issue", "issue_key", "said_on", nullable=True),
        sa.Column("day", sa.String(10)),
        *_evidence(),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )
    op.create_index("positions_of_actor", "positions", ["actor"])
    op.create_index("positions_by_id", "positions", ["id"])
    op.create_index("positions_by_day", "positions", ["day"])


def _notes() -> None:
    op.create_table(
        "problems",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(20), nullable=False, unique=True),
        sa.Column("page", sa.Integer, sa.ForeignKey("pages.number", ondelete="CASCADE")),
        *_texts("stage", "kind", "place", "message"),
        *_integers("problem_start", "problem_end", nullable=True),
    )
    op.create_index("problems_of_page", "problems", ["page"])
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        *_texts("target", "verdict"),
        *_texts("correction", nullable=True),
        *_texts("reviewer"),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("deleted", sa.String(32)),
    )
    op.create_index("judgements_of_target", "judgements", ["target"])
