"""Entries of accounts are found by what they consist of, which their documents say since they hold records."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

AT_ONCE = 500
ENTRIES = sa.table(
    "account_entries", *(sa.column(name) for name in ("workspace", "account_id", "item", "kind", "document"))
)
KEY = ("workspace", "account_id", "item")


def upgrade() -> None:
    """Add the column, and fill it in from the documents; one that cannot be read is text."""
    op.add_column("account_entries", sa.Column("kind", sa.Text(), nullable=False, server_default="text"))
    of_row = [ENTRIES.c[name] == sa.bindparam(f"of_{name}") for name in KEY]
    change = sa.update(ENTRIES).where(*of_row).values(kind=sa.bindparam("found"))
    columns = [ENTRIES.c[name] for name in (*KEY, "document")]
    rows = op.get_bind().execute(sa.select(*columns)).all()
    names = (*(f"of_{name}" for name in KEY), "found")
    kinds = [dict(zip(names, (*key, _kind(document)), strict=True)) for *key, document in rows]
    told = [one for one in kinds if one["found"] != "text"]
    for start in range(0, len(told), AT_ONCE):
        op.get_bind().execute(change, told[start : start + AT_ONCE])


def downgrade() -> None:
    """Find them by their items alone."""
    op.drop_column("account_entries", "kind")


def _kind(document: str) -> str:
    try:
        read: Any = json.loads(document)
    except ValueError:
        return "text"
    kind = read.get("kind") if isinstance(read, dict) else None
    return kind if isinstance(kind, str) else "text"
