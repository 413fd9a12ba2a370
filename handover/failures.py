"""What somebody must hear of because the bot cannot mend it: a person who is gone, a job that Slack will not let be done."""

from collections.abc import Iterable, Mapping

from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person

SILENT = frozenset(
    {
        JobKind.HOME_TAB,
        JobKind.DIGEST_REFRESH,
        JobKind.SUMMARY_CARD,
        JobKind.BOOKMARKS,
        JobKind.WINDOW_ENDS,
        JobKind.FAILURE_NOTICE,
        JobKind.PERSON_CHECK,
    }
)
"""What only brings something up to date, and the note itself: nobody is told when these fail."""
ASKS = frozenset({JobKind.APPROVAL_WANTED})
"""What asks somebody for something of its own, so that it is told even when it is known that they can't be written to."""
PERSON = "person"
"""What the note is about when nothing has failed yet: somebody who takes part is gone."""


def failure_notice(handover_id: str, what: str, why: str, user: str = "") -> Job:
    """Say that `what` (a kind of job, or `PERSON`) cannot be done, and why; about one person if given.

    The key makes it one note per person, or else per kind of thing, and cause. Without a handover it is about all that
    the person takes part in.
    """
    subject = f"{user}:{what}" if user and what in ASKS else user or what
    return Job(
        JobKind.FAILURE_NOTICE,
        f"failure_notice:{handover_id}:{subject}:{why}",
        f"failure_notice:{handover_id}:{user}",
        handover_id,
        {"what": what, "why": why, "user": user},
    )


def after_failure(kind: JobKind, about: str, ref: Mapping[str, str], why: str) -> tuple[Job, ...]:
    """Return the note about a job that cannot succeed, or nothing where nobody has to know."""
    told = kind not in SILENT and (about or kind is JobKind.DIGEST)
    return (failure_notice(about, kind, why, ref.get("user", "")),) if told else ()


def after_change(before: Person, now: Person, handovers: Iterable[Handover]) -> tuple[Job, ...]:
    """Return a note for each open handover of somebody who could take part before and cannot now."""
    gone = now.barred and not before.barred
    return tuple(failure_notice(one.id, PERSON, now.barred, now.id) for one in handovers if gone and one.open)


def who_can_act(handover: Handover, people: Mapping[str, Person], troubled: str) -> str:
    """Return who is told when the channel cannot be written in: the opener, else the first of the others who can read it."""
    candidates = (handover.opened_by, handover.manager, handover.incoming, handover.outgoing)
    able = (one for one in candidates if one and one != troubled and not people.get(one, Person(one, "")).barred)
    return next(able, "")
