"""A process that has loaded the bot and forks it on demand: a real process of its own, started in a few milliseconds.

`python -m tests.crashes.fork_server URL…` warms up on these databases, then reads one JSON order per line (`settings`, `clock`,
`kept_after`, `log`) and prints the process id of the bot it has forked for it. It ends with its standard input, and its bots with
it: so none is left behind by a test that was killed.
"""

import asyncio
import ctypes
import gc
import json
import os
import signal
import sys
import threading
import traceback
from typing import Any

import aiohttp
import apscheduler.executors.asyncio
import apscheduler.triggers.interval
import asyncpg

import bot.connection.socket_mode
from bot import startup
from bot.app import build
from bot.clock import FollowedClock
from bot.connection.network import Patience
from bot.garbage import collect_rarely
from bot.monitoring import logs
from bot.serve import serve
from bot.settings import Settings
from bot.signals import stop_signals
from handlers.registration import listening_modules
from handover.playbooks.library import Library
from jobs.registry import job_types
from tests.crashes.warm_up import warm_up

DIE_WITH_PARENT = 1
"""Linux's `PR_SET_PDEATHSIG`."""
LOADED_LATE = (apscheduler.executors.asyncio, apscheduler.triggers.interval, asyncpg, bot.connection.socket_mode)
"""What the bot loads only when it starts: loaded here, once for all."""


def main() -> None:
    """Fork a bot for every order. Raises RuntimeError if the process cannot be forked, for it has threads."""
    collect_rarely()
    playbooks = startup.playbooks()
    startup.slow_libraries()
    listening_modules()
    job_types()
    logs.configure("json", quiet=True)
    asyncio.run(warm_up(sys.argv[1:], playbooks))
    if threading.active_count() > 1:
        raise RuntimeError(f"there are threads, which no fork would have: {threading.enumerate()}")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    print("ready", flush=True)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _become_bot(json.loads(line), playbooks)
        print(pid, flush=True)


def _become_bot(order: dict[str, Any], playbooks: Library) -> None:
    """Be a bot until killed. Never returns."""
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        nothing = os.open(os.devnull, os.O_RDWR)
        for ours, theirs in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(ours, theirs)
        logs.configure("json")
        asyncio.run(_live(order, playbooks))
        status = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        # Not sys.exit: the frames of the fork server are not ours to unwind.
        os._exit(status)


async def _live(order: dict[str, Any], playbooks: Library) -> None:
    """What `python -m bot run` does on a migrated database, by the playground's clock (as `demo`)."""
    settings = Settings.model_validate(order["settings"])
    with stop_signals() as stop:
        async with aiohttp.ClientSession() as session:
            clock = FollowedClock(order["clock"], session)
            baton = await build(settings, now=clock.now, playbooks=playbooks, patience=Patience(0.05, 0.2))
            following = asyncio.create_task(clock.follow(baton.catch_up), name="clock")
            following.add_done_callback(lambda _: stop.set())
            try:
                baton.late_messages.kept_after = order["kept_after"]
                await clock.known()
                await serve(baton, stop)
            finally:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)


if __name__ == "__main__":
    main()
