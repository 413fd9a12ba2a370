"""Slack's rate limits: calls per minute and method, and one message per second and channel."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from time import monotonic

from playground.rules.scopes import SCOPES, per_channel, per_minute
from playground.workspace.entities import Json

BURST = 5
"""How many messages at once Slack lets through into one channel before it insists on one a second."""


@dataclass
class RateLimits:
    """Counts calls over the last minute of real time; counts nothing while switched off."""

    enabled: bool = False
    seconds: Callable[[], float] = monotonic
    _calls: dict[str, deque[float]] = field(default_factory=dict)

    def retry_after(self, method: str, args: Json) -> int | None:
        """Whole seconds the app must wait, or None where the call may pass (which is then counted)."""
        if not self.enabled or method not in SCOPES:
            return None
        if per_channel(method):
            return self._pass(f"{method} {args.get('channel')}", BURST, float(BURST))
        return self._pass(method, per_minute(method), 60.0)

    def _pass(self, key: str, most: int, window: float) -> int | None:
        now = self.seconds()
        times = self._calls.setdefault(key, deque())
        while times and now - times[0] >= window:
            times.popleft()
        if len(times) >= most:
            return max(1, ceil(times[0] + window - now))
        times.append(now)
        return None
