"""Accounts are compared without regard to Turkish and Greek capitals and a full stop behind them: the keys are made anew."""

from alembic import op

from storage.migrations.account_keys import make_account_keys_anew

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the keys anew. Where two open handovers turn out to be of one account, one of them keeps its old key."""
    make_account_keys_anew(op.get_bind())


def downgrade() -> None:
    """Leave the keys: they are as good for the rows that are there, and the next save makes the older ones."""
