"""The introduction e-mail from draft to sent: edit, request approval, approve, mark as sent by hand (P96–P104)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from handover.access import require_active
from handover.calls.telling import call_planned, planned_problem
from handover.form_merge import changed_by_both, kept_of_others
from handover.introduction.check import NOTHING, Beside, exempted, exemptions_left, problems
from handover.introduction.each import readdressed
from handover.introduction.facts import first_call_step
from handover.introduction.forms import LetterForm, letter_of
from handover.introduction.refusals import (
    ManagerApproves,
    NotApproved,
    NotChangedSince,
    NotReadyToApprove,
    OutOfDate,
    TooLateToTakeBack,
    WorthALook,
)
from handover.introduction.versions import with_current
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.introduction import LONGEST_BODY, Addressee, Introduction, SentBack
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Task
from handover.plan.confidentiality import require_not_confidential
from handover.plan.dates import confidential_until
from handover.roles import approvers, approvers_for_the_workspace
from handover.stages import concluded
from handover.text.length import length
from handover.time.workdays import moment

APPROVAL_WANTED = JobKind("approval_wanted")
EMAIL_SENT_BACK = JobKind("email_sent_back")
INTRODUCTION_READY = JobKind("introduction_ready")
INTRODUCTION_FILE = JobKind("introduction_file")
ALL_LETTERS = "all"
MOST_FILES = 5
"""Letters of their own that are files of their own; more of them are one file."""
SHOWN_BY = "shown_by"
"""Where the reference of a job has the key of the one whose message it brings up to date."""
NO_NAMES: Mapping[str, str] = {}
TAKE_BACK = timedelta(days=1)
"""How long "sent" can be taken back."""


def save_draft(
    handover: Handover,
    *,
    to: str,
    subject: str,
    body: str,
    based_on: int,
    by: str,
    now: datetime,
    shown: Mapping[str, str] | None = None,
    each: tuple[Addressee, ...] | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> Decision:
    """Store a new version of the draft, edited from version `based_on`. Changes nothing when the texts are equal.

    `each` are those who get a letter of their own from now on, None for as it was: who is a recipient still keeps their line, and
    `names` are those of new ones, by address in small letters.

    `shown` are the marks (`form_merge.field_marks`) of what the form showed when it was opened: a field that only somebody else
    has changed since stays as they have saved it. The new version is not approved. Raises OutOfDate when another version was
    saved meanwhile in which the same field was changed, or without `shown`; AlreadyDone when the e-mail is sent, NotActive.
    """
    require_active(handover)
    draft = handover.introduction
    not_sent(draft)
    letter, stored = LetterForm(to, subject, body), letter_of(draft)
    if letter != stored and based_on != draft.version:
        if not shown or changed_by_both(letter, stored, shown):
            raise OutOfDate(draft.author)
        letter = replace(letter, **kept_of_others(letter, stored, shown))
    if each is not None and based_on != draft.version:
        raise OutOfDate(draft.author)
    own = readdressed(draft.each if each is None else each, letter.to, names)
    if letter == stored and own == draft.each:
        return unchanged(handover)
    edited = replace(
        draft,
        to=letter.to,
        subject=letter.subject,
        body=letter.body,
        version=max(draft.version, handover.numbers_from) + 1,
        author=by,
        edited_at=now,
        asked_at=None,
        versions=with_current(draft),
        put_up=False,
        each=own,
    )
    edited = replace(edited, exemptions=exemptions_left(draft, edited))
    return concluded(replace(handover, introduction=edited), *notices_of(handover, draft))


def turn_day_back(handover: Handover) -> Decision:
    """Have the e-mail say when who is on leave is back where it does not, and the other way. Raises AlreadyDone, NotActive."""
    require_active(handover)
    draft = handover.introduction
    not_sent(draft)
    return Decision(replace(handover, introduction=replace(draft, without_day=not draft.without_day)))


def fitting(body: str, *, beside: str) -> str:
    """Return the body if the form can hold it (3,000 characters).

    Raises FieldProblems for the field `beside` when it is longer.
    """
    if length(body) > LONGEST_BODY:
        raise FieldProblems({beside: FieldProblem.NO_ROOM}, {"limit": f"{LONGEST_BODY:,}"})
    return body


def plan_first_call(handover: Handover, planned: date, *, by: str, now: datetime, today: date) -> Decision:
    """Store the local day of the first call with the customer, which the e-mail names (P102), as planned by `by` at `now` (UTC).

    `today` is the local day of `by`. Raises FieldProblems (field `first_call`) for a day that has passed or is too far ahead.
    """
    key = first_call_step(handover)
    if not key or handover.step(key).planned == planned:
        return unchanged(handover)
    if wrong := planned_problem(planned, today):
        raise FieldProblems({"first_call": wrong})
    steps = {**handover.steps, key: replace(handover.step(key), planned=planned, starts=None)}
    after = replace(handover, steps=steps)
    return concluded(after, *call_planned(handover, after, key, by=by, now=now))


def ask_for_approval(
    handover: Handover, *, by: str, now: datetime, beside: Beside = NOTHING, reason: str = ""
) -> Decision:
    """Ask the others to approve the draft. `reason` says why what is worth a look may go out as it is, and is kept.

    `beside` is what the draft is read beside. Raises NotReadyToApprove, WorthALook without a reason,
    NotChangedSince for the version that was sent back, AlreadyDone when asked, approved or sent, NotActive.
    """
    require_active(handover)
    draft = _let_pass(handover, by=by, now=now, beside=beside, reason=reason)
    if draft.approved:
        raise AlreadyDone(Done.EMAIL_APPROVED)
    if draft.asked_at is not None:
        raise AlreadyDone(Done.APPROVAL_REQUESTED)
    back = draft.returned
    if back and back.version == draft.version:
        raise NotChangedSince(back.by)
    again = replace(back, asked_again=True) if back else draft.sent_back
    asked = replace(handover, introduction=replace(draft, asked_at=now, sent_back=again, put_up=True))
    return concluded(asked, *(approval_wanted(handover.id, draft.version, user) for user in approvers(handover)))


def approve(
    handover: Handover, *, version: int, by: str, now: datetime, beside: Beside = NOTHING, reason: str = ""
) -> Decision:
    """Approve the version that was read. `beside` and `reason` are those of `ask_for_approval`.

    Raises what `check_approver` raises, NotReadyToApprove, WorthALook, OutOfDate when it is not
    the current version, AlreadyDone when it is approved or sent, NotActive.
    """
    require_active(handover)
    draft = handover.introduction
    not_sent(draft)
    check_approver(handover, by)
    if version != draft.version:
        raise OutOfDate(draft.author)
    if draft.approved:
        raise AlreadyDone(Done.EMAIL_APPROVED)
    return approve_version(handover, by=by, now=now, beside=beside, reason=reason)


def check_approver(handover: Handover, by: str) -> None:
    """Raise NotYours for the author and others who may not approve, ManagerApproves where the workspace asks it of the manager."""
    if by in approvers(handover):
        return
    if deciding := approvers_for_the_workspace(handover):
        raise ManagerApproves(deciding)
    raise NotYours(Task.APPROVE_EMAIL, (AllowedRole.OTHER_CSM, AllowedRole.MANAGER))


def approve_version(
    handover: Handover, *, by: str, now: datetime, beside: Beside = NOTHING, reason: str = ""
) -> Decision:
    """Approve the current version, whoever `by` is: see `overrides`. Raises NotReadyToApprove and WorthALook."""
    draft = _let_pass(handover, by=by, now=now, beside=beside, reason=reason)
    done = replace(draft, approved_version=draft.version, approved_by=by, approved_at=now, sent_back=None, put_up=True)
    return concluded(
        replace(handover, introduction=done),
        introduction_ready(handover.id, draft.version),
        *notices_of(handover, draft),
        *ready_once_told(replace(handover, introduction=done)),
    )


def mark_sent(handover: Handover, *, by: str, now: datetime, sent_by: str = "") -> Decision:
    """Store that the approved e-mail was sent, when (UTC), by whom (`by` unless named), and who said so.

    Raises NotApproved, StillConfidential, AlreadyDone, NotActive, and FieldProblems (field `sent_by`) for who takes no part.
    """
    require_active(handover)
    draft = handover.introduction
    not_sent(draft)
    if not draft.approved:
        raise NotApproved
    require_not_confidential(handover, now)
    if sent_by and sent_by not in handover.participants:
        raise FieldProblems({"sent_by": FieldProblem.TAKES_NO_PART})
    sent = replace(draft, sent_by=sent_by or by, sent_at=now, marked_by=by, reply_awaited=True)
    ready = introduction_ready(handover.id, draft.version)
    return concluded(
        replace(handover, introduction=sent), ready, *_letter_before(handover), _no_longer_taken_back(ready, now)
    )


def may_take_back(handover: Handover, now: datetime) -> bool:
    """Return whether "sent" can still be taken back: for a day after it was said."""
    sent = handover.introduction.sent_at
    return handover.status is Status.ACTIVE and sent is not None and now - sent <= TAKE_BACK


def take_back_sent(handover: Handover, *, now: datetime) -> Decision:
    """Undo `mark_sent`: the e-mail is approved and still to be sent. A stage reached is kept.

    Raises NotActive, and TooLateToTakeBack a day after it was marked, or when it is not marked.
    """
    require_active(handover)
    draft = handover.introduction
    if not may_take_back(handover, now):
        raise TooLateToTakeBack
    back = replace(draft, sent_by="", sent_at=None, sent_day=None, sent_way=None, marked_by="", reply_awaited=False)
    ready = introduction_ready(handover.id, draft.version)
    return concluded(replace(handover, introduction=back), ready, *_letter_before(handover))


def _letter_before(handover: Handover) -> tuple[Job, ...]:
    """Return the job that brings the message of the letter before this one up to date, for the customer replies to the last."""
    return tuple(introduction_ready(handover.id, letter.version) for letter in handover.sent_before[-1:])


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


def email_sent_back(handover_id: str, back: SentBack) -> Job:
    """Tell the author that the e-mail was sent back and why, or update that message."""
    ref = {"user": back.author, "by": back.by, "version": str(back.version), "at": back.at.isoformat()}
    key = f"email_sent_back:{handover_id}:{back.version}:{back.at.isoformat()}"
    return Job(EMAIL_SENT_BACK, key, f"approval:{handover_id}:{back.author}", handover_id, ref, again=True)


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


def ready_once_told(handover: Handover) -> tuple[Job, ...]:
    """Show the approved e-mail in its message on the day it is not confidential any more; nothing where it never was."""
    until, draft = confidential_until(handover), handover.introduction
    if until is None or not draft.approved or draft.sent:
        return ()
    ready = introduction_ready(handover.id, draft.version)
    due = moment(until, 0, handover.zone)
    later = {**ready.ref, SHOWN_BY: ready.key}
    return (replace(ready, key=f"{ready.key}:{until.isoformat()}", ref=later, due=due, urgent=False, again=False),)


def _no_longer_taken_back(ready: Job, sent: datetime) -> Job:
    """Bring the message of that job up to date once what was said at `sent` (UTC) can't be taken back any more."""
    due = sent + TAKE_BACK + timedelta(seconds=1)
    return replace(
        ready, key=f"{ready.key}:{due.isoformat()}", ref={**ready.ref, SHOWN_BY: ready.key}, due=due, urgent=False
    )


def introduction_files(handover_id: str, draft: Introduction) -> tuple[Job, ...]:
    """Put the approved version as a file below its text, once: one letter, each of a few, or all of many in one."""
    if not draft.each:
        return (_introduction_file(handover_id, draft.version),)
    letters = range(1, len(draft.each) + 1) if len(draft.each) <= MOST_FILES else (ALL_LETTERS,)
    return tuple(_introduction_file(handover_id, draft.version, str(one)) for one in letters)


def _introduction_file(handover_id: str, version: int, letter: str = "") -> Job:
    """Return the job for a file; `letter` is which of several it is, counted from 1, `ALL_LETTERS` for all of them in one."""
    which, ref = (f":{letter}", {"letter": letter}) if letter else ("", {})
    key = f"{INTRODUCTION_FILE}:{handover_id}:{version}{which}"
    return Job(INTRODUCTION_FILE, key, channel_lane(handover_id), handover_id, {"version": str(version), **ref})


def notices_of(handover: Handover, draft: Introduction) -> tuple[Job, ...]:
    """Return the jobs that update the messages about this version."""
    if not draft.drafted:
        return ()
    asked = approvers(handover) if draft.asked_at or draft.returned else ()
    told = (email_sent_back(handover.id, draft.sent_back),) if draft.sent_back else ()
    ready = (introduction_ready(handover.id, draft.version),) if draft.approved else ()
    return (*(approval_wanted(handover.id, draft.version, user) for user in asked), *told, *ready)


def not_sent(draft: Introduction) -> None:
    """Raise AlreadyDone when the e-mail is sent."""
    if draft.sent:
        raise AlreadyDone(Done.EMAIL_SENT)


def _let_pass(handover: Handover, *, by: str, now: datetime, beside: Beside, reason: str) -> Introduction:
    """Return the draft with what is worth a look let pass for this reason. Raises NotReadyToApprove, WorthALook, AlreadyDone."""
    draft = handover.introduction
    not_sent(draft)
    found = problems(handover, draft, beside)
    certain = [one for one in found if one.certain]
    if certain:
        raise NotReadyToApprove(len(certain))
    if found and not reason.strip():
        raise WorthALook(len(found))
    return exempted(draft, found, by=by, now=now, reason=reason)
