"""When a handover ended, and what is old found quickly, so that it can be forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FINISHED = sa.text("finished_at IS NOT NULL")


def upgrade() -> None:
    """Add the column and the indexes. A handover that has ended already counts as ended now, so nothing of it goes early."""
    op.add_column("handovers", sa.Column("closed_at", sa.DateTime(timezone=True)))
    op.execute("UPDATE handovers SET closed_at = CURRENT_TIMESTAMP WHERE NOT is_open")
    op.create_index(
        "ix_errands_finished",
        "errands",
        ["kind", "finished_at"],
        sqlite_where=_FINISHED,
        postgresql_where=_FINISHED,
    )
    op.create_index("ix_seen_events_seen_at", "seen_events", ["seen_at"])
    op.create_index("ix_digests_day", "digests", ["day"])


def downgrade() -> None:
    """Forget them."""
    op.drop_index("ix_digests_day", "digests")
    op.drop_index("ix_seen_events_seen_at", "seen_events")
    op.drop_index("ix_errands_finished", "errands")
    op.drop_column("handovers", "closed_at")
