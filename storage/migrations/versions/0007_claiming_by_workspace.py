"""Errands are claimed in one workspace at a time, and by kind: one index for that, in place of two for less."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_UNFINISHED = sa.text("finished_at IS NULL")


def upgrade() -> None:
    """Replace the indexes."""
    op.drop_index("ix_errands_waiting_here", "errands")
    op.drop_index("ix_errands_waiting", "errands")
    _create("ix_errands_waiting", "workspace", "rank", "due", "place", "kind")


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_errands_waiting", "errands")
    _create("ix_errands_waiting", "rank", "due", "place")
    _create("ix_errands_waiting_here", "workspace", "rank", "due", "place")


def _create(name: str, *columns: str) -> None:
    op.create_index(name, "errands", list(columns), sqlite_where=_UNFINISHED, postgresql_where=_UNFINISHED)
