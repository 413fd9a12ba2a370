"""The bot with gauges in it, bound by no limit of Slack's (`python -m tests.bench.measured_bot`).

Prints a reading, one line of JSON, whenever it gets SIGUSR1.
"""

import asyncio
import json
import signal
import sys

from bot import settings, startup
from bot.app import build
from bot.clock import system_now
from bot.garbage import collect_rarely
from bot.monitoring import logs
from bot.serve import serve
from bot.signals import stop_signals
from jobs.engine.rate_limits.limits import PER_MINUTE
from tests.bench.gauges import Gauges

BOUNDLESS = 10**9
"""More calls a minute than anybody can make."""


async def run() -> None:
    """Work until stopped, as `python -m bot run` does."""
    collect_rarely()
    chosen = settings.load()
    logs.configure(chosen.log_format)
    PER_MINUTE.update(dict.fromkeys(PER_MINUTE, BOUNDLESS))
    with stop_signals() as stop:
        await startup.database(chosen.database_url)
        baton = await build(chosen, now=system_now, playbooks=startup.playbooks())
        gauges = Gauges(baton.store._engine.sync_engine)
        watching = asyncio.create_task(gauges.watch())

        def tell() -> None:
            sys.stdout.write(json.dumps(gauges.read().words()) + "\n")
            sys.stdout.flush()

        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, tell)
        await serve(baton, stop)
        watching.cancel()


if __name__ == "__main__":
    asyncio.run(run())
