"""Messages that are acknowledged before they are dealt with, by a bot that dies right after: none is lost, none heard twice."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from tests.crashes.boundary_middleware import Boundary
from tests.crashes.final_state import differences
from tests.crashes.kill_plans import once_at_each
from tests.crashes.short_stories import tell_short
from tests.crashes.short_story import ShortStory
from tests.crashes.story import Story
from tests.crashes.supervisor import ForkServer
from tests.snapshots import Snapshot

REPLIES = (
    "Calm. They renew in May.",
    "Maria Lopes decides, Erik Lind runs their IT.",
    "Ravi promised them an export by the end of March.",
    "skip",
    "E-mail in the morning, never by phone.",
)
AT_ONCE = 0.0
FORGOTTEN_AFTER = timedelta(minutes=4)


async def _told(story: Story) -> None:
    """Five replies in the thread, and a word outside of it; after each, time in which nobody does anything."""
    for reply in REPLIES:
        await story.dana.says(reply, thread=story.thread())
        await story.playground.clock.advance(FORGOTTEN_AFTER)
        await story.dana.rest()
    await story.dana.says("help")
    await story.playground.clock.advance(FORGOTTEN_AFTER)
    await story.dana.rest()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("size", [1, 2])
async def test_what_is_acknowledged_is_heard_though_the_bot_dies(
    begun: Snapshot, fork_server: ForkServer, tmp_path: Path, size: int
) -> None:
    """H: a thousand replies at once: killed at every acknowledgement of a message whose place alone is stored by then."""
    short = ShortStory("replies that are acknowledged at once", _told)
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    undisturbed = await tell_short(short, begun.copy_to(tmp_path / "before"), fork_server, random.Random(0))
    rng = random.Random(5)
    plan = once_at_each(rng, 1.0, {Boundary.ENVELOPE_ACKED})
    told = await tell_short(short, begun.copy_to(tmp_path / "after"), fork_server, rng, plan, size, kept_after=AT_ONCE)
    assert "\n".join(differences(undisturbed.final_state, told.final_state)) == ""
    assert told.kills.total() >= len(REPLIES)
