"""When the owner of an account is next asked whether what is known of it is still so; nobody was asked before."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns: without a time an account is looked at in its owner's next morning message."""
    op.add_column("accounts", sa.Column("ping_at", sa.DateTime(timezone=True)))
    op.add_column("accounts", sa.Column("pinged_on", sa.Date()))
    op.add_column("accounts", sa.Column("pinged_items", sa.Text(), nullable=False, server_default=""))
    op.add_column("accounts", sa.Column("no_ping_for", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_accounts_ping", "accounts", ["workspace", "owner", "ping_at"])


def downgrade() -> None:
    """Forget who was asked what."""
    op.drop_index("ix_accounts_ping", "accounts")
    for column in ("no_ping_for", "pinged_items", "pinged_on", "ping_at"):
        op.drop_column("accounts", column)
