"""The operators' port: is the process alive, can it do its work, and what has it done. Nobody's words are ever shown there."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError

from bot.connection.bounded_server import BoundedServer, busy, idle, refusal
from bot.monitoring.metrics import Metrics
from bot.problem import SetupProblem
from jobs.engine.slack_access import SlackAccess, grant, remedy
from storage.jobs.admin import QueueAdmin, QueueDepth
from storage.unreadable_rows import UnreadableRows

PATIENCE = timedelta(seconds=2)
"""How long the database may take to answer before it counts as away. Less than what probes usually wait."""
SLACK, TOKEN, PERMISSIONS, DATABASE, MIGRATIONS = "slack", "token", "permissions", "database", "migrations"
MOST_CONNECTIONS = 64
NOT_REQUIRED = frozenset({PERMISSIONS})
"""Parts without which the bot counts as ready: only what needs them waits. They are named as missing all the same."""


@dataclass(frozen=True)
class HealthSources:
    """What the health checks ask: is Slack connected, has the worker stopped by a bug, what does Slack refuse, what waits."""

    connected: Callable[[], Awaitable[bool]]
    broken: Callable[[], bool]
    access: SlackAccess
    queue_admin: QueueAdmin
    unreadable_rows: UnreadableRows
    lost_channels: Callable[[], Awaitable[int]]
    trouble: Callable[[], str]
    now: Callable[[], datetime]


class OpsPort:
    """A small web server in the bot's own event loop: when that hangs, nothing here answers, which is how it shows."""

    def __init__(self, host: str, port: int, sources: HealthSources, metrics: Metrics) -> None:
        """Listen, once started, at this address; `port` 0 takes any that is free."""
        self._host, self._port, self._sources, self._metrics = host, port, sources, metrics
        self._runner: web.ServerRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens. Raises AssertionError before it has started."""
        if self._runner is None or not self._runner.addresses:
            raise AssertionError("not started")
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def start(self) -> None:
        """Listen. Raises `SetupProblem` when the port cannot be had."""
        server = BoundedServer(self._answer, self._metrics.refused, MOST_CONNECTIONS)
        self._runner = web.ServerRunner(server, shutdown_timeout=1)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self.stop()
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
            raise SetupProblem(
                f"Port {self._port} on {self._host} can't be used ({why}). "
                "Set BATON_OPS_PORT to a free one, and BATON_OPS_HOST to an address of this machine."
            ) from None

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        show = {"/healthz": self._healthz, "/readyz": self._readyz, "/metrics": self._show_metrics}.get(request.path)
        if show is None or request.method not in ("GET", "HEAD"):
            self._metrics.refused("ops")
            return refusal(404 if show is None else 405)
        busy(request)
        try:
            return await show()
        finally:
            idle(request)

    async def _healthz(self) -> web.Response:
        broken = self._sources.broken()
        return web.json_response({"alive": not broken}, status=503 if broken else 200)

    async def _readyz(self) -> web.Response:
        parts = await self._parts()
        missing = [part for part, works in parts.items() if not works]
        ready, access = NOT_REQUIRED.issuperset(missing), self._sources.access
        todo = [remedy(access.refused)] if access.refused else []
        todo += map(grant, access.missing_scopes)
        if trouble := self._sources.trouble():
            todo.append(f"nothing can be saved: {trouble}")
        body = {"ready": ready, "missing": missing} | ({"todo": todo} if todo else {})
        return web.json_response(body, status=200 if ready else 503)

    async def _show_metrics(self) -> web.Response:
        parts, now = await self._parts(), self._sources.now()
        stored = await self._stored(now) if parts[DATABASE] and parts[MIGRATIONS] else None
        depth, lost = stored or (None, None)
        text = self._metrics.show(parts, depth, lost, len(self._sources.unreadable_rows.found), now)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _parts(self) -> dict[str, bool]:
        """Return which part of what the bot needs is there."""
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                answers, current = True, await self._sources.queue_admin.is_current()
        except (SQLAlchemyError, TimeoutError):
            answers, current = False, False
        return {
            SLACK: await self._sources.connected(),
            TOKEN: not self._sources.access.refused,
            PERMISSIONS: not self._sources.access.missing_scopes,
            DATABASE: answers and not self._sources.trouble(),
            MIGRATIONS: current,
        }

    async def _stored(self, now: datetime) -> tuple[QueueDepth, int] | None:
        """Return what waits and how many channels are of no handover; None when the database does not answer."""
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                return await self._sources.queue_admin.depth(now), await self._sources.lost_channels()
        except (SQLAlchemyError, TimeoutError):
            return None
