"""Actors across articles: which actor of the store each actor of an article is, and which pairs are in doubt."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def upgrade() -> None:
    """The tables; opening the store fills them from the articles that are there already."""
    op.create_table(
        "entities",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("name", "name_key", "names_key", "names", "kind"),
        *_texts("on_behalf_of", nullable=True),
    )
    op.create_index("entities_by_name", "entities", ["name_key"])
    op.create_table(
        "identities",
        sa.Column("page", sa.Integer, sa.ForeignKey("pages.number", ondelete="CASCADE"), nullable=False),
        sa.Column("actor", sa.Text, sa.ForeignKey("actors.id"), nullable=False),
        sa.Column("named", sa.Boolean, nullable=False),
        *_texts("titles", "parties", "shorts"),
        *_texts("entity", "reason", nullable=True),
        sa.Column("score", sa.Float),
        sa.PrimaryKeyConstraint("page", "actor"),
    )
    op.create_index("identities_of_actor", "identities", ["actor"])
    op.create_index("identities_of_entity", "identities", ["entity"])
    op.create_table(
        "actor_keys",
        *_texts("key"),
        sa.Column("actor", sa.Text, sa.ForeignKey("actors.id"), nullable=False),
        sa.PrimaryKeyConstraint("key", "actor"),
        sqlite_with_rowid=False,
    )
    op.create_index("actor_keys_of_actor", "actor_keys", ["actor"])
    op.create_table(
        "unsettled", sa.Column("actor", sa.Text, primary_key=True), sa.Column("anew", sa.Boolean, nullable=False)
    )
    op.create_table(
        "doubts",
        *_texts("one", "other", "pro", "contra"),
        sa.Column("score", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("doubts_about_other", "doubts", ["other"])
