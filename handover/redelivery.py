"""A message for which there was no time while Slack listened: where it stands is kept, and it is read from Slack again if need be.

Slack sends an event again that is not acknowledged within three seconds, at once, after a minute and after five, and then no
more. Of a thousand messages at once not all can be dealt with in three seconds. Such a message is acknowledged as soon as its
place is stored, and dealt with as its turn comes; only where the process dies before that, it is read from Slack and heard anew.
What it says is never stored here: it may hold a secret (P68).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.model.jobs import Job, JobKind

REDELIVER = JobKind("redeliver")
AFTER = timedelta(minutes=2)
"""How long after its place was stored a message is taken for lost on the way: longer than any crowd keeps it waiting."""


@dataclass(frozen=True)
class MessagePlace:
    """Where a message stands in Slack, by the key of its workspace; `thread` is empty outside threads.

    `event_id` is that of the event that told of it, by which one that is heard twice is known.
    """

    workspace: str
    conversation: str
    stamp: str
    thread: str
    event_id: str

    @property
    def key(self) -> str:
        """The key of the job that has it heard anew."""
        return f"{REDELIVER}:{self.conversation}:{self.stamp}"


def redelivery(place: MessagePlace, now: datetime) -> Job:
    """Return the job that has a message heard anew unless it is dealt with by then. `now` is in UTC.

    What somebody has written in one place is heard in the order in which it was written.
    """
    ref = {
        "conversation": place.conversation,
        "stamp": place.stamp,
        "thread": place.thread,
        "event_id": place.event_id,
    }
    lane = f"{REDELIVER}:{place.conversation}:{place.thread}"
    return Job(REDELIVER, place.key, lane, "", ref, due=now + AFTER, urgent=False)
