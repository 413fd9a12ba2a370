"""Many at once: each is acknowledged while Slack listens, and either done or told to press again, never in between."""

import asyncio
from datetime import timedelta

import pytest

from bot.app import Baton
from bot.settings import Settings
from messages.kit import notices
from messages.kit.ids import Action
from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.records import EnvelopeRecord
from tests.busy_database import database_busy
from tests.conftest import Settle
from tests.snapshots import Snapshot

CROWD = 100
REPLIES = 40
"""Of each of which Slack hears within three seconds, also on a machine that is busy with other tests."""


def told(playground: Playground) -> list[str]:
    """Return what each command was answered with at once; empty where the answer came afterwards."""
    commands = [record for record in playground.inspector.envelopes if record.type == "slash_commands"]
    assert [record.failure for record in commands] == [""] * len(commands)
    return [str((record.ack or {}).get("text", "")) if isinstance(record.ack, dict) else "" for record in commands]


def events(playground: Playground) -> list[EnvelopeRecord]:
    """Return each delivery of an event."""
    return [record for record in playground.inspector.envelopes if record.type == "events_api"]


async def test_whoever_cannot_be_served_in_time_is_told_so_and_all_others_are_served(
    opened: Snapshot,
    baton: Baton,
    slack_settings: Settings,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
) -> None:
    """H: 1,000 writes at once: 189 never acked in time. A form keeps what was typed, a button's presser hears it once."""
    await dana.command("/handover settings")
    await settled()
    form = await dana.modal("Settings")
    await form.fill({"A line about you": "I like trains."})
    button = {"type": "button", "action_id": Action.SETTINGS_OPEN, "text": {"type": "plain_text", "text": "Settings"}}
    offer = playground.workspace.post_as(
        playground.workspace.identity.bot_user_id,
        priya.dm,
        "?",
        blocks=[{"type": "actions", "block_id": "b", "elements": [button]}],
    )
    playground.inspector.forget()
    before, of_priya = len(dana.messages()), len(priya.messages())
    async with database_busy(slack_settings):
        commands = [asyncio.create_task(dana.command("/handover status")) for _ in range(CROWD)]
        await asyncio.sleep(0)
        pressing = asyncio.create_task(priya.click("Settings", offer))
        assert list((await form.submit()).values()) == [notices.busy_with_form()]
        assert all(await asyncio.gather(*commands, pressing))
    put_off = [words for words in told(playground) if words == notices.busy()]
    assert put_off
    await settled()
    shown = [seen.plain() for seen in dana.messages()][before:]
    assert sum("Fjordline Logistics" in words for words in shown) == CROWD - len(put_off), (
        "somebody was neither served nor told"
    )
    assert [seen.plain() for seen in priya.messages()[of_priya:]].count(notices.busy()) == 1
    form = await dana.modal("Settings")
    assert form.value("A line about you") == "I like trains."
    assert await form.submit() == {}
    await settled()
    async with baton.store.begin("T0PLAYGROUND") as unit:
        person = await unit.people.get(dana.id)
    assert person is not None
    assert person.profile_line == "I like trains."


async def test_an_event_that_is_sent_again_while_it_waits_is_done_once(
    baton: Baton, slack_settings: Settings, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """A reply that could not be stored in time is not acknowledged; sent again at once, after a minute, after five, it is, once."""
    before = len(dana.messages())
    playground.slack.socket._ack_timeout = 0.2
    async with database_busy(slack_settings):
        dana.say("They renew in May.")
        await dana.wait_for(lambda: len(events(playground)) == 2, "the same event again")
    await settled()
    await playground.clock.advance(timedelta(minutes=6))
    hers = events(playground)[0].payload["event_id"]
    seen = [(one.attempt, one.failure) for one in events(playground) if one.payload["event_id"] == hers]
    assert seen == [(0, "operation_timeout"), (1, "")]
    playground.inspector.forget()
    assert len([one for one in dana.messages()[before:] if one.author == "Baton"]) == 1


@pytest.mark.usefixtures("opened")
async def test_a_crowd_is_acknowledged_and_served(
    baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """H: many replies at once: none is lost, each is stored once."""
    playground.inspector.forget()
    before = len(dana.messages())
    for number in range(REPLIES):
        dana.say(f"a word beside the thread, number {number}")
    await settled()
    assert (
        len({record.payload["event_id"] for record in events(playground) if record.milliseconds is not None}) >= REPLIES
    )
    assert len(dana.messages()) >= before + 2 * REPLIES
