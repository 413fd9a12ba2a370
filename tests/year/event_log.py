"""What happened in the year, as those who made it happen noted it: who lived how since when, and when the bot was down.

All that the expectations know comes from here. It is not what the bot knows: of the program only one thing is asked, whether there
was anything to do on a morning (see `todo_recorder.py`). What the program's rule says of days off is noted to be compared.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Preferences:
    """How somebody lives: where, whose holidays they keep, when they work, and how much they want to hear.

    `back_on` is their first day back when they are away, from the day `away_from` (None for at once) on; `gone`: the account
    is deactivated.
    """

    zone: str
    country: str
    week: frozenset[int]
    hour: int = 9
    intensity: str = "standard"
    back_on: date | None = None
    away_from: date | None = None
    gone: bool = False


@dataclass(frozen=True)
class Stretch:
    """A time (UTC) in which somebody's preferences stayed the same: after `since`, up to and including `until`.

    Whatever falls due at the very moment of a change is done before it.
    """

    since: datetime
    until: datetime
    preferences: Preferences


class Waiting(StrEnum):
    """Whether anything waited for somebody on a morning, and if nothing did, why not."""

    SOMETHING = "something"
    SNOOZED = "snoozed"
    PAUSED = "paused"
    NOT_DUE = "not due"
    TOLD = "told"
    NOTHING = "nothing"
    NO_HANDOVER = "no handover"


@dataclass
class EventLog:
    """The year as it went. By person and the moment (UTC) their morning struck: whether anything was `waiting`, and whether
    it was to be left out by the program's own rule (`by_rule`: why, or empty).
    """

    waiting: dict[tuple[str, datetime], Waiting] = field(default_factory=dict)
    by_rule: dict[tuple[str, datetime], str] = field(default_factory=dict)
    outages: list[tuple[datetime, datetime]] = field(default_factory=list)
    _changes: dict[str, list[tuple[datetime, Preferences]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody there is, by user id."""
        return tuple(self._changes)

    def note(self, person: str, when: datetime, preferences: Preferences) -> None:
        """Note how somebody lives from `when` (UTC) on; the first note is when the bot first knows them."""
        self._changes[person].append((when, preferences))

    def preferences(self, person: str) -> Preferences:
        """Return how somebody lives now."""
        return self._changes[person][-1][1]

    def arrived_on(self, person: str) -> date:
        """Return the local day on which the bot first knew somebody."""
        when, preferences = self._changes[person][0]
        return when.astimezone(ZoneInfo(preferences.zone)).date()

    def stretches(self, person: str, end: datetime) -> Iterator[Stretch]:
        """Yield somebody's life up to `end` (UTC), from one change of preferences to the next."""
        changes = self._changes[person]
        ends = [when for when, _ in changes[1:]] + [end]
        for (since, preferences), until in zip(changes, ends, strict=True):
            yield Stretch(since, until, preferences)

    def up_again(self, at: datetime) -> datetime:
        """Return `at` (UTC) if the bot was up then, else when it was up again."""
        return next((back for down, back in self.outages if down < at < back), at)
