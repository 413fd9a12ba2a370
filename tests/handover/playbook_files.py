"""Playbook files, as data, for tests."""

from typing import Any

import yaml

from handover.playbooks.drafts import Draft, draft_of
from handover.playbooks.library import Library
from handover.playbooks.loader import load_playbooks
from handover.playbooks.source import Source

LIBRARY = load_playbooks()


def entry(key: str, **changes: Any) -> dict[str, Any]:
    """Return an item as the file has it."""
    fields = {
        "key": key,
        "stage": "document",
        "title": "Goals",
        "question": "What do they want?",
        "help": "In their words.",
        "example": "Fewer errors.",
        "owner": "outgoing",
        "due": "start + 3",
        "practices": ["P42"],
    }
    return {name: value for name, value in (fields | changes).items() if value is not ...}


def step(key: str, kind: str, **changes: Any) -> dict[str, Any]:
    """Return a step as the file has it."""
    fields = {"kind": kind, "stage": "introduce", "question": ..., "example": ...}
    return entry(key, **(fields | changes))


def book(**changes: Any) -> dict[str, Any]:
    """Return a small, sound playbook as the file has it."""
    fields = {
        "key": "small",
        "name": "Small",
        "description": "For tests.",
        "workdays": 5,
        "items": [entry("goals")],
        "steps": [step("introduction", "introduction"), step("sign_off", "sign_off", owner="incoming")],
    }
    return {name: value for name, value in (fields | changes).items() if value is not ...}


def in_yaml(data: Any) -> str:
    """Return data as the text of a file."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=True)
    return text


def extending(**changes: Any) -> dict[str, Any]:
    """Return a playbook that extends the small one."""
    return {"key": "mine", "name": "Mine", "description": "Ours.", "extends": "small"} | changes


def as_file(data: Any) -> Source:
    """Return data as a file that was read."""
    return Source("test.yml", data, {(): 1})


def copy_of(key: str, library: Library = LIBRARY) -> Draft:
    """Return a copy that follows a playbook, and is not changed yet."""
    head = {"key": "ours", "name": "Ours", "description": "Our way.", "extends": key}
    return draft_of(library, as_file(head))
