"""The interview on a Slack that fails: each message is there once in the end, and what comes twice does nothing twice."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.platform.faults import FaultKind
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread, handover_of
from tests.snapshots import Snapshot


@pytest.fixture
async def thread(opened: Snapshot, dana: MemberDriver, baton: Baton, settled: Settle) -> Thread:
    """Dana hands Fjordline over to Priya."""
    return Thread(dana, settled, "Fjordline Logistics")


async def let_time_heal(playground: Playground) -> None:
    for _ in range(5):
        await playground.clock.advance(timedelta(minutes=2))


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
@pytest.mark.parametrize("kind", ["cut_after", "cut_before", "500", "429", "internal_error_after"])
async def test_whatever_breaks_the_next_question_is_there_once_and_the_last_one_has_no_buttons(
    playground: Playground, thread: Thread, method: str, kind: FaultKind
) -> None:
    playground.faults.add(method, kind)
    await thread.say("Calm.")
    await let_time_heal(playground)
    asked = [seen for seen in thread.of_baton() if "The people who matter" in seen.plain()]
    assert len(asked) == 1
    assert "Skip" in asked[0].buttons()
    settled = next(seen for seen in thread.of_baton() if "Where things stand" in seen.plain())
    assert (settled.buttons(), "✓ Answered" in settled.plain()) == ([], True)
    playground.inspector.forget()


async def test_a_question_somebody_deleted_does_not_stop_the_interview(
    playground: Playground, thread: Thread, dana: MemberDriver
) -> None:
    playground.faults.add("chat.update", "error", error="message_not_found")
    await thread.say("Calm.")
    assert "The people who matter" in thread.last().plain()
    playground.inspector.forget()


async def test_events_that_come_twice_do_nothing_twice(
    playground: Playground, thread: Thread, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    message = await thread.say("Calm.")
    await thread.say("skip")
    dana.edit(message, "Calm, mostly.")
    await settled()
    dana.edit(message, "Calm.")
    await settled()
    for words in ("status", "n/a", "password: hunter2", "help"):
        await thread.say(words)
    before, spoken = await handover_of(baton, dana), len(thread.of_baton())
    events = [one for one in playground.inspector.envelopes if one.title.startswith("message")]
    assert len(events) >= 8
    for record in events:
        playground.slack.socket.tell(record.title, record.payload)
        await settled()
    assert await handover_of(baton, dana) == before
    assert len(thread.of_baton()) == spoken


async def test_a_question_is_not_put_any_more_once_the_handover_has_ended(
    playground: Playground, thread: Thread, dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover cancel", "handover-fjordline-logistics")
    await settled()
    await (await dana.modal("Cancel handover")).submit()
    await settled()
    spoken = len(thread.of_baton())
    await thread.say("Calm.")
    assert "cancelled" in thread.last().plain()
    assert len(thread.of_baton()) == spoken + 1
