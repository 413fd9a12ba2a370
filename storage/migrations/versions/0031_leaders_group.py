"""The user group of the CS leaders, and who is in it; there is none yet."""

import sqlalchemy as sa
from alembic import op

from storage.database.columns import Words

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("leaders", sa.Column("group_id", Words, nullable=False, server_default=""))
    op.add_column("leaders", sa.Column("members", Words, nullable=False, server_default=""))


def downgrade() -> None:
    """Take them out. Leaders who were chosen one by one stay."""
    op.drop_column("leaders", "members")
    op.drop_column("leaders", "group_id")
