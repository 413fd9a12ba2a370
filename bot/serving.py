"""Running the bot from its start to a clean end."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from bot.app import Baton


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """Yield an event that Ctrl-C or SIGTERM sets, instead of ending the program at once."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    signals = (signal.SIGINT, signal.SIGTERM)
    for number in signals:
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


async def serve(baton: Baton, stop: asyncio.Event, ready: asyncio.Event | None = None) -> None:
    """Start the bot, set `ready`, work until `stop` is set, and end cleanly; also while it is still trying to connect.

    Raises `SetupProblem` when it cannot start.
    """
    starting = asyncio.create_task(baton.start(), name="start")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            if ready is not None:
                ready.set()
            await stopping
    finally:
        starting.cancel()
        stopping.cancel()
        await asyncio.gather(starting, stopping, return_exceptions=True)
        await baton.stop()
