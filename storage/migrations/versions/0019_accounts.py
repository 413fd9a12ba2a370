"""Accounts outlive handovers: every customer of a stored handover gets one, with what its newest answers say of it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from handover.accounts.names import folded

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_KEEPS = {"snapshot": 14}
_KEEPS |= dict.fromkeys(("people", "sponsors", "upcoming", "promises", "adoption", "renewal"), 90)
_KEEPS |= dict.fromkeys(("goals", "troubles", "documents"), 182)
"""How many days the answers to items stayed fresh when accounts came."""
_HANDOVERS = sa.table(
    "handovers",
    *(sa.column(name, sa.Text()) for name in ("workspace", "id", "account", "document", "account_id")),
    sa.column("opened_at", sa.DateTime(timezone=True)),
)
_ACCOUNTS = sa.table(
    "accounts",
    *(sa.column(name, sa.Text()) for name in ("workspace", "id", "name", "owner", "backup", "document")),
    sa.column("version", sa.Integer()),
)
_NAMES = sa.table("account_names", *(sa.column(name, sa.Text()) for name in ("workspace", "key", "name", "account_id")))
_PEOPLE = sa.table("account_people", *(sa.column(name, sa.Text()) for name in ("workspace", "account_id", "person")))
_ENTRIES = sa.table(
    "account_entries",
    *(sa.column(name, sa.Text()) for name in ("workspace", "account_id", "item", "document")),
    sa.column("place", sa.Integer()),
    sa.column("stale_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Make the tables, and an account for each name of a customer in a workspace, however it is spelled."""
    _create_tables()
    op.add_column("handovers", sa.Column("account_id", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_handovers_account", "handovers", ["workspace", "account_id"])
    connection, columns = op.get_bind(), _HANDOVERS.c
    rows = connection.execute(sa.select(columns.workspace, columns.id, columns.account, columns.opened_at)).all()
    keyed = sorted((row.workspace, _key(row.account), _order(row.opened_at), row.id, row.account) for row in rows)
    for (workspace, key), group in groupby(keyed, key=lambda row: row[:2]):
        newest_first = [(id_, account) for *_, id_, account in reversed(list(group))]
        _begin_account(connection, workspace, key, newest_first)


def downgrade() -> None:
    """Forget accounts, with all that was entered on them; what handovers say stays with them."""
    op.drop_index("ix_handovers_account", "handovers")
    op.drop_column("handovers", "account_id")
    for table in ("account_entries", "account_people", "account_names", "accounts"):
        op.drop_table(table)


def _create_tables() -> None:
    op.create_table(
        "accounts",
        *_texts("workspace", "id"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("name", "owner", "backup", "document"),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_accounts"),
    )
    op.create_table(
        "account_names",
        *_texts("workspace", "key", "name", "account_id"),
        sa.PrimaryKeyConstraint("workspace", "key", name="pk_account_names"),
        _belongs_to_an_account("account_names"),
    )
    op.create_index("ix_account_names_account", "account_names", ["workspace", "account_id"])
    op.create_table(
        "account_people",
        *_texts("workspace", "account_id", "person"),
        sa.PrimaryKeyConstraint("workspace", "account_id", "person", name="pk_account_people"),
        _belongs_to_an_account("account_people"),
    )
    op.create_index("ix_account_people_person", "account_people", ["workspace", "person", "account_id"])
    op.create_table(
        "account_entries",
        *_texts("workspace", "account_id", "item"),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("stale_at", sa.DateTime(timezone=True)),
        *_texts("document"),
        sa.PrimaryKeyConstraint("workspace", "account_id", "item", name="pk_account_entries"),
        _belongs_to_an_account("account_entries"),
    )
    op.create_index("ix_account_entries_stale", "account_entries", ["workspace", "stale_at", "account_id"])


def _texts(*names: str) -> Iterator[sa.Column[str]]:
    yield from (sa.Column(name, sa.Text(), nullable=False) for name in names)


def _belongs_to_an_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace", "account_id"],
        ["accounts.workspace", "accounts.id"],
        name=f"fk_{table}_accounts",
        ondelete="CASCADE",
    )


def _begin_account(
    connection: sa.Connection, workspace: str, key: str, newest_first: Iterable[tuple[str, str]]
) -> None:
    """Make the account of these handovers, and take over from each what none that is newer says."""
    columns, known = _HANDOVERS.c, list(newest_first)
    account_id = hashlib.sha256(f"{workspace} {key}".encode()).hexdigest()[:12]
    account: dict[str, Any] = {"id": account_id, "name": known[0][1]}
    here, read, entries = {"workspace": workspace, "account_id": account_id}, False, dict[str, dict[str, Any]]()
    for handover_id, _ in known:
        this = (columns.workspace == workspace) & (columns.id == handover_id)
        connection.execute(_HANDOVERS.update().where(this).values(account_id=account_id))
        document = connection.execute(sa.select(columns.document).where(this)).scalar_one()
        try:
            handover = json.loads(document)
            account = account if read else {**account, **_of_handover(handover)}
            entries = {**{one["item"]: one for one in _entries_of(handover)}, **entries}
        except (ValueError, TypeError, LookupError, AttributeError):
            # It cannot be read. It is kept as it is, and keeps nobody from the others.
            continue
        read = True
    owner, backup = account.get("owner", ""), account.get("backup", "")
    values = {"owner": owner, "backup": backup, "document": _json(account), "name": account["name"]}
    connection.execute(_ACCOUNTS.insert().values(workspace=workspace, id=account_id, version=1, **values))
    connection.execute(_NAMES.insert().values(key=key, name=account["name"], **here))
    for person in dict.fromkeys(filter(None, (owner, backup, account.get("manager", "")))):
        connection.execute(_PEOPLE.insert().values(person=person, **here))
    for entry in entries.values():
        stale_at = _stale_at(entry)
        values = {"item": entry["item"], "place": entry["place"], "stale_at": stale_at, "document": _json(entry)}
        connection.execute(_ENTRIES.insert().values(**here, **values))


def _of_handover(handover: Mapping[str, Any]) -> dict[str, Any]:
    """Return whose account it is after its newest handover, and when its contract renews."""
    completed = handover.get("status") == "completed"
    owner = handover["incoming"] if completed else "" if handover.get("leaver") else handover["outgoing"]
    backup = handover.get("backup") or ""
    return {
        "owner": owner,
        "owner_since": handover["closed_at"][:10] if completed and handover.get("closed_at") else None,
        "backup": "" if backup == owner else backup,
        "manager": handover.get("manager") or "",
        "renewal": {"day": handover.get("renewal_date")},
    }


def _entries_of(handover: Mapping[str, Any]) -> list[dict[str, Any]]:
    items = {item["key"]: (place, item["title"]) for place, item in enumerate(handover["playbook"]["items"])}
    found = []
    for item, answer in (handover.get("answers") or {}).items():
        parts = [one for one in answer.get("parts") or () if one["text"].strip() or one.get("excuse")]
        evidence = answer.get("evidence") or []
        if not (answer.get("not_applicable") or evidence or any(one["text"].strip() for one in parts)):
            continue
        said = parts[-1] if parts else evidence[-1] if evidence and not answer.get("by") else {}
        place, title = items.get(item, (len(items), item))
        found.append(
            {
                "item": item,
                "title": title,
                "text": "\n".join(one["text"] for one in answer.get("parts") or () if one["text"]),
                "handover": handover["id"],
                "by": answer.get("by") or said.get("by", ""),
                "at": answer.get("at") or said.get("at") or handover["opened_at"],
                "place": place,
                "not_applicable": answer.get("not_applicable") or "",
                "evidence": evidence,
                "source": said.get("source", ""),
                "origin": said.get("origin"),
                "keeps": _KEEPS.get(item),
                "confirmed_by": answer.get("accepted_by") or "",
                "confirmed_at": answer.get("accepted_at"),
            }
        )
    return found


def _stale_at(entry: Mapping[str, Any]) -> datetime | None:
    if entry["keeps"] is None:
        return None
    moments = (entry["at"], entry["confirmed_at"])
    as_of = max(datetime.fromisoformat(one).astimezone(UTC) for one in moments if one)
    return as_of + timedelta(days=entry["keeps"])


def _order(opened_at: datetime | None) -> str:
    """Return what brings handovers into order; one of which it cannot be read when it was opened comes first."""
    return "" if opened_at is None else opened_at.replace(tzinfo=None).isoformat()


def _key(account: str) -> str:
    return hashlib.sha256(folded(account).encode("utf-8", "replace")).hexdigest()


def _json(tree: Mapping[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
