"""What follows in Slack when a handover is opened: the channel with everybody in it, and the welcome."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane, thread_lane
from handover.model.people import Role
from handover.overview import summary_card

OPEN_CHANNEL = JobKind("open_channel")
INVITE = JobKind("invite")
BOOKMARKS = JobKind("bookmarks")
WELCOME = JobKind("welcome")


def open_channel(handover_id: str) -> Job:
    """Create the handover's private channel, then everything in it."""
    return Job(OPEN_CHANNEL, f"open_channel:{handover_id}", channel_lane(handover_id), handover_id)


def open_channel_instead(handover_id: str, lost: str) -> Job:
    """Create another channel for a handover whose channel `lost` cannot be brought back."""
    key = f"open_channel:{handover_id}:{lost}"
    return Job(OPEN_CHANNEL, key, channel_lane(handover_id), handover_id, {"instead_of": lost})


def open_own_channel(handover_id: str, number: int) -> Job:
    """Create a channel for a handover that leaves the one it shared, by the change of this number."""
    key = f"open_channel:{handover_id}:own:{number}"
    return Job(OPEN_CHANNEL, key, channel_lane(handover_id), handover_id, {"own": "yes"})


def welcome(handover_id: str, user: str, role: str) -> Job:
    """Tell a participant in a direct message that the handover has begun and what is theirs to do."""
    return Job(
        WELCOME,
        f"welcome:{handover_id}:{role}",
        # A manager of many reads of handovers that begin together in one message: so these go one after the other.
        _managers_lane(user) if role == Role.MANAGER else thread_lane(handover_id, user),
        handover_id,
        {"user": user, "role": role},
    )


def _managers_lane(user: str) -> str:
    return f"welcome:{user}"


def welcome_lanes(user: str, handovers: Iterable[str]) -> tuple[str, ...]:
    """Return the lanes in which this person's first messages about the handovers with these ids wait."""
    return (_managers_lane(user), *(thread_lane(handover, user) for handover in handovers))


def joined_welcome(handover_id: str, user: str, role: str, number: int) -> Job:
    """Tell somebody the same who takes over a part of a handover that runs. `number` is that of the change."""
    first = welcome(handover_id, user, role)
    return replace(first, key=f"{first.key}:{number}")


def bookmarks(handover_id: str) -> Job:
    """Put the handover's main links above its channel, or bring them up to date."""
    lane = channel_lane(handover_id)
    return Job(BOOKMARKS, f"bookmarks:{handover_id}", lane, handover_id, again=True)


def furnishing(handover: Handover) -> tuple[Job, ...]:
    """Bring the people, the card and the links into a channel that takes the place of a lost one."""
    return (invite(handover.id), summary_card(handover.id), bookmarks(handover.id))


def invite(handover_id: str) -> Job:
    """Bring everybody who takes part into the channel; asked again when somebody joins the handover."""
    lane = channel_lane(handover_id)
    return Job(INVITE, f"invite:{handover_id}", lane, handover_id, again=True)


def invite_later(handover_id: str, at: datetime) -> Job:
    """Try at this UTC time to bring those in whom a rule has kept out."""
    return replace(invite(handover_id), due=at)


def welcomes(handover: Handover, *, again: bool = False) -> tuple[Job, ...]:
    """Return one first message for each person, in their first role. With `again`, those sent are brought up to date."""
    told: dict[str, Job] = {}
    for role, user in (
        (Role.OUTGOING, handover.outgoing),
        (Role.INCOMING, handover.incoming),
        (Role.MANAGER, handover.manager),
        (Role.BACKUP, handover.backup),
    ):
        if user:
            told.setdefault(user, replace(welcome(handover.id, user, role), again=again))
    return tuple(told.values())
