"""The connection survives an address that is dead from the start, which the SDK alone would try for ever."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web

from bot.connection.in_flight import InFlight
from bot.connection.network import Patience
from bot.connection.refused_requests import RefusedRequests
from bot.connection.slack import bolt_app, web_client
from bot.connection.socket_mode import SocketMode
from bot.settings import Settings
from services.admission import Admission
from tests.late_messages import without_database


class Slack:
    """Hands out addresses; the second one is dead, the first breaks when told."""

    def __init__(self) -> None:
        self.handed_out = 0
        self.connected = asyncio.Event()
        self.sockets: list[web.WebSocketResponse] = []

    async def open(self, request: web.Request) -> web.Response:
        self.handed_out += 1
        return web.json_response({"ok": True, "url": f"ws://{request.host}/socket/{self.handed_out}"})

    async def socket(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["number"] == "2":
            return web.Response(status=500)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        self.connected.set()
        async for _ in socket:
            pass
        return socket


@pytest.fixture
async def slack(free_port: int) -> AsyncIterator[Slack]:
    serving = Slack()
    site = web.Application()
    site.router.add_post("/apps.connections.open", serving.open)
    site.router.add_get("/socket/{number}", serving.socket)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", free_port).start()
    yield serving
    await runner.cleanup()


async def test_a_dead_address_is_given_up_for_a_new_one(slack: Slack, free_port: int) -> None:
    settings = Settings.model_validate(
        {
            "slack_bot_token": "xoxb-1",
            "slack_app_token": "xapp-1",
            "slack_api_url": f"http://127.0.0.1:{free_port}/",
        }
    )
    in_flight, again = InFlight(), asyncio.Event()

    async def after_gap() -> None:
        again.set()

    async with aiohttp.ClientSession() as session:
        app, _ = bolt_app(settings, web_client(settings, session), in_flight, Admission(), without_database(in_flight))
        connection = SocketMode(
            app,
            "xapp-1",
            in_flight,
            RefusedRequests(),
            Patience(0.05, 0.1),
            after_gap,
            ping_every=timedelta(seconds=0.05),
            dead_after=timedelta(seconds=0.2),
        )
        await connection.start()
        await slack.connected.wait()
        slack.connected.clear()
        await slack.sockets[0].close()
        async with asyncio.timeout(10):
            await slack.connected.wait()
            await again.wait()  # what happened meanwhile is looked at anew
        assert slack.handed_out == 3
        await connection.stop()
