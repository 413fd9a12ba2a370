"""One call fails: Slack asks to wait, is down, is slow, lies about what it did, or lost the channel. What the bot makes of it."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.platform.faults import FaultKind
from playground.running import Playground
from playground.seed import DANA, PRIYA
from tests.conftest import Settle
from tests.faults.conftest import Life, until
from tests.faults.reading import told
from tests.handlers.reopening import say_why
from tests.opening import open_handover
from tests.pausing import pause_by_form

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def paused(dana: MemberDriver) -> int:
    return len(told(dana, "paused", CHANNEL))


@pytest.mark.parametrize(("told_to_wait", "waits"), [("", 90), ("a while", 30), ("-1", 30), ("1.5", 30)])
@pytest.mark.usefixtures("opened")
async def test_429_waits_as_long_as_slack_says_or_half_a_minute(
    playground: Playground, dana: MemberDriver, settled: Settle, told_to_wait: str, waits: int
) -> None:
    channel = dana.channel(CHANNEL).id
    playground.faults.add("chat.postMessage", "429", seconds=90, retry_after=told_to_wait, channel=channel)
    await pause_by_form(dana, "/handover pause fjordline")
    await settled()
    await playground.clock.advance((waits - 1) * SECOND)
    assert paused(dana) == 0
    await playground.clock.advance(MINUTE)
    assert paused(dana) == 1


async def test_429_on_one_method_holds_up_nothing_else(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("conversations.create", "429", seconds=3600)
    await open_handover(dana, ACCOUNT, settled)
    assert told(dana, "one at a time")
    assert told(priya, "Read first")
    await playground.clock.advance(HOUR + MINUTE)
    assert len(dana.channel(CHANNEL).members) == 4


@pytest.mark.parametrize(
    ("kind", "hours"), [("500", 5), ("503", 1), ("page", 1), ("gateway", 1), ("text", 1), ("cut_before", 1)]
)
@pytest.mark.usefixtures("opened")
async def test_an_outage_of_hours_delays_and_loses_nothing(
    playground: Playground, dana: MemberDriver, settled: Settle, kind: FaultKind, hours: int
) -> None:
    playground.faults.add("chat.postMessage", kind, 1000)
    await pause_by_form(dana, "/handover pause fjordline")
    await playground.clock.advance(hours * HOUR)
    assert paused(dana) == 0
    tries = Counter(call.args["channel"] for call in playground.inspector.calls_of("chat.postMessage") if not call.ok)
    assert max(tries.values()) < 40, "ever more calmly"
    playground.faults.clear()
    await playground.clock.advance(timedelta(minutes=16))
    assert paused(dana) == 1


@pytest.mark.parametrize("kind", ["cut_after", "internal_error_after", "empty_after", "half_after"])
@pytest.mark.usefixtures("opened")
async def test_what_happened_although_slack_did_not_say_so_is_not_done_again(
    playground: Playground, dana: MemberDriver, settled: Settle, kind: FaultKind
) -> None:
    playground.faults.add("chat.postMessage", kind, 3, channel=dana.channel(CHANNEL).id)
    await pause_by_form(dana, "/handover pause fjordline")
    await playground.clock.advance(HOUR)
    assert paused(dana) == 1


async def test_a_slow_answer_holds_up_nobody_else(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    for account in (ACCOUNT, "Borealis Foods"):
        await open_handover(dana, account, settled)
    playground.faults.add("chat.postMessage", "slow", seconds=1, channel=dana.channel(CHANNEL).id)
    await pause_by_form(dana, "/handover pause fjordline")
    await pause_by_form(dana, "/handover pause borealis")

    async def other_said() -> bool:
        return bool(told(dana, "paused", "handover-borealis-foods"))

    await until(other_said)
    assert paused(dana) == 0
    await settled()
    assert paused(dana) == 1


@pytest.mark.usefixtures("opened")
async def test_words_for_an_archived_channel_are_told_to_somebody_directly(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    dana.person.archive(dana.channel(CHANNEL).id)
    await pause_by_form(dana, "/handover pause fjordline")
    await playground.clock.advance(HOUR)
    [note] = told(dana, "the channel is archived")
    assert "Please unarchive it" in note
    playground.inspector.forget()


@pytest.mark.parametrize("way_back", [("pause", "resume"), ("cancel", "reopen")])
@pytest.mark.usefixtures("opened")
async def test_a_channel_that_is_gone_is_told_of_and_going_on_opens_another(
    playground: Playground, dana: MemberDriver, settled: Settle, way_back: tuple[str, str]
) -> None:
    dana.person.remove(dana.channel(CHANNEL).id, playground.workspace.identity.bot_user_id)
    ends, goes_on = way_back
    await dana.command(f"/handover {ends} fjordline")
    await settled()
    await (await dana.modal({"pause": "Pause", "cancel": "Cancel handover"}[ends])).submit()
    await playground.clock.advance(HOUR)
    [note] = told(dana, "I was taken out of the channel, or it is gone")
    assert "let me open another channel" in note
    await dana.command(f"/handover {goes_on} fjordline")
    await settled()
    if goes_on == "reopen":
        await say_why(dana)
    await playground.clock.advance(HOUR)
    again = dana.channel(f"{CHANNEL}-2")
    assert {DANA, PRIYA} <= set(again.members)
    assert len(again.pins) == 1
    playground.inspector.forget()


@pytest.mark.usefixtures("opened")
async def test_two_people_wait_for_two_calls_of_which_one_is_slow(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("views.open", "slow", seconds=0.5)
    first = asyncio.create_task(dana.command("/handover checklist fjordline"))
    assert await priya.command("/handover checklist fjordline")
    assert await first
