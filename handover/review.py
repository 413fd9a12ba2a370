"""The review by the incoming CSM: accept answers, ask about them, and the replies (P82, P83, P126)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_active
from handover.interview.questions import realigned
from handover.model.answers import Answer, Part, Question
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.playbook import Item
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Refusal, Task
from handover.questions import (
    after_reply,
    next_number,
    question_of,
    question_owner,
    question_replied,
    reopened,
    support_asked,
    with_question,
)
from handover.roles import repliers, reviewers
from handover.stages import concluded
from handover.text.fingerprint import fingerprint
from handover.text.intake import required


@dataclass
class NotReviewable(Refusal):
    """The item has no answer that can be accepted or asked about."""

    item: str


def reviewed_items(handover: Handover) -> tuple[Item, ...]:
    """Return the items the incoming CSM reviews: all they do not own, in playbook order."""
    return tuple(item for item in handover.playbook.items if item.owner is not Role.INCOMING)


def may_review(handover: Handover, person: str) -> bool:
    """Return whether this person accepts answers and asks: the incoming CSM, the backup, or who has an area (P25, P27, P112)."""
    return person in reviewers(handover)


def may_accept(handover: Handover, item: str, person: str) -> bool:
    """Return whether this person accepts the answer to this item: the incoming CSM and the backup any, others their area's."""
    area = any(one.who == person and item in one.items for one in handover.areas)
    return area or (bool(person) and person in (handover.incoming, handover.backup))


def accept(handover: Handover, items: Iterable[str], *, by: str, now: datetime) -> Decision:
    """Accept these answers. Those accepted before stay unchanged; AlreadyDone when all of them were.

    Raises NotYours unless `by` may review, NotReviewable for an item without an answer or with an open question,
    NotActive.
    """
    _reviewer_only(handover, by)
    answers = dict(handover.answers)
    wanted = [item for item in dict.fromkeys(items) if not handover.answer(item).accepted]
    for item in wanted:
        if not may_accept(handover, item, by):
            raise NotYours(Task.REVIEW_ANSWERS, (AllowedRole.INCOMING,))
        if not handover.answer(item).given or handover.open_questions(item):
            raise NotReviewable(handover.playbook.item(item).title)
        answers[item] = replace(handover.answer(item), accepted_by=by, accepted_at=now, was_accepted=None)
    if not wanted:
        raise AlreadyDone(Done.ANSWER_ACCEPTED)
    return concluded(replace(handover, answers=answers))


def take_back(handover: Handover, *, by: str, at: datetime) -> Decision:
    """Take back what this person accepted at this moment (UTC): it waits for them again. A stage reached is kept.

    Raises NotYours unless `by` may review, AlreadyDone when nothing of it stands any more, NotActive.
    """
    _reviewer_only(handover, by)
    theirs = {
        key: replace(one, accepted_by="", accepted_at=None)
        for key, one in handover.answers.items()
        if (one.accepted_by, one.accepted_at) == (by, at)
    }
    if not theirs:
        raise AlreadyDone(Done.TAKEN_BACK)
    return concluded(replace(handover, answers={**handover.answers, **theirs}))


def answer_fingerprint(answer: Answer) -> str:
    """Return a fingerprint of the answer, so that an acceptance counts only for the content that was read."""
    return fingerprint(answer.text, answer.not_applicable, *(one.file or one.link for one in answer.evidence))


def unchanged_since_seen(handover: Handover, ticked: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ticked items (item → fingerprint) whose answer is unchanged and can be accepted."""
    return tuple(
        item
        for item, mark in ticked.items()
        if answer_fingerprint(handover.answer(item)) == mark
        and not handover.answer(item).accepted
        and not handover.open_questions(item)
    )


def ask(handover: Handover, item: str, text: str, *, by: str, now: datetime) -> Decision:
    """Ask the outgoing CSM about an item, in the interview thread. The answer is not accepted any more.

    Raises FieldProblems (field `question`: MISSING or SECRET), AlreadyDone when the same question is open, and
    NotYours, NotReviewable, NotActive as `accept`.
    """
    _reviewer_only(handover, by)
    text = required("question", text)
    if not handover.covered(item):
        raise NotReviewable(handover.playbook.item(item).title)
    if any(question.text == text for question in handover.open_questions(item)):
        raise AlreadyDone(Done.QUESTION_ASKED)
    question = Question(f"q{next_number(handover)}", item, text, by, now)
    asked = reopened(replace(handover, questions=(*handover.questions, question)), item)
    asked, follow = realigned(asked)
    return concluded(asked, *follow, *support_asked(asked, question))


def reply_to(handover: Handover, question_id: str, text: str, *, by: str, now: datetime) -> Decision:
    """Store a reply from a form. Raises FieldProblems (field `reply`), NotYours, NotActive, AlreadyDone."""
    require_active(handover)
    question = question_of(handover, question_id)
    if by not in {question_owner(handover, question), *repliers(handover, question.asked_by)}:
        raise NotYours(Task.REPLY_TO_QUESTION, (AllowedRole.OUTGOING, AllowedRole.MANAGER, AllowedRole.BACKUP))
    if not question.open:
        raise AlreadyDone(Done.QUESTION_REPLIED)
    text = required("reply", text)
    replied = with_question(handover, replace(question, parts=(*question.parts, Part(text, by, now))))
    replied, follow = realigned(after_reply(replied, question))
    return concluded(replied, *follow, question_replied(replied, question_id, "replied", now.isoformat()))


def _reviewer_only(handover: Handover, person: str) -> None:
    require_active(handover)
    if not may_review(handover, person):
        raise NotYours(Task.REVIEW_ANSWERS, (AllowedRole.INCOMING,))
