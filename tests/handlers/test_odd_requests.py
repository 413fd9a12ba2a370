"""Whatever Slack sends, in whatever shape, is acknowledged: what nobody acknowledges Slack calls a failure, or sends again."""

import json
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import DANA
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of

TEAM = "T0PLAYGROUND"
PERSON = {"id": DANA, "team_id": TEAM}
OURS = "U0PLAYBOT"
FILE = {"id": "F1", "name": "plan.pdf", "permalink": "https://files.example/plan.pdf"}


def event(type_: str, **fields: Any) -> dict[str, Any]:
    """Return an event as Slack wraps it."""
    inside = {"type": type_, "event_ts": "1772442000.000900", **fields}
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": f"Ev{type_}",
        "event": inside,
        "authorizations": [{"team_id": TEAM, "user_id": OURS, "is_bot": True}],
    }


def said(**fields: Any) -> dict[str, Any]:
    """Return an event about a message in a direct message with the bot."""
    plain = {"channel": "D0DIRECT", "channel_type": "im", "ts": "1772442000.000100"}
    return event("message", **plain, **fields)


def interaction(type_: str, **fields: Any) -> dict[str, Any]:
    """Return something a person did."""
    return {"type": type_, "team": {"id": TEAM}, "user": PERSON, "trigger_id": "1.2.worn", **fields}


def pressed(action: dict[str, Any]) -> dict[str, Any]:
    """Return an action on a message of ours."""
    message = {"ts": "1772442000.000100", "user": OURS}
    return interaction(
        "block_actions", actions=[{"block_id": "b", **action}], message=message, channel={"id": "D0DIRECT"}
    )


MESSAGE = {"user": DANA, "text": "x", "ts": "1772442000.000100"}
ODD = {
    "a message without words": said(user=DANA),
    "a file": said(subtype="file_share", user=DANA, text="", files=[FILE, {"id": "F2", "mode": "tombstone"}]),
    "another bot": said(subtype="bot_message", bot_id="B0TRACKER1", text="x"),
    "another bot with a user": said(user="U0TRACKER1", bot_id="B0TRACKER1", text="x"),
    "our own words": said(user=OURS, bot_id="B0PLAYBOT", text="x"),
    "our own words changed": said(
        subtype="message_changed", message={"user": OURS, "bot_id": "B0PLAYBOT", "text": "y"}, previous_message={}
    ),
    "an edit": said(subtype="message_changed", message=MESSAGE | {"text": "y"}, previous_message=MESSAGE),
    "an edit without what was before": said(subtype="message_changed", message=MESSAGE | {"text": "y"}),
    "an unfurled link": said(subtype="message_changed", message=MESSAGE, previous_message=MESSAGE),
    "a deleted message": said(subtype="message_deleted", deleted_ts="1772442000.000100", previous_message=MESSAGE),
    "a deleted message nobody remembers": said(subtype="message_deleted", deleted_ts="1772442000.000100"),
    "a tombstone": said(
        subtype="message_changed", message={"subtype": "tombstone", "user": "USLACKBOT"}, previous_message=MESSAGE
    ),
    "a counted reply": said(subtype="message_replied", message=MESSAGE | {"thread_ts": "1772442000.000100"}),
    "an emote": said(subtype="me_message", user=DANA, text="waves"),
    "a reminder": said(subtype="reminder_add", user=DANA, text="x"),
    "a subtype nobody has seen yet": said(subtype="hologram", user=DANA),
    "words in a channel": event("message", channel="C1", channel_type="channel", user=DANA, text="x", ts="1.2"),
    "Home tab": event("app_home_opened", user=DANA, tab="home", channel="D0DIRECT"),
    "Messages tab": event("app_home_opened", user=DANA, tab="messages", channel="D0DIRECT"),
    "a Home tab of somebody from elsewhere": event("app_home_opened", user="U0ELSEWHERE", tab="home", channel="D1"),
    "a mention by a bot": event(
        "app_mention", bot_id="B0TRACKER1", channel="C0CHANNEL", text="<@U0PLAYBOT>", ts="1772442000.000100"
    ),
    "a person nobody asked about": event("user_change", user={"id": "U0NEW", "team_id": TEAM}),
    "a bare person": event("user_change", user={"id": DANA}),
    "an event we never asked for": event("channel_created", channel={"id": "C1", "name": "x"}),
    "the end of the installation": event("app_uninstalled"),
    "a button of an older version": pressed({"type": "button", "action_id": "gone.by", "value": "h|x"}),
    "a link that is a button": pressed({"type": "button", "action_id": "some.link", "url": "https://a.example"}),
    "a menu of an older version": pressed({"type": "static_select", "action_id": "gone.menu"}),
    "a form of an older version": interaction(
        "view_submission", view={"id": "V1", "type": "modal", "callback_id": "form.gone", "state": {"values": {}}}
    ),
    "a closed form": interaction(
        "view_closed", view={"id": "V1", "type": "modal", "callback_id": "form.start"}, is_cleared=True
    ),
    "a shortcut of an older version": interaction("shortcut", callback_id="shortcut.gone"),
    "a menu that asks for its options": interaction("block_suggestion", action_id="gone.menu", block_id="b", value="a"),
    "a command of an older version": {"command": "/gone", "team_id": TEAM, "user_id": DANA, "text": ""},
    "a button whose handover is gone": pressed({"type": "button", "action_id": "handover.complete", "value": "h0"}),
}

SENSELESS = {
    "a button without a value": pressed({"type": "button", "action_id": "interview.skip"}),
    "a word for a number": pressed({"type": "button", "action_id": "interview.skip", "value": "h|wombat"}),
    "a verb that there is none of": pressed({"type": "button", "action_id": "handover.pick", "value": "h|wombat"}),
    "too few parts": pressed({"type": "button", "action_id": "interview.file", "value": "h|wombat"}),
    "settings without an hour": interaction(
        "view_submission",
        view={
            "id": "V1",
            "root_view_id": "V1",
            "type": "modal",
            "callback_id": "form.settings",
            "blocks": [],
            "private_metadata": "",
            "state": {"values": {"digest_hour": {"digest_hour": {"selected_option": {"value": "wombat"}}}}},
        },
    ),
    "a form that has forgotten what it is about": interaction(
        "view_submission",
        view={
            "id": "V1",
            "root_view_id": "V1",
            "type": "modal",
            "callback_id": "form.cancel",
            "blocks": [],
            "private_metadata": "",
            "state": {"values": {}},
        },
    ),
}


async def dispatched(baton: Baton, dana: MemberDriver, body: dict[str, Any]) -> BoltResponse:
    """Hand the bot a request, with Dana's conversation with it and a channel put in, and return what it answers."""
    channel = dana.channel("customer-success").id
    there = json.loads(json.dumps(body).replace("D0DIRECT", dana.dm.id).replace("C0CHANNEL", channel))
    return await baton.app.async_dispatch(AsyncBoltRequest(body=there, mode="socket_mode"))


async def test_whatever_comes_is_acknowledged_and_nothing_breaks(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, body in ODD.items():
        response = await dispatched(baton, dana, body)
        await settled()
        assert response.status == 200, name
        assert "listener failed" not in capfd.readouterr().out, name
    playground.inspector.forget()


@pytest.mark.parametrize("body", SENSELESS.values(), ids=SENSELESS.keys())
async def test_values_that_no_version_of_ours_knows_are_acknowledged_with_kind_words(
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    settled: Settle,
    body: dict[str, Any],
    capfd: pytest.CaptureFixture[str],
) -> None:
    """H: a value of a button or a form that cannot be read: no trace, and no word of it in the log."""
    response = await dispatched(baton, dana, body)
    await settled()
    assert response.status == 200
    said = response.body + "".join(seen.plain() for seen in dana.messages())
    assert "earlier version of me" in said
    log = capfd.readouterr().out
    assert "request.outdated" in log
    assert "Traceback" not in log
    assert "wombat" not in log
    playground.inspector.forget()


@pytest.mark.parametrize(
    "name", ["a button of an older version", "a form of an older version", "a command of an older version"]
)
async def test_what_is_gone_by_says_so_to_whoever_used_it(
    baton: Baton, dana: MemberDriver, settled: Settle, name: str
) -> None:
    response = await dispatched(baton, dana, ODD[name])
    await settled()
    assert "earlier version of me" in response.body + "".join(seen.plain() for seen in dana.messages())


async def test_a_direct_message_is_known_by_its_conversation_where_no_type_of_channel_is_said(
    thread: Thread, baton: Baton, playground: Playground
) -> None:
    """A: an answer in an event without `channel_type`, which Slack's own examples leave out, was taken for one in a channel."""
    said = {"user": DANA, "text": "They pay late.", "ts": playground.workspace.core.new_ts()}
    body = event("message", channel=thread.dana.dm.id, thread_ts=thread.first.ts, **said)
    assert (await baton.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))).status == 200
    await thread.settled()
    assert (await handover_of(baton, thread.dana)).answer("snapshot").text == "They pay late."


async def test_words_of_a_request_nobody_listens_for_stay_out_of_the_log(
    baton: Baton, dana: MemberDriver, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        await dispatched(baton, dana, event("channel_created", channel={"id": "C1", "name": "project-secret"}))
    written = capfd.readouterr()
    assert written.out.count("request.unhandled") == 1, "once for each kind: Slack sends as many as it likes"
    assert "project-secret" not in written.out + written.err
