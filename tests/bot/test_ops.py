"""The operators' port: alive, ready, metrics. The whole bot on the local Slack, and a real process."""

import asyncio
import math
import re
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text

from bot.app import Baton
from bot.monitoring.metrics import Metrics, code_of
from bot.monitoring.ops import HealthSources, OpsPort
from bot.problem import SetupProblem
from bot.settings import Settings
from handover.home import home_tab
from handover.interview.jobs import PROMPT
from handover.model.jobs import Job
from jobs.engine.slack_access import SlackAccess
from playground.driver import MemberDriver
from playground.running import Playground
from storage.database.engine import engine_for
from storage.database.revisions import REVISION_TABLE
from storage.jobs.admin import QueueAdmin
from storage.unreadable_rows import UnreadableRows
from tests.bot.command_line import ROOT, bot, environment
from tests.conftest import MONDAY_MORNING, Settle

HOUR = timedelta(hours=1)
WORKSPACE = "T0PLAYGROUND"
AT_PEACE = SlackAccess(AsyncWebClient("xoxb-1"), lambda: MONDAY_MORNING)
"""Nothing has been refused."""


@pytest.fixture
def slack_settings(slack_settings: Settings) -> Settings:
    """Return the settings of a bot with an operators' port, any that is free."""
    return slack_settings.model_copy(update={"ops_port": 0})


@pytest.fixture
def ops(baton: Baton) -> OpsPort:
    assert baton.ops is not None
    return baton.ops


async def no_channels() -> int:
    return 0


async def get(ops: OpsPort, path: str) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as session, session.get(f"{ops.url}{path}") as answer:
        is_json = answer.content_type == "application/json"
        return answer.status, await (answer.json() if is_json else answer.text())


async def metrics(ops: OpsPort) -> dict[str, float]:
    """Return the bot's own figures by name and labels."""
    status, text = await get(ops, "/metrics")
    assert status == 200
    lines = re.findall(r"^(baton_\S+?(?:\{.*?\})?) (\S+)$", text, re.MULTILINE)
    return {name: float(value) for name, value in lines}


async def test_a_bot_at_work_is_alive_and_ready(ops: OpsPort) -> None:
    assert await get(ops, "/healthz") == (200, {"alive": True})
    assert await get(ops, "/readyz") == (200, {"ready": True, "missing": []})
    assert ops.url.startswith("http://127.0.0.1:")


async def test_a_broken_connection_shows_at_once(ops: OpsPort, playground: Playground) -> None:
    playground.faults.add("apps.connections.open", "500", 9)
    await playground.slack.socket.cut()
    async with asyncio.timeout(5):
        while (await get(ops, "/readyz"))[0] == 200:
            pass
    assert await get(ops, "/readyz") == (503, {"ready": False, "missing": ["slack"]})
    assert await get(ops, "/healthz") == (200, {"alive": True})
    assert (await metrics(ops))['baton_ready{part="slack"}'] == 0


async def test_a_database_that_does_not_answer_shows_within_seconds(ops: OpsPort, baton: Baton) -> None:
    async with baton.store.begin(WORKSPACE), asyncio.timeout(10):
        # SQLite's one connection is ours for as long as this lasts.
        assert await get(ops, "/readyz") == (503, {"ready": False, "missing": ["database", "migrations"]})
        figures = await metrics(ops)
    assert math.isnan(figures['baton_jobs{state="due"}'])
    assert math.isnan(figures['baton_errands{state="due"}']), "what dashboards of 0.2 read"
    assert (figures['baton_ready{part="database"}'], figures['baton_ready{part="slack"}']) == (0, 1)
    assert (await get(ops, "/readyz"))[0] == 200


async def test_a_database_of_another_shape_shows(ops: OpsPort, slack_settings: Settings) -> None:
    engine = engine_for(slack_settings.database_url)
    async with engine.begin() as connection:
        await connection.execute(text(f"UPDATE {REVISION_TABLE} SET version_num = '0001'"))
    await engine.dispose()
    assert await get(ops, "/readyz") == (503, {"ready": False, "missing": ["migrations"]})


async def test_a_server_out_of_reach_and_a_worker_that_has_ended_show(free_port: int) -> None:
    async def connected() -> bool:
        return True

    async with QueueAdmin.of(f"postgresql://nobody@127.0.0.1:{free_port}/none") as queue_admin:
        port = OpsPort(
            "127.0.0.1",
            0,
            HealthSources(
                connected,
                lambda: True,
                AT_PEACE,
                queue_admin,
                UnreadableRows(),
                no_channels,
                str,
                lambda: MONDAY_MORNING,
            ),
            Metrics(),
        )
        await port.start()
        try:
            assert await get(port, "/readyz") == (503, {"ready": False, "missing": ["database", "migrations"]})
            assert await get(port, "/healthz") == (503, {"alive": False})
        finally:
            await port.stop()


async def test_what_was_done_is_counted(
    ops: OpsPort, baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    dana.open_home()
    await settled()
    before = await metrics(ops)
    await dana.command("/handover help")
    playground.faults.add("views.publish", "error", error="user_not_found")
    now = playground.clock.now()
    async with baton.store.begin(WORKSPACE) as unit:
        await unit.jobs.add(home_tab(dana.person.id), Job(PROMPT, "later", "l", due=now + HOUR))
    await settled()
    after = await metrics(ops)
    attempts = 'baton_attempts_total{kind="home_tab",outcome="failed"}'
    assert after[attempts] == before.get(attempts, 0) + 1
    assert before['baton_attempts_total{kind="home_tab",outcome="done"}'] == 1
    assert after['baton_slack_errors_total{code="user_not_found"}'] == 1
    assert after["baton_answer_seconds_count"] == before["baton_answer_seconds_count"] + 1
    assert after['baton_answer_seconds_bucket{le="+Inf"}'] == after["baton_answer_seconds_count"]
    status = {state: after[f'baton_jobs{{state="{state}"}}'] for state in ("due", "planned", "under_way", "failed")}
    assert status == {"due": 0, "planned": 1, "under_way": 0, "failed": 1}
    assert after["baton_oldest_due_errand_age_seconds"] == 0


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, b'{"ok":true,"error":"no"}', ""),
        (200, b'{"ok":false,"error":"is_archived"}', "is_archived"),
        (429, b'{"ok":false,"error":"ratelimited"}', "ratelimited"),
        (503, b"upstream is gone", "http_503"),
        (502, b'["error"]', "http_502"),
        (200, b'{"ok":false,"error":"<b>\\nwords</b>"}', "http_200"),
        (200, b"OK", ""),
    ],
)
def test_a_call_that_failed_is_counted_under_a_code_and_nothing_else(status: int, body: bytes, expected: str) -> None:
    assert code_of(status, body) == expected


async def test_a_port_in_use_is_one_clear_line(ops: OpsPort, slack_settings: Settings) -> None:
    taken = int(ops.url.rpartition(":")[2])
    assert slack_settings.ops_port == 0
    async with QueueAdmin.of("sqlite:///none.db") as queue_admin:
        sources = HealthSources(
            lambda: asyncio.sleep(0, True),
            lambda: False,
            AT_PEACE,
            queue_admin,
            UnreadableRows(),
            no_channels,
            str,
            lambda: MONDAY_MORNING,
        )
        with pytest.raises(SetupProblem, match=rf"^Port {taken} on 127\.0\.0\.1 .* BATON_OPS_PORT .*$"):
            await OpsPort("127.0.0.1", taken, sources, Metrics()).start()


def test_run_with_a_port_in_use_touches_nothing(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = bot(tmp_path, "run", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1", BATON_OPS_PORT=port)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert f"Port {port}" in refused.stderr
    assert "BATON_OPS_PORT" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_the_setting_nothing_of_it_is_loaded() -> None:
    program = (
        "import sys, bot.app, bot.commands.run, bot.connection.socket_mode; print('prometheus_client' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "False"


async def test_a_real_process_shows_that_slack_is_away_and_that_it_hangs(tmp_path: Path, free_port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        variables = environment(
            SLACK_BOT_TOKEN="xoxb-1",
            SLACK_APP_TOKEN="xapp-1",
            SLACK_API_URL=f"http://127.0.0.1:{other.getsockname()[1]}/",
            BATON_OPS_PORT=str(free_port),
        )
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=tmp_path, env=variables, stderr=asyncio.subprocess.PIPE
        )
        try:
            assert process.stderr is not None
            while b"slack.unreachable" not in await process.stderr.readline():
                assert process.returncode is None
            assert await ask(free_port, "/healthz") == 200
            assert await ask(free_port, "/readyz") == 503
            process.send_signal(signal.SIGSTOP)
            with pytest.raises(TimeoutError):
                await ask(free_port, "/healthz")
            process.send_signal(signal.SIGCONT)
            assert await ask(free_port, "/healthz") == 200
            process.terminate()
            assert await process.wait() == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def ask(port: int, path: str) -> int:
    """Return the status, as a probe that waits two seconds gets it."""
    timeout = aiohttp.ClientTimeout(total=2)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status
