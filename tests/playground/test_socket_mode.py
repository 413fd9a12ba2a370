"""Socket Mode: tickets, connections, acknowledgements in time, and what happens without them."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.running import Playground
from playground.seed import DANA
from tests.playground.conftest import MANIFEST, START, connected, web_client


class RawApp:
    """An app that answers only when told to."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def next(self) -> Any:
        message = await self.socket.receive(timeout=2)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        return json.loads(message.data)

    async def ack(self, envelope: Any, payload: Any = None) -> None:
        await self.socket.send_json({"envelope_id": envelope["envelope_id"], "payload": payload})


async def ticket(playground: Playground, session: aiohttp.ClientSession) -> str:
    answer = await web_client(playground, session).apps_connections_open(app_token=playground.app_token)
    return str(answer["url"])


async def raw_app(playground: Playground, session: aiohttp.ClientSession) -> RawApp:
    app = RawApp(await session.ws_connect(await ticket(playground, session)))
    assert (await app.next())["type"] == "hello"
    return app


async def test_a_ticket_opens_one_connection(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        address = await ticket(playground, session)
        async with session.ws_connect(address) as socket:
            hello = await socket.receive_json()
            assert (hello["type"], hello["num_connections"]) == ("hello", 1)
            assert hello["connection_info"]["app_id"] == playground.workspace.identity.app_id
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(address)


async def test_there_are_ten_connections_at_most(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        ten = [await raw_app(playground, session) for _ in range(10)]
        assert playground.slack.socket.connections == len(ten)
        eleventh = RawApp(await session.ws_connect(await ticket(playground, session)))
        assert (await eleventh.next())["reason"] == "too_many_websockets"


async def test_an_envelope_goes_to_one_connection_only(playground: Playground) -> None:
    dana = playground.member("Dana Reyes")
    async with aiohttp.ClientSession() as session:
        apps = [await raw_app(playground, session) for _ in range(2)]
        for app in apps:
            dana.say("hello")
            envelope = await app.next()
            assert envelope["type"] == "events_api"
            assert envelope["accepts_response_payload"] is False
            assert envelope["payload"]["event"]["text"] == "hello"
            assert envelope["payload"]["event"]["channel_type"] == "im"
            await app.ack(envelope)
        await playground.slack.socket.idle()
    assert playground.inspector.rules_broken == []
    assert [record.ack for record in playground.inspector.envelopes] == [None, None]
    assert all(record.milliseconds is not None for record in playground.inspector.envelopes)


async def test_an_unacknowledged_event_comes_again_at_once_after_one_and_after_five_minutes() -> None:
    async with (
        Playground.serve(MANIFEST, start=START, ack_timeout=0.05) as playground,
        aiohttp.ClientSession() as session,
    ):
        app = await raw_app(playground, session)
        playground.member("Dana Reyes").say("hello")
        first, second = await app.next(), await app.next()
        assert [envelope["retry_attempt"] for envelope in (first, second)] == [0, 1]
        assert second["retry_reason"] == "timeout"
        assert first["payload"]["event_id"] == second["payload"]["event_id"]
        await playground.slack.socket.idle()
        await playground.clock.advance(timedelta(seconds=59))
        assert len(playground.inspector.envelopes) == 2
        await playground.clock.advance(timedelta(minutes=10))
        assert [record.attempt for record in playground.inspector.envelopes] == [0, 1, 2, 3]
        when = [record.when - START for record in playground.inspector.envelopes]
        assert when[1:] == [timedelta(), timedelta(minutes=1), timedelta(minutes=6)]
        assert "within 3 seconds" in playground.inspector.rules_broken[0].rule


async def test_an_event_waits_for_an_app_that_is_away(playground: Playground, app: AsyncApp) -> None:
    heard: list[str] = []

    @app.event("message")
    async def hear(event: Any) -> None:
        heard.append(event["text"])

    playground.member("Dana Reyes").say("anybody?")
    await playground.slack.socket.idle()
    async with connected(playground, app):
        await playground.clock.advance(timedelta(minutes=2))
    assert heard == ["anybody?"]


async def test_a_command_nobody_answers_fails_for_the_person(playground: Playground) -> None:
    dana = playground.member("Dana Reyes")
    assert not await dana.command("/parrot hi", "general")
    assert dana.messages("general")[-1].text == '`/parrot` failed with the error "dispatch_failed"'


async def test_a_late_acknowledgement_is_a_failure_and_a_broken_rule() -> None:
    async with (
        Playground.serve(MANIFEST, start=START, ack_timeout=0.05) as playground,
        aiohttp.ClientSession() as session,
    ):
        app = await raw_app(playground, session)
        dana = playground.member("Dana Reyes")
        assert not await dana.command("/parrot hi", "general")
        assert dana.messages("general")[-1].text == '`/parrot` failed with the error "operation_timeout"'
        late = await app.next()
        await app.ack(late)
        await app.ack({"envelope_id": "unheard of"})
        await app.socket.send_str("nonsense")
        dana.say("again")
        await app.ack(event := await app.next())
        await app.ack(event)
        broken = playground.inspector.rules_broken
        await dana.wait_for(lambda: len(broken) == 5)
        words = (
            "within 3 seconds",
            "after 3 seconds is too late",
            "only what was sent",
            "nothing but acknowledgements",
            "acknowledged once",
        )
        assert all(some in one.rule for some, one in zip(words, broken, strict=True))
        assert all(one.advice for one in broken)


async def test_the_app_survives_a_refresh_and_a_cut_of_its_connection(playground: Playground, app: AsyncApp) -> None:
    heard: list[str] = []

    @app.command("/raw")
    async def command(ack: Any, body: Any) -> None:
        await ack()
        heard.append(body["text"])

    dana = playground.member("Dana Reyes")
    async with connected(playground, app) as running:
        for break_off in (playground.slack.socket.disconnect, playground.slack.socket.cut):
            await break_off()
            running.handler.client.wss_uri = None
            await running.handler.client.connect_to_new_endpoint()
            await playground.slack.socket.connected()
            assert await dana.command(f"/raw after {break_off.__name__}")
    assert heard == ["after disconnect", "after cut"]


async def test_pings_are_answered(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        address = await ticket(playground, session)
        async with session.ws_connect(address, autoping=False) as socket:
            await socket.receive_json()
            await socket.ping(b"there?")
            pong = await socket.receive(timeout=2)
    assert (pong.type, pong.data) == (aiohttp.WSMsgType.PONG, b"there?")


async def test_events_need_subscription_scope_and_membership(playground: Playground, client: AsyncWebClient) -> None:
    dana = playground.member("Dana Reyes")
    dana.say("@Parrot are you here?", "general")
    dana.person.change_profile(title="Senior CSM")
    dana.person.create_channel("not-subscribed-to")
    general = dana.channel("general").id
    await client.conversations_join(channel=general)
    said = dana.say("@Parrot and now?", "general")
    dana.react(said, "wave")
    dana.edit(said, "Now?")
    dana.delete(said)
    dana.person.open_app("home")
    await playground.slack.socket.idle()
    titles = [record.title for record in playground.inspector.envelopes if record.attempt == 0]
    assert titles == [
        "user_change",
        "member_joined_channel",
        "message channel_join",
        "message",
        "app_mention",
        "reaction_added",
        "message message_changed",
        "message message_deleted",
        "app_home_opened",
    ]
    opened = playground.inspector.envelopes[-1].payload["event"]
    assert (opened["user"], opened["tab"]) == (DANA, "home")


async def test_uninstalling_is_told_before_the_token_dies() -> None:
    asks = MANIFEST.replace("bot_events: [", "bot_events: [app_uninstalled, tokens_revoked, ")
    async with Playground.serve(asks, start=START) as playground, aiohttp.ClientSession() as session:
        app = await raw_app(playground, session)
        heard = []

        async def listen() -> None:
            for _ in range(2):
                envelope = await app.next()
                heard.append(envelope["payload"]["event"]["type"])
                await app.ack(envelope)

        await asyncio.gather(playground.slack.uninstall(), listen())
        assert heard == ["tokens_revoked", "app_uninstalled"]
