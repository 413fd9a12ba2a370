"""What of the bot is resident in memory: after its start, and after very many events."""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from bot.manifest import FILE
from playground.running import Playground
from playground.workspace.entities import Json
from tests.bench.crowd import Watch, crowd, user_id
from tests.bench.figures import Figure, at_most, grouped
from tests.bench.processes import Connected, connected

EVENTS = 100_000
WARM = 5_000
"""Events after which everything that is loaded or kept once is there."""
UNDER_WAY = 50
"""Events sent ahead of their acknowledgement."""
PEOPLE = 50
AIM, GROWTH_AIM = 100.0, 5.0


async def measured(folder: Path) -> list[Figure]:
    """Return the bot's memory, idle and after the events. Read from /proc, which only Linux has."""
    async with Playground.serve(FILE, frozen=False, seed=crowd(PEOPLE)) as playground:
        database = f"sqlite:///{folder / 'memory.db'}"
        async with connected(playground, database, folder / "memory.log") as bot:
            await Watch(playground).quiet(1)
            idle = bot.megabytes()
            if idle is None:
                return [Figure("bot resident in memory", None, "MB", at_most(AIM), "there is no /proc on this machine")]
            events = _events(playground)
            await _send(playground, islice(events, WARM))
            before, began = _megabytes(bot), perf_counter()
            await _send(playground, islice(events, EVENTS))
            seconds, after = perf_counter() - began, _megabytes(bot)
    return [
        Figure("bot resident in memory, idle", idle, "MB", at_most(AIM)),
        Figure(
            f"… after {grouped(EVENTS)} events",
            after,
            "MB",
            at_most(AIM),
            f"changed people and unfurled links, {EVENTS / seconds:.0f} a second",
        ),
        Figure(f"… growth since the first {grouped(WARM)}", (after / before - 1) * 100, "%", at_most(GROWTH_AIM)),
    ]


def _megabytes(bot: Connected) -> float:
    megabytes = bot.megabytes()
    if megabytes is None:
        raise AssertionError("the bot has ended")
    return megabytes


def _events(playground: Playground) -> Iterator[Json]:
    """Yield events without end: people who changed something about themselves, and links that were unfurled."""
    for number in cycle(range(PEOPLE)):
        user, channel = user_id(number), playground.workspace.app_dm(user_id(number)).id
        stamp = playground.workspace.core.new_ts()
        changed = {"id": user, "team_id": playground.workspace.identity.team_id, "name": f"crowd{number}", "tz": "UTC"}
        yield {"type": "user_change", "user": changed, "event_ts": stamp}
        said = {"type": "message", "user": user, "text": f"https://example.com/{number}", "ts": stamp}
        place = {"channel": channel, "channel_type": "im", "event_ts": stamp, "ts": stamp, "hidden": True}
        yield {"type": "message", "subtype": "message_changed", "message": said, "previous_message": said, **place}


async def _send(playground: Playground, events: Iterator[Json]) -> None:
    """Send all of them, a few at a time, and wait until each is acknowledged."""
    while batch := list(islice(events, UNDER_WAY)):
        for one in batch:
            playground.slack.events.send(one)
        await playground.slack.socket.idle()
