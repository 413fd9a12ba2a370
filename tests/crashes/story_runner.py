"""Running the story on a playground of its own, with or without kills."""

import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot import manifest
from bot.connection.late_messages import KEPT_AFTER
from playground.running import Playground
from tests.crashes.acts import checklist, closing, email, interview, mornings, opening, reviewing
from tests.crashes.boundary_middleware import Boundary
from tests.crashes.final_state import FinalState, final_state
from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.story import KOLKATA, NEW_YORK, Story
from tests.crashes.supervisor import ForkServer, Plan, Supervisor, kill_nobody

FIRST_MORNING = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
"""Monday, ten in New York."""
PATIENCE = 3.0
"""Real seconds that Slack waits for an acknowledgement."""

Act = Callable[[Story], Awaitable[None]]


@dataclass
class StoryResult:
    """The result of a story: what there is at the end, how often and where bots were killed, and what they acknowledged."""

    final_state: FinalState
    kills: Counter[Boundary]
    stops: int
    heard: Counter[str]


def jobs_done(told: StoryResult) -> set[str]:
    """Return the kinds of jobs of which at least one was done."""
    jobs = [fact.words.split() for fact in told.final_state.facts if fact.where == "jobs"]
    return {kind for kind, state in jobs if state == "done"}


@asynccontextmanager
async def supervised_bots(
    database: str,
    fork_server: ForkServer,
    logs: Path,
    rng: random.Random,
    size: int = 1,
    patience: float = PATIENCE,
    slack: Path | None = None,
    start: datetime | None = FIRST_MORNING,
    kept_after: float = KEPT_AFTER,
) -> AsyncIterator[tuple[Playground, Supervisor]]:
    """Set up a playground with so many bots on this (migrated) database.

    What happens there is kept in `slack`; without a `start` it goes on from what is kept there.
    """
    async with (
        Playground.serve(manifest.FILE, data=slack, start=start, frozen=True, ack_timeout=patience) as playground,
        Supervisor(playground, database, fork_server, logs, rng, kept_after).open(size) as home,
    ):
        yield playground, home


def story(playground: Playground, home: Supervisor, account: str) -> Story:
    """Return the story of an account, not told yet."""
    people = [RetryingDriver(playground.member(name), home) for name in ("Dana Reyes", "Priya Nair", "Marek Novák")]
    return Story(playground, home, account, *people)


async def tell(
    database: str,
    fork_server: ForkServer,
    logs: Path,
    rng: random.Random,
    plan: Plan = kill_nobody,
    size: int = 1,
    accounts: Sequence[str] = ("Fjordline Logistics",),
) -> StoryResult:
    """Tell the whole story of these accounts to so many bots, with ends at the boundaries the plan chooses."""
    async with supervised_bots(database, fork_server, logs, rng, size) as (playground, home):
        home.plan = plan
        await whole(*(story(playground, home, account) for account in accounts))
        home.plan = kill_nobody
        await home.settled()
        return StoryResult(await final_state(playground, database), home.kills, home.stops, home.door.heard)


async def whole(*stories: Story) -> None:
    """Three weeks in March 2026, and until the end of support is over; of several handovers at once, act by act."""
    time = stories[0]
    # It is evening in Prague: however long Dana takes, Marek is welcomed to all in one message of his morning.
    await time.until(date(2026, 3, 2), 14, NEW_YORK)
    await opening.preferences(time)
    for act in (opening.start, interview.interview):
        await each(act, stories)
    # It is night in Kolkata when Dana begins: Priya is welcomed in her morning.
    await time.until(date(2026, 3, 3), 14, KOLKATA)
    await each(opening.welcomed, stories)
    await time.until(date(2026, 3, 3), 10, NEW_YORK)
    for act in (mornings.not_now, interview.evidence):
        await each(act, stories)
    await each(lambda one: checklist.write_down(one, one.dana, "Prepare"), stories)
    await time.until(date(2026, 3, 4), 14, KOLKATA)
    for act in (reviewing.questions, mornings.snooze):
        await each(act, stories)
    await time.until(date(2026, 3, 4), 10, NEW_YORK)
    for act in (reviewing.replies, mornings.blocked_by_priya):
        await each(act, stories)
    await time.until(date(2026, 3, 6), 14, KOLKATA)
    for act in (mornings.not_me, reviewing.accept):
        await each(act, stories)
    await time.until(date(2026, 3, 10), 10, NEW_YORK)
    await each(closing.rest_and_go_on, stories)
    await each(closing.cancel_and_go_on, stories)
    await time.until(date(2026, 3, 12), 14, KOLKATA)
    await each(lambda one: mornings.call_planned(one, date(2026, 3, 13)), stories)
    await time.until(date(2026, 3, 12), 10, NEW_YORK)
    for act in (email.written, closing.document):
        await each(act, stories)
    await each(lambda one: checklist.over_a_restart(one, "Document"), stories)
    await each(lambda one: checklist.write_down(one, one.priya, "Document"), stories)
    await time.until(date(2026, 3, 13), 14, KOLKATA)
    for act in (mornings.told, email.approved_and_sent, mornings.done):
        await each(act, stories)
    await time.until(date(2026, 3, 13), 10, NEW_YORK)
    await closing.leaves(time)
    for stage in ("Prepare", "Document", "Context", "Introduce", "Warm", "Support"):
        await each(lambda one, stage=stage: checklist.write_down(one, one.dana, stage), stories)  # type: ignore[misc]
        await each(lambda one, stage=stage: checklist.write_down(one, one.priya, stage), stories)  # type: ignore[misc]
    for act in (reviewing.accept_the_rest, closing.complete):
        await each(act, stories)
    await time.until(date(2026, 3, 27), 14, KOLKATA)
    # The end of support is two weeks after the last day: what waits for it is dropped then, for the handover has ended.
    await time.until(date(2026, 4, 15), 14, KOLKATA)


async def each(act: Act, stories: Iterable[Story]) -> None:
    """Play an act with each handover, one after the other."""
    for one in stories:
        await act(one)
