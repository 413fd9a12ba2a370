"""Up to which local day each person's morning message has been asked for, so that no date is heard of twice."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; for those who have heard already, the day of their newest message is taken."""
    op.add_column("people", sa.Column("heard_on", sa.Date()))
    op.execute(
        "UPDATE people SET heard_on = (SELECT max(digests.day) FROM digests"
        " WHERE digests.workspace = people.workspace AND digests.person = people.id)"
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("people", "heard_on")
