"""The bot as a whole, from its start to its end."""

import asyncio
from datetime import datetime, timedelta

import aiohttp
import pytest
from aiohttp import web

from bot import manifest
from bot.app import Baton, build
from bot.connection.network import PROXIES, Patience
from bot.problem import SetupProblem
from bot.replay.environment import settings_for
from bot.settings import Settings
from handover.playbooks.library import Library
from playground.running import Playground
from tests.conftest import MONDAY_MORNING
from tests.odd_slack import answering
from tests.signing import SECRET

SHORT = Patience(0.02, 0.1)


@pytest.mark.usefixtures("baton")
async def test_connects_and_ends_cleanly(playground: Playground) -> None:
    await playground.slack.socket.connected()
    assert playground.slack.socket.connections == 1
    assert len(playground.inspector.calls_of("auth.test")) == 1


async def test_asks_slack_who_it_is_only_once(playground: Playground, baton: Baton) -> None:
    for _ in range(3):
        await asyncio.gather(*(baton.identity.known() for _ in range(3)))
    assert len(playground.inspector.calls_of("auth.test")) == 1


async def test_a_client_id_and_secret_lying_about_do_not_switch_bolt_to_oauth(
    monkeypatch: pytest.MonkeyPatch, playground: Playground, slack_settings: Settings, playbooks: Library
) -> None:
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        monkeypatch.setenv(name, "1.2")
    bot = await build(slack_settings, now=playground.clock.now, playbooks=playbooks)
    try:
        assert bot.app.oauth_flow is None
    finally:
        await bot.stop()


async def test_reaches_a_slack_on_this_machine_whatever_proxy_is_set(
    monkeypatch: pytest.MonkeyPatch, playground: Playground, slack_settings: Settings, playbooks: Library
) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    bot = await build(slack_settings, now=playground.clock.now, playbooks=playbooks, patience=SHORT)
    try:
        async with asyncio.timeout(5):
            await bot.start()
        assert playground.slack.socket.connections == 1
    finally:
        await bot.stop()


async def test_keeps_trying_while_slack_cannot_be_reached_and_recovers(playbooks: Library, fresh_database: str) -> None:
    async with Playground.serve(manifest.FILE, start=MONDAY_MORNING) as gone:
        settings, port = settings_for(gone, fresh_database), int(gone.url.rpartition(":")[2])
    bot = await build(settings, now=lambda: MONDAY_MORNING, playbooks=playbooks, patience=SHORT)
    starting = asyncio.create_task(bot.start())
    await asyncio.wait({starting}, timeout=0.1)
    assert not starting.done()
    try:
        async with Playground.serve(manifest.FILE, start=MONDAY_MORNING, port=port) as back, asyncio.timeout(10):
            await back.slack.socket.connected()
            await starting
            await bot.stop()
    finally:
        starting.cancel()


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
@pytest.mark.parametrize("fault", ["500", "429", "page", "gateway", "text", "cut_before"])
async def test_bears_a_slack_that_stumbles_at_the_start(
    playground: Playground, slack_settings: Settings, playbooks: Library, method: str, fault: str
) -> None:
    playground.faults.add(method, fault, 2, seconds=0)  # type: ignore[arg-type]  # the parameters above are FaultKinds
    bot = await build(slack_settings, now=playground.clock.now, playbooks=playbooks, patience=SHORT)
    try:
        async with asyncio.timeout(10):
            await bot.start()
        assert playground.slack.socket.connections == 1
    finally:
        await bot.stop()


async def test_an_address_that_is_not_slacks_is_one_clear_line(
    slack_settings: Settings, playbooks: Library, free_port: int
) -> None:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=404, text="<h1>not here</h1>", content_type="text/html")

    elsewhere = slack_settings.model_dump() | {"slack_api_url": f"http://127.0.0.1:{free_port}/"}
    bot = await build(
        Settings.model_validate(elsewhere), now=lambda: MONDAY_MORNING, playbooks=playbooks, patience=SHORT
    )
    try:
        async with answering(answer, free_port), asyncio.timeout(10):
            with pytest.raises(
                SetupProblem, match=r"does not answer as Slack does \(HTTP 404\). Look at SLACK_API_URL."
            ):
                await bot.start()
    finally:
        await bot.stop()


@pytest.mark.parametrize(("setting", "value"), [("slack_bot_token", "xoxb-wrong"), ("slack_app_token", "xapp-wrong")])
async def test_a_token_slack_refuses_is_one_clear_line(
    playground: Playground, slack_settings: Settings, playbooks: Library, setting: str, value: str
) -> None:
    wrong = Settings.model_validate(slack_settings.model_dump() | {setting: value})
    bot = await build(wrong, now=playground.clock.now, playbooks=playbooks, patience=SHORT)
    try:
        with pytest.raises(SetupProblem) as caught:
            await bot.start()
    finally:
        await bot.stop()
    assert setting.upper() in str(caught.value)
    assert value not in str(caught.value)
    assert "\n" not in str(caught.value)
    playground.inspector.forget()


@pytest.mark.usefixtures("baton")
async def test_connects_anew_when_slack_asks_for_it_or_breaks_the_connection(playground: Playground) -> None:
    for sever in (playground.slack.socket.disconnect, playground.slack.socket.cut):
        await sever()
        async with asyncio.timeout(30):
            await playground.slack.socket.connected()


async def test_over_http_only_signed_requests_are_let_in(
    playground: Playground, fresh_database: str, playbooks: Library, free_port: int
) -> None:
    settings = Settings.model_validate(
        {
            "slack_bot_token": playground.bot_token,
            "slack_signing_secret": SECRET,
            "slack_api_url": playground.api_url,
            "database_url": fresh_database,
            "port": free_port,
        }
    )
    bot = await build(settings, now=playground.clock.now, playbooks=playbooks, patience=SHORT)
    try:
        await bot.start()
        async with aiohttp.ClientSession() as session:
            answer = await session.post(f"http://127.0.0.1:{free_port}/slack/events", json={"type": "url_verification"})
            assert answer.status == 401
            second = await build(settings, now=playground.clock.now, playbooks=playbooks, patience=SHORT)
            try:
                with pytest.raises(SetupProblem, match=f"Port {free_port} .* PORT"):
                    await second.start()
            finally:
                await second.stop()
    finally:
        await bot.stop()


async def test_the_clock_waits_for_the_bot(playground: Playground, baton: Baton) -> None:
    seen: list[str] = []

    async def note() -> datetime | None:
        seen.append(f"{playground.clock.now():%H:%M}")
        return playground.clock.now() + timedelta(minutes=20)

    playground.clock.settle_with(note)
    await playground.clock.advance(timedelta(hours=1))
    assert seen == ["08:00", "08:20", "08:40", "09:00"]
    assert baton.worker.idle
