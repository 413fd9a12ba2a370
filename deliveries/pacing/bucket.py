"""A bucket of tokens: each call takes one, and they grow back at a steady rate, up to what may be used at once."""

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from math import floor

from deliveries.pacing.limits import MINUTE, Plan

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
ROUNDING = 1e-6
"""What a token may lack and still be whole: times are told in microseconds."""
A_MINUTE = timedelta(seconds=MINUTE)


class Bucket:
    """What is left of one limit. Times are UTC and come from the caller; a clock set back only stops the growth.

    Who has to wait is promised a turn and pays for it at once, so turns lie one token apart, and nobody who comes later
    goes first. Until Slack has refused a call, only the calm are held back: Slack's limits are lower bounds, and people
    come first. After a refusal Slack is believed to the letter, for a minute and for as long as somebody waits.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._level = plan.burst
        self._as_of = self._shut_until = self._strict_until = LONG_AGO
        self._turns: dict[Hashable, datetime] = {}

    def open_to(self, who: Hashable, now: datetime, *, calm: bool) -> bool:
        """Return whether `who` may call now."""
        if now < self._shut_until:
            return False
        if who in self._turns:
            return now >= self._turns[who]
        return self._has_token(now) or not (calm or now < self._strict_until)

    def take(self, who: Hashable, now: datetime) -> None:
        """Count a call. Who was promised a turn has paid for it; others pay now, if need be with tokens yet to grow."""
        if self._turns.pop(who, None) is None:
            # The calls of a minute ago do not count any more, so no debt is larger than what grows in one.
            self._level = max(self._grown(now) - 1, min(self._level, -self.plan.rate * MINUTE))

    def promise(self, who: Hashable, now: datetime) -> datetime:
        """Return when `who` may call, behind everybody who waits already."""
        turn = self._turns.get(who, LONG_AGO)
        if turn > now:
            return turn
        if who not in self._turns:
            self._level = self._grown(now) - 1
        turn = self._turns[who] = max(now, self._shut_until) + self._growing(max(-self._level, 0.0))
        if now < self._strict_until:
            self._strict_until = max(self._strict_until, turn + A_MINUTE)
        return turn

    def set_aside(self, who: Hashable, now: datetime) -> None:
        """Take a token for `who`, who will call within a moment."""
        if who not in self._turns:
            self._level = self._grown(now) - 1
            self._turns[who] = now

    def forgo(self, who: Hashable, now: datetime) -> None:
        """Put back the token set aside for `who`, if it was not used. A turn yet to come stays promised."""
        if self._turns.get(who, now + A_MINUTE) <= now:
            del self._turns[who]
            self._level = min(self._grown(now) + 1, self.plan.burst)

    def refused(self, until: datetime) -> None:
        """Shut until then: Slack has said so. Those who wait will have to ask anew."""
        if until > self._shut_until:
            self._level, self._as_of, self._shut_until = self.plan.burst, until, until
            self._strict_until = until + A_MINUTE
            self._turns.clear()

    def room(self, now: datetime) -> int:
        """Return how many calm calls may be made now."""
        return 0 if now < self._shut_until else max(floor(self._grown(now) + ROUNDING), 0)

    def opening(self, now: datetime) -> datetime:
        """Return when it is worth while to come back: half of what may be used at once has grown then."""
        missing = max(self.plan.burst / 2, 1.0) - self._grown(now)
        return max(now, self._shut_until) + self._growing(max(missing, 0.0))

    def forgettable(self, now: datetime) -> bool:
        """Return whether it is as good as new."""
        return not self._turns and now >= self._strict_until and self._grown(now) >= self.plan.burst

    def _has_token(self, now: datetime) -> bool:
        return self._grown(now) >= 1 - ROUNDING

    def _grown(self, now: datetime) -> float:
        if now >= self._shut_until:
            passed = max((now - self._as_of).total_seconds(), 0.0) if self._as_of > LONG_AGO else 0.0
            self._level = min(self._level + passed * self.plan.rate, self.plan.burst)
            self._as_of = now
        return self._level

    def _growing(self, tokens: float) -> timedelta:
        return timedelta(seconds=tokens / self.plan.rate)
