"""Ten thousand morning messages due at nine in one workspace that insists on Slack's limits, its clock moved from due to due."""

from datetime import timedelta
from pathlib import Path

from bot import manifest, startup
from bot.app import build
from bot.monitoring import logs
from bot.replay.environment import live_by_the_clock, quiet, settings_for
from playground.running import Playground
from tests.bench.figures import Figure, at_most
from tests.jobs.flood import NINE, Record, crowd, fill, time_allowed, users
from tests.opening import open_handover

SIZE, WITH_CHANNEL = 10_000, 500
MINUTE = timedelta(minutes=1)
LATEST = timedelta(hours=9)
"""At six in the evening it is too late for a morning message."""


async def measured(folder: Path) -> list[Figure]:
    """Return how long it takes on the workspace's clock, how often Slack refused, and how a person fared meanwhile."""
    logs.configure("console", quiet=True)
    database = f"sqlite:///{folder / 'flood.db'}"
    await startup.database(database)
    playbooks = startup.playbooks()
    start = NINE - timedelta(hours=1)
    async with Playground.serve(manifest.FILE, start=start, frozen=True, seed=crowd(SIZE)) as playground:
        bot = await build(settings_for(playground, database), now=playground.clock.now, playbooks=playbooks)
        try:
            await bot.start()
            live_by_the_clock(playground, bot)
            playground.slack.limits.enabled = True
            await fill(playground, bot, playbooks["standard"], SIZE, WITH_CHANNEL)
            record = Record()
            playground.workspace.events.listen(record.note)
            await playground.clock.advance(NINE + MINUTE * 5)
            waiting = SIZE - len(record.heard)
            await open_handover(playground.member("Dana Reyes"), "Fjordline Logistics", lambda: quiet(playground, bot))
            between = waiting - (SIZE - len(set(record.heard).intersection(users(SIZE))))
            while playground.clock.now() < NINE + LATEST and len(set(record.heard).intersection(users(SIZE))) < SIZE:
                await playground.clock.advance(MINUTE)
        finally:
            await bot.stop()
    return _figures(record, waiting, between)


def _figures(record: Record, waiting: int, between: int) -> list[Figure]:
    heard = [record.heard[user] for user in users(SIZE) if user in record.heard]
    took = max(times[0] for times in heard) - NINE
    twice = sum(len(times) > 1 for times in heard)
    refusals = ", ".join(f"{times} of {method}" for method, times in record.refused.items())
    return [
        Figure(
            "until everybody has heard, by the workspace's clock",
            took / MINUTE,
            "min",
            at_most(time_allowed(SIZE) / MINUTE),
        ),
        Figure("people who heard not at all, or twice", SIZE - len(heard) + twice, "", at_most(0)),
        Figure("calls that Slack refused as too many", sum(record.refused.values()), "", at_most(0), refusals),
        Figure(
            "mornings that went ahead of a handover somebody opened meanwhile",
            between,
            "",
            at_most(0),
            f"while {waiting} wait",
        ),
    ]
