"""Slack's rate limits: calls of a method within a minute, and messages into one conversation.

A minute is any sixty seconds of the playground's clock, wherever they begin: the strictest reading.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from playground.rules.scopes import SCOPES, per_channel, per_minute
from playground.workspace.entities import Json
from playground.workspace.workspace import Workspace

MINUTE = timedelta(minutes=1)
APART = timedelta(seconds=1)
BURST = 3
"""How many messages at once pass into one conversation before Slack insists on one a second."""


@dataclass
class RateLimits:
    """Counts the calls of the app in the workspace; counts nothing while switched off."""

    workspace: Workspace
    enabled: bool = False
    _calls: defaultdict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    _free_at: dict[str, datetime] = field(default_factory=dict)
    """When the next message into a conversation would be due, had all gone out one a second."""

    def retry_after(self, method: str, args: Json) -> int | None:
        """Whole seconds the app must wait, or None where the call may pass (which is then counted)."""
        if not self.enabled or method not in SCOPES:
            return None
        now = self.workspace.clock.now()
        channel = self._conversation(str(args.get("channel", ""))) if per_channel(method) else ""
        wait = max(self._until_minute_has_room(method, now), self._until_channel_has_room(channel, now))
        if wait > timedelta(0):
            return ceil(wait / APART)
        self._calls[method].append(now)
        if channel:
            self._free_at[channel] = max(self._free_at.get(channel, now), now) + APART
        return None

    def _until_minute_has_room(self, method: str, now: datetime) -> timedelta:
        calls = self._calls[method]
        while calls and calls[0] <= now - MINUTE:
            calls.popleft()
        return calls[0] + MINUTE - now if len(calls) >= per_minute(method) else timedelta(0)

    def _until_channel_has_room(self, channel: str, now: datetime) -> timedelta:
        return self._free_at.get(channel, now) - now - APART * (BURST - 1)

    def _conversation(self, target: str) -> str:
        """The id of the conversation: that of the DM where a person is named."""
        found = self.workspace.channels.dm(self.workspace.identity.bot_user_id, target) if target[:1] in "UW" else None
        return found.id if found else target
