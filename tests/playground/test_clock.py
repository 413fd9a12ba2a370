"""The playground's clock: half-hour steps, alarms, and waiting for those who live by it."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.clock import STEP, Clock
from playground.running import Playground
from tests.playground.conftest import MANIFEST, START


async def test_it_stands_still_until_moved() -> None:
    clock = Clock(START, frozen=True)
    assert clock.now() == clock.now() == START
    await clock.advance(timedelta(minutes=5))
    assert clock.now() == START + timedelta(minutes=5)
    with pytest.raises(ValueError, match="only moves forward"):
        await clock.advance(START)


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_steps_end_at_every_half_hour_and_at_the_target(begin: int, minutes: int) -> None:
    async def steps() -> None:
        clock = Clock(START + timedelta(minutes=begin), frozen=True)
        seen: list[datetime] = [clock.now()]
        clock.watch(seen.append)
        target = clock.now() + timedelta(minutes=minutes)
        await clock.advance(target)
        assert seen[-1] == target
        assert all(now.minute % 30 == 0 for now in seen[1:-1])
        assert all(timedelta() < after - before <= STEP for before, after in pairwise(seen))

    asyncio.run(steps())


async def test_alarms_ring_in_order_at_their_time() -> None:
    clock = Clock(START, frozen=True)
    rung: list[tuple[str, datetime]] = []

    def ring(name: str) -> None:
        rung.append((name, clock.now()))

    for name, minutes in (("late", 50), ("soon", 1), ("never", 20), ("beyond", 500)):
        alarm = clock.at(START + timedelta(minutes=minutes), partial(ring, name))
        if name == "never":
            alarm.cancel()
    await clock.advance(timedelta(hours=2))
    assert rung == [("soon", START + timedelta(minutes=1)), ("late", START + timedelta(minutes=50))]
    clock.close()


async def test_a_flowing_clock_rings_by_itself_and_can_be_moved() -> None:
    clock = Clock(START)
    rung = asyncio.Event()
    clock.at(clock.now() + timedelta(milliseconds=5), rung.set)
    await asyncio.wait_for(rung.wait(), 2)
    await clock.advance(timedelta(days=1))
    assert timedelta(days=1) <= clock.now() - START < timedelta(days=1, seconds=30)
    clock.close()


async def follow(playground: Playground, seen: list[Any], *, answers: bool = True) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(playground.clock_url) as socket:
        async for message in socket:
            news = json.loads(message.data)
            seen.append(news)
            if answers:
                await socket.send_json({"settled": news["seq"]})


async def test_every_step_waits_for_the_followers(playground: Playground) -> None:
    seen: list[Any] = []
    following = asyncio.ensure_future(follow(playground, seen))
    await playground.followers.arrived()
    await playground.clock.advance(timedelta(days=21))
    times = sorted({datetime.fromisoformat(news["now"]) for news in seen})
    assert times[0] == START
    assert times[1] == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    assert len(times) == 21 * 48 + 2
    assert times[-1] == START + timedelta(days=21)
    assert [news["seq"] for news in seen[1:]] == sorted({news["seq"] for news in seen[1:]})
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)


async def test_a_follower_that_hangs_is_left_behind_and_noted() -> None:
    async with Playground.serve(MANIFEST, start=START) as playground:
        playground.followers.timeout = 0.02
        following = asyncio.ensure_future(follow(playground, [], answers=False))
        await playground.followers.arrived()
        await playground.clock.advance(timedelta(minutes=30))
        assert playground.clock.now() == START + timedelta(minutes=30)
        assert "settles" in playground.inspector.rules_broken[0].rule
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
