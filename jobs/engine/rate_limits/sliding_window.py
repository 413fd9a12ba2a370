"""One limit, watched through a sliding window: how many calls its last span of time holds, and when there is room again."""

from bisect import bisect_right, insort
from collections.abc import Hashable
from datetime import UTC, datetime

from jobs.engine.rate_limits.limits import MINUTE, Limit

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MIN_ROOM = 5
"""`next_room` waits until this many calls are free, so that low-priority jobs are not claimed one by one."""


class SlidingWindow:
    """What is left of one limit. Times are UTC and come from the caller.

    A caller that has to wait gets a time reserved, which counts from then on like a call made at that time: reserved times
    keep the limit among themselves, and no later caller goes first. Until Slack has refused a call, only low-priority calls
    are held back: Slack's limits are lower bounds, and people come first. After a refusal the limit is enforced for every
    caller, for a minute and for as long as a reserved time lies ahead.
    """

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._calls: list[datetime] = []
        self._reserved: dict[Hashable, datetime] = {}
        self._last_now = self._closed_until = self._strict_until = EPOCH

    def allows(self, who: Hashable, now: datetime, *, low_priority: bool, begun: bool = False) -> bool:
        """Return whether `who` may call now. An attempt that has `begun` waits only after a refusal: it would start over."""
        self._advance(now)
        if now < self._closed_until:
            return False
        if begun:
            return True
        if who in self._reserved:
            return now >= self._reserved[who]
        return len(self._calls) < self.limit.calls or not (low_priority or now < self._strict_until)

    def take(self, who: Hashable, now: datetime) -> None:
        """Count a call, unless its reserved time is counted already."""
        self._advance(now)
        if self._reserved.pop(who, None) is None:
            insort(self._calls, now)

    def schedule(self, who: Hashable, now: datetime) -> datetime:
        """Reserve a time for `who`, after all times reserved so far, and return it."""
        self._advance(now)
        if self._reserved.get(who, EPOCH) > now:
            return self._reserved[who]
        self.release(who, now)
        at = self._reserved[who] = max(now, self._closed_until, self._room_at(1))
        insort(self._calls, at)
        if now < self._strict_until:
            self._strict_until = max(self._strict_until, at + MINUTE)
        return at

    def reserve(self, who: Hashable, now: datetime) -> None:
        """Reserve `now` for `who`, who will call within a moment."""
        self._advance(now)
        if who not in self._reserved:
            self._reserved[who] = now
            insort(self._calls, now)

    def release(self, who: Hashable, now: datetime) -> None:
        """Free the time reserved for `who`, if it has passed unused. A time yet to come stays reserved."""
        at = self._reserved.get(who)
        if at is not None and at <= now:
            del self._reserved[who]
            if at in self._calls:
                self._calls.remove(at)

    def refused(self, now: datetime, until: datetime) -> None:
        """Allow nothing until then, because Slack has said so, and spread calls evenly from there. Drops all reserved times."""
        self._advance(now)
        if until > self._closed_until:
            calls, span = self.limit.calls, self.limit.span
            self._calls = [until - span * (calls - number) / calls for number in range(calls)]
            self._reserved.clear()
            self._closed_until, self._strict_until = until, until + MINUTE

    def room(self, now: datetime) -> int:
        """Return how many low-priority calls may be made now."""
        self._advance(now)
        return 0 if now < self._closed_until else max(self.limit.calls - len(self._calls), 0)

    def next_room(self, now: datetime) -> datetime:
        """Return when there is room for `MIN_ROOM` low-priority calls."""
        self._advance(now)
        return max(now, self._closed_until, self._room_at(min(MIN_ROOM, self.limit.calls)))

    def is_unused(self, now: datetime) -> bool:
        """Return whether it is in its initial state: no calls, and not strict."""
        self._advance(now)
        return not self._calls and now >= self._strict_until

    def _advance(self, now: datetime) -> None:
        """Drop calls that are out of the window. When the clock was set back, start over: the old times mean nothing."""
        if now + self.limit.span < self._last_now:
            self._calls.clear()
            self._reserved.clear()
            self._closed_until = self._strict_until = EPOCH
        self._last_now = now
        del self._calls[: bisect_right(self._calls, now - self.limit.span)]

    def _room_at(self, calls: int) -> datetime:
        """Return when there is room for so many more calls: when enough earlier ones are out of the window."""
        excess = len(self._calls) - self.limit.calls + calls
        return self._calls[excess - 1] + self.limit.span if excess > 0 else EPOCH
