"""The answer to a message that is no answer itself: what was asked for in it, or why it was not saved."""

from handover.model.jobs import Job
from handover.model.refusals import Refusal, RightsUnknown
from handover.queries import Query, answer
from handover.text.intake import SecretPasted
from messages.kit import refusals
from services.interview.threads import INTERVIEWS
from services.message_event import MessageChange, MessageEvent
from storage.store import SlackRef


def answered(
    event_id: str, event: MessageEvent, wanted: Query, ref: SlackRef | None, *, words: str = "", message: str = ""
) -> Job:
    """Return the job that answers a message where it stands. `ref` is the handover's thread it stands in; for `words` and
    `message` see `handover.queries.answer`."""
    return answer(
        event_id,
        where=event.conversation,
        thread=event.thread,
        user=event.user,
        wanted=wanted,
        about=ref.handover_id if ref else "",
        words=words,
        role=INTERVIEWS.get(ref.kind, "") if ref else "",
        message=message or (event.stamp if wanted is Query.UNSAVED else ""),
    )


def refused(event_id: str, event: MessageEvent, refusal: Refusal, ref: SlackRef | None) -> Job | None:
    """Return the job that tells why a message was not saved, and how it still can be; None where there is nothing to save."""
    if ref is not None and isinstance(refusal, SecretPasted) and not refusal.private_key:
        return answered(event_id, event, Query.SECRET, ref, message=event.version)
    if isinstance(refusal, RightsUnknown) and event.happened is MessageChange.DELETED:
        return None
    if isinstance(refusal, RightsUnknown) and ref is not None and ref.kind in INTERVIEWS:
        return answered(event_id, event, Query.NOT_CHECKED, ref, message=event.stamp)
    return answered(event_id, event, Query.REFUSAL, None, words=refusals.words(refusal))
