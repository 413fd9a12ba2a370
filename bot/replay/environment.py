"""The stage a story is played on: the real bot and the local Slack in this process, with a clock that is moved by hand."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot import manifest, startup
from bot.app import Baton, build
from bot.connection.network import Patience
from bot.settings import Settings
from handover.playbooks.library import Library
from handover.time.workdays import moment
from playground.driver import MemberDriver
from playground.running import Playground

MEMORY = Path("/dev/shm")  # noqa: S108 (a fresh folder in it, which nobody else can read)
LEAST_FREE = 1 << 30
"""Bytes: containers often have 64 MB there, which is not enough."""
FIRST_MORNING = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
"""Monday, 2 March 2026, half past eight in New York."""


@dataclass(frozen=True)
class ReplayEnvironment:
    """Everything a story needs: the workspace, the bot in it, and the people by first name."""

    playground: Playground
    baton: Baton
    dana: MemberDriver
    priya: MemberDriver
    aiko: MemberDriver
    marek: MemberDriver

    async def settled(self) -> None:
        """Wait until bot and Slack have nothing left to do at this time of the clock."""
        await quiet(self.playground, self.baton)

    async def until(self, day: date, hour: int, zone: str) -> None:
        """Let time pass until `hour`:00 of a day in a zone, with everything that falls due on the way."""
        await self.playground.clock.advance(moment(day, hour, zone))


async def quiet(playground: Playground, baton: Baton) -> None:
    """Wait until no event is on its way to the bot, it deals with none, and no job is due."""
    seen = -1
    while seen != baton.in_flight.seen:
        seen = baton.in_flight.seen
        await playground.slack.socket.idle()
        await baton.settled()
        await playground.slack.socket.idle()


def live_by_the_clock(playground: Playground, baton: Baton) -> None:
    """Let the playground's clock wait for the bot at every step, and go straight to what the bot has due next."""

    async def settle() -> datetime:
        while True:
            seen = baton.in_flight.seen
            due = await baton.catch_up()
            await playground.slack.socket.idle()
            if seen == baton.in_flight.seen:
                return due

    playground.clock.settle_with(settle)


def memory_folder() -> Path | None:
    """Return a file system in memory, None where the machine has none with room.

    Nobody waits there for a disk to keep what is thrown away in the end.
    """
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        return None
    return MEMORY if shutil.disk_usage(MEMORY).free >= LEAST_FREE else None


@asynccontextmanager
async def set_up() -> AsyncIterator[ReplayEnvironment]:
    """Set the stage on a fresh database in a temporary folder, and clear it away afterwards."""
    with tempfile.TemporaryDirectory(prefix="baton-replay-", dir=memory_folder()) as folder:
        database = f"sqlite:///{Path(folder) / 'baton.db'}"
        await startup.database(database)
        async with (
            Playground.serve(manifest.FILE, start=FIRST_MORNING, frozen=True) as playground,
            running(playground, settings_for(playground, database), startup.playbooks()) as baton,
        ):
            people = [playground.member(name) for name in ("Dana Reyes", "Priya Nair", "Aiko Tanaka", "Marek Novák")]
            yield ReplayEnvironment(playground, baton, *people)


@asynccontextmanager
async def running(
    playground: Playground, settings: Settings, playbooks: Library, patience: Patience | None = None
) -> AsyncIterator[Baton]:
    """Run the bot for a while; `playground.clock.advance` waits for it at every step."""
    baton = await build(settings, now=playground.clock.now, playbooks=playbooks, patience=patience)
    try:
        await baton.start()
        live_by_the_clock(playground, baton)
        yield baton
    finally:
        await baton.stop()


def settings_for(playground: Playground, database: str) -> Settings:
    """Return settings that point a bot with this database at this playground."""
    return Settings.model_validate(
        {
            "slack_bot_token": playground.bot_token,
            "slack_app_token": playground.app_token,
            "slack_api_url": playground.api_url,
            "database_url": database,
        }
    )
