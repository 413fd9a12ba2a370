"""The local Slack of the demo, in a process of its own."""

import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.ports import check_free
from bot.problem import SetupProblem

GRACE = timedelta(seconds=5)
ANOTHER_PORT = "Choose another one: python -m bot demo --port 8001"
READY = re.compile(r"ready: (?P<url>http://\S+)")
NOT_INSTALLED = (
    "The local Slack isn't installed. Start it with: make demo (or: pip install -r requirements/playground.txt)"
)
VARIABLE = re.compile(r"(SLACK_[A-Z_]+)=([^\s)]+)")


@dataclass(frozen=True)
class LocalSlack:
    """Where it is, and what an app needs to know to connect to it, by the names of the settings."""

    url: str
    variables: dict[str, str]
    process: asyncio.subprocess.Process

    @property
    def clock_url(self) -> str:
        """Where its clock can be followed."""
        return f"{self.url.replace('http', 'ws', 1)}/clock"


@asynccontextmanager
async def local_slack(
    manifest: Path, data: Path, port: int, *, start: datetime, hint: str
) -> AsyncIterator[LocalSlack]:
    """Run it until the block ends; a new one begins at `start` (aware), with `hint` as a line above its page.

    Raises `SetupProblem`, with nothing touched, when the port (0: any) is taken or the local Slack isn't installed.
    """
    check_free("127.0.0.1", port, ANOTHER_PORT)
    data.parent.mkdir(exist_ok=True)
    words = ["--manifest", str(manifest), "--port", str(port), "--data", str(data)]
    words += ["--open-app", "--canvases", "--slack-connect", "--start", start.isoformat(), "--hint", hint]
    # Its input is a pipe of ours, which even a kill of this process closes: nothing is left behind on the port.
    words.append("--until-input-ends")
    with tempfile.TemporaryFile() as complaints:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "playground",
            *words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=complaints,
            # Ctrl-C is for us alone: the bot ends first, then the Slack it talks to.
            start_new_session=True,
        )
        try:
            said = await _first_line(process)
            found = READY.search(said)
            if found is None:
                await process.wait()
                complaints.seek(0)
                raise SetupProblem(_last_line(complaints.read().decode(errors="replace")))
            yield LocalSlack(found["url"], dict(VARIABLE.findall(said)), process)
        finally:
            await _end(process)


async def _first_line(process: asyncio.subprocess.Process) -> str:
    if process.stdout is None:
        raise AssertionError("started without a pipe")
    return (await process.stdout.readline()).decode()


def check_installed() -> None:
    """Raise `SetupProblem` where a package that the local Slack needs is missing."""
    try:
        import playground.running  # noqa: F401 - whether it can be imported is the question
    except ModuleNotFoundError as missing:
        raise SetupProblem(NOT_INSTALLED) from missing


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and lines[-1].startswith(f"{ModuleNotFoundError.__name__}: "):
        return NOT_INSTALLED
    return lines[-1] if lines else "The local Slack ended without a word."


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(GRACE.total_seconds()):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
