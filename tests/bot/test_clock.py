"""Following a playground's clock, over its WebSocket."""

import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp

from bot.clock import FollowedClock, system_now
from playground.running import Playground
from tests.conftest import MONDAY_MORNING


async def test_tells_the_playgrounds_time_and_holds_it_up_until_settled(playground: Playground) -> None:
    seen: list[datetime] = []
    async with aiohttp.ClientSession() as session:
        clock = FollowedClock(playground.clock_url, session)

        async def settle() -> datetime:
            await asyncio.sleep(0)
            seen.append(clock.now())
            return clock.now() + timedelta(minutes=20)

        following = asyncio.create_task(clock.follow(settle))
        await clock.known()
        assert clock.now() == MONDAY_MORNING
        await playground.clock.advance(timedelta(hours=1))
        assert seen[-3:] == [MONDAY_MORNING + timedelta(minutes=passed) for passed in (20, 40, 60)]
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


def test_the_machines_clock_is_in_utc() -> None:
    assert system_now().tzinfo is UTC
