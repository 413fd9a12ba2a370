"""Failures that people are told of: somebody who takes part is gone, or a job that Slack refuses for good."""

from collections.abc import Iterable, Mapping

from handover.model.audit import PlanField
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.overview import summary_card

FAILURE_NOTICE = JobKind("trouble")

REQUEST_FAILED = JobKind("request_failed")

PERSON = "person"
"""What the note is about when nothing has failed yet: somebody who takes part is gone."""


def failure_notice(
    handover_id: str, what: str, why: str, user: str = "", *, each: bool = False, again: bool = False
) -> Job:
    """Say that `what` (a kind of job, or `PERSON`) cannot be done, and why; about one person if given.

    The key makes it one note per person, or else per kind of job, and cause; with `each`, per person and kind. Without a
    handover it is about all that the person takes part in. `again` brings a note that was posted before up to date.
    """
    subject = f"{user}:{what}" if user and each else user or what
    return Job(
        FAILURE_NOTICE,
        f"trouble:{handover_id}:{subject}:{why}",
        f"trouble:{handover_id}:{user}",
        handover_id,
        {"what": what, "why": why, "user": user},
        again=again,
    )


def request_failed(key: str, what: str, why: str, asked: Mapping[str, str]) -> Job:
    """Tell whoever asked for something for themselves that it cannot be done, and why, once for each cause.

    `key` and `what` are those of the job that was to do it, `asked` is its reference, with the person as `user`.
    """
    ref = {**asked, "what": what, "why": why}
    return Job(REQUEST_FAILED, f"request_failed:{key}:{why}", f"request_failed:{asked['user']}", ref=ref)


def after_change(before: Person, now: Person, handovers: Iterable[Handover]) -> tuple[Job, ...]:
    """Return a note, and the card anew, for each open handover that misses somebody who could take part before and cannot now.

    Of somebody who can again, the note is brought up to date.
    """
    if bool(before.barred) is bool(now.barred):
        return ()
    why = now.barred or before.barred
    found = [one for one in handovers if one.open and missed_in(one, now.id)]
    return tuple(
        job for one in found for job in (failure_notice(one.id, PERSON, why, now.id, again=True), summary_card(one.id))
    )


def missed_in(handover: Handover, user: str) -> bool:
    """Return whether this person takes part, or did until they could no more, and somebody is in their place."""
    if any(one.user == user for one in handover.gone):
        return True
    stood_in_for = any(one.what is PlanField.OUTGOING and one.before == user and not one.by for one in handover.changes)
    return user in handover.participants or (bool(handover.leaver) and stood_in_for)


def who_can_act(handover: Handover, people: Mapping[str, Person], unreachable: str) -> str:
    """Return who is told when the channel cannot be written in: the opener, else the first of the others who can read it."""
    candidates = (handover.opened_by, handover.manager, handover.incoming, handover.outgoing)
    able = (one for one in candidates if one and one != unreachable and not people.get(one, Person(one, "")).barred)
    return next(able, "")
