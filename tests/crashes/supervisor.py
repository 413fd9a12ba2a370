"""The bot processes of a test: started, killed at the boundaries a plan chooses, and restarted, as by a service manager."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from bot.connection.late_messages import KEPT_AFTER
from playground.running import Playground
from tests.crashes.boundary_middleware import Boundary, BoundaryMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp

ROOT = Path(__file__).parents[2]
PAST_EVERY_LEASE = timedelta(seconds=91)
"""After a kill the clock moves on by this: every lease of a killed process has run out, and Slack has sent its events again."""
PRESENT_WITHIN = 20.0
SOON = timedelta(minutes=16)
"""Jobs that wait for less than this are waited for: a setback's longest wait, in the bot, is a quarter of an hour."""
KILL_DELAYS = (0.0, 0.0, 0.0005, 0.002, 0.005, 0.01)
"""Seconds between an answer or an acknowledgement and the kill, so that it meets the bot at different places."""


class End(StrEnum):
    """How a bot is ended."""

    KILLED = "killed"
    TOLD_TO_STOP = "told to stop"


Plan = Callable[[Boundary, str, str], End | None]
"""Chooses whether a bot ends, and how, given the boundary, what passes, and the name of the bot; None: it goes on."""


def kill_nobody(_boundary: Boundary, _what: str, _name: str) -> None:
    """Kill nobody: a plan."""


class ForkServer:
    """Our side of `tests.crashes.fork_server`. It belongs to no event loop, so that one serves all tests of a process."""

    def __init__(self, orders: IO[str], answers: IO[str]) -> None:
        self._orders, self._answers = orders, answers

    @classmethod
    @contextmanager
    def open(cls, *databases: str) -> Iterator["ForkServer"]:
        """Start the process that forks bots, warmed up on these (migrated) databases; ends it afterwards."""
        command = [sys.executable, "-m", "tests.crashes.fork_server", *databases]
        pipe, folder = subprocess.PIPE, ROOT
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=folder, text=True) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield cls(process.stdin, process.stdout)

    def fork(self, order: dict[str, Any]) -> int:
        """Return the process id of a new bot. Waits for it: a few milliseconds."""
        print(json.dumps(order), file=self._orders, flush=True)
        return int(self._answers.readline())


@dataclass(eq=False)
class Bot:
    """One process of the bot, and its successors after each kill."""

    name: str
    order: dict[str, Any]
    pid: int = 0
    dead: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self, fork_server: ForkServer) -> None:
        self.pid, self.dead = fork_server.fork(self.order), asyncio.Event()
        handle = os.pidfd_open(self.pid)
        loop, dead = asyncio.get_running_loop(), self.dead

        def gone() -> None:
            loop.remove_reader(handle)
            os.close(handle)
            dead.set()

        loop.add_reader(handle, gone)

    def signal(self, number: signal.Signals) -> None:
        if not self.dead.is_set():
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


class Supervisor:
    """Keeps bots running on a playground, kills them as planned, and knows when nothing is left to do."""

    def __init__(
        self,
        playground: Playground,
        database: str,
        fork_server: ForkServer,
        logs: Path,
        rng: random.Random,
        kept_after: float = KEPT_AFTER,
    ) -> None:
        """Have each message acknowledged once its place is stored, if it is not dealt with in so many seconds."""
        self._kept_after = kept_after
        self.playground, self._nursery, self._rng = playground, fork_server, rng
        self._database, self._logs = database, logs
        self.plan: Plan = kill_nobody
        self.no_kills_from: datetime | None = None
        self.kills: Counter[Boundary] = Counter()
        self.stops = 0
        self.deaths = 0
        self._owing = False
        self._bots: list[Bot] = []
        self._keepers: list[asyncio.Task[None]] = []
        self._closing = False
        self.door = BoundaryMiddleware(cast("ASGIApp", playground.server.config.app), self._passes)
        playground.server.config.app = self.door
        playground.clock.settle_with(self.at_rest)

    @asynccontextmanager
    async def open(self, size: int = 1) -> AsyncIterator["Supervisor"]:
        """Keep so many bots running."""
        for number in range(size):
            bot = Bot(f"bot{number}", self._order(f"bot{number}"))
            bot.start(self._nursery)
            self._bots.append(bot)
            self._keepers.append(asyncio.create_task(self._keep(bot)))
        try:
            await self._present()
            yield self
        finally:
            self._closing = True
            for bot in self._bots:
                bot.signal(signal.SIGKILL)
            await asyncio.gather(*self._keepers)

    def _order(self, name: str) -> dict[str, Any]:
        playground = self.playground
        return {
            "settings": {
                "slack_bot_token": playground.bot_token,
                "slack_app_token": playground.app_token,
                "slack_api_url": f"{playground.url}/{name}/api/",
                "database_url": self._database,
            },
            "clock": playground.clock_url,
            "kept_after": self._kept_after,
            "log": str(self._logs / f"{name}.log"),
        }

    async def _keep(self, bot: Bot) -> None:
        while True:
            await bot.dead.wait()
            self.deaths += 1
            self._owing = True
            if self._closing:
                return
            bot.start(self._nursery)

    def signal(self, name: str, number: signal.Signals) -> None:
        """Send a signal to the bot of this name."""
        next(bot for bot in self._bots if bot.name == name).signal(number)

    async def restart_all(self) -> None:
        """Restart every bot, one after the other, and wait until all are there again."""
        for bot in self._bots:
            bot.signal(signal.SIGTERM)
            await bot.dead.wait()
            self.stops += 1
            await self._present()

    async def _passes(self, boundary: Boundary, what: str, name: str) -> bool:
        actor = next((one for one in self._bots if one.name == name), None)
        actor = actor or (self._bots[0] if len(self._bots) == 1 else None)
        late = self.no_kills_from is not None and self.playground.clock.now() >= self.no_kills_from
        if actor is None or actor.dead.is_set() or late:
            return False
        end = self.plan(boundary, what, actor.name)
        if end is None:
            return False
        # Of several, half of the time it is another one that is killed, wherever it is just then.
        victim = self._rng.choice((actor, self._rng.choice(self._bots)))
        if end is End.TOLD_TO_STOP:
            self.stops += 1
            victim.signal(signal.SIGTERM)
            return False
        self.kills[boundary] += 1
        if boundary in (Boundary.CALL_ARRIVED, Boundary.CALL_DONE) or victim is not actor:
            victim.signal(signal.SIGKILL)
            await victim.dead.wait()
        else:
            asyncio.get_running_loop().call_later(self._rng.choice(KILL_DELAYS), victim.signal, signal.SIGKILL)
        return actor.dead.is_set()

    async def _present(self) -> None:
        """Wait until every bot runs, is connected, and follows the clock."""
        wanted = len(self._bots)
        async with asyncio.timeout(PRESENT_WITHIN):
            while not self._all_there(wanted):  # noqa: ASYNC110  # nobody tells us when another process is ready
                await asyncio.sleep(0.003)

    def _all_there(self, wanted: int) -> bool:
        slack = self.playground.slack
        there = min(slack.socket.connections, self.playground.followers.count) >= wanted
        return there and not any(bot.dead.is_set() for bot in self._bots)

    def _all_settled(self) -> bool:
        """Return whether every bot has said so, and none was left behind by a playground that lost its patience."""
        followers = self.playground.followers
        return self._all_there(len(self._bots)) and all(
            one.settled >= followers._seq and not one.gone for one in followers._followers
        )

    async def at_rest(self) -> datetime | None:
        """Wait until living bots have done all that is due now; return when (UTC) something is due next."""
        while True:
            await self._present()
            before = self.deaths, self.door.seen
            due = await self.playground.followers.settle()
            await self.playground.slack.socket.idle()
            if before == (self.deaths, self.door.seen) and self._all_settled():
                return due

    async def settled(self) -> None:
        """Wait until nothing is left to do: what killed processes had begun is taken up again once their leases have run out.

        And events they have not acknowledged are sent again: Slack does that a last time after five minutes.
        """
        clock, socket = self.playground.clock, self.playground.slack.socket
        while True:
            deaths = self.deaths
            due = await self.at_rest()
            if self._owing:
                self._owing = False
                await clock.advance(PAST_EVERY_LEASE)
            elif socket.next_retry is not None:
                await clock.advance(max(socket.next_retry - clock.now(), timedelta(0)))
            elif due is not None and due <= clock.now() + SOON:
                await clock.advance(max(due - clock.now(), timedelta(0)) + timedelta(seconds=1))
            elif deaths == self.deaths:
                return
