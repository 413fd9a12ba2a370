"""The handover's channel, when the bot cannot write in it: what is owed there waits, and everybody is told once.

Whether it can is found out by one look at Slack (`CHANNEL_LOOK`), asked for by an event, by a refused message, and
regularly while the channel is closed, because an event may have been missed.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from handover.hours import heard_at
from handover.lifecycle import KEPT_OPEN
from handover.model.channel import ChannelClosed
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, Done
from handover.opening.jobs import invite, open_channel_instead
from handover.overview import summary_card

CHANNEL_LOOK = JobKind("channel_look")
CHANNEL_CLOSED = JobKind("channel_closed")
CHANNEL_COPY = JobKind("channel_copy")

LOOK_EVERY = timedelta(hours=1)
DELETED = "channel_deleted"
"""Why a channel is closed that nobody can bring back. Slack has no error code for it: it says that there is no such channel."""


def awaits_channel(handover: Handover, now: datetime) -> bool:
    """Return whether what is owed in the channel still matters at `now` (UTC): until it would be archived anyway."""
    return handover.open or handover.closed_at is None or now < handover.closed_at + KEPT_OPEN


def close_channel(handover: Handover, why: str, people: Mapping[str, Person], *, by: str, now: datetime) -> Decision:
    """Note that the channel cannot be written in, and tell everybody, in their working hours; whoever acted (`by`) at once.

    When that is known already, only whoever acted is told, unless they were.
    """
    known = handover.channel_closed
    if known is not None and known.why == why:
        return Decision(handover, (_notice(handover, by, known.since, None),) if by in handover.participants else ())
    closed = replace(handover, channel_closed=ChannelClosed(why, now))
    able = [user for user in handover.participants if user in people and not people[user].barred]
    told = tuple(_notice(closed, user, now, None if user == by else heard_at(people[user], now)) for user in able)
    before = _notices(handover, known) if known else ()
    return Decision(closed, (*told, *before, look_later(closed, now + LOOK_EVERY)))


def channel_open_again(handover: Handover) -> Decision:
    """Note that the channel can be written in, and bring the notices and the card up to date."""
    known = handover.channel_closed
    if known is None:
        return unchanged(handover)
    back = replace(handover, channel_closed=None)
    return Decision(back, (*_notices(handover, known), summary_card(handover.id)))


def another_channel(handover: Handover, lost: str) -> Decision:
    """Open another channel in place of `lost`, the one that cannot be written in. Raises AlreadyDone when it can."""
    if handover.channel_closed is None or not lost:
        raise AlreadyDone(Done.CHANNEL_OPEN)
    return Decision(handover, (open_channel_instead(handover.id, lost),))


def invite_again(handover: Handover) -> Decision:
    """Bring everybody who takes part and is not in the channel back into it."""
    return Decision(handover, (invite(handover.id),))


def look_on_event(handover_id: str, event_id: str, *, deleted: bool = False) -> Job:
    """Look at the channel because Slack told of a change in it."""
    return _look(handover_id, event_id, {"event": event_id, **({"why": DELETED} if deleted else {})})


def look_after_refusal(handover_id: str, why: str, by: str) -> Job:
    """Look at the channel because a message was refused there with the code `why`; `by` is who acted, empty for nobody."""
    return replace(_look(handover_id, f"refused:{why}", {"why": why, "by": by, "refused": "yes"}), again=True)


def look_after_success(handover_id: str) -> Job:
    """Look at the channel because something was said there that had been refused before."""
    return replace(_look(handover_id, "said", {"said": "yes"}), again=True)


def look_later(handover: Handover, at: datetime) -> Job:
    """Look at the closed channel at this UTC time, should no event tell that it is open again."""
    since = handover.channel_closed.since.isoformat() if handover.channel_closed else ""
    return replace(_look(handover.id, at.isoformat(), {"since": since}), due=at, urgent=False)


def channel_copy(handover_id: str, user: str, conversation: str, ts: str, thread: str = "") -> Job:
    """Bring a message of the channel, or of a `thread` in it, to somebody it is for, because they are not in the channel."""
    key = f"channel_copy:{handover_id}:{ts}:{user}"
    ref = {"user": user, "conversation": conversation, "ts": ts, "thread": thread}
    return Job(CHANNEL_COPY, key, f"channel_copy:{handover_id}:{user}", handover_id, ref)


def _look(handover_id: str, cause: str, ref: Mapping[str, str]) -> Job:
    return Job(CHANNEL_LOOK, f"channel_look:{handover_id}:{cause}", f"channel_look:{handover_id}", handover_id, ref)


def _notices(handover: Handover, closed: ChannelClosed) -> tuple[Job, ...]:
    return tuple(_notice(handover, user, closed.since, None) for user in handover.participants)


def _notice(handover: Handover, user: str, since: datetime, due: datetime | None) -> Job:
    """Tell somebody that the channel is closed since then (UTC), or bring that message up to date."""
    key = f"channel_closed:{handover.id}:{since.isoformat()}:{user}"
    ref = {"user": user, "since": since.isoformat()}
    return Job(CHANNEL_CLOSED, key, f"channel_closed:{handover.id}:{user}", handover.id, ref, due=due, again=True)
