"""Something that answers in Slack's place, as no Slack would."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web


@asynccontextmanager
async def answering(answer: Callable[[web.Request], Awaitable[web.Response]], port: int) -> AsyncIterator[None]:
    """Let every method be answered by this, at a port of this machine."""
    site = web.Application()
    site.router.add_route("*", "/{method}", answer)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield
    finally:
        await runner.cleanup()
