"""How many answers were late as the bot itself sees it, from its metrics: what it is not told, it cannot mend."""

import re

import aiohttp

from tests.bench.acts import Side
from tests.bench.over_http import free_port

LATE = re.compile(r'^baton_answer_seconds_bucket\{le="3.0"\} (\S+)$', re.MULTILINE)
ALL = re.compile(r"^baton_answer_seconds_count (\S+)$", re.MULTILINE)


class OwnView:
    """Reads the metrics of a bot that is started with `environment`."""

    def __init__(self) -> None:
        self._port = free_port()
        self._before = 0

    @property
    def environment(self) -> dict[str, str]:
        """What a bot has to find in its environment, so that it can be asked."""
        return {"BATON_OPS_PORT": str(self._port)}

    async def words(self, side: Side) -> str:
        """Return how far the number of late answers depends on who has counted them, since this was asked last."""
        looked = await side.carrier.held_up()
        return f"{await self.late()} late by the bot's own clock, events too; the sender looked {looked:.0f} ms late at most"

    async def late(self) -> int:
        """Return how many answers were later than Slack listens, by the bot's own clock, since this was asked last."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self._port}/metrics") as answer,
        ):
            told = await answer.text()
        late = _number(ALL, told) - _number(LATE, told)
        since, self._before = late - self._before, late
        return since


def _number(pattern: re.Pattern[str], told: str) -> int:
    found = pattern.search(told)
    if found is None:
        raise AssertionError("the bot says nothing of its answers")
    return int(float(found[1]))
