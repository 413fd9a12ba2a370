"""The handover document: everything known about the account in one file (P78, P80)."""

from datetime import datetime

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane

HANDOVER_DOCUMENT = JobKind("handover_document")


def document_wanted(handover: Handover, *, now: datetime) -> Decision:
    """Post the handover document as it is now (UTC) in the channel, at most once per minute."""
    return Decision(handover, (handover_document(handover, now.replace(second=0, microsecond=0)),))


def handover_document(handover: Handover, at: datetime) -> Job:
    """Post the handover document as of `at` (UTC) in the channel, once per such moment."""
    key = f"handover_document:{handover.id}:{at.isoformat()}"
    return Job(HANDOVER_DOCUMENT, key, channel_lane(handover.id), handover.id, {"at": at.isoformat()})
