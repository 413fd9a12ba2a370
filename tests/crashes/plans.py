"""Which boundaries the bots die at."""

import random
from collections.abc import Collection

from tests.crashes.door import Boundary
from tests.crashes.household import Plan

EVERYWHERE = tuple(Boundary)


def once_at_each(rng: random.Random, share: float, boundaries: Collection[Boundary] = EVERYWHERE) -> Plan:
    """Return a plan that kills at a share of all boundaries, but never twice at the same one: so every story ends."""
    passed: set[tuple[Boundary, str]] = set()

    def plan(boundary: Boundary, what: str) -> bool:
        if boundary not in boundaries or (boundary, what) in passed:
            return False
        passed.add((boundary, what))
        return rng.random() < share

    return plan
