"""Sending the introduction e-mail back: whoever was to approve it says what to change; its author hears why. Undoable (P100)."""

from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.introduction.drafting import check_approver, email_sent_back, not_sent, notices_of
from handover.introduction.refusals import OutOfDate
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.introduction import Introduction, SentBack
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Task
from handover.stages import concluded


def send_back(handover: Handover, *, version: int, why: str, by: str, now: datetime) -> Decision:
    """Send the version that was read back to its author, who is to change it for the reason `why`.

    Raises what `check_approver` raises, OutOfDate when it is not the current version, AlreadyDone
    when it is sent back, approved, sent or not there, NotActive, FieldProblems (field `why`) without a reason.
    """
    require_active(handover)
    draft = handover.introduction
    not_sent(draft)
    check_approver(handover, by)
    if version != draft.version:
        raise OutOfDate(draft.author)
    if not draft.drafted:
        raise AlreadyDone(Done.TAKEN_BACK)
    if draft.approved:
        raise AlreadyDone(Done.EMAIL_APPROVED)
    if draft.returned and draft.returned.version == version:
        raise AlreadyDone(Done.EMAIL_SENT_BACK)
    if not why.strip():
        raise FieldProblems({"why": FieldProblem.MISSING})
    back = SentBack(why.strip(), by, now, version, draft.author, draft.asked_at)
    return _stored(handover, replace(draft, asked_at=None, sent_back=back), email_sent_back_of=back)


def take_back(handover: Handover, *, by: str) -> Decision:
    """Undo `send_back`: approval of the version is asked for as before. Only who sent it back may, while it is not changed.

    Raises NotYours, AlreadyDone when it is taken back or approved meanwhile, OutOfDate when it was changed, NotActive.
    """
    require_active(handover)
    draft, back = handover.introduction, handover.introduction.returned
    if back is None:
        raise AlreadyDone(Done.TAKEN_BACK)
    if back.version != draft.version:
        raise OutOfDate(draft.author)
    if by != back.by:
        raise NotYours(Task.APPROVE_EMAIL, (AllowedRole.OTHER_CSM, AllowedRole.MANAGER))
    return _stored(handover, replace(draft, asked_at=back.asked_at, sent_back=None), email_sent_back_of=back)


def _stored(handover: Handover, draft: Introduction, *, email_sent_back_of: SentBack) -> Decision:
    """Return the handover with this draft, and the jobs that tell its author and bring all that was said of it up to date."""
    told = email_sent_back(handover.id, email_sent_back_of)
    notices = {job.key: job for job in (*notices_of(handover, handover.introduction), told)}
    return concluded(replace(handover, introduction=draft), *notices.values())
