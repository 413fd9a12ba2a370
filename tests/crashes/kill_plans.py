"""At which boundaries the bots are killed."""

import random
from collections.abc import Collection

from tests.crashes.boundary_middleware import Boundary
from tests.crashes.supervisor import End, Plan

EVERYWHERE = tuple(Boundary)


def once_at_each(
    rng: random.Random, share: float, boundaries: Collection[Boundary] = EVERYWHERE, gently: float = 0.0
) -> Plan:
    """Return a plan that ends a bot at a share of all boundaries, but never twice at the same one: so every story ends.

    `gently`: the part of these at which it is told to stop instead of being killed.
    """
    passed: set[tuple[Boundary, str]] = set()

    def plan(boundary: Boundary, what: str, _name: str) -> End | None:
        if boundary not in boundaries or (boundary, what) in passed:
            return None
        passed.add((boundary, what))
        if rng.random() >= share:
            return None
        return End.TOLD_TO_STOP if rng.random() < gently else End.KILLED

    return plan
