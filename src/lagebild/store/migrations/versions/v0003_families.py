"""Wire families: sampled word sequences of articles, their families, and which sentences they have in common."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _page(**options: Any) -> sa.Column[Any]:
    return sa.Column("page", sa.Integer, sa.ForeignKey("pages.number", ondelete="CASCADE"), nullable=False, **options)


def upgrade() -> None:
    """The tables; opening the store fills them from the articles that are there already."""
    op.create_table(
        "sequences",
        sa.Column("sequence", sa.BigInteger, nullable=False),
        _page(),
        sa.PrimaryKeyConstraint("sequence", "page"),
        sqlite_with_rowid=False,  # the key is all there is: half the space
    )
    op.create_index("sequences_of_page", "sequences", ["page"])
    op.create_table(
        "memberships",
        _page(primary_key=True, autoincrement=False),
        sa.Column("family", sa.Integer, nullable=False),
        sa.Column("origin", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
    )
    op.create_index("memberships_of_family", "memberships", ["family"])
    op.create_table(
        "alignments",
        _page(),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("other_page", sa.Integer, nullable=False),
        sa.Column("other_ordinal", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )
    op.create_index("alignments_with_other", "alignments", ["other_page"])
