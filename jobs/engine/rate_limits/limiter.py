"""Rate limits in each workspace: how many calls are left of every limit, and when who may call."""

from collections.abc import Hashable, Mapping
from datetime import datetime, timedelta

from jobs.engine.rate_limits.limits import PER_CHANNEL, POST, of_method
from jobs.engine.rate_limits.sliding_window import SlidingWindow

KNOWN_CHANNELS = 500
"""From so many conversations on, the windows of those without recent messages are deleted."""


class RateLimiter:
    """What is left of every limit in one workspace. Nothing here waits: it counts calls and returns times."""

    def __init__(self, sharing: int = 1) -> None:
        self._sharing = sharing
        self._methods: dict[str, SlidingWindow] = {}
        self._channels: dict[str, SlidingWindow] = {}

    def share(self, sharing: int) -> None:
        """Use one part in `sharing` of each limit from now on: other processes call Slack in this workspace, too."""
        if sharing != self._sharing:
            self._sharing = sharing
            for method, window in self._methods.items():
                window.limit = of_method(method).part(sharing)
            for window in self._channels.values():
                window.limit = PER_CHANNEL.part(sharing)

    def count(self, method: str, channel: str, now: datetime) -> None:
        """Count a call that somebody waits for; it is never held back, jobs are instead."""
        for window in self._windows(method, channel, now):
            window.take(None, now)

    def ask(
        self, who: Hashable, method: str, channel: str, now: datetime, *, low_priority: bool, begun: bool = False
    ) -> datetime | None:
        """Return None when `who` may call, which is counted, else the time reserved for it (UTC).

        `begun`: the attempt has posted something already, which a later attempt would have to look for.
        """
        windows = self._windows(method, channel, now)
        closed = [window for window in windows if not window.allows(who, now, low_priority=low_priority, begun=begun)]
        if closed:
            return max(window.schedule(who, now) for window in closed)
        for window in windows:
            window.take(who, now)
        return None

    def refused(self, method: str, channel: str, now: datetime, wait: timedelta) -> None:
        """Hold back every job that would call this method here: Slack has said for how long."""
        for window in self._windows(method, channel, now):
            window.refused(now, now + wait)

    def room(self, method: str, now: datetime) -> int:
        """Return how many low-priority calls of the method may be made now."""
        return self._method(method).room(now)

    def next_room(self, method: str, now: datetime) -> datetime:
        """Return when there is room again for some low-priority calls of the method."""
        return self._method(method).next_room(now)

    def reserve(self, who: Hashable, method: str, now: datetime) -> None:
        """Reserve one call, which `who` will make within a moment."""
        self._method(method).reserve(who, now)

    def release(self, who: Hashable, method: str, now: datetime) -> None:
        """Release what was reserved for `who`, if the call was not made."""
        self._method(method).release(who, now)

    def _windows(self, method: str, channel: str, now: datetime) -> tuple[SlidingWindow, ...]:
        if method == POST and channel:
            return self._method(method), self._channel(channel, now)
        return (self._method(method),)

    def _method(self, method: str) -> SlidingWindow:
        if method not in self._methods:
            self._methods[method] = SlidingWindow(of_method(method).part(self._sharing))
        return self._methods[method]

    def _channel(self, channel: str, now: datetime) -> SlidingWindow:
        if channel not in self._channels:
            if len(self._channels) >= KNOWN_CHANNELS:
                self._channels = _in_use(self._channels, now)
            self._channels[channel] = SlidingWindow(PER_CHANNEL.part(self._sharing))
        return self._channels[channel]


class RateLimiters:
    """The limiter of each workspace; workspaces share nothing."""

    def __init__(self) -> None:
        self._sharing = 1
        self._limiters: dict[str, RateLimiter] = {}

    def of(self, workspace: str) -> RateLimiter:
        """Return the workspace's limiter."""
        if workspace not in self._limiters:
            self._limiters[workspace] = RateLimiter(self._sharing)
        return self._limiters[workspace]

    def share(self, sharing: int) -> None:
        """Use one part in `sharing` of each limit from now on, in every workspace."""
        self._sharing = sharing
        for limiter in self._limiters.values():
            limiter.share(sharing)


def _in_use(channels: Mapping[str, SlidingWindow], now: datetime) -> dict[str, SlidingWindow]:
    return {channel: window for channel, window in channels.items() if not window.is_unused(now)}
