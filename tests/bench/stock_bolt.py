"""The yardstick: Baton's listeners on Bolt as it comes, and nothing else of Baton (`python -m tests.bench.stock_bolt`).

Everybody's command, menu, button and form meets the listener that Baton has for it, and the same kind of store behind it. What is
not here is what Baton puts around its listeners: its way of acknowledging and of connecting, its pace, its worker and its
heartbeat. What follows from a press is stored, as with Baton, and stays there: nobody is woken. So the difference between the two
is what all that costs whoever waits, or spares them.

Where `SLACK_APP_TOKEN` is not set it is called over HTTP, by Bolt's own server. With `BENCH_ACK_LAST` set, Bolt acknowledges an
event after its listener and not before: as Baton does, so that nothing is lost which was acknowledged.

It keeps one HTTP session, which Bolt by itself does not, and loads the slow libraries before it connects, both as Baton does.
"""

import asyncio
import os

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import settings, startup
from bot.clock import system_now
from bot.connection.http_mode import BACKLOG
from bot.connection.network import heed_no_proxy
from bot.connection.users import user_fetcher
from bot.manifest import PATH
from bot.monitoring import logs
from bot.settings import Settings
from handlers.registration import register_all
from jobs.engine.rate_limits.limiter import RateLimiters
from services.context import Services
from services.user_lookup import UserLookup
from storage.store import Store


def app(client: AsyncWebClient, store: Store, secret: str | None) -> AsyncApp:
    """Return Bolt's own app with every listener of Baton's. Bolt acknowledges events by itself, before their listeners run."""
    stock = AsyncApp(
        token=client.token,
        client=client,
        signing_secret=secret,
        process_before_response=bool(os.environ.get("BENCH_ACK_LAST")),
    )
    fetch_user = user_fetcher(lambda _: client, RateLimiters(), system_now)
    services = Services(
        store, system_now, startup.playbooks(), _nobody, _nobody, UserLookup(store, fetch_user, system_now)
    )
    register_all(stock, services)
    return stock


def _nobody() -> None:
    """Be what is woken where no worker is."""


async def run(chosen: Settings) -> None:
    """Connect and work, on a database that is prepared, until the process is ended."""
    heed_no_proxy(chosen.slack_api_url)
    startup.slow_libraries()
    store = await Store.open(chosen.database_url, startup.playbooks())
    secret = chosen.slack_signing_secret.get_secret_value() if chosen.slack_signing_secret else None
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(chosen.slack_bot_token.get_secret_value(), chosen.slack_api_url, session=session)
        stock = app(client, store, secret)
        if chosen.slack_app_token is None:
            await _listen(stock, chosen)
        else:
            token = chosen.slack_app_token.get_secret_value()
            await AsyncSocketModeHandler(stock, token).start_async()  # type: ignore[no-untyped-call]  # Bolt leaves it bare


async def _listen(stock: AsyncApp, chosen: Settings) -> None:
    runner = web.AppRunner(stock.web_app(PATH, chosen.port), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, chosen.host, chosen.port, backlog=BACKLOG).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    found = settings.load()
    # The listeners write the same lines as with Baton.
    logs.configure(found.log_format)
    asyncio.run(run(found))
