"""Messages the app has scheduled; the clock posts them."""

from dataclasses import dataclass
from datetime import datetime

from playground.clock import ScheduledCall
from playground.workspace.entities import Channel, Json
from playground.workspace.errors import SlackError
from playground.workspace.workspace import Workspace


@dataclass(frozen=True)
class Scheduled:
    """One message that waits; `when` is in UTC, `created` in seconds since 1970."""

    id: str
    channel: Channel
    when: datetime
    created: int
    content: Json
    thread_ts: str
    call: ScheduledCall


class ScheduledMessages:
    """Keeps messages until their time by the playground's clock has come."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._waiting: dict[str, Scheduled] = {}

    def add(self, channel: Channel, when: datetime, content: Json, thread_ts: str) -> Scheduled:
        """Post `content` for the app at `when`."""
        scheduled_id = self._workspace.core.new_id("Q")
        call = self._workspace.clock.at(when, lambda: self._post(scheduled_id))
        created = self._workspace.core.seconds()
        scheduled = Scheduled(scheduled_id, channel, when, created, content, thread_ts, call)
        self._waiting[scheduled_id] = scheduled
        return scheduled

    def waiting(self) -> list[Scheduled]:
        """What is still to be posted, the soonest first."""
        return sorted(self._waiting.values(), key=lambda scheduled: scheduled.when)

    def cancel(self, scheduled_id: str, channel_id: str) -> None:
        """Do not post it; raises `invalid_scheduled_message_id`."""
        scheduled = self._waiting.get(scheduled_id)
        if scheduled is None or scheduled.channel.id != channel_id:
            raise SlackError("invalid_scheduled_message_id")
        del self._waiting[scheduled_id]
        scheduled.call.cancel()

    def _post(self, scheduled_id: str) -> None:
        scheduled = self._waiting.pop(scheduled_id)
        if scheduled.channel.archived:
            return
        me = self._workspace.identity.bot_user_id
        self._workspace.post_as(me, scheduled.channel, thread_ts=scheduled.thread_ts, **scheduled.content)
