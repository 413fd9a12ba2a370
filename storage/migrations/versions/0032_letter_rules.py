"""How letters to customers are approved in a workspace."""

import sqlalchemy as sa
from alembic import op

from storage.database.columns import Words

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: any second person approves them, until an admin says otherwise."""
    op.create_table(
        "letter_rules",
        sa.Column("workspace", Words, nullable=False),
        sa.Column("manager_approves", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_letter_rules"),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("letter_rules")
