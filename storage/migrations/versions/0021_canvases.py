"""The canvas in a handover's channel: where it is, and what was written in it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: no channel has a canvas of ours yet."""
    op.create_table(
        "canvases",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("handover_id", sa.Text(), nullable=False),
        sa.Column("canvas_id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "handover_id", name="pk_canvases"),
        sa.ForeignKeyConstraint(
            ["workspace", "handover_id"],
            ["handovers.workspace", "handovers.id"],
            name="fk_canvases_handovers",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_canvases_canvas", "canvases", ["workspace", "canvas_id"])


def downgrade() -> None:
    """Forget them; the canvases stay in Slack."""
    op.drop_table("canvases")
