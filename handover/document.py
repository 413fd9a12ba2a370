"""The handover document: everything known about the account in one file (P78, P80)."""

from datetime import datetime

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane

HANDOVER_DOCUMENT = JobKind("handover_document")


def people_named(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of everybody the document names: who takes part, and who did something in it before."""
    did = [part.by for answer in handover.answers.values() for part in answer.parts]
    did += [user for answer in handover.answers.values() for user in (answer.by, answer.accepted_by)]
    did += [user for one in handover.questions for user in (one.asked_by, *(part.by for part in one.parts))]
    did += [state.done_by for state in handover.steps.values()]
    did += [user for one in handover.overrides for user in (one.by, one.instead_of)]
    did += [handover.introduction.sent_by]
    return tuple(dict.fromkeys(user for user in (*handover.participants, *did) if user))


def document_wanted(handover: Handover, *, now: datetime) -> Decision:
    """Post the handover document as it is now (UTC) in the channel, at most once per minute."""
    return Decision(handover, (handover_document(handover, now.replace(second=0, microsecond=0)),))


def handover_document(handover: Handover, at: datetime) -> Job:
    """Post the handover document as of `at` (UTC) in the channel, once per such moment."""
    key = f"handover_document:{handover.id}:{at.isoformat()}"
    return Job(HANDOVER_DOCUMENT, key, channel_lane(handover.id), handover.id, {"at": at.isoformat()})
