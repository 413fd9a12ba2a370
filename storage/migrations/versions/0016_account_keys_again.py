"""Accounts are compared without regard to Turkish and Greek capitals and a full stop behind them: the keys are made anew."""

import hashlib

import sqlalchemy as sa
from alembic import op

from handover.accounts import folded

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_HANDOVERS = sa.table(
    "handovers",
    sa.column("workspace", sa.Text()),
    sa.column("id", sa.Text()),
    sa.column("account", sa.Text()),
    sa.column("account_key", sa.Text()),
    sa.column("is_open", sa.Boolean()),
)


def upgrade() -> None:
    """Make the keys anew. Where two open handovers turn out to be of one account, one of them keeps its old key."""
    connection = op.get_bind()
    here = (_HANDOVERS.c.workspace, _HANDOVERS.c.id)
    rows = connection.execute(sa.select(*here, _HANDOVERS.c.account, _HANDOVERS.c.account_key, _HANDOVERS.c.is_open))
    found = rows.all()
    taken = {(row.workspace, row.account_key) for row in found if row.is_open}
    for row in found:
        key = hashlib.sha256(folded(row.account).encode("utf-8", "replace")).hexdigest()
        if key == row.account_key or (row.is_open and (row.workspace, key) in taken):
            continue
        if row.is_open:
            taken.add((row.workspace, key))
        connection.execute(
            _HANDOVERS.update()
            .where(_HANDOVERS.c.workspace == row.workspace, _HANDOVERS.c.id == row.id)
            .values(account_key=key)
        )


def downgrade() -> None:
    """Leave the keys: they are as good for the rows that are there, and the next save makes the older ones."""
