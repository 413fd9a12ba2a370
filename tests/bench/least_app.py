"""The least an app can do: Bolt, and one listener of each kind (`python -m tests.bench.least_app`).

A command opens a modal, a menu is acknowledged, a button and a form write one row into a database before they are: what nobody
can leave out who has told Slack that it is done. It does not do what Baton does, so it is no measure of how well Baton does it;
it shows what storing everything that follows costs whoever waits. It keeps one HTTP session and asks who it is only once, as
Baton does. The modal is read from the file `BENCH_VIEW`.
"""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import aiohttp
import aiosqlite
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.connection.network import heed_no_proxy
from messages.commands import COMMAND
from messages.kit.ids import Action, Form


def app(client: AsyncWebClient, database: aiosqlite.Connection, view: dict[str, Any]) -> AsyncApp:
    """Return the app."""
    least = AsyncApp(token=client.token, client=client)

    async def keep(body: dict[str, Any]) -> None:
        # Without a transaction around it, each statement is one, and waits for the disk.
        await database.execute("INSERT INTO kept VALUES (?)", (json.dumps(body),))

    @least.command(COMMAND)
    async def on_command(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @least.action(Action.PICK)
    async def on_menu(ack: AsyncAck) -> None:
        await ack()

    @least.action(Action.TODO_TOMORROW)
    @least.action(Action.TODO_UNDO)
    async def on_button(ack: AsyncAck, body: dict[str, Any]) -> None:
        await keep(body)
        await ack()

    @least.view(Form.SETTINGS)
    async def on_form(ack: AsyncAck, body: dict[str, Any]) -> None:
        await keep(body)
        await ack()

    return least


async def run(view: dict[str, Any], file: str) -> None:
    """Connect and work until the process is ended."""
    heed_no_proxy(os.environ["SLACK_API_URL"])
    async with aiohttp.ClientSession() as session, aiosqlite.connect(file, isolation_level=None) as database:
        await database.execute("PRAGMA journal_mode=WAL")
        await database.execute("PRAGMA synchronous=FULL")
        await database.execute("CREATE TABLE kept (body TEXT)")
        client = AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_API_URL"], session=session)
        handler = AsyncSocketModeHandler(app(client, database, view), os.environ["SLACK_APP_TOKEN"])
        await handler.start_async()  # type: ignore[no-untyped-call]  # Bolt leaves it bare


if __name__ == "__main__":
    shown = json.loads(Path(os.environ["BENCH_VIEW"]).read_text(encoding="utf-8"))
    asyncio.run(run(shown, os.environ["DATABASE_URL"].removeprefix("sqlite:///")))
