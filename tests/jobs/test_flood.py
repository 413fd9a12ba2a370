"""Hundreds of people hear at nine, in a workspace that insists on Slack's limits; `make bench` has ten thousand."""

from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise

import pytest

from bot import manifest
from bot.app import Baton
from handover.playbooks.library import Library
from jobs.engine.runner import MAX_RUNNING_LOW
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import MONDAY_MORNING, Settle
from tests.handlers.threads import Thread
from tests.jobs.flood import NINE, Record, crowd, fill, time_allowed, users
from tests.opening import open_handover

MANY, WITH_CHANNEL = 400, 50


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """Serve a workspace with many people in it."""
    async with Playground.serve(manifest.FILE, start=MONDAY_MORNING, frozen=True, seed=crowd(MANY)) as served:
        yield served
        assert served.inspector.rules_broken == []


async def test_everybody_hears_in_time_and_in_turn_and_people_are_answered_at_once_meanwhile(
    playground: Playground, baton: Baton, playbooks: Library, dana: MemberDriver, settled: Settle
) -> None:
    playground.slack.limits.enabled = True
    record = Record()
    playground.workspace.events.listen(record.note)
    await open_handover(dana, "Fjordline Logistics", settled)
    thread = Thread(dana, settled, "Fjordline Logistics")
    await fill(playground, baton, playbooks["standard"], MANY, WITH_CHANNEL)

    await playground.clock.advance(NINE + timedelta(seconds=30))
    before = set(record.heard)
    assert len(before.intersection(users(MANY))) < MANY / 2
    await thread.say("They are calm.")
    assert "The people who matter" in thread.last().plain()
    await dana.command("/handover list")
    await settled()
    assert "Fjordline Logistics" in (await dana.message("Fjordline Logistics")).plain()
    assert not set(record.heard).difference(before).intersection(users(MANY)), "nobody else came in between"

    await playground.clock.advance(NINE + timedelta(minutes=10))
    assert all(len(record.heard.get(user, [])) == 1 for user in users(MANY))
    took = max(record.heard[user][0] for user in users(MANY)) - NINE
    assert took <= time_allowed(MANY)
    in_turn = [list(record.heard).index(user) for user in users(MANY)]
    assert all(after > before - 2 * MAX_RUNNING_LOW for before, after in pairwise(in_turn))
    assert record.calls["chat.update", 200] >= WITH_CHANNEL
    assert record.refused == {}
