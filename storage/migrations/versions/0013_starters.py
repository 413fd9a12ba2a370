"""Who may start a handover in a workspace."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: everybody may, until an admin says otherwise."""
    op.create_table(
        "starters",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("everybody", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_starters"),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("starters")
