"""H: fields of odd types in what comes in: it is refused as a whole, before a listener takes a list for a name."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from bot.connection.payloads import MalformedPayload, bolt_request

MESSAGE = {
    "type": "message",
    "channel": "D1",
    "channel_type": "im",
    "user": "U1",
    "text": "hi",
    "ts": "1772442000.000100",
}
JOINED = {"type": "member_joined_channel", "channel": "C1", "user": "U1", "channel_type": "G", "team": "T1"}
CHANGED = {"type": "user_change", "user": {"id": "U1"}}
ODD: tuple[Any, ...] = (5, True, ["a"], {"id": "C1"})


def wrapped(event: Any) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}


@pytest.mark.parametrize("event", [MESSAGE, JOINED, CHANGED, {"type": "app_uninstalled"}], ids=lambda one: one["type"])
def test_an_event_as_documented_is_taken(event: dict[str, Any]) -> None:
    assert bolt_request(wrapped(event)).body["event"] == event


SOMEBODY = {"id": "U1", "team_id": "T1", "profile": {"real_name": "Jo"}}
NOT_ASKED_FOR: tuple[dict[str, Any], ...] = (
    {"type": "channel_rename", "channel": {"id": "C1", "name": "new", "created": 1772442000}},
    {"type": "group_rename", "channel": {"id": "G1", "name": "new", "created": 1772442000}},
    {"type": "channel_created", "channel": {"id": "C1", "name": "new", "creator": "U1"}},
    {"type": "channel_id_changed", "old_channel_id": "G1", "new_channel_id": "C1"},
    {"type": "im_created", "user": "U1", "channel": {"id": "D1"}},
    {"type": "team_join", "user": SOMEBODY},
    {"type": "user_profile_changed", "user": SOMEBODY},
    {"type": "user_huddle_changed", "user": SOMEBODY},
    {"type": "message_metadata_posted", "channel_id": "C1", "metadata": {"event_type": "x", "event_payload": {}}},
)
"""Documented, and other than those that we subscribe to: their `channel` is an object or missing, their `user` is an object."""


@pytest.mark.parametrize("event", NOT_ASKED_FOR, ids=lambda one: one["type"])
def test_an_event_that_nobody_asked_for_is_taken_whatever_its_shape(event: dict[str, Any]) -> None:
    """H: refused over HTTP, it would count as a failure of ours, and Slack stops sending to whom fails too often."""
    assert bolt_request(wrapped(event)).body["event"] == event


@pytest.mark.parametrize("odd", ODD, ids=str)
@pytest.mark.parametrize("field", ["channel", "user", "ts", "text", "subtype", "thread_ts"])
def test_an_event_with_something_else_for_a_word_is_refused(field: str, odd: object) -> None:
    with pytest.raises(MalformedPayload):
        bolt_request(wrapped(MESSAGE | {field: odd}))


@pytest.mark.parametrize("event", [MESSAGE, JOINED], ids=lambda one: one["type"])
def test_an_event_of_a_channel_that_names_none_is_refused(event: dict[str, Any]) -> None:
    with pytest.raises(MalformedPayload):
        bolt_request(wrapped({name: value for name, value in event.items() if name != "channel"}))


VIEW: dict[str, Any] = {
    "id": "V1",
    "type": "modal",
    "callback_id": "form.pause",
    "private_metadata": "",
    "blocks": [{"type": "input", "block_id": "why", "label": {"type": "plain_text", "text": "Why?"}}],
    "state": {"values": {"why": {"why": {"type": "plain_text_input", "value": None}}}},
}
BUTTON = {"type": "button", "action_id": "interview.skip", "block_id": "b", "value": "h|1"}
DOCUMENTED: dict[str, dict[str, Any]] = {
    "view_submission": {"view": VIEW, "response_urls": [], "enterprise": None},
    "block_actions": {"actions": [BUTTON], "channel": {"id": "D1"}, "message": {"ts": "1.2"}},
    "block_suggestion": {"action_id": "place", "block_id": "b", "value": "f"},
    "shortcut": {"callback_id": "shortcut.start_handover"},
    "message_action": {"callback_id": "shortcut.save_to_handover", "channel": {"id": "C1"}, "message": {"ts": "1.2"}},
}


def done(kind: str) -> dict[str, Any]:
    return {
        "type": kind,
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "trigger_id": "1.2",
        **copy.deepcopy(DOCUMENTED[kind]),
    }


def places(part: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value in an object."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from places(value, (*path, key))


WHATEVER = {"team", "trigger_id", "ts", "enterprise"}
"""What Bolt or Slack alone reads, or what is read with care."""
READ_BY_NOBODY = {("type",), ("block_id",), ("view", "blocks", 0, "label", "type")}
ALL_PLACES = [
    (kind, path)
    for kind in DOCUMENTED
    for path in places(done(kind))
    if not WHATEVER & set(path) and path not in READ_BY_NOBODY
]


@pytest.mark.parametrize("kind", DOCUMENTED)
def test_what_somebody_did_is_taken_as_documented(kind: str) -> None:
    assert bolt_request(done(kind)).body["type"] == kind


@pytest.mark.parametrize("kind", DOCUMENTED)
def test_where_nothing_is_filled_in_there_may_be_an_empty_list(kind: str) -> None:
    """H: of the same kind: what PHP, in which Slack is written, makes of an object without fields."""
    body = done(kind)
    body["state"] = {"values": []}
    if "view" in body:
        body["view"]["state"] = {"values": []}
    taken = bolt_request(body).body
    assert [part["state"]["values"] for part in (taken, taken.get("view", taken))] == [{}, {}]


@pytest.mark.parametrize("field", ["channel", "container", "message"])
def test_where_nothing_is_there_may_be_a_null(field: str) -> None:
    """H: of the same kind: a press in a view stands in no message and no channel."""
    assert bolt_request(done("block_actions") | {field: None}).body["type"] == "block_actions"


@pytest.mark.parametrize(("kind", "path"), ALL_PLACES, ids=str)
def test_what_somebody_did_with_something_else_in_any_place_is_refused(kind: str, path: tuple[str | int, ...]) -> None:
    """H: odd types in what comes in: a number in the place of a word, an object or a list."""
    body = done(kind)
    where: Any = body
    for key in path[:-1]:
        where = where[key]
    where[path[-1]] = 5
    with pytest.raises(MalformedPayload):
        bolt_request(body)


@pytest.mark.parametrize("field", ["text", "user_id", "channel_id"])
def test_a_command_of_anything_but_words_is_refused(field: str) -> None:
    with pytest.raises(MalformedPayload):
        bolt_request({"command": "/handover", "user_id": "U1", "text": "list", "channel_id": "C1", field: 5})
