"""A bot that can be stopped and started again on its database, and restarted with another token."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import datetime

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.app import Baton, build
from bot.replay.environment import quiet
from bot.settings import Settings
from handover.playbooks.library import Library
from playground.running import Playground
from tests.bots import QUICK
from tests.conftest import Settle


async def until(ready: Callable[[], Awaitable[bool]]) -> None:
    """Wait for something that tells nobody when it happens."""
    async with asyncio.timeout(10):
        while not await ready():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


class Life:
    """One bot after the other on one database and one playground, whose clock waits for the one that lives."""

    def __init__(self, playground: Playground, settings: Settings, playbooks: Library) -> None:
        self._playground, self._settings, self._playbooks = playground, settings, playbooks
        self.baton: Baton | None = None
        playground.clock.settle_with(self._settle)

    async def begin(self, bot_token: str = "") -> Baton:
        """Start a bot, with another token if one is given. Raises what `Baton.start` raises."""
        if bot_token:
            self._settings = self._settings.model_copy(update={"slack_bot_token": SecretStr(bot_token)})
        baton = await build(self._settings, now=self._playground.clock.now, playbooks=self._playbooks, patience=QUICK)
        try:
            await baton.start()
        except BaseException:
            await baton.stop()
            raise
        self.baton = baton
        return baton

    async def end(self) -> None:
        """Stop the bot, as SIGTERM does."""
        baton, self.baton = self.baton, None
        if baton is not None:
            await baton.stop()

    async def settle(self) -> None:
        """Wait until the bot that lives, if one does, and Slack have nothing left to do at this time of the clock."""
        await self._settle()

    async def _settle(self) -> datetime | None:
        if self.baton is None:
            return None
        await self.baton.catch_up()
        await quiet(self._playground, self.baton)
        return await self.baton.catch_up()


@pytest.fixture
async def life(playground: Playground, slack_settings: Settings, playbooks: Library) -> AsyncIterator[Life]:
    """Return a life whose first bot has begun."""
    life = Life(playground, slack_settings.model_copy(update={"ops_port": 0}), playbooks)
    try:
        await life.begin()
        yield life
    finally:
        await life.end()


@pytest.fixture
def baton(life: Life) -> Baton:
    """Return the first bot of the life: a second one beside it would take a share of its events."""
    assert life.baton is not None
    return life.baton


@pytest.fixture
def settled(life: Life) -> Settle:
    """Return a function that waits until bot and Slack have nothing left to do at this time of the clock."""
    return life.settle


@pytest.fixture
def logged() -> Iterator[list[EventDict]]:
    """Return the list of what is logged from here on."""
    with capture_logs() as events:
        yield events
