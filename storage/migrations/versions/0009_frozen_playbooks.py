"""A handover holds the entries of its playbook, as they were up to 0.3, instead of the playbook's key alone."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_STANDARD = Path(__file__).parent.parent / "playbooks" / "standard.json"
"""The only playbook that any version up to 0.3 came with."""
_HANDOVERS = sa.table(
    "handovers", sa.column("workspace", sa.Text()), sa.column("id", sa.Text()), sa.column("document", sa.Text())
)
_ENTRY = {"stage": "document", "help": "", "owner": "outgoing", "due_day": 0, "practices": [], "required": False}


def upgrade() -> None:
    """Put the entries into every document, with a stand-in for each that is spoken of and that the playbook does not have."""
    standard = json.loads(_STANDARD.read_text(encoding="utf-8"))
    _rewrite(lambda handover: _with_entries(handover, standard))


def downgrade() -> None:
    """Leave the playbook's key alone in every document."""
    _rewrite(lambda handover: {**handover, "playbook": handover["playbook"]["key"]})


def _rewrite(change: Callable[[Mapping[str, Any]], dict[str, Any]]) -> None:
    connection, columns = op.get_bind(), _HANDOVERS.c
    keys = connection.execute(sa.select(columns.workspace, columns.id)).all()
    for workspace, handover_id in keys:
        here = (columns.workspace == workspace) & (columns.id == handover_id)
        document = connection.execute(sa.select(columns.document).where(here)).scalar_one()
        try:
            changed = json.dumps(change(json.loads(document)), ensure_ascii=False, separators=(",", ":"))
        except (ValueError, TypeError, LookupError, AttributeError):
            # It could not be read before either. It is kept as it is, and keeps nobody from the others.
            continue
        connection.execute(_HANDOVERS.update().where(here).values(document=changed))


def _with_entries(handover: Mapping[str, Any], standard: Mapping[str, Any]) -> dict[str, Any]:
    key = handover["playbook"]
    found = standard if key == standard["key"] else _necessary(key, standard)
    known = {entry["key"] for entry in (*found["items"], *found["steps"])}
    items = [_stand_in(one) for one in _items_spoken_of(handover) if one not in known]
    steps = [_stand_in_step(one) for one in handover.get("steps", {}) if one not in known]
    return {
        **handover,
        "playbook": {**found, "items": [*found["items"], *items], "steps": [*found["steps"], *steps]},
    }


def _necessary(key: str, standard: Mapping[str, Any]) -> dict[str, Any]:
    """Return the least that a playbook of which nothing is left consists of: its introduction and its sign-off."""
    steps = [step for step in standard["steps"] if step["kind"] in ("introduction", "sign_off")]
    return {"key": key, "name": _title(key), "description": "", "items": [], "steps": steps}


def _items_spoken_of(handover: Mapping[str, Any]) -> Iterable[str]:
    """Return the keys of all items that were answered, asked about or put as a question, each once."""
    prompts = handover.get("interview", {}).get("prompts", [])
    return dict.fromkeys(
        [
            *handover.get("answers", {}),
            *(question["item"] for question in handover.get("questions", [])),
            *(prompt["subject"] for prompt in prompts if prompt["kind"] == "item"),
        ]
    )


def _stand_in(key: str) -> dict[str, Any]:
    title = _title(key)
    return {"key": key, **_ENTRY, "title": title, "question": f"{title}?", "example": "", "minutes": 2}


def _stand_in_step(key: str) -> dict[str, Any]:
    return {"key": key, **_ENTRY, "kind": "task", "title": _title(key)}


def _title(key: str) -> str:
    return key.replace("_", " ").capitalize() or "An entry without a name"
