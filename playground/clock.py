"""The playground's clock: real time plus an offset, or frozen and moved only by hand.

Everything Slack stamps (`ts`, `created`, `date`) comes from here. Deadlines that Slack measures in real
seconds (acks, triggers) do not. Whoever lives by this clock *follows* it: after every step it says that it
has settled, and only then the next step is taken, so three weeks pass in seconds and nothing is skipped.
Steps are half an hour, unless a follower says when it has something to do next: then they lead there.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import count

STEP = timedelta(minutes=30)
"""How far the clock moves at once while nobody says what comes next; steps end at :00 and :30."""

Settler = Callable[[], Awaitable[datetime | None]]
"""Does what is due, and returns when something is due next (UTC), None where it has no say."""


@dataclass(order=True)
class _Alarm:
    when: datetime
    number: int
    ring: Callable[[], None] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)


class Alarm:
    """Something that will ring at a time of this clock; can be called off."""

    def __init__(self, alarm: _Alarm) -> None:
        self._alarm = alarm

    @property
    def when(self) -> datetime:
        """When it rings (UTC)."""
        return self._alarm.when

    def cancel(self) -> None:
        """Do not ring; no effect once it has."""
        self._alarm.cancelled = True


class Clock:
    """Tells the playground's time in UTC, moves it, and rings alarms."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        """Start at `start` (an aware datetime; now, if not given), flowing or frozen."""
        real = datetime.now(UTC)
        begin = (start or real).astimezone(UTC)
        self._frozen_at: datetime | None = begin if frozen else None
        self._offset = begin - real
        self._alarms: list[_Alarm] = []
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
        """Begin further ahead of real time, as an earlier run had moved it; tells nobody."""
        self._offset = ahead

    def watch(self, watcher: Callable[[datetime], None]) -> None:
        """Call `watcher` with the new time whenever the clock was moved by hand."""
        self._watchers.append(watcher)

    def settle_with(self, settler: Settler) -> None:
        """Wait for `settler` after every step of a move."""
        self._settlers.append(settler)

    def at(self, when: datetime, ring: Callable[[], None]) -> Alarm:
        """Call `ring` when this clock reaches `when`; at the next turn of the event loop if it has."""
        alarm = _Alarm(when, next(self._numbers), ring)
        heappush(self._alarms, alarm)
        self._arm()
        return Alarm(alarm)

    async def settle(self) -> datetime | None:
        """Wait until everybody who follows the clock has done what is due now.

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
                self._set(min(stop, target, self._next_alarm(after=now) or target))
                due = await self.settle()

    def close(self) -> None:
        """Ring no more."""
        self._alarms.clear()
        if self._timer is not None:
            self._timer.cancel()

    def _set(self, now: datetime) -> None:
        if self._frozen_at is not None:
            self._frozen_at = now
        else:
            self._offset = now - datetime.now(UTC)
        self._ring_due()
        for watcher in self._watchers:
            watcher(now)

    def _next_alarm(self, after: datetime) -> datetime | None:
        pending = [alarm.when for alarm in self._alarms if not alarm.cancelled and alarm.when > after]
        return min(pending, default=None)

    def _ring_due(self) -> None:
        while self._alarms and self._alarms[0].when <= self.now():
            alarm = heappop(self._alarms)
            if not alarm.cancelled:
                alarm.ring()
        self._arm()

    def _arm(self) -> None:
        """See to it that the earliest alarm rings by itself as time flows."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._alarms:
            return
        wait = (self._alarms[0].when - self.now()).total_seconds()
        if self._frozen_at is None or wait <= 0:
            self._timer = asyncio.get_running_loop().call_later(max(wait, 0), self._ring_due)


def next_step(now: datetime) -> datetime:
    """Return the next :00 or :30 after `now`."""
    whole = now.replace(minute=0, second=0, microsecond=0)
    return whole + STEP * ((now - whole) // STEP + 1)
