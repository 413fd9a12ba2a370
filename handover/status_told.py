"""Who hears directly that a handover is paused, goes on or has ended: what still holds when they can be told and is new to them."""

from dataclasses import replace
from datetime import datetime

from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind

STATUS_TOLD = JobKind("status_told")


def status_told(handover: Handover, by: str, now: datetime) -> tuple[Job, ...]:
    """Tell each participant but `by` directly that the handover was paused, resumed, reopened, cancelled or completed."""
    at = now.isoformat()
    return tuple(
        Job(
            STATUS_TOLD,
            f"status_told:{handover.id}:{handover.status}:{at}:{user}",
            f"status_told:{handover.id}:{user}",
            handover.id,
            {"user": user, "status": handover.status, "by": by, "at": at},
        )
        for user in handover.participants
        if user != by
    )


def still_holds(handover: Handover, status: Status, at: datetime) -> bool:
    """Return whether the change to this status, made at `at` (UTC), is the latest one."""
    made_at = {Status.ACTIVE: handover.resumed_at, Status.PAUSED: handover.pause_set_at}.get(status, handover.closed_at)
    return handover.status is status and made_at in (None, at)


def is_news_to(handover: Handover, user: str) -> bool:
    """Return whether this person does not know how the handover stands now.

    That it goes on is news to whoever knows that it stood still, and to everybody when its last day has moved meanwhile:
    somebody who never heard of a pause needs not hear of its end.
    """
    moved = handover.end_moved_from not in (None, handover.window.end)
    return not handover.active or moved or handover.stop_known_to is None or user in handover.stop_known_to


def known_to(handover: Handover, user: str, status: Status) -> Handover:
    """Return the handover with the note that this person knows of its status: they changed it, or were told."""
    stopped = handover.stop_known_to
    if stopped is None:
        # An older document: of what stood still, everybody had been told.
        stopped = handover.participants if status is Status.ACTIVE else ()
    knowing = {*stopped, user} if status is not Status.ACTIVE else {*stopped} - {user}
    return replace(handover, stop_known_to=tuple(sorted(knowing - {""})))


def heard(handover: Handover, user: str, status: Status) -> Decision:
    """Note that this person was told of a status; it may have changed again since."""
    return Decision(known_to(handover, user, status))
