"""Making the keys by which accounts are compared anew, for every migration after which names compare otherwise."""

import hashlib

import sqlalchemy as sa

from handover.accounts.names import folded

_HANDOVERS = sa.table(
    "handovers",
    sa.column("workspace", sa.Text()),
    sa.column("id", sa.Text()),
    sa.column("account", sa.Text()),
    sa.column("account_key", sa.Text()),
    sa.column("is_open", sa.Boolean()),
)


def make_account_keys_anew(connection: sa.Connection) -> None:
    """Make the keys anew. Where two open handovers turn out to be of one account, one of them keeps its old key."""
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
