"""When each errand was asked for, so that an operator can see how long one has waited; and the failed ones found quickly."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FAILED = sa.text("state = 'failed'")


def upgrade() -> None:
    """Add the column and the index. Of errands that wait already, the latest moment it can have been is taken: now."""
    op.add_column("errands", sa.Column("asked_at", sa.DateTime(timezone=True)))
    op.execute("UPDATE errands SET asked_at = coalesce(claimed_at, CURRENT_TIMESTAMP) WHERE finished_at IS NULL")
    op.create_index("ix_errands_failed", "errands", ["finished_at"], sqlite_where=_FAILED, postgresql_where=_FAILED)


def downgrade() -> None:
    """Forget both."""
    op.drop_index("ix_errands_failed", "errands")
    op.drop_column("errands", "asked_at")
