"""The command line as people use it: real processes, started and stopped."""

import asyncio
import os
import re
import select
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import manifest
from playground.running import Playground
from tests.bot.command_line import bot, environment


@pytest.fixture
def demo(tmp_path: Path, free_port: int) -> Iterator[subprocess.Popen[str]]:
    """A demo that goes on with a workspace in which nothing has happened yet: what a new one begins with takes some seconds."""
    folder = tmp_path / ".demo"
    folder.mkdir()
    asyncio.run(_kept(folder / "slack.db"))
    # As the command itself makes it.
    (folder / "slack.db").chmod(0o600)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", str(free_port)],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    # Asked, not killed: so that it takes its local Slack with it.
    process.terminate()
    process.communicate(timeout=20)


async def _kept(slack: Path) -> None:
    async with Playground.serve(manifest.FILE, data=slack):
        pass


def until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError(process.stderr.read() if process.stderr else "ended")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_starts_says_one_address_and_ends_cleanly(
    demo: subprocess.Popen[str], tmp_path: Path, free_port: int, how: signal.Signals
) -> None:
    assert until_ready(demo) == f"http://127.0.0.1:{free_port}"
    demo.send_signal(how)
    rest, complaints = demo.communicate(timeout=20)
    assert (demo.returncode, rest.strip(), complaints) == (0, "", "")
    with socket.socket() as left_behind:
        assert left_behind.connect_ex(("127.0.0.1", free_port)) != 0, "somebody still listens: an orphan"
    made = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / ".demo").iterdir()}
    assert {"baton.db", "slack.db"} <= made.keys()
    assert set(made.values()) == {0o600}, "H: demo data can be read by others"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the child process through /proc")
def test_the_demo_ends_when_the_local_slack_does(demo: subprocess.Popen[str]) -> None:
    until_ready(demo)
    for child in Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text(encoding="ascii").split():
        os.kill(int(child), signal.SIGKILL)
    rest, complaints = demo.communicate(timeout=20)
    assert demo.returncode == 1
    assert "The local Slack has ended." in rest
    assert "Traceback" not in complaints


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the child process through /proc")
def test_a_demo_that_is_killed_leaves_no_local_slack_behind(demo: subprocess.Popen[str]) -> None:
    until_ready(demo)
    (child,) = Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text(encoding="ascii").split()
    left_behind = os.pidfd_open(int(child))
    demo.kill()
    ended, _, _ = select.select([left_behind], [], [], 20)
    os.close(left_behind)
    assert ended


def test_a_port_in_use_is_one_line_and_nothing_is_touched(
    demo: subprocess.Popen[str], tmp_path: Path, free_port: int
) -> None:
    until_ready(demo)
    other = tmp_path / "other"
    other.mkdir()
    second = bot(other, "demo", "--port", str(free_port), "--fresh")
    assert second.returncode == 2
    assert second.stderr.count("\n") == 1
    assert f"Port {free_port}" in second.stderr
    assert list(other.iterdir()) == []


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({}, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is not set"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "DATABASE_URL": "mysql://x"}, "DATABASE_URL"),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "DATABASE_URL": "sqlite:///no/such/folder.db"},
            "folder",
        ),
    ],
)
def test_run_refuses_in_one_line_and_touches_nothing(tmp_path: Path, variables: dict[str, str], says: str) -> None:
    refused = bot(tmp_path, "run", **variables)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.count("\n") == 1
    assert says in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_run_over_http_with_a_port_in_use_touches_nothing(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = bot(tmp_path, "run", SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="abc", PORT=port)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert f"Port {port}" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_migrate_makes_the_database_and_needs_no_token(tmp_path: Path) -> None:
    for _ in range(2):
        done = bot(tmp_path, "migrate")
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "baton.db").exists()


def test_an_unknown_command_shows_how_it_goes(tmp_path: Path) -> None:
    for words in ((), ("juggle",)):
        refused = bot(tmp_path, *words)
        assert refused.returncode == 2
        assert "usage: python -m bot" in refused.stderr
