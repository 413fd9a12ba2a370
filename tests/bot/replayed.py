"""The replayed story, told once in a process: what it said, and what those in it did and saw."""

import asyncio
import io
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.commands import replay
from bot.replay.environment import set_up
from playground.driver import Seen
from tests.bot.taps import Taps

SECOND_HANDOVER = datetime(2026, 5, 1, tzinfo=UTC)
"""Until then it is the first handover of the customer; the second begins ten days later."""


@dataclass(frozen=True)
class Replayed:
    """The story as told; the taps of each person, and what the manager was told, in the first handover; the thread in which
    Priya was asked in the second.
    """

    story: str
    taps: Counter[str]
    manager_told: list[str]
    second_interview: list[str]


def replayed() -> Replayed:
    """Tell the story, which comes out as it should, from its first morning to its end."""
    return asyncio.run(_replayed())


async def _replayed() -> Replayed:
    async with set_up() as stage:
        taps, out = Taps(stage.playground, SECOND_HANDOVER), io.StringIO()
        assert await replay.play(stage, out) == 0, out.getvalue()
        people = (stage.dana, stage.priya, stage.aiko)
        first = [seen for seen in stage.priya.messages() if "What I need from you" in seen.plain()][-1]
        return Replayed(
            out.getvalue(),
            Counter({one.person.member.shown_name: taps.of[one.id] for one in people}),
            [seen.plain() for seen in stage.aiko.messages() if _said_at(seen) < SECOND_HANDOVER],
            [seen.plain() for seen in stage.priya.messages(thread=first)],
        )


def _said_at(seen: Seen) -> datetime:
    return datetime.fromtimestamp(float(seen.ts), UTC)
