"""Slack's message events and markup become plain values."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.message_event import message_event
from handover.text.markup import mentioned, plain_text
from handover.time.timestamps import moment_of
from messages.kit.text import escape
from services.message_event import MessageChange

NAMES = {"U1": "Priya Nair", "C3": "plans", "S1": "CS leads"}
WRITTEN: dict[str, Any] = {"channel": "D1", "user": "U1", "ts": "5.900000", "thread_ts": "1.000000", "text": "Calm."}
FILE = {"id": "F1", "name": "plan.pdf", "title": "The plan", "permalink": "https://files.example/F1"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Calm &amp; happy &lt;3", "Calm & happy <3"),
        ("<https://acme.example/plan>", "https://acme.example/plan"),
        ("<https://acme.example/plan|our plan>", "our plan (https://acme.example/plan)"),
        ("<http://Booking.com|Booking.com>", "Booking.com"),
        ("<https://acme.example/?a=1&amp;b=2>", "https://acme.example/?a=1&b=2"),
        ("<mailto:jo@acme.example|jo@acme.example>", "jo@acme.example"),
        ("<tel:+4930123|+49 30 123> <tel:+4930123>", "+49 30 123 +4930123"),
        ("<tel:+4930123|the front desk>", "the front desk (+4930123)"),
        ("<mailto:jo@acme.example?subject=Hi|jo@acme.example>", "jo@acme.example"),
        ("<https://acme.example|https://acme.example/>", "https://acme.example/"),
        ("<@U1> and <@U2> and <@U3|jo>", "@Priya Nair and @U2 and @jo"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<#C2|> <#C3>", "#C2 #plans"),
        ("<!here> <!here|here> <!channel|@channel>", "@here @here @channel"),
        ("<!subteam^S9|@team> <!subteam^S1> <!subteam^S2>", "@team @CS leads @S2"),
        ("<!date^1^{date}|1 Jan>", "1 Jan"),
        ("<!date^1764579600^until {date_short_pretty} at {time}>", "until 1 Dec 2025 at 09:00 UTC"),
        ("<!date^999999999999^{date}>", "999999999999"),
        ("<!date^1764579600^{date}^https://acme.example|>", "1 Dec 2025 (https://acme.example)"),
        ("a &lt; b &gt; c", "a < b > c"),
        ("`+` &lt;@U1&gt;", "`+` <@U1>"),
    ],
)
def test_markup_becomes_what_its_writer_saw(text: str, shown: str) -> None:
    assert plain_text(text, NAMES) == shown


@given(st.text())
def test_what_somebody_typed_survives_the_way_through_slack(text: str) -> None:
    assert plain_text(escape(text), {}) == text


def test_mentioned_people_are_found_once() -> None:
    assert mentioned("<@U1> <@U2|jo> <@U1> <#C1>") == ("U1", "U2")


def test_a_reminder_of_slackbots_is_nobodys_message() -> None:
    assert message_event(WRITTEN | {"user": "USLACKBOT"}) is None


def test_a_message_in_a_thread() -> None:
    said = message_event(WRITTEN)
    assert said is not None
    assert (said.happened, said.user, said.conversation, said.thread) == (MessageChange.WRITTEN, "U1", "D1", "1.000000")
    assert (said.stamp, said.at, said.text) == ("5.900000", moment_of("5.900000"), "Calm.")


def test_the_first_message_of_a_thread_is_in_no_thread() -> None:
    said = message_event(WRITTEN | {"thread_ts": WRITTEN["ts"]})
    assert said is not None
    assert said.thread == ""


def test_files_come_with_their_title_and_address() -> None:
    said = message_event(WRITTEN | {"subtype": "file_share", "files": [FILE, {"id": "F2", "mode": "tombstone"}]})
    assert said is not None
    assert [(one.title, one.link) for one in said.files] == [("The plan", "https://files.example/F1")]


def changed(after: dict[str, Any], before: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "subtype": "message_changed",
        "channel": "D1",
        "ts": "9.000001",
        "event_ts": "9.000001",
        "message": WRITTEN | after,
        "previous_message": WRITTEN | (before or {}),
    }


def test_an_edit_is_dated_by_its_event() -> None:
    said = message_event(changed({"text": "Not calm.", "edited": {"ts": "5.000000"}}))
    assert said is not None
    assert (said.happened, said.stamp, said.at) == (MessageChange.CHANGED, "5.900000", moment_of("9.000001"))
    assert (said.text, said.thread) == ("Not calm.", "1.000000")


def test_a_deletion_and_a_deleted_thread_start() -> None:
    gone = {"subtype": "message_deleted", "channel": "D1", "ts": "9.000001", "previous_message": WRITTEN}
    buried = changed({"subtype": "tombstone", "text": "This message was deleted."})
    for event in (gone, buried):
        said = message_event(event)
        assert said is not None
        assert (said.happened, said.stamp) == (MessageChange.DELETED, "5.900000")


@pytest.mark.parametrize(
    "event",
    [
        changed({"attachments": [{"title": "unfurled"}]}),
        changed({"bot_id": "B1", "text": "updated by the bot"}),
        WRITTEN | {"bot_id": "B1"},
        WRITTEN | {"subtype": "channel_join"},
        WRITTEN | {"user": ""},
        WRITTEN | {"user": ["U1"]},
        WRITTEN | {"ts": 5.9},
        WRITTEN | {"ts": "yesterday"},
        {"subtype": "message_changed", "channel": "D1", "ts": "9.000001", "message": "x", "previous_message": 7},
        {"subtype": "message_deleted", "channel": "D1", "ts": "9.000001"},
    ],
    ids=[
        *("unfurl", "own update", "a bot", "a join", "nobody"),
        *("odd user", "odd stamp", "no stamp", "no objects", "nothing deleted"),
    ],
)
def test_what_no_person_wrote_is_not_heard(event: dict[str, Any]) -> None:
    assert message_event(event) is None
