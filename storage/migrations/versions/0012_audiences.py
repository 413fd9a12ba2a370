"""Who can read a handover's channel, so that nothing internal is said while a guest does."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: every channel is looked at before the next word in it."""
    op.create_table(
        "audiences",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("outsiders", sa.Text(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True)),
        sa.Column("members_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("workspace", "conversation", name="pk_audiences"),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("audiences")
