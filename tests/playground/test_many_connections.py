"""Several connections of one app: each payload goes to any one of them, and no connection takes anything with it when it dies."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest

from playground.platform.socket_mode import MOST_CONNECTIONS
from playground.running import Playground
from tests.playground.conftest import web_client


async def _connected(playground: Playground, stack: AsyncExitStack) -> tuple[Any, aiohttp.ClientWebSocketResponse]:
    """Return a new connection and the first thing it was told."""
    session = await stack.enter_async_context(aiohttp.ClientSession())
    answer = await web_client(playground, session).apps_connections_open(app_token=playground.app_token)
    socket = await session.ws_connect(str(answer["url"]))
    return await socket.receive_json(timeout=2), socket


async def _ten(playground: Playground, stack: AsyncExitStack) -> list[aiohttp.ClientWebSocketResponse]:
    return [(await _connected(playground, stack))[1] for _ in range(MOST_CONNECTIONS)]


async def test_each_is_told_how_many_there_are_and_an_eleventh_is_refused(playground: Playground) -> None:
    async with AsyncExitStack() as stack:
        ten = [await _connected(playground, stack) for _ in range(MOST_CONNECTIONS)]
        assert [hello["num_connections"] for hello, _ in ten] == list(range(1, MOST_CONNECTIONS + 1))
        refusal, socket = await _connected(playground, stack)
        assert (refusal["type"], refusal["reason"]) == ("disconnect", "too_many_websockets")
        assert (await socket.receive(timeout=2)).type is aiohttp.WSMsgType.CLOSE
        assert playground.slack.socket.connections == MOST_CONNECTIONS


async def test_there_is_room_again_when_one_has_gone(playground: Playground) -> None:
    async with AsyncExitStack() as stack:
        ten = await _ten(playground, stack)
        await ten[3].close()
        hello, _ = await _connected(playground, stack)
        assert (hello["type"], hello["num_connections"]) == ("hello", MOST_CONNECTIONS)


async def test_each_envelope_goes_to_exactly_one_of_ten(playground: Playground) -> None:
    dana = playground.member("Dana Reyes")
    async with AsyncExitStack() as stack:
        ten = await _ten(playground, stack)
        said = [f"message {number}" for number in range(MOST_CONNECTIONS)]
        for text in said:
            dana.say(text)
        heard = []
        for socket in ten:
            envelope = await socket.receive_json(timeout=2)
            heard.append(envelope["payload"]["event"]["text"])
            await socket.send_json({"envelope_id": envelope["envelope_id"]})
        await playground.slack.socket.idle()
        assert sorted(heard) == said
        assert len(playground.inspector.envelopes) == MOST_CONNECTIONS


@pytest.mark.parametrize("gone", range(2))
async def test_an_event_that_a_dying_connection_has_not_acknowledged_goes_to_another(
    playground: Playground, gone: int
) -> None:
    dana = playground.member("Dana Reyes")
    async with AsyncExitStack() as stack:
        two = [(await _connected(playground, stack))[1] for _ in range(2)]
        for number in range(gone):
            dana.say(f"before {number}")
            envelope = await two[number].receive_json(timeout=2)
            await two[number].send_json({"envelope_id": envelope["envelope_id"]})
        dana.say("hello")
        first = await two[gone].receive_json(timeout=2)
        two[gone]._response.connection.transport.abort()  # type: ignore[union-attr]  # no goodbye, as a dying process
        second = await two[1 - gone].receive_json(timeout=2)
        await two[1 - gone].send_json({"envelope_id": second["envelope_id"]})
        await playground.slack.socket.idle()
    assert (first["retry_attempt"], second["retry_attempt"], second["retry_reason"]) == (0, 1, "connection_failed")
    assert first["payload"]["event_id"] == second["payload"]["event_id"]
    assert first["envelope_id"] != second["envelope_id"]


async def test_a_command_that_a_dying_connection_has_not_acknowledged_fails_for_the_person(
    playground: Playground,
) -> None:
    dana = playground.member("Dana Reyes")
    async with AsyncExitStack() as stack:
        two = [(await _connected(playground, stack))[1] for _ in range(2)]

        async def die() -> None:
            await two[0].receive_json(timeout=2)
            two[0]._response.connection.transport.abort()  # type: ignore[union-attr]  # no goodbye, as a dying process

        answered, _ = await asyncio.gather(dana.command("/parrot hi", "general"), die())
        assert not answered
        assert playground.slack.socket.connections == 1
