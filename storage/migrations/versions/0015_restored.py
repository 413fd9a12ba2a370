"""Until when the bot was last at work on this database, and the channels it has found in Slack that the database does not know."""

import sqlalchemy as sa
from alembic import op

from storage.database.columns import UtcMoment

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables, empty: the first start begins to count."""
    op.create_table(
        "last_alive",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("alive_at", UtcMoment(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_last_alive"),
    )
    op.create_table(
        "lost_channels",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("found_at", UtcMoment(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "conversation", name="pk_lost_channels"),
    )


def downgrade() -> None:
    """Forget both."""
    op.drop_table("lost_channels")
    op.drop_table("last_alive")
