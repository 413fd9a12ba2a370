"""Connections break, are refreshed by Slack, refused or half dead: no event is lost or heard twice, and nothing is hammered."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, cast

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from structlog.typing import EventDict

from bot.connection.http_mode import HttpMode
from bot.connection.in_flight import InFlight
from bot.connection.listener_runner import FastAckApp
from bot.connection.network import Patience
from bot.connection.refused_requests import RefusedRequests
from bot.connection.slack import bolt_app, web_client
from bot.connection.socket_client import SHORT_LIVED
from bot.connection.socket_mode import SocketMode
from bot.connection.unread import UnreadRequest
from bot.manifest import PATH
from bot.settings import Settings
from playground.driver import MemberDriver
from playground.running import Playground
from services.admission import Admission
from tests.conftest import Settle
from tests.faults.conftest import Life, until
from tests.faults.reading import lines
from tests.late_messages import without_database
from tests.signing import SECRET, signed

ACCOUNT = "Fjordline Logistics"
MINUTES = timedelta(minutes=7)
"""By then Slack has sent an event again as often as it does."""


def answers(dana: MemberDriver) -> list[str]:
    """Return what Baton has said to Dana outside of every thread, in answer to something."""
    return [seen.plain() for seen in dana.messages() if "I didn't save that" in seen.plain()]


async def again(life: Life, playground: Playground) -> bool:
    """Return whether the bot is connected, and Slack knows it."""
    assert life.baton is not None
    return await life.baton.connection.connected() and playground.slack.socket.connections == 1


async def called(playground: Playground) -> bool:
    """Return whether the call has come in that was to be slow."""
    return playground.faults.waiting == []


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
@pytest.mark.usefixtures("opened")
async def test_a_refresh_loses_no_event_and_doubles_none(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle, reason: str
) -> None:
    dana.say("before")
    await playground.slack.socket.disconnect(reason)
    for number in range(10):
        dana.say(f"while it changes {number}")
        await asyncio.sleep(0)
    await until(lambda: again(life, playground))
    dana.say("after")
    await playground.clock.advance(MINUTES)
    assert len(answers(dana)) == 12
    assert playground.slack.socket.connections == 1


async def under_way(playground: Playground, dana: MemberDriver) -> "asyncio.Task[bool]":
    """Have Dana ask for a form, and Slack take its time over it. Return once the bot waits for that."""
    playground.faults.add("views.open", "slow", seconds=0.3)
    pressing = asyncio.create_task(dana.command("/handover checklist"))
    await until(lambda: called(playground))
    return pressing


@pytest.mark.usefixtures("opened")
async def test_a_press_under_way_is_answered_before_the_connection_is_left(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    pressing = await under_way(playground, dana)
    await playground.slack.socket.disconnect("warning")
    assert await pressing, "Slack has seen the answer"


@pytest.mark.usefixtures("opened")
async def test_cut_in_the_middle_of_an_event_it_is_heard_again_and_acted_upon_once(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    dana.say("something")
    await playground.slack.socket.cut()
    await playground.clock.advance(MINUTES)
    assert len(answers(dana)) == 1


@pytest.mark.usefixtures("opened")
async def test_stopping_answers_what_has_come_in(
    life: Life, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    pressing = await under_way(playground, dana)
    await life.end()
    assert await pressing


class Thinking:
    """An app that takes its time to answer."""

    def __init__(self) -> None:
        self.asked, self.thought = asyncio.Event(), asyncio.Event()

    async def async_dispatch(self, _request: AsyncBoltRequest) -> BoltResponse:
        self.asked.set()
        await self.thought.wait()
        return BoltResponse(status=200, body="done")

    async def async_dispatch_unread(self, asked: UnreadRequest) -> BoltResponse:
        return await self.async_dispatch(asked.read())


async def test_stopping_answers_what_has_come_in_over_http(free_port: int) -> None:
    app = Thinking()
    body = b"command=%2Fhandover&team_id=T1&user_id=U1"
    mode = HttpMode(cast("FastAckApp", app), SECRET, "127.0.0.1", free_port, InFlight(), RefusedRequests())
    await mode.start()
    async with aiohttp.ClientSession() as session:

        async def ask() -> str:
            async with session.post(f"http://127.0.0.1:{free_port}{PATH}", data=body, headers=signed(body)) as answer:
                return await answer.text()

        asking = asyncio.create_task(ask())
        await app.asked.wait()
        stopping = asyncio.create_task(mode.stop())

        async def closed() -> bool:
            return not await mode.connected()

        await until(closed)
        app.thought.set()
        assert await asking == "done"
        await stopping


class Slack:
    """Hands out addresses, or refuses to; what its sockets do is for each test to say."""

    def __init__(self) -> None:
        self.handed_out: list[float] = []
        self.refuses = ""
        self.tells: Callable[[web.WebSocketResponse], Any] | None = None
        self.deaf = False
        self.changed = asyncio.Event()

    async def open(self, request: web.Request) -> web.Response:
        self.handed_out.append(asyncio.get_running_loop().time())
        self.changed.set()
        if self.refuses:
            return web.json_response({"ok": False, "error": self.refuses})
        return web.json_response({"ok": True, "url": f"ws://{request.host}/socket"})

    async def socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(autoping=not self.deaf)
        await socket.prepare(request)
        if self.tells is not None:
            await self.tells(socket)
        async for _ in socket:
            pass
        return socket

    async def until(self, addresses: int) -> None:
        """Wait until so many addresses were asked for."""
        async with asyncio.timeout(10):
            while len(self.handed_out) < addresses:
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
async def slack(free_port: int) -> AsyncIterator[Slack]:
    serving = Slack()
    site = web.Application()
    site.router.add_post("/apps.connections.open", serving.open)
    site.router.add_get("/socket", serving.socket)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", free_port).start()
    yield serving
    await runner.cleanup()


@asynccontextmanager
async def connected(port: int, short_lived: timedelta = timedelta(0)) -> AsyncIterator[SocketMode]:
    """Connect to that Slack, impatiently; connections that live shorter make it hold off."""
    address = f"http://127.0.0.1:{port}/"
    settings = Settings.model_validate(
        {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1", "slack_api_url": address}
    )
    in_flight = InFlight()
    async with aiohttp.ClientSession() as session:
        app = _app(settings, web_client(settings, session), in_flight)
        patience, soon = Patience(0.05, 0.1), timedelta(seconds=0.05)
        connection = SocketMode(
            app,
            "xapp-1",
            in_flight,
            RefusedRequests(),
            patience,
            _nothing,
            ping_every=soon,
            dead_after=4 * soon,
            short_lived=short_lived,
        )
        await connection.start()
        yield connection
        await connection.stop()


async def _nothing() -> None:
    """There is no database that has to know of a gap."""


def _app(settings: Settings, client: AsyncWebClient, in_flight: InFlight) -> FastAckApp:
    app, _ = bolt_app(settings, client, in_flight, Admission(), without_database(in_flight))
    return app


async def test_a_connection_that_answers_no_ping_is_given_up(slack: Slack, free_port: int) -> None:
    slack.deaf = True
    async with connected(free_port):
        await slack.until(2)


async def test_a_slack_that_ends_every_connection_is_not_hammered(slack: Slack, free_port: int) -> None:
    async def too_many(socket: web.WebSocketResponse) -> None:
        await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
        await socket.close()

    slack.tells = too_many
    async with connected(free_port, SHORT_LIVED):
        await slack.until(3)
        assert slack.handed_out[2] - slack.handed_out[0] >= 1


async def test_socket_mode_switched_off_is_said_once_and_tried_on(
    slack: Slack, free_port: int, logged: list[EventDict]
) -> None:
    async def once(socket: web.WebSocketResponse) -> None:
        slack.tells = None
        await socket.send_json({"type": "disconnect", "reason": "link_disabled"})

    slack.tells = once
    async with connected(free_port) as connection:
        await slack.until(2)
        await until(connection.connected)
        [line] = lines(logged, "slack.socket_mode_off")
        assert "switch it on" in line["todo"]


async def test_an_app_token_refused_while_running_is_said_once_and_tried_on(
    slack: Slack, free_port: int, logged: list[EventDict]
) -> None:
    async def break_off(socket: web.WebSocketResponse) -> None:
        slack.tells, slack.refuses = None, "invalid_auth"
        await socket.close()

    slack.tells = break_off
    async with connected(free_port) as connection:
        await slack.until(4)
        [line] = lines(logged, "slack.socket_refused")
        assert (line["why"], "SLACK_APP_TOKEN" in line["todo"]) == ("invalid_auth", True)
        assert not await connection.connected()
        slack.refuses = ""
        await until(connection.connected)
