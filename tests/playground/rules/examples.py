"""One valid example of everything Slack knows, and ways to spoil it at a JSON pointer."""

from __future__ import annotations

import copy
import json
from typing import Any

from playground.rules.blocks import check_blocks
from playground.rules.position import Surface

Json = Any


def plain(text: str = "Text") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "*Text*") -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str = "a") -> Json:
    return {"text": plain(f"Option {value}"), "value": value}


def options(count: int) -> list[Json]:
    return [option(str(index)) for index in range(count)]


def rich_text(*leaves: Json) -> Json:
    inner = list(leaves) or [{"type": "text", "text": "Hello"}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": inner}]}


def confirm() -> Json:
    return {"title": plain(), "text": mrkdwn(), "confirm": plain("Yes"), "deny": plain("No")}


IMAGE = {"type": "image", "alt_text": "A logo", "image_url": "https://example.com/logo.png"}
WORKFLOW = {"trigger": {"url": "https://slack.com/shortcuts/Ft0/1"}}
_FEEDBACK = {"text": plain("Good"), "value": "good"}

BARE = (
    "external_select",
    "multi_external_select",
    "users_select",
    "multi_users_select",
    "conversations_select",
    "multi_conversations_select",
    "channels_select",
    "multi_channels_select",
    "datepicker",
    "timepicker",
    "datetimepicker",
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "file_input",
    "rich_text_input",
)
"""Elements that need nothing but their type and an action_id."""

ELEMENTS: dict[str, Json] = {
    "button": {"type": "button", "action_id": "go", "text": plain("Go")},
    "workflow_button": {"type": "workflow_button", "action_id": "go", "text": plain("Go"), "workflow": WORKFLOW},
    "icon_button": {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Delete")},
    "feedback_buttons": {
        "type": "feedback_buttons",
        "action_id": "fb",
        "positive_button": _FEEDBACK,
        "negative_button": _FEEDBACK,
    },
    "checkboxes": {"type": "checkboxes", "action_id": "go", "options": [option()]},
    "radio_buttons": {"type": "radio_buttons", "action_id": "go", "options": [option()]},
    "overflow": {"type": "overflow", "action_id": "go", "options": [option()]},
    "static_select": {"type": "static_select", "action_id": "go", "options": [option()]},
    "multi_static_select": {"type": "multi_static_select", "action_id": "go", "options": [option()]},
    **{kind: {"type": kind, "action_id": "go"} for kind in BARE},
    "number_input": {"type": "number_input", "action_id": "go", "is_decimal_allowed": False},
    "image": IMAGE,
}

CARD = {"type": "card", "title": mrkdwn(), "actions": [ELEMENTS["button"]]}
TASK = {"type": "task_card", "task_id": "t1", "title": "Read the notes", "status": "pending"}
CELL = {"type": "raw_text", "text": "cell"}
PIE = {"type": "pie", "segments": [{"label": "Done", "value": 3}]}
LINE: Json = {
    "type": "line",
    "series": [{"name": "Open", "data": [{"label": "Mon", "value": 1}]}],
    "axis_config": {"categories": ["Mon"]},
}

BLOCKS: dict[str, Json] = {
    "section": {"type": "section", "text": mrkdwn()},
    "header": {"type": "header", "text": plain()},
    "divider": {"type": "divider"},
    "context": {"type": "context", "elements": [mrkdwn(), IMAGE]},
    "actions": {"type": "actions", "elements": [ELEMENTS["button"]]},
    "input": {"type": "input", "label": plain(), "element": ELEMENTS["plain_text_input"]},
    "image": IMAGE,
    "rich_text": rich_text(),
    "markdown": {"type": "markdown", "text": "**Text**"},
    "table": {"type": "table", "rows": [[CELL, CELL]]},
    "data_table": {"type": "data_table", "caption": "Open items", "rows": [[CELL], [CELL]]},
    "data_visualization": {"type": "data_visualization", "title": "Progress", "chart": PIE},
    "card": CARD,
    "carousel": {"type": "carousel", "elements": [CARD]},
    "container": {"type": "container", "title": plain(), "child_blocks": [{"type": "divider"}]},
    "alert": {"type": "alert", "text": mrkdwn()},
    "context_actions": {"type": "context_actions", "elements": [ELEMENTS["feedback_buttons"]]},
    "plan": {"type": "plan", "title": "A plan", "tasks": [TASK]},
    "task_card": TASK,
    "video": {
        "type": "video",
        "alt_text": "A tour",
        "title": plain("A tour"),
        "thumbnail_url": "https://example.com/t.png",
        "video_url": "https://example.com/embed/1",
    },
}


def block(kind: str) -> Json:
    """A fresh valid block of type `kind`."""
    return copy.deepcopy(BLOCKS[kind])


def element(kind: str, **members: Json) -> Json:
    """A fresh valid element of type `kind` with more members."""
    return {**copy.deepcopy(ELEMENTS[kind]), **members}


def holding(holder: str, inner: Json) -> Json:
    """A block of type `holder` around the element `inner`."""
    if holder == "section":
        return {"type": "section", "text": mrkdwn(), "accessory": inner}
    if holder == "input":
        return {"type": "input", "label": plain(), "element": inner}
    if holder == "card":
        return {"type": "card", "title": mrkdwn(), "actions": [inner]}
    return {"type": holder, "elements": [inner]}


def modal(*blocks: Json, **members: Json) -> Json:
    view = {"type": "modal", "title": plain(), "submit": plain("Save"), "blocks": list(blocks) or [block("section")]}
    return {**view, **members}


def home(*blocks: Json, **members: Json) -> Json:
    return {"type": "home", "blocks": list(blocks) or [block("section")], **members}


def keys_of(pointer: str) -> list[Any]:
    """The member names and item numbers of a pointer."""
    return [int(key) if key.isdigit() else key for key in pointer.strip("/").split("/")]


def spoilt(body: Json, pointer: str, value: Json) -> Json:
    """A copy of `body` with `value` at `pointer`, making members on the way."""
    copied = json.loads(json.dumps(body))
    *path, last = keys_of(pointer)
    inner = copied
    for key in path:
        inner = inner[key] if isinstance(inner, list) else inner.setdefault(key, {})
    inner[last] = value
    return copied


def without(body: Json, pointer: str) -> Json:
    """A copy of `body` with nothing at `pointer`."""
    copied = json.loads(json.dumps(body))
    *path, last = keys_of(pointer)
    inner = copied
    for key in path:
        inner = inner[key]
    del inner[last]
    return copied


def pointers(blocks: list[Json], surface: Surface = Surface.MESSAGE) -> list[str]:
    """Where `blocks` break a rule on `surface`."""
    return [violation.pointer for violation in check_blocks(blocks, surface)]
