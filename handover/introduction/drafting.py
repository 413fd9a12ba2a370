"""The introduction e-mail from draft to sent: edit, request approval, approve, mark as sent by hand (P96–P104)."""

from dataclasses import replace
from datetime import date, datetime

from handover.access import require_active
from handover.introduction.check import problems
from handover.introduction.facts import first_call_step
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.introduction import LONGEST_BODY, Introduction
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.refusals import (
    AllowedRole,
    AlreadyDone,
    Done,
    FieldProblem,
    FieldProblems,
    NotApproved,
    NotReadyToApprove,
    NotYours,
    OutOfDate,
    Task,
)
from handover.roles import approvers
from handover.stages import concluded
from handover.text.length import length

APPROVAL_WANTED = JobKind("approval_wanted")
INTRODUCTION_READY = JobKind("introduction_ready")
INTRODUCTION_FILE = JobKind("introduction_file")


def save_draft(
    handover: Handover, *, to: str, subject: str, body: str, based_on: int, by: str, now: datetime
) -> Decision:
    """Store a new version of the draft, edited from version `based_on`. Changes nothing when the texts are equal.

    The new version is not approved. Raises OutOfDate when another version was saved meanwhile, AlreadyDone when the
    e-mail is sent, NotActive.
    """
    require_active(handover)
    draft = handover.introduction
    _not_sent(draft)
    if (to, subject, body) == (draft.to, draft.subject, draft.body):
        return unchanged(handover)
    if based_on != draft.version:
        raise OutOfDate(draft.author)
    edited = replace(
        draft, to=to, subject=subject, body=body, version=draft.version + 1, author=by, edited_at=now, asked_at=None
    )
    return concluded(replace(handover, introduction=edited), *notices_of(handover, draft))


def fitting(body: str, *, beside: str) -> str:
    """Return the body if the form can hold it (3,000 characters).

    Raises FieldProblems for the field `beside` when it is longer.
    """
    if length(body) > LONGEST_BODY:
        raise FieldProblems({beside: FieldProblem.NO_ROOM}, {"limit": f"{LONGEST_BODY:,}"})
    return body


def plan_first_call(handover: Handover, planned: date) -> Decision:
    """Store the local day of the first call with the customer, which the e-mail names (P102)."""
    key = first_call_step(handover)
    if not key or handover.step(key).planned == planned:
        return unchanged(handover)
    steps = {**handover.steps, key: replace(handover.step(key), planned=planned)}
    return concluded(replace(handover, steps=steps))


def ask_for_approval(handover: Handover, *, now: datetime) -> Decision:
    """Ask the others to approve the draft. Raises NotReadyToApprove, AlreadyDone when asked, approved or sent, NotActive."""
    require_active(handover)
    draft = handover.introduction
    _not_sent(draft)
    _clean(handover)
    if draft.approved:
        raise AlreadyDone(Done.EMAIL_APPROVED)
    if draft.asked_at is not None:
        raise AlreadyDone(Done.APPROVAL_REQUESTED)
    asked = replace(handover, introduction=replace(draft, asked_at=now))
    return concluded(asked, *(approval_wanted(handover.id, draft.version, user) for user in approvers(handover)))


def approve(handover: Handover, *, version: int, by: str, now: datetime) -> Decision:
    """Approve the version that was read.

    Raises NotYours for the author and others who may not approve, NotReadyToApprove, OutOfDate when it is not the
    current version, AlreadyDone when it is approved or sent, NotActive.
    """
    require_active(handover)
    draft = handover.introduction
    _not_sent(draft)
    if by not in approvers(handover):
        raise NotYours(Task.APPROVE_EMAIL, (AllowedRole.OTHER_CSM, AllowedRole.MANAGER))
    if version != draft.version:
        raise OutOfDate(draft.author)
    if draft.approved:
        raise AlreadyDone(Done.EMAIL_APPROVED)
    return approve_version(handover, by=by, now=now)


def approve_version(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Approve the current version, whoever `by` is: see `overrides`. Raises NotReadyToApprove."""
    draft = handover.introduction
    _clean(handover)
    done = replace(draft, approved_version=draft.version, approved_by=by, approved_at=now)
    return concluded(
        replace(handover, introduction=done),
        introduction_ready(handover.id, draft.version),
        *notices_of(handover, draft),
    )


def mark_sent(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Store who sent the approved e-mail and when (UTC). Raises NotApproved, AlreadyDone, NotActive."""
    require_active(handover)
    draft = handover.introduction
    _not_sent(draft)
    if not draft.approved:
        raise NotApproved
    sent = replace(draft, sent_by=by, sent_at=now)
    return concluded(replace(handover, introduction=sent), introduction_ready(handover.id, draft.version))


def approval_wanted(handover_id: str, version: int, user: str) -> Job:
    """Ask one person to approve one version, or update that message."""
    return Job(
        APPROVAL_WANTED,
        f"approval_wanted:{handover_id}:{version}:{user}",
        # A lane of its own: it waits for their working hours, and holds up no question of the interview.
        f"approval:{handover_id}:{user}",
        handover_id,
        {"user": user, "version": str(version)},
        again=True,
    )


def introduction_ready(handover_id: str, version: int) -> Job:
    """Post the approved version in the channel, or update that message."""
    return Job(
        INTRODUCTION_READY,
        f"introduction_ready:{handover_id}:{version}",
        channel_lane(handover_id),
        handover_id,
        {"version": str(version)},
        again=True,
    )


def introduction_file(handover_id: str, version: int) -> Job:
    """Put the approved version as a file below its text, once."""
    return Job(
        INTRODUCTION_FILE,
        f"introduction_file:{handover_id}:{version}",
        channel_lane(handover_id),
        handover_id,
        {"version": str(version)},
    )


def notices_of(handover: Handover, draft: Introduction) -> tuple[Job, ...]:
    """Return the jobs that update the messages about this version."""
    if not draft.drafted:
        return ()
    asked = approvers(handover) if draft.asked_at else ()
    ready = (introduction_ready(handover.id, draft.version),) if draft.approved else ()
    return (*(approval_wanted(handover.id, draft.version, user) for user in asked), *ready)


def _not_sent(draft: Introduction) -> None:
    if draft.sent:
        raise AlreadyDone(Done.EMAIL_SENT)


def _clean(handover: Handover) -> None:
    found = problems(handover, handover.introduction)
    if found:
        raise NotReadyToApprove(len(found))
