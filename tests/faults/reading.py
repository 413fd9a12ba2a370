"""What people and operators read while something is wrong."""

from typing import Any

import aiohttp
from structlog.typing import EventDict

from playground.driver import MemberDriver
from tests.faults.conftest import Life


def told(person: MemberDriver, words: str, channel: str | None = None) -> list[str]:
    return [seen.plain() for seen in person.messages(channel) if words in seen.plain()]


def lines(logged: list[EventDict], event: str) -> list[EventDict]:
    return [line for line in logged if line["event"] == event]


async def metric(life: Life, name: str) -> float:
    """Return the value of a metric without labels."""
    assert life.baton is not None
    assert life.baton.ops is not None
    async with aiohttp.ClientSession() as session, session.get(f"{life.baton.ops.url}/metrics") as answer:
        [value] = [line.split()[1] for line in (await answer.text()).splitlines() if line.startswith(f"{name} ")]
    return float(value)


async def readyz(life: Life) -> tuple[int, dict[str, Any]]:
    assert life.baton is not None
    assert life.baton.ops is not None
    async with aiohttp.ClientSession() as session, session.get(f"{life.baton.ops.url}/readyz") as answer:
        return answer.status, await answer.json()
