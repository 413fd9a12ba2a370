"""Where it is tried whether the database takes anything again, after it has refused something."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty, as it is between two trials."""
    op.create_table(
        "write_probes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("filler", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_write_probes"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("write_probes")
