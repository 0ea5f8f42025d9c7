"""The issue of every position, apart from the position: it is reckoned anew when pages come."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The table; the next `add` fills it, until then a position's own label stands for its issue."""
    op.create_table(
        "issues",
        sa.Column("page", sa.Integer, sa.ForeignKey("pages.number", ondelete="CASCADE"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("issue", sa.Text),
        sa.Column("issue_key", sa.Text),
        sa.Column("origin", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("page", "ordinal"),
    )
