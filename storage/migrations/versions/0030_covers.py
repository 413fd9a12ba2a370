"""Who covers for the owner of an account, and until when; nobody does yet."""

import sqlalchemy as sa
from alembic import op

from storage.database.columns import Words

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("accounts", sa.Column("covered_by", Words, nullable=False, server_default=""))
    op.add_column("accounts", sa.Column("covered_until", sa.Date))


def downgrade() -> None:
    """Take them out. Who covers stays in the accounts' documents."""
    op.drop_column("accounts", "covered_until")
    op.drop_column("accounts", "covered_by")
