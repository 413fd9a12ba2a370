"""Telling the story on a playground of its own, with or without deaths."""

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot import manifest
from playground.running import Playground
from tests.crashes.aftermath import Aftermath, aftermath
from tests.crashes.door import Boundary
from tests.crashes.hands import Hands
from tests.crashes.household import Household, Nursery, Plan
from tests.crashes.story import KOLKATA, NEW_YORK, Story

FIRST_MORNING = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
"""Monday, ten in New York."""
PATIENCE = 3.0


@dataclass
class Told:
    """What came of telling a story: what there is at the end, and how often and where the bot died."""

    aftermath: Aftermath
    kills: Counter[Boundary]


@asynccontextmanager
async def household(
    database: str, nursery: Nursery, logs: Path, rng: random.Random, size: int = 1
) -> AsyncIterator[tuple[Playground, Household]]:
    """Set up a playground with so many bots on this (migrated) database."""
    async with (
        Playground.serve(manifest.FILE, start=FIRST_MORNING, frozen=True, patience=PATIENCE) as playground,
        Household(playground, database, nursery, logs, rng).open(size) as home,
    ):
        yield playground, home


def story(playground: Playground, home: Household, account: str) -> Story:
    """Return the story of an account, not told yet."""
    people = [Hands(playground.member(name), home) for name in ("Dana Reyes", "Priya Nair", "Aiko Tanaka")]
    return Story(playground, home, account, *people)


async def tell(database: str, nursery: Nursery, logs: Path, rng: random.Random, plan: Plan | None = None) -> Told:
    """Tell the whole story of one account, with deaths at the boundaries the plan chooses."""
    async with household(database, nursery, logs, rng) as (playground, home):
        if plan is not None:
            home.plan = plan
        await whole(story(playground, home, "Fjordline Logistics"))
        home.plan = lambda _boundary, _what: False
        await home.settled()
        return Told(await aftermath(playground, database), home.kills)


async def whole(*stories: Story) -> None:
    """Three weeks in March 2026, and a week more; of several handovers at once, act by act."""
    for one in stories:
        await one.start()
    for one in stories:
        await one.interview()
    await stories[0].until(date(2026, 3, 3), 10, NEW_YORK)
    for one in stories:
        await one.morning(one.dana)
        await one.write_down(one.dana, "Prepare")
        await one.question()
        await one.rest_and_go_on()
    await stories[0].until(date(2026, 3, 12), 10, NEW_YORK)
    for one in stories:
        await one.email()
        await one.finish()
    await stories[0].until(date(2026, 3, 26), 10, KOLKATA)
