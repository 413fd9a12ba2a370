"""People change in Slack while the bot is down, or its events are lost: within a day it knows, as if it had been told."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import AIKO, DANA, MAREK, PRIYA
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.faults.reading import told
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"
DAY = timedelta(days=1)
MORNINGS = (DANA, PRIYA, AIKO)
"""Whose morning message comes within a day."""


def unheard(playground: Playground, user: str, **facts: Any) -> None:
    """Change a member while nobody listens."""
    members = playground.workspace.members
    members.restore(vars(replace(members.get(user), **facts)))


def asked_about(playground: Playground) -> list[str]:
    return sorted(call.args["user"] for call in playground.inspector.calls_of("users.info"))


@pytest.mark.usefixtures("opened")
async def test_somebody_deactivated_while_the_bot_was_down_is_found_and_the_others_are_told_once(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await life.end()
    unheard(playground, PRIYA, deleted=True)
    await playground.clock.advance(DAY)
    await life.begin()
    await settled()
    [note] = told(dana, "I can't reach", CHANNEL)
    assert "their account is deactivated" in note
    await playground.clock.advance(3 * DAY)
    assert len(told(dana, "I can't reach", CHANNEL)) == 1


@pytest.mark.usefixtures("opened")
async def test_an_event_that_was_lost_is_made_up_for_within_a_day(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    unheard(playground, PRIYA, is_restricted=True)
    await playground.clock.advance(DAY + timedelta(hours=1))
    [note] = told(dana, "I can't reach")
    assert told(dana, "I can't reach", CHANNEL) == [], "Priya would read it"
    assert "a guest of this workspace now" in note


@pytest.mark.usefixtures("opened")
async def test_a_new_zone_moves_the_morning_message(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    unheard(playground, PRIYA, tz="America/Los_Angeles")
    await playground.clock.advance(DAY + timedelta(hours=1))
    assert life.baton is not None
    async with life.baton.store.begin("T0PLAYGROUND") as unit:
        planned = await unit.people.next_digest(PRIYA)
    assert planned is not None
    assert planned.astimezone(ZoneInfo("America/Los_Angeles")).hour == 9


@pytest.mark.usefixtures("opened")
async def test_each_person_of_an_open_handover_is_asked_about_once_a_day_and_nobody_else(
    life: Life, playground: Playground, dana: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Borealis Foods", settled)
    await marek.command("/handover list")
    playground.inspector.calls.clear()
    await playground.clock.advance(timedelta(hours=25))
    first = asked_about(playground)
    assert set(first) == {DANA, PRIYA, AIKO}
    assert len(first) <= 5 * len(MORNINGS), (
        "for the day, and where a morning has something said to them or in their channels"
    )
    await life.end()
    await life.begin()
    await settled()
    assert asked_about(playground) == first, "not anew after each start"
    assert MAREK not in asked_about(playground)


@pytest.mark.usefixtures("opened")
async def test_somebody_whom_slack_does_not_know_any_more_is_missed_and_that_is_said(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    playground.faults.add("users.info", "error", 1, error="user_not_found")
    await playground.clock.advance(DAY + timedelta(hours=1))
    assert len([*told(dana, "I can't find this person any more", CHANNEL)]) == 1
