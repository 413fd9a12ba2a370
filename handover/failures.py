"""Failures that people are told of: somebody who takes part is gone, or a job that Slack refuses for good."""

from collections.abc import Iterable, Mapping

from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person

FAILURE_NOTICE = JobKind("trouble")

PERSON = "person"
"""What the note is about when nothing has failed yet: somebody who takes part is gone."""


def failure_notice(handover_id: str, what: str, why: str, user: str = "", *, each: bool = False) -> Job:
    """Say that `what` (a kind of job, or `PERSON`) cannot be done, and why; about one person if given.

    The key makes it one note per person, or else per kind of job, and cause; with `each`, per person and kind. Without a
    handover it is about all that the person takes part in.
    """
    subject = f"{user}:{what}" if user and each else user or what
    return Job(
        FAILURE_NOTICE,
        f"trouble:{handover_id}:{subject}:{why}",
        f"trouble:{handover_id}:{user}",
        handover_id,
        {"what": what, "why": why, "user": user},
    )


def after_change(before: Person, now: Person, handovers: Iterable[Handover]) -> tuple[Job, ...]:
    """Return a note for each open handover of somebody who could take part before and cannot now."""
    gone = now.barred and not before.barred
    return tuple(failure_notice(one.id, PERSON, now.barred, now.id) for one in handovers if gone and one.open)


def who_can_act(handover: Handover, people: Mapping[str, Person], unreachable: str) -> str:
    """Return who is told when the channel cannot be written in: the opener, else the first of the others who can read it."""
    candidates = (handover.opened_by, handover.manager, handover.incoming, handover.outgoing)
    able = (one for one in candidates if one and one != unreachable and not people.get(one, Person(one, "")).barred)
    return next(able, "")
