"""The whole bot on the playground, living by its clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import Baton, build
from bot.connection.network import Patience
from bot.replay.environment import live_by_the_clock
from bot.settings import Settings
from handover.playbooks.library import Library
from playground.running import Playground

QUICK = Patience(0.05, 0.2)
"""Seconds between attempts to reach the local Slack: tests do not wait as long as people can."""


@asynccontextmanager
async def running(playground: Playground, settings: Settings, playbooks: Library) -> AsyncIterator[Baton]:
    """Run the bot for a while; `playground.clock.advance` waits for it at every step."""
    bot = await build(settings, now=playground.clock.now, playbooks=playbooks, patience=QUICK)
    try:
        await bot.start()
        live_by_the_clock(playground, bot)
        yield bot
    finally:
        await bot.stop()
