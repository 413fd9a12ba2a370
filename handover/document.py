"""The handover document: everything known about the account, in one place in the channel (P78, P80)."""

from handover.model.audit import Change
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane, thread_lane
from handover.model.people import Role

HANDOVER_DOCUMENT = JobKind("handover_document")


def people_named(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of everybody the document names: who takes part, and who did something in it before."""
    did = [part.by for answer in handover.answers.values() for part in answer.parts]
    did += [
        user for answer in handover.answers.values() for user in (answer.by, answer.accepted_by, answer.confirmed_by)
    ]
    did += [known.entry.by for known in handover.known.values()]
    did += [answer.was_accepted.by for answer in handover.answers.values() if answer.was_accepted]
    did += [user for one in handover.questions for user in (one.asked_by, *(part.by for part in one.parts))]
    did += [one.contributor for one in handover.contributor_requests]
    did += [state.done_by for state in handover.steps.values()]
    did += [note.by for call in handover.calls.values() for note in call.notes]
    did += [missed.by for call in handover.calls.values() for missed in call.missed]
    did += [user for one in handover.overrides for user in (one.by, one.instead_of)]
    did += [user for one in handover.reopenings for user in (one.by, one.closed_by)]
    did += [user for one in handover.changes for user in _people_of(one)]
    did += [one.by for one in handover.no_secrets]
    did += [user for one in handover.syntheses for user in (one.by, one.confirmed_by, one.corrected_by)]
    did += [user for one in handover.promise_reviews.values() for user in (one.by, one.answered_by)]
    did += [user for one in handover.customer_replies for user in (one.by, one.taken_back_by, one.caller)]
    did += [user for one in handover.department_versions for user in (one.by, one.receiver.person, one.taken_back_by)]
    did += [*(letter.sent_by for letter in handover.sent_letters), handover.closed_by]
    return tuple(dict.fromkeys(user for user in (*handover.participants, *did) if user))


def _people_of(change: Change) -> tuple[str, ...]:
    """Return the user ids in the record of a change: who made it, and who had and has the part."""
    return (change.by, change.before, change.after) if change.what.value in set(Role) else (change.by,)


def document_wanted(handover: Handover, by: str) -> Decision:
    """Bring the handover document in the channel to what is known now.

    Of a handover that has ended, whoever asks gets it directly: its channel is archived, or will be before they look.
    """
    return Decision(handover, (handover_document(handover) if handover.open else _document_for(handover, by),))


def handover_document(handover: Handover) -> Job:
    """Post the handover document in the channel, or bring the one that is there up to date."""
    key = f"handover_document:{handover.id}"
    return Job(HANDOVER_DOCUMENT, key, channel_lane(handover.id), handover.id, again=True)


def _document_for(handover: Handover, user: str) -> Job:
    """Send it to one person, or bring the one they have up to date."""
    key = f"handover_document:{handover.id}:{user}"
    return Job(HANDOVER_DOCUMENT, key, thread_lane(handover.id, user), handover.id, {"user": user}, again=True)
