"""Which processes share the work, and one workspace's errands found without passing over those of the others."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_UNFINISHED = sa.text("finished_at IS NULL")


def upgrade() -> None:
    """Create the table and the indexes."""
    op.create_table(
        "workers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workers"),
    )
    for name, columns in {
        "ix_errands_waiting_here": ["workspace", "rank", "due", "place"],
        "ix_errands_next_try_here": ["workspace", "next_try"],
    }.items():
        op.create_index(name, "errands", columns, sqlite_where=_UNFINISHED, postgresql_where=_UNFINISHED)


def downgrade() -> None:
    """Forget both."""
    op.drop_index("ix_errands_next_try_here", "errands")
    op.drop_index("ix_errands_waiting_here", "errands")
    op.drop_table("workers")
