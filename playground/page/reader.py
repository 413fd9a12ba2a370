"""Who looks at the page: whose zone times are shown in, and what names stand behind the ids in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Reader:
    """One look at the workspace by one person.

    `now` is aware and is what "today" and "yesterday" are measured from; `zone` is the reader's own.
    `channels` holds only the conversations the reader may see: any other shows as a private one, as in Slack.
    """

    user: str
    zone: ZoneInfo
    now: datetime
    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)

    def local(self, moment: datetime) -> datetime:
        """Return the moment on the reader's own wall clock."""
        return moment.astimezone(self.zone)

    def at(self, seconds: float) -> datetime:
        """Return the Unix time as the reader's wall clock shows it."""
        return datetime.fromtimestamp(seconds, self.zone)
