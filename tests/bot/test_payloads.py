"""H: fields of odd types in what comes in: it is refused as a whole, before a listener takes a list for a name."""

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


@pytest.mark.parametrize("odd", ODD, ids=str)
@pytest.mark.parametrize("field", ["channel", "user", "ts", "text", "subtype", "thread_ts"])
def test_an_event_with_something_else_for_a_word_is_refused(field: str, odd: object) -> None:
    with pytest.raises(MalformedPayload):
        bolt_request(wrapped(MESSAGE | {field: odd}))


@pytest.mark.parametrize("event", [MESSAGE, JOINED], ids=lambda one: one["type"])
def test_an_event_of_a_channel_that_names_none_is_refused(event: dict[str, Any]) -> None:
    with pytest.raises(MalformedPayload):
        bolt_request(wrapped({name: value for name, value in event.items() if name != "channel"}))
