"""Answers leave when the listener gives them: not at Bolt's next look, and not ahead of the listener."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.connection.in_flight import InFlight
from bot.connection.listener_runner import FastAckApp
from handlers.kit.put_off import PutOff
from services.admission import HOLD, Admission
from tests.late_messages import without_database

COMMAND = {"command": "/handover", "team_id": "T1", "user_id": "U1"}
EVENT = {"type": "event_callback", "team_id": "T1", "event": {"type": "app_home_opened", "user": "U1"}}


async def who() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_id="B1", bot_user_id="U0BOT", bot_token="xoxb-1")


@pytest.fixture
def in_flight() -> InFlight:
    return InFlight()


@pytest.fixture
def app(in_flight: InFlight) -> FastAckApp:
    late = without_database(in_flight)
    return FastAckApp(in_flight, Admission(), PutOff(), late, authorize=who, request_verification_enabled=False)


async def answer_to(app: FastAckApp, body: dict[str, Any]) -> BoltResponse:
    return await app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))


async def test_the_answer_is_there_while_the_listener_goes_on(app: FastAckApp, in_flight: InFlight) -> None:
    may_end = asyncio.Event()

    @app.command("/handover")
    async def listen(ack: AsyncAck) -> None:
        await ack("Coming.")
        await may_end.wait()

    answer = await answer_to(app, COMMAND)
    assert (answer.status, answer.body) == (200, "Coming.")
    assert in_flight.under_way == 1
    may_end.set()
    await in_flight.quiet()


async def test_nobody_sleeps_between_the_acknowledgement_and_the_answer(app: FastAckApp) -> None:
    @app.command("/handover")
    async def listen(ack: AsyncAck) -> None:
        await ack()

    loop = asyncio.get_running_loop()
    sleeps: list[float] = []
    later = loop.call_later

    def noted(delay: float, callback: Callable[..., object], *args: Any, **more: Any) -> asyncio.TimerHandle:
        sleeps.append(delay)
        return later(delay, callback, *args, **more)

    loop.call_later = noted  # type: ignore[method-assign,assignment]
    await answer_to(app, COMMAND)
    assert sleeps == [HOLD], "nothing but the bound of its turn"


async def test_an_exception_right_after_the_answer_does_not_take_it_back(app: FastAckApp, in_flight: InFlight) -> None:
    heard: list[Exception] = []

    @app.error
    async def on_trouble(error: Exception) -> None:
        heard.append(error)

    @app.command("/handover")
    async def listen(ack: AsyncAck) -> None:
        await ack("Coming.")
        raise ValueError("broken")

    answer = await answer_to(app, COMMAND)
    await in_flight.quiet()
    assert (answer.status, answer.body) == (200, "Coming.")
    assert [str(error) for error in heard] == ["broken"]


async def listens_and_says_nothing() -> None:
    return


async def fails() -> None:
    raise ValueError("broken")


@pytest.mark.parametrize("listen", [listens_and_says_nothing, fails])
async def test_an_event_is_not_acknowledged_for_a_listener_that_has_not(
    app: FastAckApp, in_flight: InFlight, listen: Callable[[], Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.event("app_home_opened")(listen)
    listener = app.table.listener(("event_callback", "app_home_opened"))
    monkeypatch.setattr(listener, "ack_timeout", 0.01)
    answer = await answer_to(app, EVENT)
    await in_flight.quiet()
    assert answer.status == 404


async def test_an_event_is_acknowledged_by_its_listener(app: FastAckApp) -> None:
    @app.event("app_home_opened")
    async def listen(ack: AsyncAck) -> None:
        await ack()

    assert (await answer_to(app, EVENT)).status == 200


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("action", {"type": "block_actions", "actions": [{"type": "button", "block_id": "b", "action_id": "it"}]}),
        ("view", {"type": "view_submission", "view": {"type": "modal", "callback_id": "it"}}),
        ("shortcut", {"type": "shortcut", "callback_id": "it"}),
        ("shortcut", {"type": "message_action", "callback_id": "it"}),
        ("command", {"command": "it"}),
        ("event", {"type": "event_callback", "event": {"type": "it"}}),
    ],
)
async def test_a_listener_hears_requests_of_its_kind_and_name(app: FastAckApp, kind: str, body: dict[str, Any]) -> None:
    heard: list[str] = []

    def listening(what: str) -> Callable[..., Awaitable[None]]:
        async def listen(ack: AsyncAck) -> None:
            heard.append(what)
            await ack()

        return listen

    for name in ("it", "another"):
        for other in ("action", "view", "shortcut", "command", "event"):
            getattr(app, other)(name)(listening(f"{other} {name}"))
    assert (await answer_to(app, body | {"team_id": "T1", "user": {"id": "U1"}})).status == 200
    assert heard == [f"{kind} it"]


def test_two_listeners_of_the_same_requests_are_refused(app: FastAckApp) -> None:
    async def listen() -> None: ...

    app.action("it")(listen)
    with pytest.raises(ValueError, match="block_actions it"):
        app.action("it")(listen)


async def test_every_other_middleware_comes_first(app: FastAckApp) -> None:
    order: list[str] = []

    @app.command("/handover")
    async def listen(ack: AsyncAck) -> None:
        order.append("listener")
        await ack()

    async def before(next_: Callable[[], Awaitable[None]]) -> None:
        order.append("middleware")
        await next_()

    app.use(before)
    await answer_to(app, COMMAND)
    assert order == ["middleware", "listener"]


async def test_an_event_that_comes_again_while_it_is_under_way_shares_the_answer(app: FastAckApp) -> None:
    begun: list[str] = []
    all_there, may_end = asyncio.Event(), asyncio.Event()

    @app.event("app_home_opened")
    async def listen(ack: AsyncAck, body: dict[str, Any]) -> None:
        begun.append(body["event_id"])
        if begun[-1] == "Ev2":
            all_there.set()
        await may_end.wait()
        await ack()

    coming = [asyncio.create_task(answer_to(app, {**EVENT, "event_id": which})) for which in ("Ev1", "Ev1", "Ev2")]
    await all_there.wait()
    may_end.set()
    assert [answer.status for answer in await asyncio.gather(*coming)] == [200, 200, 200]
    assert begun == ["Ev1", "Ev2"]
    await answer_to(app, {**EVENT, "event_id": "Ev1"})
    assert begun == ["Ev1", "Ev2", "Ev1"]
