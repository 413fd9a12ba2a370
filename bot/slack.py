"""Slack's client and Bolt's app, made so that nothing but the settings decides how they behave."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import PromptApp
from bot.settings import Settings
from bot.traffic import Traffic

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
    return AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        session=session,
        retry_handlers=[],
    )


class Identity:
    """Who the bot is in the workspace. Asked for once, at the start, so that no request has to wait for it."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: AuthorizeResult | None = None

    async def known(self) -> AuthorizeResult:
        """Return who we are, asking Slack the first time. Raises what the client raises."""
        if self._known is None:
            self._known = AuthorizeResult.from_auth_test_response(
                bot_token=self._client.token, auth_test_response=await self._client.auth_test()
            )
        return self._known


def bolt_app(settings: Settings, client: AsyncWebClient, traffic: Traffic) -> tuple[AsyncApp, Identity]:
    """Return Bolt's app, without listeners, and the identity it authorizes requests with."""
    identity = Identity(client)

    async def authorize() -> AuthorizeResult:
        return await identity.known()

    secret = settings.slack_signing_secret
    with _unseen(READ_BY_BOLT):
        app = PromptApp(
            traffic,
            name="baton",
            # Without a token of its own, so that Bolt has nothing to complain about: `authorize` hands it over.
            client=AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=[]),
            authorize=authorize,
            signing_secret=secret.get_secret_value() if secret else "",
            request_verification_enabled=not settings.socket_mode,
            # So that `handlers/unheard.py` can acknowledge what nobody listens for.
            raise_error_for_unhandled_request=True,
        )
    return app, identity


@contextmanager
def _unseen(names: tuple[str, ...]) -> Iterator[None]:
    """Hide variables while Bolt is built: a client id and secret lying about would silently switch it to OAuth."""
    hidden = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
