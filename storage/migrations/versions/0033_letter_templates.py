"""A workspace's own words for letters to customers."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: letters say Baton's words until somebody changes them."""
    op.create_table(
        "letter_templates",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "language", name="pk_letter_templates"),
    )


def downgrade() -> None:
    """Forget them. Letters that were written keep their words."""
    op.drop_table("letter_templates")
