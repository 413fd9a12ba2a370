"""Edited and deleted messages of the interview thread: the parts that came from them change too.

The part of a deleted message, or of one whose text was replaced in the form, is kept empty with its time stamp.
"""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from handover.access import require_active
from handover.evidence import with_attachments
from handover.interview.answering import ThreadMessage, find_holder, reply
from handover.interview.meanings import asked_anew, decided, shown_again
from handover.interview.questions import realigned, thread_note
from handover.interview.refusals import NotApplicableWithoutReason, ReplacedInForm
from handover.interview.replies import NotApplicable, without_continuation_mark
from handover.model.answers import Answer, Part, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import MeaningOutcome
from handover.model.jobs import Job
from handover.model.people import Role
from handover.questions import after_reply, question_of, question_replied, with_answer, with_question
from handover.records.keeping import edited
from handover.stages import concluded

Holder = TypeVar("Holder", Answer, Question)


def edit(handover: Handover, role: Role, message: ThreadMessage, edited_at: datetime) -> Decision:
    """Update the part that came from this message in the interview of whoever holds the role.

    A message that was not stored yet is handled as a reply. An edit older than the stored part changes nothing. Raises what
    `reply` raises, and ReplacedInForm.
    """
    require_active(handover)
    holder = find_holder(handover, message.stamp)
    if holder is None:
        written = reply(asked_anew(handover, message.stamp), role, message)
        if find_holder(written.handover, message.stamp) is None:
            return written
        return replace(written, jobs=(*written.jobs, *shown_again(written.handover, message.stamp)))
    part = _part(holder, message.stamp)
    if part.at > message.at and edited_at < part.at:
        return unchanged(handover)
    new = replace(part, text=without_continuation_mark(message.text), at=edited_at)
    if isinstance(holder, Question):
        if new.text == part.text:
            return unchanged(handover)
        changed = with_question(handover, _with_part(holder, new))
        told = question_replied(changed, holder.id, "changed", f"{message.stamp}:{edited_at.isoformat()}")
        return concluded(after_reply(changed, holder), _edited(changed, role, holder.item, message, edited_at), told)
    answer = _edited_answer(handover, holder, part, new, message)
    if _says(answer) == _says(holder):
        return unchanged(handover)
    return concluded(with_answer(handover, answer), _edited(handover, role, holder.item, message, edited_at))


def withdraw(handover: Handover, role: Role, stamp: str, at: datetime) -> Decision:
    """Empty the part of a message of whoever holds the role, deleted at `at` (UTC). An item left without an answer is asked again.

    What was asked about the message is settled with it. Changes nothing else when no part came from it. Raises NotActive.
    """
    holder = find_holder(handover, stamp)
    if holder is None:
        return decided(handover, stamp, MeaningOutcome.GONE)
    part = _part(holder, stamp)
    if part.at >= at:
        return unchanged(handover)
    require_active(handover)
    gone_with_it = decided(handover, stamp, MeaningOutcome.GONE)
    handover = gone_with_it.handover
    gone, told = replace(part, text="", at=at, excuse=False), [*gone_with_it.jobs]
    if isinstance(holder, Question):
        left = after_reply(with_question(handover, _with_part(holder, gone)), holder)
        rest = question_of(left, holder.id)
        told.append(question_replied(left, holder.id, "withdrawn" if rest.open else "shortened", stamp))
    else:
        answer = with_attachments(_with_part(holder, gone), (), by=part.by, at=at, source=stamp)
        left = with_answer(handover, replace(answer, not_applicable="" if part.excuse else answer.not_applicable))
    noted = thread_note(left, role, "withdrawn", holder.item, stamp)
    left, follow = realigned(left)
    return concluded(left, noted, *follow, *told)


def _edited_answer(handover: Handover, answer: Answer, part: Part, new: Part, message: ThreadMessage) -> Answer:
    if not part.text and not part.excuse and not _carried(answer, part.source):
        raise ReplacedInForm(handover.playbook.item(answer.item).title)
    changed = with_attachments(answer, message.attachments, by=message.by, at=new.at, source=part.source)
    alone = not answer.not_applicable and not any(one.text for one in answer.parts if one.source != part.source)
    if isinstance(message.meaning, NotApplicable) and (part.excuse or alone):
        if not message.meaning.reason:
            raise NotApplicableWithoutReason(handover.playbook.item(answer.item).title)
        return _with_part(replace(changed, not_applicable=message.meaning.reason), replace(new, text="", excuse=True))
    reason = "" if part.excuse else answer.not_applicable
    text, records = edited(answer, part.source, new.text)
    return _with_part(replace(changed, not_applicable=reason, records=records), replace(new, text=text, excuse=False))


def _edited(handover: Handover, role: Role, item: str, message: ThreadMessage, edited_at: datetime) -> Job:
    return thread_note(handover, role, "edited", item, f"{message.stamp}:{edited_at.isoformat()}")


def _says(answer: Answer) -> tuple[object, ...]:
    """Return the content of the answer, without author and time."""
    return answer.text, answer.not_applicable, tuple(one.link for one in answer.evidence)


def _part(holder: Answer | Question, stamp: str) -> Part:
    return next(part for part in holder.parts if part.source == stamp)


def _carried(answer: Answer, stamp: str) -> bool:
    return any(one.source == stamp for one in answer.evidence)


def _with_part(holder: Holder, part: Part) -> Holder:
    return replace(holder, parts=tuple(part if one.source == part.source else one for one in holder.parts))
