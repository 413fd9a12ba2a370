"""Being called by Slack over HTTP: one address for commands, events and interactions."""

import errno

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

from bot.connection.in_flight import InFlight
from bot.manifest import PATH
from bot.problem import SetupProblem

ANSWER = 3.0
"""Seconds that Slack waits for an answer; when the bot stops, no longer is waited for one."""


class HttpMode:
    """A web server for Slack's requests. Bolt checks their signatures."""

    def __init__(self, app: AsyncApp, port: int, in_flight: InFlight) -> None:
        self._app, self._port, self._traffic = app, port, in_flight
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on every address of this machine. Raises `SetupProblem` when the port is taken."""
        site = web.Application()
        site.router.add_post(PATH, self._answer)
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=ANSWER)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, port=self._port).start()
        except OSError as error:
            await self.stop()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            raise SetupProblem(f"Port {self._port} can't be used ({error.strerror}). Set PORT to a free one.") from None

    async def connected(self) -> bool:
        """Return whether we listen."""
        return self._runner is not None and bool(self._runner.addresses)

    async def stop(self) -> None:
        """Listen no more, and answer what has come in, while Slack waits for it."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        with self._traffic.one():
            return await to_aiohttp_response(await self._app.async_dispatch(await to_bolt_request(request)))
