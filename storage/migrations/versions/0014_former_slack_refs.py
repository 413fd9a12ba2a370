"""Where something of a handover was in Slack before: a thread whose first message was deleted goes on elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: nothing was kept of it."""
    op.create_table(
        "former_slack_refs",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("handover_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "conversation", "ts", "handover_id", name="pk_former_slack_refs"),
        sa.ForeignKeyConstraint(
            ["workspace", "handover_id"],
            ["handovers.workspace", "handovers.id"],
            name="fk_former_slack_refs_handovers",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_former_slack_refs_handover", "former_slack_refs", ["workspace", "handover_id"])


def downgrade() -> None:
    """Forget them."""
    op.drop_table("former_slack_refs")
