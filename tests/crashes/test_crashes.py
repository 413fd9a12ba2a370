"""kill -9 at every kind of step, on both databases, of one bot and of several: nothing is lost, nothing is said twice.

The whole story is told to one on SQLite, as most run it, and to four on PostgreSQL; the short ones to one and to two on SQLite.
`make soak` does the same for longer, in every combination, with several handovers at once.
"""

import random
from pathlib import Path

import pytest

from tests.crashes.boundary_middleware import Boundary
from tests.crashes.conftest import Fresh
from tests.crashes.final_state import differences
from tests.crashes.kill_plans import once_at_each
from tests.crashes.short_stories import SHORT_STORIES, tell_short
from tests.crashes.story_runner import StoryResult, jobs_done, tell
from tests.crashes.supervisor import ForkServer
from tests.snapshots import Snapshot

SEED = 1
SHORT_SHARE, FEWEST = 0.07, 3
"""Of all boundaries of a short story, the part at which the bot is killed, and how often that is at least."""
GENTLY = 0.1
"""Of all ends of several bots, the part that is a SIGTERM, as in a rolling restart."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("kind", "size", "share", "least"),
    [
        ("sqlite", 1, 0.05, 42),
        ("postgresql", 4, 0.04, 24),
    ],
)
async def test_nothing_is_lost_and_nothing_said_twice(
    fresh: Fresh,
    kind: str,
    size: int,
    share: float,
    least: int,
    fork_server: ForkServer,
    undisturbed: StoryResult,
    tmp_path: Path,
) -> None:
    """So many processes share a database; at a share of all boundaries of the story one of them is killed, at least so often."""
    rng = random.Random(SEED)
    plan = once_at_each(rng, share, gently=GENTLY if size > 1 else 0.0)
    told = await tell(await fresh(kind), fork_server, tmp_path, rng, plan, size)
    assert "\n".join(differences(undisturbed.final_state, told.final_state)) == ""
    assert told.kills.total() >= least
    assert set(told.kills) == set(Boundary)
    assert size == 1 or told.stops > size


@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", range(len(SHORT_STORIES)), ids=[one.name for one in SHORT_STORIES])
async def test_nothing_is_lost_of_what_is_done_rarely(
    begun: Snapshot, fork_server: ForkServer, tmp_path: Path, number: int
) -> None:
    """Each short story is told without kills, and with kills; by turns to one process and to two."""
    short, size = SHORT_STORIES[number], 1 + number % 2
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    undisturbed = await tell_short(short, begun.copy_to(tmp_path / "before"), fork_server, random.Random(0))
    assert short.jobs <= jobs_done(undisturbed)
    assert short.acts <= set(undisturbed.heard)
    rng = random.Random(SEED)
    told = await tell_short(
        short, begun.copy_to(tmp_path / "after"), fork_server, rng, once_at_each(rng, SHORT_SHARE), size
    )
    assert "\n".join(differences(undisturbed.final_state, told.final_state)) == ""
    assert told.kills.total() >= FEWEST
