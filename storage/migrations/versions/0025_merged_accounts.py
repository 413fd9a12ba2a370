"""Accounts that have gone into another one; so far each stands by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty."""
    op.add_column("accounts", sa.Column("merged_into", sa.Text(), nullable=False, server_default=""))
    op.add_column("accounts", sa.Column("merged_at", sa.DateTime(timezone=True)))
    op.add_column("accounts", sa.Column("merge", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_accounts_merged", "accounts", ["workspace", "merged_into", "merged_at"])


def downgrade() -> None:
    """Forget which accounts have gone into others: they stay there without a name, as they were."""
    op.drop_index("ix_accounts_merged", "accounts")
    for column in ("merge", "merged_at", "merged_into"):
        op.drop_column("accounts", column)
