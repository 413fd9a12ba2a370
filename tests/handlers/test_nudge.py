"""I: a manager can act on what is late: a nudge asks whoever it is, once, within their working hours, and says when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from storage import tables
from tests import snapshots
from tests.conftest import Settle
from tests.opening import open_handover
from tests.pausing import pause_by_form
from tests.snapshots import Snapshot, begins_after

WEDNESDAY_EVENING = datetime(2026, 3, 5, 0, 30, tzinfo=UTC)
"""Half past seven in the evening in New York, half past nine on Thursday morning in Tokyo; one answer was due on Tuesday."""
THURSDAY = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)


async def on_wednesday_evening(stage: ReplayEnvironment) -> None:
    await snapshots.opened(stage)
    await stage.playground.clock.advance(WEDNESDAY_EVENING)


@pytest.fixture
@begins_after(on_wednesday_evening)
def late(baton: Baton) -> None:
    """Let the first answers be late, while Dana's day is over and Aiko's begins."""


async def nudge(person: MemberDriver, settled: Settle) -> str:
    """Press "Nudge who is late" in the overview and return what is said."""
    await person.command("/handover status", "general")
    await person.click("Open", person.messages("general")[-1])
    await settled()
    await (await person.modal("Handover")).click("Nudge who is late")
    await settled()
    return (await person.modal("Baton")).plain()


def nudges(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if "asks how it goes" in seen.plain()]


async def test_the_managers_morning_message_nudges_with_one_tap(
    opened: Snapshot, aiko: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: a manager of many … a way to act: whoever reads that nothing moves asks who is late from that very message."""
    await playground.clock.advance(THURSDAY + timedelta(hours=10))
    await settled()
    [told] = [seen for seen in aiko.messages() if "Nothing has moved since" in seen.plain()]
    assert told.buttons() == ["Open", "Nudge who is late", "Got it"]
    await aiko.click("Nudge who is late", told)
    await settled()
    assert "@Dana Reyes hears from me on Fri 6 Mar at 9:00 their time." in aiko.messages()[-1].plain()
    await playground.clock.advance(THURSDAY + timedelta(days=1))
    await settled()
    assert "@Aiko Tanaka asks how it goes." in dana.messages()[-1].plain()


async def test_the_late_one_is_asked_in_their_morning_once_however_often_it_is_pressed(
    late: None, aiko: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    assert "@Dana Reyes hears from me on Thu 5 Mar at 9:00 their time." in await nudge(aiko, settled)
    await nudge(aiko, settled)
    assert nudges(dana) == []
    await playground.clock.advance(THURSDAY)
    await settled()
    (asked,) = nudges(dana)
    assert asked.plain().startswith("Good morning, Dana."), (
        "the morning's message asks, and nothing else at the same hour"
    )
    first = asked.plain()[asked.plain().index("Fjordline") :]
    assert first.index("@Aiko Tanaka asks how it goes.") < first.index("22 questions")
    assert asked.buttons()[:3] == ["Start", "Tomorrow", "Blocked …"]
    await playground.clock.advance(timedelta(hours=1))
    await settled()
    assert len(nudges(dana)) == 1


async def test_a_nudge_that_an_older_version_has_queued_is_answered_by_the_mornings_message(
    late: None, baton: Baton, aiko: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """H: a job queued before an update does not say when somebody asked."""
    await nudge(aiko, settled)
    async with baton.store._transactions.begin() as connection:
        older = update(tables.jobs).where(tables.jobs.c.kind == "nudge").values(ref={"user": dana.id, "by": aiko.id})
        await connection.execute(older)
    with capture_logs() as logged:
        await playground.clock.advance(THURSDAY + timedelta(hours=1))
        await settled()
    assert len(nudges(dana)) == 1
    assert [line for line in logged if line["event"] in ("job.unexpected", "job.failed")] == []


async def test_by_day_they_are_asked_at_once(
    opened: Snapshot, aiko: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await playground.clock.advance(THURSDAY)
    await settled()
    assert "@Dana Reyes hears from me now." in await nudge(aiko, settled)
    await settled()
    (asked,) = nudges(dana)
    assert "@Aiko Tanaka asks how it goes with *Fjordline Logistics*: Answers to 22 questions" in asked.plain()
    assert asked.buttons() == ["Start", "Blocked …"]


async def test_whoever_is_a_guest_by_then_is_not_asked(
    late: None, aiko: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await nudge(aiko, settled)
    members = playground.workspace.members
    members.put(replace(members.get(dana.id), is_restricted=True))
    await playground.clock.advance(THURSDAY)
    await settled()
    assert nudges(dana) == []


async def test_nobody_is_asked_about_what_was_done_meanwhile_and_nobody_nudges_themselves(
    late: None, aiko: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await nudge(aiko, settled)
    await pause_by_form(dana, "/handover pause", "general")
    await settled()
    await playground.clock.advance(THURSDAY)
    await settled()
    assert nudges(dana) == []
    await dana.command("/handover status", "general")
    await dana.click("Open", dana.messages("general")[-1])
    await settled()
    assert "Nudge who is late" not in (await dana.modal("Handover")).buttons()


async def test_of_many_handovers_in_which_nothing_moves_one_line_tells_with_names(
    opened: Snapshot, aiko: MemberDriver, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """I: a manager of many reads of all of them in one morning, in one line, and not of three of them each day."""
    names = ["Fjordline Logistics", *(f"Nordwind {number}" for number in range(1, 6))]
    for name in names[1:]:
        await open_handover(dana, name, settled)
    await playground.clock.advance(THURSDAY + timedelta(hours=10))
    await settled()
    [told] = [seen for seen in aiko.messages() if "Nothing has moved" in seen.plain()]
    words = told.plain()
    assert "One thing you should know." in words
    assert "Nothing has moved* in 6 handovers: " in words
    assert all(f"*{name}* (since Mon 2 Mar, waits for @Dana Reyes" in words for name in names)
    await playground.clock.advance(THURSDAY + timedelta(days=1, hours=10))
    await settled()
    assert len([seen for seen in aiko.messages() if "Nothing has moved" in seen.plain()]) == 1
    await aiko.choose("Open a handover …", names[0], told)
    await settled()
    assert "Nudge who is late" in (await aiko.modal()).buttons()
