"""What happens in a channel with the customer without anybody here having asked for it, and who hears of it, once each time."""

from dataclasses import replace

from handover.customer_channel.planning import shown, standing
from handover.model.customer_channel import InviteState
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.refusals import Refusal

CUSTOMER_CHANNEL_NEWS = JobKind("customer_channel_news")
ACCEPTED, DECLINED, UNSHARED, SHARED, RENAMED, SUCCESSOR = (
    "accepted",
    "declined",
    "unshared",
    "shared",
    "renamed",
    "successor",
)
ARCHIVED, UNARCHIVED, LEFT, DELETED = "archive", "unarchive", "left", "deleted"
CLOSED = frozenset({ARCHIVED, LEFT, DELETED})
"""After which nothing can be said there."""


class InCustomerChannel(Refusal):
    """Baton was asked for something where a customer reads."""


def heard(handover: Handover, what: str, event_id: str, name: str = "", who: str = "") -> Decision:
    """Note what has happened, and tell whoever owns the account from now on. `name` is the channel's new one."""
    channel = standing(handover)
    if channel is None:
        return unchanged(handover)
    if what == SHARED and any(one.state is not InviteState.REFUSED for one in channel.invited):
        # It is what they were invited for, and who has accepted is told.
        return unchanged(handover)
    after = channel
    if what in CLOSED:
        after = replace(channel, closed=what)
    elif what == UNARCHIVED:
        after = replace(channel, closed="")
    elif what == RENAMED and name:
        after = replace(channel, name=name)
    if (what == RENAMED and after == channel) or (what in (*CLOSED, UNARCHIVED) and after == channel):
        return unchanged(handover)
    job = news(handover, owner(handover), what, event_id, who)
    told = (shown(handover, after),) if after != channel else ()
    return Decision(replace(handover, customer_channel=after), (job, *told))


def successor_told(before: Handover, decision: Decision) -> Decision:
    """Add that whoever takes over now hears of the channel: who is in it is not changed by itself."""
    after = decision.handover
    if standing(after) is None or before.incoming == after.incoming or not after.open:
        return decision
    key = f"{after.incoming}:{len(after.role_changes)}:{len(after.changes)}"
    return Decision(after, (*decision.jobs, news(after, after.incoming, SUCCESSOR, key, before.incoming)))


def owner(handover: Handover) -> str:
    """Return the user id of who hears what happens in the channel: whoever takes over."""
    return handover.incoming


def news(handover: Handover, user: str, what: str, event_id: str, who: str = "") -> Job:
    """Tell one person what has happened, in their working hours."""
    key = f"{CUSTOMER_CHANNEL_NEWS}:{handover.id}:{what}:{event_id}"
    ref = {"user": user, "what": what, "who": who}
    return Job(CUSTOMER_CHANNEL_NEWS, key, key, handover.id, ref)
