"""Running the bot from its start to a clean end."""

import asyncio
import gc
from collections.abc import Callable

from bot.app import Baton


async def serve(baton: Baton, stop: asyncio.Event, on_ready: Callable[[], None] | None = None) -> None:
    """Start the bot, work until `stop` is set, and end cleanly; also when told to stop while it is still connecting.

    Calls `on_ready` once it is connected. Raises `SetupProblem` when it cannot start.
    """
    starting = asyncio.create_task(baton.start(), name="start")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            # What is loaded by now stays. To look through all of it again would keep everybody waiting for a tenth of a second.
            gc.freeze()
            if on_ready is not None:
                on_ready()
            await stopping
    finally:
        starting.cancel()
        stopping.cancel()
        await asyncio.gather(starting, stopping, return_exceptions=True)
        await baton.stop()
