"""Of an envelope as much is read as is needed: its frame, what words depend on, and in its turn the whole payload."""

import json
from typing import Any

import pytest

from bot.connection.envelopes import Envelope, UnreadEnvelope, envelope_of
from bot.connection.payloads import MalformedPayload
from handlers.kit.put_off import answer

COMMAND = {"command": "/handover", "text": "list", "user_id": "U1", "team_id": "T1", "channel_id": "D1"}
OPTION = {"text": {"type": "plain_text", "text": '"type": "input", "block_id": "typed"'}, "value": "1"}
FORM = {
    "type": "view_submission",
    "user": {"id": "U1", "team_id": "T1"},
    "team": {"id": "T1"},
    "view": {
        "id": "V1",
        "type": "modal",
        "callback_id": "settings",
        "private_metadata": "",
        "blocks": [
            {"type": "input", "block_id": "hour", "element": {"type": "static_select", "options": [OPTION]}},
            {"block_id": "note", "optional": True, "type": "input", "element": {"type": "plain_text_input"}},
            {"type": "section", "block_id": "about", "text": OPTION["text"]},
        ],
        "state": {"values": {"note": {"note": {"type": "plain_text_input", "value": '{"command": "/handover"}'}}}},
    },
}


def sent(payload: object, kind: str = "interactive", **more: object) -> Envelope:
    return envelope_of(json.dumps({"payload": payload, "envelope_id": "e1", "type": kind, **more}))


@pytest.mark.parametrize("payload", [COMMAND, FORM, FORM | {"view": {"id": "V1", "type": "modal"}}])
def test_a_glance_shows_what_the_words_depend_on(payload: dict[str, Any]) -> None:
    """H: 1,000 writes at once: whoever is told to press again hears it in the same place, read whole or not."""
    assert answer(UnreadEnvelope(sent(payload)).glance()) == answer(payload)


@pytest.mark.parametrize("payload", [COMMAND, FORM])
def test_the_whole_payload_is_read_in_its_turn(payload: dict[str, Any]) -> None:
    assert UnreadEnvelope(sent(payload)).read().body == payload


def test_half_an_emoji_is_kept_as_it_is() -> None:
    """Slack cuts words between the halves of an emoji: no valid text, and it comes all the same."""
    payload = {**FORM, "view": {**FORM["view"], "private_metadata": "\ud83d"}}  # type: ignore[dict-item]
    envelope = sent(payload)
    assert (envelope.type, envelope.envelope_id) == ("interactive", "e1")
    assert UnreadEnvelope(envelope).read().body == payload
    assert answer(UnreadEnvelope(envelope).glance()) == answer(payload)


@pytest.mark.parametrize("payload", [None, [], "words", 7])
def test_a_payload_that_is_no_object_is_malformed(payload: object) -> None:
    with pytest.raises(MalformedPayload):
        UnreadEnvelope(sent(payload)).read()


def test_an_event_that_comes_again_says_so_as_over_http() -> None:
    event = {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": {"type": "team_join"}}
    read = UnreadEnvelope(sent(event, "events_api", retry_attempt=1, retry_reason="timeout")).read()
    assert {name: value for name, value in read.headers.items() if name.startswith("x-slack")} == {
        "x-slack-retry-num": ["1"],
        "x-slack-retry-reason": ["timeout"],
    }


def test_what_asks_to_leave_has_no_payload() -> None:
    leave = envelope_of('{"type": "disconnect", "reason": "warning", "debug_info": {"host": "x"}}')
    assert (leave.type, leave.reason, leave.to_be_answered) == ("disconnect", "warning", False)


def test_a_payload_is_kept_as_it_came() -> None:
    """H: 1,000 writes at once: to write it anew would take longer than to read it."""
    written = '{"type":  "view_submission"}'
    envelope = envelope_of(
        f'{{"envelope_id": "e1", "payload": {written}, "type": "interactive", "accepts_response_payload": true}}'
    )
    assert bytes(envelope.payload) == written.encode()
    assert envelope.to_be_answered
