"""The composition root: the one place that knows every part and wires them together."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot import startup
from bot.connection.in_flight import InFlight
from bot.connection.late_messages import LateMessages
from bot.connection.listener_runner import FastAckApp
from bot.connection.network import Patience, heed_no_proxy, until_reached
from bot.connection.payloads import bolt_request
from bot.connection.refused_requests import RefusedRequests
from bot.connection.slack import Identity, bolt_app, keep_pace, new_session, web_client
from bot.connection.users import user_fetcher
from bot.heartbeat import Heartbeat, Round
from bot.problem import SetupProblem
from bot.settings import Settings
from handlers.registration import register_all
from handover.playbooks.library import Library
from jobs import people, restored, retention
from jobs.digest import schedule
from jobs.engine.rate_limits.limiter import RateLimiters
from jobs.engine.slack_access import SlackAccess
from jobs.engine.slack_errors import MISSING_SCOPE
from jobs.engine.worker import Worker
from jobs.registry import job_types
from services.admission import Admission
from services.context import Services
from services.redelivery import Redeliveries
from services.user_lookup import UserLookup
from storage.database.causes import logged_cause, spoken_cause
from storage.database.engine import spoken_name
from storage.scope import workspace_key
from storage.store import Store

if TYPE_CHECKING:
    from bot.monitoring.metrics import Metrics
    from bot.monitoring.ops import OpsPort

ROUNDS: tuple[Round, ...] = (
    # One line per thing the clock makes due.
    schedule.enqueue_due,
    people.enqueue_checks,
    retention.delete_old,
    restored.mark,
)
GRACE = 5.0
"""Seconds that listeners under way get to finish when the bot stops."""
SENT_AGAIN = {"x-slack-retry-num": "1"}
"""The header by which an event says that it was sent before: whoever wrote it has heard already what there was to hear."""
NEVER = datetime.max.replace(tzinfo=UTC)

log = structlog.get_logger(__name__)


class Connection(Protocol):
    """How requests of Slack's reach us."""

    async def start(self) -> None:
        """Begin to take requests in. Raises `SetupProblem` when that cannot work."""

    async def connected(self) -> bool:
        """Return whether requests can reach us now."""

    async def stop(self) -> None:
        """Take no more requests in."""


@dataclass(frozen=True)
class Baton:
    """The bot, whole. Made by `build`."""

    settings: Settings
    store: Store
    app: AsyncApp
    services: Services
    worker: Worker
    heartbeat: Heartbeat
    connection: Connection
    in_flight: InFlight
    late_messages: LateMessages
    identity: Identity
    session: aiohttp.ClientSession
    patience: Patience
    ops: "OpsPort | None" = None

    async def start(self) -> None:
        """Find out who we are, connect, and begin to work. Waits while Slack cannot be reached.

        Raises `SetupProblem` when a token or the port is no good.
        """
        if self.ops is not None:
            await self.ops.start()
        address = self.settings.slack_api_url
        me = await until_reached(self.identity.known, "SLACK_BOT_TOKEN", address, self.patience)
        await self._take_up(workspace_key(me.team_id or "", me.enterprise_id))
        self.worker.start()
        await self.connection.start()
        await asyncio.to_thread(startup.slow_libraries)
        await self.heartbeat.start()
        log.info("baton.ready", workspace=me.team_id, mode="socket" if self.settings.socket_mode else "http")

    async def _take_up(self, here: str) -> None:
        """See that the database can be written to, and what may have changed while nobody was at work.

        A permission may have been granted, an older copy of the database put back, or somebody have joined a channel. Raises
        `SetupProblem`.
        """
        now = self.services.now()
        try:
            await self.store.prove_writable()
            await self.store.paused_jobs.release(here, MISSING_SCOPE, now)
            await self.store.outdate_audiences()
            for workspace in {here, *await self.store.alive_marks.workspaces()}:
                # In an organisation there are several in which our token is valid.
                if self.identity.client_in(workspace) is not None:
                    await restored.begin(self.store, workspace, now)
        except DBAPIError as error:
            name = spoken_name(self.settings.database_url)
            raise SetupProblem(f"The database {name} takes nothing: {spoken_cause(error)}.") from None

    async def stop(self) -> None:
        """Take in nothing new, finish what is under way, and let go of everything. Safe after a start that failed."""
        await self.heartbeat.stop()
        await self.connection.stop()
        with suppress(TimeoutError):
            # What was said to Slack as done is done; a listener that waits for a Slack that is gone is not waited for.
            await asyncio.wait_for(self.in_flight.quiet(), GRACE)
        await self.services.users.stop()
        await self.late_messages.stop()
        await self.worker.stop()
        if self.ops is not None:
            await self.ops.stop()
        await self.session.close()
        await self.store.close()

    async def settled(self) -> None:
        """Wait for a quiet moment: every request of Slack's is dealt with, and no job is due or under way."""
        while True:
            await self.in_flight.quiet()
            await self.worker.settled()
            if self.worker.idle and not self.in_flight.under_way:
                return

    async def catch_up(self) -> datetime:
        """See what the clock has made due, and wait until it is done: for a clock that is moved by hand.

        Returns when something can be done next (UTC), the end of time when nothing is to be done. Before the start nothing
        is done: the start itself catches up.
        """
        if self.worker.working:
            await self.heartbeat.tick()
            await self.settled()
        due, resumes_at = await self.store.next_due(), self.worker.resumes_at
        waits_for_slack = due is not None and due <= self.services.now()
        return (resumes_at if waits_for_slack and resumes_at else due) or NEVER


async def build(
    settings: Settings,
    *,
    now: Callable[[], datetime],
    playbooks: Library,
    patience: Patience | None = None,
) -> Baton:
    """Return the bot on its (migrated) database, wired but not started. `now` is the program's one clock, in UTC.

    Raises what `Store.open` raises.
    """
    patience = patience or Patience()
    heed_no_proxy(settings.slack_api_url)
    store = await Store.open(settings.database_url, playbooks)
    metrics = None if settings.ops_port is None else _metrics()
    session = new_session([metrics.tracing()] if metrics else [])
    client = web_client(settings, session)
    in_flight, refused = (
        InFlight(metrics.answered if metrics else None),
        RefusedRequests(metrics.refused if metrics else None),
    )
    admission, late_messages = Admission(), LateMessages(Redeliveries(store, now), in_flight)
    app, identity = bolt_app(settings, client, in_flight, admission, late_messages)
    access, limiters = SlackAccess(client, now), RateLimiters()
    keep_pace(app, limiters, now)
    worker = Worker(
        store,
        identity.client_in,
        playbooks,
        now,
        access,
        limiters,
        in_flight.answered,
        lambda: admission.crowded,
        job_types(),
        metrics.attempted if metrics else None,
        lambda payload: app.deliver(bolt_request(dict(payload), SENT_AGAIN)),
    )

    def recheck_access() -> None:
        access.suspect()
        worker.wake()

    fetch_user = user_fetcher(lambda workspace: identity.client_in(workspace) or client, limiters, now)
    services = Services(store, now, playbooks, worker.wake, recheck_access, UserLookup(store, fetch_user, now))
    register_all(app, services)

    async def after_gap() -> None:
        try:
            await store.outdate_audiences()
        except SQLAlchemyError as error:
            log.exception("slack.gap_not_noted", **logged_cause(error))

    connection = _connection(settings, app, in_flight, refused, patience, after_gap)
    return Baton(
        settings=settings,
        store=store,
        app=app,
        services=services,
        worker=worker,
        heartbeat=Heartbeat(store, now, worker.wake, ROUNDS, settings.heartbeat_seconds),
        connection=connection,
        in_flight=in_flight,
        late_messages=late_messages,
        identity=identity,
        session=session,
        patience=patience,
        ops=_ops_port(settings, metrics, connection, worker, access, store, now) if metrics else None,
    )


def _metrics() -> "Metrics":
    # Loaded only for those who look: a start without it is faster and smaller.
    from bot.monitoring.metrics import Metrics

    return Metrics()


def _ops_port(
    settings: Settings,
    metrics: "Metrics",
    connection: Connection,
    worker: Worker,
    access: SlackAccess,
    store: Store,
    now: Callable[[], datetime],
) -> "OpsPort":
    from bot.monitoring.ops import HealthSources, OpsPort

    sources = HealthSources(
        connection.connected,
        lambda: worker.broken,
        access,
        store.queue_admin,
        store.unreadable_rows,
        store.alive_marks.count_lost,
        lambda: store.trouble,
        now,
    )
    return OpsPort(settings.ops_host, settings.ops_port or 0, sources, metrics)


def _connection(
    settings: Settings,
    app: FastAckApp,
    in_flight: InFlight,
    refused: RefusedRequests,
    patience: Patience,
    after_gap: Callable[[], Awaitable[None]],
) -> Connection:
    if settings.slack_app_token is not None:
        from bot.connection.socket_mode import SocketMode

        return SocketMode(app, settings.slack_app_token.get_secret_value(), in_flight, refused, patience, after_gap)
    from bot.connection.http_mode import HttpMode

    secret = settings.slack_signing_secret
    if secret is None:
        raise AssertionError("the settings require an app token or a signing secret")
    return HttpMode(app, secret.get_secret_value(), settings.host, settings.port, in_flight, refused)
