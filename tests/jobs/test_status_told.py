"""What people read directly of pauses, ends and what goes on again: what holds when they can be told, and is news to them."""

from datetime import UTC, datetime, timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.reading import told
from tests.handlers.reopening import say_why
from tests.pausing import pause_by_form

pytestmark = pytest.mark.usefixtures("opened", "baton")
NINE_IN_KOLKATA = datetime(2026, 3, 3, 3, 30, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CHANNEL = "handover-fjordline-logistics"
SAID = {
    "has paused the": "paused",
    "has resumed": "going",
    "has cancelled the": "cancelled",
    "has reopened the": "going",
}


async def act(what: str, dana: MemberDriver, settled: Settle) -> None:
    if what == "pause":
        await pause_by_form(dana, "/handover pause", CHANNEL)
    elif what == "resume":
        await dana.command("/handover resume", CHANNEL)
    elif what == "cancel":
        await dana.command("/handover cancel", CHANNEL)
        await (await dana.modal("Cancel handover")).submit()
    else:
        await dana.command("/handover reopen", CHANNEL)
        await say_why(dana)
    await settled()


def read_by(person: MemberDriver) -> list[str]:
    """Return what they were told of the handover's status, in order."""
    return [
        known
        for seen in person.messages()
        for words, known in SAID.items()
        if words in seen.plain() and "*Fjordline" in seen.plain()
    ]


@pytest.mark.parametrize(
    ("by_day", "at_night", "read"),
    [
        ("", "pause", ["paused"]),
        ("", "pause resume", []),
        ("", "cancel reopen", []),
        ("", "pause resume pause", ["paused"]),
        ("", "pause cancel", ["cancelled"]),
        ("pause", "resume", ["paused", "going"]),
        ("pause", "resume pause resume", ["paused", "going"]),
        ("cancel", "reopen pause", ["cancelled", "paused"]),
        ("cancel", "reopen pause resume", ["cancelled", "going"]),
    ],
)
async def test_in_the_morning_they_read_what_holds_and_nothing_is_unsaid_that_was_never_said(
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
    by_day: str,
    at_night: str,
    read: list[str],
) -> None:
    """I: a pause and its end, said to those whose working hours are over."""
    for what in by_day.split():
        await act(what, dana, settled)
        await playground.clock.advance(MINUTE)
    await playground.clock.advance(6 * HOUR)
    for what in at_night.split():
        await act(what, dana, settled)
        await playground.clock.advance(MINUTE)
    await playground.clock.advance(14 * HOUR)
    assert read_by(priya) == read


async def test_whoever_was_told_without_our_knowing_hears_that_it_goes_on(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """A message that Slack took though it did not say so counts as heard."""
    playground.faults.add("chat.postMessage", "cut_after", 100)
    await act("pause", dana, settled)
    playground.faults.clear()
    assert len(told(priya, "has paused the")) == 1
    await act("resume", dana, settled)
    await playground.clock.advance(HOUR)
    assert read_by(priya) == ["paused", "going"]


async def test_so_does_whoever_was_told_in_the_morning_without_our_knowing(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """A message of the morning that Slack took though it did not say so: what it told holds no more when it is looked for."""
    await playground.clock.advance(6 * HOUR)
    await act("pause", dana, settled)
    playground.faults.add("chat.postMessage", "cut_after", 100)
    await playground.clock.advance(NINE_IN_KOLKATA)
    playground.faults.clear()
    assert read_by(priya) == ["paused"]
    await act("resume", dana, settled)
    await playground.clock.advance(HOUR)
    assert read_by(priya) == ["paused", "going"]
