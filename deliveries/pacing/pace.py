"""How fast the bot may speak in each workspace: what is left of every limit there, and when it is whose turn."""

from collections.abc import Hashable, Mapping
from datetime import datetime, timedelta

from deliveries.pacing.bucket import Bucket
from deliveries.pacing.limits import PER_CHANNEL, PER_MINUTE, POST, TIER_2, planned

KNOWN_CHANNELS = 500
"""From so many conversations on, those are forgotten in which nothing was said lately."""


class Pace:
    """What is left of every limit in one workspace. Nothing here waits: it says when, and counts."""

    def __init__(self, sharing: int = 1) -> None:
        self._sharing = sharing
        self._methods: dict[str, Bucket] = {}
        self._channels: dict[str, Bucket] = {}

    def share(self, sharing: int) -> None:
        """Plan from now on with one part of so many: other processes speak in this workspace, too."""
        if sharing != self._sharing:
            self._sharing = sharing
            for method, bucket in self._methods.items():
                bucket.plan = planned(_per_minute(method), sharing)
            for bucket in self._channels.values():
                bucket.plan = planned(PER_CHANNEL, sharing)

    def count(self, method: str, channel: str, now: datetime) -> None:
        """Count a call for somebody who waits for it; others make room."""
        for bucket in self._buckets(method, channel, now):
            bucket.take(None, now)

    def ask(self, who: Hashable, method: str, channel: str, now: datetime, *, calm: bool) -> datetime | None:
        """Return None when `who` may call, which is counted, else when it is their turn."""
        buckets = self._buckets(method, channel, now)
        shut = [bucket for bucket in buckets if not bucket.open_to(who, now, calm=calm)]
        if shut:
            return max(bucket.promise(who, now) for bucket in shut)
        for bucket in buckets:
            bucket.take(who, now)
        return None

    def refused(self, method: str, channel: str, now: datetime, wait: timedelta) -> None:
        """Hold back every errand that would call this method here: Slack has said for how long."""
        for bucket in self._buckets(method, channel, now):
            bucket.refused(now + wait)

    def room(self, method: str, now: datetime) -> int:
        """Return how many calm calls of the method may be made now."""
        return self._method(method).room(now)

    def opening(self, method: str, now: datetime) -> datetime:
        """Return when there is room again for some calm calls of the method."""
        return self._method(method).opening(now)

    def set_aside(self, who: Hashable, method: str, now: datetime) -> None:
        """Keep room for a call that `who` will make within a moment."""
        self._method(method).set_aside(who, now)

    def forgo(self, who: Hashable, method: str, now: datetime) -> None:
        """Give back the room kept for `who`, if the call was not made."""
        self._method(method).forgo(who, now)

    def _buckets(self, method: str, channel: str, now: datetime) -> tuple[Bucket, ...]:
        if method == POST and channel:
            return self._method(method), self._channel(channel, now)
        return (self._method(method),)

    def _method(self, method: str) -> Bucket:
        if method not in self._methods:
            self._methods[method] = Bucket(planned(_per_minute(method), self._sharing))
        return self._methods[method]

    def _channel(self, channel: str, now: datetime) -> Bucket:
        if channel not in self._channels:
            if len(self._channels) >= KNOWN_CHANNELS:
                self._channels = _lately_used(self._channels, now)
            self._channels[channel] = Bucket(planned(PER_CHANNEL, self._sharing))
        return self._channels[channel]


class Pacing:
    """The pace of every workspace; they have nothing to do with each other."""

    def __init__(self) -> None:
        self._sharing = 1
        self._paces: dict[str, Pace] = {}

    def of(self, workspace: str) -> Pace:
        """Return the pace in a workspace."""
        if workspace not in self._paces:
            self._paces[workspace] = Pace(self._sharing)
        return self._paces[workspace]

    def share(self, sharing: int) -> None:
        """Plan from now on with one part of so many, everywhere."""
        self._sharing = sharing
        for pace in self._paces.values():
            pace.share(sharing)


def _per_minute(method: str) -> int:
    return PER_MINUTE.get(method, TIER_2)


def _lately_used(channels: Mapping[str, Bucket], now: datetime) -> dict[str, Bucket]:
    return {channel: bucket for channel, bucket in channels.items() if not bucket.forgettable(now)}
