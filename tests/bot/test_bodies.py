"""What comes in over HTTP is read as Python's own reader does, and quicker."""

import json
from urllib.parse import parse_qsl, quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connection.payloads import MalformedPayload, bolt_request, form_fields

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SIGNS = st.text(st.sampled_from("aZ09%+&=;_. \n\té中😀\0\"'{}"), max_size=40)


@given(st.dictionaries(SIGNS, SIGNS, max_size=5))
def test_what_was_encoded_is_read_as_it_was(fields: dict[str, str]) -> None:
    assert form_fields(urlencode(fields)) == fields


@given(SIGNS)
def test_whatever_comes_is_read_as_by_python(body: str) -> None:
    assert form_fields(body) == dict(parse_qsl(body, keep_blank_values=True))


SHORTCUT = {"type": "shortcut", "user": {"id": "U1"}, "callback_id": "ü +%"}


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("payload=" + quote_plus(json.dumps(SHORTCUT)), FORM),
        (json.dumps(SHORTCUT), {"Content-Type": "application/json; charset=utf-8"}),
        (json.dumps(SHORTCUT), {"Content-Type": "text/plain"}),
        (json.dumps(SHORTCUT), {}),
    ],
    ids=["form", "JSON", "JSON called text", "JSON called nothing"],
)
def test_a_payload_is_read_whatever_it_is_called(body: str, headers: dict[str, str]) -> None:
    assert bolt_request(body, headers).body == SHORTCUT


def test_half_of_an_emoji_is_kept() -> None:
    event = '{"type":"message","channel":"D1","text":"\\ud83d"}'
    read = bolt_request(f'{{"type":"event_callback","event_id":"Ev1","event":{event}}}')
    assert read.body["event"] == {"type": "message", "channel": "D1", "text": "\ud83d"}


@pytest.mark.parametrize("body", ["{", "[1]", '"text"', "payload=5", "payload=%7B", "payload=[]"])
def test_anything_else_is_malformed(body: str) -> None:
    with pytest.raises(MalformedPayload):
        bolt_request(body, {"Content-Type": "application/json" if "payload" not in body else FORM["Content-Type"]})
