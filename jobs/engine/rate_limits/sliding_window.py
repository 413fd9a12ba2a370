"""One limit, watched through a sliding window: how many calls its last span of time holds, and when there is room again."""

from bisect import bisect_right, insort
from collections.abc import Hashable
from datetime import UTC, datetime

from jobs.engine.rate_limits.limits import MINUTE, Limit

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
WORTHWHILE = 5
"""For how many calls to have room before coming back for more."""


class SlidingWindow:
    """What is left of one limit. Times are UTC and come from the caller.

    Who has to wait is promised a turn, which counts from then on like a call made at that time: turns keep the limit among
    themselves, and nobody who comes later goes first. Until Slack has refused a call only those of low priority are held
    back: Slack's limits are lower bounds, and people come first. After a refusal Slack is believed to the letter, for a
    minute and for as long as somebody waits.
    """

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._calls: list[datetime] = []
        self._turns: dict[Hashable, datetime] = {}
        self._seen = self._shut_until = self._strict_until = LONG_AGO

    def is_open_to(self, who: Hashable, now: datetime, *, low_priority: bool, begun: bool = False) -> bool:
        """Return whether `who` may call now. What has `begun` is broken off only for Slack's sake: it would begin anew."""
        self._look(now)
        if now < self._shut_until:
            return False
        if begun:
            return True
        if who in self._turns:
            return now >= self._turns[who]
        return len(self._calls) < self.limit.calls or not (low_priority or now < self._strict_until)

    def take(self, who: Hashable, now: datetime) -> None:
        """Count a call; that of somebody who was promised a turn is counted already."""
        self._look(now)
        if self._turns.pop(who, None) is None:
            insort(self._calls, now)

    def schedule(self, who: Hashable, now: datetime) -> datetime:
        """Return when `who` may call, behind everybody who waits already."""
        self._look(now)
        if self._turns.get(who, LONG_AGO) > now:
            return self._turns[who]
        self.release(who, now)
        turn = self._turns[who] = max(now, self._shut_until, self._room_at(1))
        insort(self._calls, turn)
        if now < self._strict_until:
            self._strict_until = max(self._strict_until, turn + MINUTE)
        return turn

    def reserve(self, who: Hashable, now: datetime) -> None:
        """Keep room for `who`, who will call within a moment."""
        self._look(now)
        if who not in self._turns:
            self._turns[who] = now
            insort(self._calls, now)

    def release(self, who: Hashable, now: datetime) -> None:
        """Free the room kept for `who`, if it was not used. A turn yet to come stays promised."""
        kept = self._turns.get(who)
        if kept is not None and kept <= now:
            del self._turns[who]
            if kept in self._calls:
                self._calls.remove(kept)

    def refused(self, now: datetime, until: datetime) -> None:
        """Shut until then, because Slack has said so, and go on evenly from there. Those who wait will have to ask anew."""
        self._look(now)
        if until > self._shut_until:
            calls, span = self.limit.calls, self.limit.span
            self._calls = [until - span * (calls - number) / calls for number in range(calls)]
            self._turns.clear()
            self._shut_until, self._strict_until = until, until + MINUTE

    def room(self, now: datetime) -> int:
        """Return how many low-priority calls may be made now."""
        self._look(now)
        return 0 if now < self._shut_until else max(self.limit.calls - len(self._calls), 0)

    def next_room(self, now: datetime) -> datetime:
        """Return when it is worth while to come back for low-priority calls."""
        self._look(now)
        return max(now, self._shut_until, self._room_at(min(WORTHWHILE, self.limit.calls)))

    def forgettable(self, now: datetime) -> bool:
        """Return whether it is as good as new."""
        self._look(now)
        return not self._calls and now >= self._strict_until

    def _look(self, now: datetime) -> None:
        """Forget what is out of the window. A clock that was set back begins anew: its old times mean nothing."""
        if now + self.limit.span < self._seen:
            self._calls.clear()
            self._turns.clear()
            self._shut_until = self._strict_until = LONG_AGO
        self._seen = now
        del self._calls[: bisect_right(self._calls, now - self.limit.span)]

    def _room_at(self, calls: int) -> datetime:
        """Return when there is room for so many calls more: when the others before them are out of the window."""
        in_the_way = len(self._calls) - self.limit.calls + calls
        return self._calls[in_the_way - 1] + self.limit.span if in_the_way > 0 else LONG_AGO
