"""A playground with a small app of its own: nothing here knows the bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.rules.manifest import read_manifest
from playground.running import Playground

MANIFEST = """
_metadata: {major_version: 1}
display_information: {name: Parrot}
features:
  app_home: {home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false}
  bot_user: {display_name: Parrot, always_online: true}
  slash_commands:
    - {command: /parrot, description: Say it again, usage_hint: words, should_escape: true}
    - {command: /raw, description: Without escaping}
  shortcuts:
    - {name: Ask Parrot, type: global, callback_id: ask, description: Opens a form}
    - {name: Repeat this, type: message, callback_id: repeat, description: Says it again}
oauth_config:
  scopes:
    bot: [commands, chat:write, app_mentions:read, im:history, im:read, im:write, channels:history, channels:read,
      channels:manage, channels:join, groups:history, groups:read, groups:write, users:read, users:read.email,
      files:read, files:write, pins:write, pins:read, bookmarks:write, bookmarks:read, reactions:write, reactions:read]
settings:
  event_subscriptions:
    bot_events: [app_home_opened, app_mention, message.im, message.channels, message.groups, member_joined_channel,
      user_change, reaction_added, channel_archive, group_archive, channel_rename, file_shared]
  interactivity: {is_enabled: true}
  socket_mode_enabled: true
"""
READ = read_manifest(MANIFEST)
START = datetime(2026, 11, 23, 8, 10, tzinfo=UTC)


@dataclass
class Connected:
    """A running playground, and an app connected to it."""

    playground: Playground
    app: AsyncApp
    handler: AsyncSocketModeHandler
    client: AsyncWebClient


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground.serve(READ, start=START) as running:
        yield running


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield web_client(playground, session)


@pytest.fixture
async def app(client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client, signing_secret="unused", raise_error_for_unhandled_request=False)


def web_client(playground: Playground, session: aiohttp.ClientSession, token: str = "") -> AsyncWebClient:
    return AsyncWebClient(
        token or playground.bot_token, base_url=playground.api_url, session=session, retry_handlers=[]
    )


@asynccontextmanager
async def connected(playground: Playground, app: AsyncApp) -> AsyncIterator[Connected]:
    """Connect the app over Socket Mode for a while."""
    handler = AsyncSocketModeHandler(app, playground.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt left it untyped
    await playground.slack.socket.connected()
    try:
        yield Connected(playground, app, handler, app.client)
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt left it untyped
