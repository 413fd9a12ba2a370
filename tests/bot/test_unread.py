"""What is answered at a glance at a request is what would be answered after reading it whole."""

import json
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

import pytest

from bot.connection.payloads import MalformedPayload
from bot.connection.unread import UnreadRequest
from handlers.kit.put_off import answer
from messages.kit import notices

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TYPED = 'she wrote "type":"input","block_id":"typed" and %22type%22%3A%22input%22%2C%22block_id%22%3A%22typed%22'


def field(block_id: str, **more: Any) -> dict[str, Any]:
    """Return a block that is filled in, its keys in the order in which Slack sends them."""
    label = {"type": "plain_text", "text": "A label"}
    return {"type": "input", "block_id": block_id, "label": label, "element": {"type": "plain_text_input"}, **more}


def sent(*blocks: dict[str, Any], metadata: str = "") -> dict[str, Any]:
    typed = {block["block_id"]: {"x": {"type": "plain_text_input", "value": TYPED}} for block in blocks}
    view = {
        "id": "V1",
        "hash": "1.a",
        "callback_id": "form",
        "type": "modal",
        "private_metadata": metadata,
        "blocks": list(blocks),
        "state": {"values": typed},
    }
    return {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": view}


SECTION = {"type": "section", "block_id": "words", "text": {"type": "mrkdwn", "text": TYPED}}
LAST = {
    "one field": (sent(field("line")), "line"),
    "the last of several": (sent(field("first"), SECTION, field("hour:2"), SECTION), "hour:2"),
    "what looks like a field in what is typed and kept": (sent(field("line"), SECTION, metadata=TYPED), "line"),
    "a field called input": (sent(field("input")), "input"),
    "a name that is encoded": (sent(field("größe/é")), "größe/é"),
}
ENCODINGS = {
    "as Slack encodes": lambda payload: "payload=" + quote(json.dumps(payload, separators=(",", ":")), safe=""),
    "with spaces": lambda payload: "payload=" + quote(json.dumps(payload), safe=""),
    "with plus signs": lambda payload: "payload=" + quote_plus(json.dumps(payload)),
    "in small letters": lambda payload: "payload=" + quote(json.dumps(payload), safe="").replace("%2C", "%2c"),
    "as it is": lambda payload: (
        "payload=" + json.dumps(payload).replace("%", "%25").replace("&", "%26").replace("+", "%2B")
    ),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", LAST)
def test_a_form_keeps_open_with_the_words_beside_its_last_field(name: str, encoding: str) -> None:
    payload, block_id = LAST[name]
    text = ENCODINGS[encoding](payload)
    said, told = answer(UnreadRequest(text.encode(), FORM, "").glance())
    assert said == {"response_action": "errors", "errors": {block_id: notices.busy_with_form()}}
    assert told


LATER = {
    "user": {"id": "U1"},
    "team": {"id": "T1"},
    "type": "block_suggestion",
    "action_id": "x",
    "block_id": "y",
    "value": "z",
}
OTHERS: dict[str, tuple[str, Any]] = {
    "a command": (urlencode({"command": "/handover", "text": "status", "team_id": "T1"}), notices.busy()),
    "a button": (ENCODINGS["as Slack encodes"]({"type": "block_actions", "actions": []}), None),
    "a menu": (ENCODINGS["as Slack encodes"]({"type": "block_suggestion", "value": "x"}), {"options": []}),
    "a shortcut": (ENCODINGS["as Slack encodes"]({"type": "shortcut", "callback_id": "x"}), None),
    "a kind that comes later": (
        ENCODINGS["as Slack encodes"](LATER),
        {"options": []},
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_whoever_cannot_be_answered_in_place_is_told_later(name: str) -> None:
    text, words = OTHERS[name]
    said, told = answer(UnreadRequest(text.encode(), FORM, "").glance())
    assert told is (words is not None)
    if told:
        assert (said["text"] if name == "a command" and isinstance(said, dict) else said) == words


def test_a_form_without_a_field_is_read_whole() -> None:
    text = ENCODINGS["as Slack encodes"](sent(SECTION))
    said, _ = answer(UnreadRequest(text.encode(), FORM, "").glance())
    assert isinstance(said, dict)
    assert said["response_action"] == "update"


@pytest.mark.parametrize("body", [b"payload=%7B", b"payload=5", b"\xff", b"x=1"[:0] + b"payload=%7B%22type%22%3A5%7D"])
def test_what_is_none_of_slacks_is_so_at_a_glance(body: bytes) -> None:
    with pytest.raises(MalformedPayload):
        UnreadRequest(body, FORM, "").glance()
