"""kill -9 at every kind of step, on both databases, of one bot and of several: nothing is lost, nothing is said twice.

`make soak` does the same for longer, with several handovers at once.
"""

import random
from pathlib import Path

import pytest

from tests.crashes.aftermath import differences
from tests.crashes.conftest import Fresh
from tests.crashes.door import Boundary
from tests.crashes.plans import once_at_each
from tests.crashes.supervisor import Nursery
from tests.crashes.telling import Told, tell

SEED = 1
GENTLY = 0.1
"""Of all ends of several bots, the part that is a SIGTERM, as in a rolling restart."""


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("kind", "size", "share", "least"),
    [
        ("sqlite", 1, 0.18, 200),
        ("sqlite", 2, 0.06, 45),
        ("postgresql", 1, 0.18, 200),
        ("postgresql", 4, 0.08, 60),
    ],
)
async def test_nothing_is_lost_and_nothing_said_twice(
    fresh: Fresh, kind: str, size: int, share: float, least: int, nursery: Nursery, untroubled: Told, tmp_path: Path
) -> None:
    """So many processes share a database; at a share of all boundaries of the story one of them dies, at least so often."""
    rng = random.Random(SEED)
    plan = once_at_each(rng, share, gently=GENTLY if size > 1 else 0.0)
    told = await tell(await fresh(kind), nursery, tmp_path, rng, plan, size)
    assert "\n".join(differences(untroubled.aftermath, told.aftermath)) == ""
    assert told.kills.total() >= least
    assert set(told.kills) == set(Boundary)
    assert size == 1 or told.stops > size
