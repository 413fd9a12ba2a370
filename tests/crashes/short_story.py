"""What a short story is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.crashes.story import Story


@dataclass(frozen=True)
class ShortStory:
    """What people do, and the kinds of jobs and the buttons, forms and commands that the long story leaves to it."""

    name: str
    tell: Callable[[Story], Awaitable[None]]
    jobs: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
