"""The playground's clock: real time plus an offset, or frozen and moved only by hand.

Everything Slack stamps (`ts`, `created`, `date`) comes from here. Deadlines that Slack measures in real
seconds (acks, triggers) do not. A program that *follows* this clock reports after every
step that it has settled, and only then the next step is taken, so three weeks pass in seconds and nothing is skipped.
A step is half an hour, or leads to the time at which a follower says that it has something to do next.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import count

STEP = timedelta(minutes=30)
"""How far the clock moves at once unless a follower says what is due next; steps end at :00 and :30."""

Settler = Callable[[], Awaitable[datetime | None]]
"""Does what is due, and returns when something is due next (UTC), None where it has no say."""


@dataclass(order=True)
class _Entry:
    when: datetime
    number: int
    call: Callable[[], None] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)


class ScheduledCall:
    """A call planned for a time of this clock; can be cancelled."""

    def __init__(self, entry: _Entry) -> None:
        self._entry = entry

    @property
    def when(self) -> datetime:
        """When it is due (UTC)."""
        return self._entry.when

    def cancel(self) -> None:
        """Cancel the call; no effect once it was made."""
        self._entry.cancelled = True


class Clock:
    """Tells the playground's time in UTC, moves it, and makes planned calls."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        """Start at `start` (an aware datetime; now, if not given), flowing or frozen."""
        real = datetime.now(UTC)
        begin = (start or real).astimezone(UTC)
        self._frozen_at: datetime | None = begin if frozen else None
        self._offset = begin - real
        self._entries: list[_Entry] = []
        self._numbers = count()
        self._settlers: list[Settler] = []
        self._watchers: list[Callable[[datetime], None]] = []
        self._moving = asyncio.Lock()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def frozen(self) -> bool:
        """Whether it stands still between moves."""
        return self._frozen_at is not None

    @property
    def offset(self) -> timedelta:
        """How far it is ahead of real time right now."""
        return self.now() - datetime.now(UTC)

    def now(self) -> datetime:
        """The playground's time, in UTC."""
        return self._frozen_at or datetime.now(UTC) + self._offset

    def shift(self, ahead: timedelta) -> None:
        """Start this far ahead of real time, as an earlier run left it; calls no watcher."""
        self._offset = ahead

    def watch(self, watcher: Callable[[datetime], None]) -> None:
        """Call `watcher` with the new time whenever the clock was moved by hand."""
        self._watchers.append(watcher)

    def settle_with(self, settler: Settler) -> None:
        """Wait for `settler` after every step of a move."""
        self._settlers.append(settler)

    def at(self, when: datetime, call: Callable[[], None]) -> ScheduledCall:
        """Call `call` when this clock reaches `when`; at the next turn of the event loop if it has."""
        entry = _Entry(when, next(self._numbers), call)
        heappush(self._entries, entry)
        self._arm()
        return ScheduledCall(entry)

    async def settle(self) -> datetime | None:
        """Wait until every follower has done what is due now.

        Returns the earliest time (UTC) at which one of them has something to do next, None when nobody says.
        """
        said = [await settler() for settler in self._settlers]
        return min((when for when in said if when is not None), default=None)

    async def advance(self, to: datetime | timedelta) -> None:
        """Move forward to a time or by a span, stopping wherever something is due.

        Raises `ValueError` for a move backwards: Slack's time stamps only grow.
        """
        async with self._moving:
            target = (to if isinstance(to, datetime) else self.now() + to).astimezone(UTC)
            if target < self.now():
                raise ValueError(f"The clock only moves forward: it is {self.now():%Y-%m-%d %H:%M} UTC.")
            due = await self.settle() if target > self.now() else None
            while (now := self.now()) < target:
                stop = due if due and due > now else next_step(now)
                self._set(min(stop, target, self._next_entry(after=now) or target))
                due = await self.settle()

    def close(self) -> None:
        """Drop all planned calls."""
        self._entries.clear()
        if self._timer is not None:
            self._timer.cancel()

    def _set(self, now: datetime) -> None:
        if self._frozen_at is not None:
            self._frozen_at = now
        else:
            self._offset = now - datetime.now(UTC)
        self._call_due()
        for watcher in self._watchers:
            watcher(now)

    def _next_entry(self, after: datetime) -> datetime | None:
        pending = [entry.when for entry in self._entries if not entry.cancelled and entry.when > after]
        return min(pending, default=None)

    def _call_due(self) -> None:
        while self._entries and self._entries[0].when <= self.now():
            entry = heappop(self._entries)
            if not entry.cancelled:
                entry.call()
        self._arm()

    def _arm(self) -> None:
        """Set the timer for the earliest entry, as time flows."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._entries:
            return
        wait = (self._entries[0].when - self.now()).total_seconds()
        if self._frozen_at is None or wait <= 0:
            self._timer = asyncio.get_running_loop().call_later(max(wait, 0), self._call_due)


def next_step(now: datetime) -> datetime:
    """Return the next :00 or :30 after `now`."""
    whole = now.replace(minute=0, second=0, microsecond=0)
    return whole + STEP * ((now - whole) // STEP + 1)
