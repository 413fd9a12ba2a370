"""Slack's client and Bolt's app, made so that nothing but the settings decides how they behave."""

import json
import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import aiohttp
import orjson
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.connection.in_flight import InFlight
from bot.connection.late_messages import LateMessages
from bot.connection.listener_runner import FastAckApp
from bot.connection.own_events import ignore_own_events
from bot.settings import Settings
from handlers.kit.put_off import PutOff
from handlers.kit.request import workspace_of
from jobs.engine.rate_limits.clients import InteractiveClient
from jobs.engine.rate_limits.limiter import RateLimiters
from jobs.engine.slack_client import SlackClient
from services.admission import Admission
from storage.scope import team_and_enterprise

READ_BY_BOLT = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_VERIFICATION_TOKEN",
)
TIMEOUT = aiohttp.ClientTimeout(total=30, connect=10)


def web_client(settings: Settings, session: aiohttp.ClientSession | None = None) -> AsyncWebClient:
    """Return a client that speaks for the bot over a shared session, and never repeats a call by itself.

    The SDK's default retry posts a message twice when Slack drops the connection after reading it.
    """
    return SlackClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[],
    )


def new_session(traces: Sequence[aiohttp.TraceConfig] = ()) -> aiohttp.ClientSession:
    """Return the session for all calls. It has connections for everybody: who is slow to be answered keeps nobody waiting."""
    return aiohttp.ClientSession(
        timeout=TIMEOUT,
        trace_configs=list(traces),
        connector=aiohttp.TCPConnector(limit=0),
        json_serialize=as_json,
    )


def as_json(body: object) -> str:
    """Return what is sent to Slack as JSON. Half of an emoji, which is no valid text, is escaped."""
    try:
        return orjson.dumps(body).decode()
    except orjson.JSONEncodeError:
        return json.dumps(body)


class Identity:
    """Who the bot is, and in which workspaces. Asked for once, at the start, so that no request has to wait for it."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: AuthorizeResult | None = None
        self._org_wide = False

    async def known(self) -> AuthorizeResult:
        """Return who we are, asking Slack the first time. Raises what the client raises."""
        if self._known is None:
            answer = await self._client.auth_test()
            self._org_wide = bool(answer.get("is_enterprise_install"))
            self._known = AuthorizeResult.from_auth_test_response(
                bot_token=self._client.token, auth_test_response=answer
            )
        return self._known

    def client_in(self, workspace: str) -> AsyncWebClient | None:
        """Return the client that speaks in a workspace, None where our token is not valid, or while we do not know yet.

        A token installed for a whole organisation is valid in each of its workspaces, and has to say in which it speaks.
        """
        if self._known is None:
            return None
        team, enterprise = team_and_enterprise(workspace)
        if self._org_wide and enterprise == self._known.enterprise_id:
            return _speaking_in(team, self._client)
        return self._client if team == self._known.team_id else None


def keep_pace(app: AsyncApp, pacing: RateLimiters, now: Callable[[], datetime]) -> None:
    """Give every listener a client whose calls count, so that jobs make room for them. `now` is in UTC."""

    async def paced(context: AsyncBoltContext, next_: Callable[[], Awaitable[None]]) -> None:
        context["client"] = InteractiveClient(context.client, pacing.of(workspace_of(context)), now)
        await next_()

    app.use(paced)


def _speaking_in(team: str, client: AsyncWebClient) -> AsyncWebClient:
    return SlackClient(
        token=client.token, base_url=client.base_url, session=client.session, team_id=team, retry_handlers=[]
    )


def bolt_app(
    settings: Settings,
    client: AsyncWebClient,
    in_flight: InFlight,
    admission: Admission,
    late_messages: LateMessages,
) -> tuple[FastAckApp, Identity]:
    """Return Bolt's app, without listeners, and the identity it authorizes requests with."""
    identity = Identity(client)

    async def authorize() -> AuthorizeResult:
        return await identity.known()

    with _unseen(READ_BY_BOLT):
        app = FastAckApp(
            in_flight,
            admission,
            PutOff(),
            late_messages,
            name="baton",
            # Without a token of its own, so that Bolt has nothing to complain about: `authorize` hands it over.
            client=SlackClient(base_url=client.base_url, session=client.session, retry_handlers=[]),
            authorize=authorize,
            # Seen to before anything is parsed, by `bot/connection/http_mode.py`.
            request_verification_enabled=False,
            # `bot/connection/own_events.py` lets through what Bolt would not: that a message of ours was deleted.
            ignoring_self_events_enabled=False,
            # What Slack asks of an address that it calls. Nothing of it comes through Socket Mode.
            ssl_check_enabled=not settings.socket_mode,
            url_verification_enabled=not settings.socket_mode,
            # For steps of workflows, which Baton has none of.
            attaching_function_token_enabled=False,
            # So that `handlers/unhandled.py` can acknowledge what nobody listens for.
            raise_error_for_unhandled_request=True,
        )
    ignore_own_events(app)
    return app, identity


@contextmanager
def _unseen(names: tuple[str, ...]) -> Iterator[None]:
    """Hide variables while Bolt is built: a client id and secret lying about would silently switch it to OAuth."""
    hidden = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
