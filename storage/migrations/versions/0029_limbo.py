"""Since when accounts have had no owner who is there. Where nothing says since when, it counts from this migration on."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

BARRED = ("is_bot", "deactivated", "external", "guest")


def upgrade() -> None:
    """Make the table, with a row for each account that nobody owns who is there."""
    made = op.create_table(
        "limbo",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True)),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("told", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("told_on", sa.Date()),
        sa.Column("told_to", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("workspace", "account_id", name="pk_limbo"),
        sa.ForeignKeyConstraint(
            ["workspace", "account_id"],
            ["accounts.workspace", "accounts.id"],
            name="fk_limbo_accounts",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_limbo_due", "limbo", ["workspace", "who", "due_at"])
    op.create_index("ix_limbo_told", "limbo", ["workspace", "told_to", "told_on"])
    rows = _rows(op.get_bind(), datetime.now(UTC))
    if rows:
        op.bulk_insert(made, rows)


def downgrade() -> None:
    """Forget it."""
    op.drop_index("ix_limbo_told", "limbo")
    op.drop_index("ix_limbo_due", "limbo")
    op.drop_table("limbo")


def _rows(connection: sa.Connection, now: datetime) -> list[dict[str, object]]:
    people = connection.execute(sa.text("SELECT workspace, id, document FROM people"))
    gone = {(one.workspace, one.id) for one in people if any(map(_tree(one.document).get, BARRED))}
    accounts = connection.execute(
        sa.text("SELECT workspace, id, owner, document FROM accounts WHERE merged_into = '' ORDER BY workspace, id")
    )
    return [
        _row(one.workspace, one.id, one.owner, _tree(one.document), gone, now)
        for one in accounts
        if not one.owner or (one.workspace, one.owner) in gone
    ]


def _row(
    workspace: str, account: str, owner: str, tree: Mapping[str, Any], gone: set[tuple[str, str]], now: datetime
) -> dict[str, object]:
    hear = [tree.get("manager"), tree.get("backup")]
    who = next((user for user in hear if user and (workspace, user) not in gone), "")
    since = (None if owner else _owner_taken_at(tree)) or now
    return {"workspace": workspace, "account_id": account, "since": since, "who": who, "due_at": since}


def _owner_taken_at(tree: Mapping[str, Any]) -> datetime | None:
    """Return when somebody last changed the owner of the account, None where that is not known."""
    made = [one.get("at") for one in tree.get("changes", ()) if one.get("what") == "owner"]
    try:
        found = datetime.fromisoformat(made[-1]) if made else None
    except (TypeError, ValueError):
        return None
    return found.astimezone(UTC) if found is not None and found.tzinfo is not None else None


def _tree(document: str) -> Mapping[str, Any]:
    """Return what a document holds, nothing for one that cannot be read."""
    try:
        tree = json.loads(document)
    except ValueError:
        return {}
    return tree if isinstance(tree, dict) else {}
