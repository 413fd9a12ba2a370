"""kill -9 at every kind of step, on both databases: nothing is lost, nothing is said twice.

`make soak` does the same for longer, with several handovers and processes.
"""

import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.crashes.aftermath import differences
from tests.crashes.door import Boundary
from tests.crashes.household import Nursery
from tests.crashes.plans import once_at_each
from tests.crashes.telling import Told, tell

SEED = 1
SHARE = 0.28
"""Of all boundaries of the story, the part at which the bot dies: about 270 deaths."""


@pytest.mark.timeout(400)
async def test_nothing_is_lost_and_nothing_said_twice(
    fresh: Callable[[], Awaitable[str]], nursery: Nursery, untroubled: Told, tmp_path: Path
) -> None:
    assert untroubled.aftermath.faults == []
    rng = random.Random(SEED)
    told = await tell(await fresh(), nursery, tmp_path, rng, once_at_each(rng, SHARE))
    assert "\n".join(differences(untroubled.aftermath, told.aftermath)) == ""
    assert sum(told.kills.values()) >= 250
    assert set(told.kills) == set(Boundary)
