"""How sure the addressee of a position is, and what gave it; what was read before does not tell."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The columns; a position that an older program read keeps its addressee without them, as a guess."""
    op.add_column("positions", sa.Column("addressee_rule", sa.Text))
    op.add_column("positions", sa.Column("addressee_score", sa.Float))
