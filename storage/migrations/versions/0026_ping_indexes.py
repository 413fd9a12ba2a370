"""Whom to ask next about which account, and what was asked on a day, is read off an index, however many accounts somebody owns."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the account itself behind its time, and index the days and the entries of an account that are stale for longest."""
    op.drop_index("ix_accounts_ping", "accounts")
    op.create_index("ix_accounts_ping_due", "accounts", ["workspace", "owner", "ping_at", "id"])
    op.create_index("ix_accounts_pinged", "accounts", ["workspace", "owner", "pinged_on"])
    op.create_index("ix_account_entries_stalest", "account_entries", ["workspace", "account_id", "stale_at", "item"])


def downgrade() -> None:
    """Index them as before."""
    op.drop_index("ix_account_entries_stalest", "account_entries")
    op.drop_index("ix_accounts_pinged", "accounts")
    op.drop_index("ix_accounts_ping_due", "accounts")
    op.create_index("ix_accounts_ping", "accounts", ["workspace", "owner", "ping_at"])
