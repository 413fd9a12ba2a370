"""What people change in the entries of accounts; nothing of it was kept before."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "account_entry_changes",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("former", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "account_id", "item", "number", name="pk_account_entry_changes"),
        sa.ForeignKeyConstraint(
            ["workspace", "account_id"],
            ["accounts.workspace", "accounts.id"],
            name="fk_account_entry_changes_accounts",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Forget who changed what; the entries stay as they are."""
    op.drop_table("account_entry_changes")
