"""Asking the outgoing CSM several questions at once: picked from a list, and of one's own. They get them in one message (P126)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.interview.questions import realigned, with_outcome
from handover.model.answers import Part, Question
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.interview import PromptKind, PromptOutcome
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.people import Role
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.questions import next_number, question_of, with_question
from handover.reverse_interview.catalogue import SUGGESTED, SuggestedQuestion
from handover.review import may_review
from handover.roles import repliers
from handover.stages import concluded

QUESTIONS_SETTLED = JobKind("questions_settled")
MOST_ASKED = 20
"""How many of them may be open at once: more would be no conversation."""


def suggested(handover: Handover) -> tuple[SuggestedQuestion, ...]:
    """Return the questions to pick from: without those for other playbooks, those asked before, and those answered already."""
    asked = {question.text for question in handover.questions}
    return tuple(
        one
        for one in SUGGESTED
        if one.text not in asked
        and (not one.playbooks or handover.playbook.key in one.playbooks)
        and not any(handover.answers[item].given for item in one.answered_by if item in handover.answers)
    )


def ask_several(handover: Handover, keys: Iterable[str], own: str, *, by: str, now: datetime) -> Decision:
    """Ask the suggested questions with these keys, and one's `own`, one per line; what is open already is not asked again.

    Raises FieldProblems (field `own`: MISSING where nothing is asked, TOO_MANY_QUESTIONS), NotYours unless `by` may review,
    NotActive.
    """
    require_active(handover)
    if not may_review(handover, by):
        raise NotYours(Task.ASK_QUESTION, (AllowedRole.INCOMING,))
    picked = {one.text: one.about for one in SUGGESTED if one.key in set(keys)}
    picked |= {text: () for line in own.splitlines() if (text := line.strip())}
    if not picked:
        raise FieldProblems({"own": FieldProblem.MISSING})
    open_ = {question.text for question in handover.questions if question.open}
    wanted = {text: about for text, about in picked.items() if text not in open_}
    if len(handover.gathered_questions()) + len(wanted) > MOST_ASKED:
        raise FieldProblems({"own": FieldProblem.TOO_MANY_QUESTIONS})
    if not wanted:
        return unchanged(handover)
    asked = tuple(
        Question(f"q{number}", _item(handover, about), text, by, now, gathered=True)
        for number, (text, about) in enumerate(wanted.items(), next_number(handover))
    )
    put, follow = realigned(replace(handover, questions=(*handover.questions, *asked)))
    return concluded(put, *follow)


def reply_to_several(handover: Handover, replies: Mapping[str, str], *, by: str, now: datetime) -> Decision:
    """Store replies from one form (question id → text); questions left empty or replied to since stay as they are.

    Raises UnknownQuestion, NotYours, NotActive.
    """
    require_active(handover)
    said = {question: text.strip() for question, text in replies.items() if text.strip()}
    if any(by not in repliers(handover, question_of(handover, question).asked_by) for question in said):
        raise NotYours(Task.REPLY_TO_QUESTION, (AllowedRole.OUTGOING, AllowedRole.MANAGER, AllowedRole.BACKUP))
    current = handover.interview_of(Role.OUTGOING).current
    if current is not None and current.kind is PromptKind.QUESTIONS and set(said) & set(current.subject.split(",")):
        # What was left empty is for the call.
        handover = with_outcome(handover, current.seq, PromptOutcome.ANSWERED)
    return settled_together(handover, said, (), by=by, now=now)


def settled_together(
    handover: Handover, said: Mapping[str, str], talked: Iterable[str], *, by: str, now: datetime
) -> Decision:
    """Store what was said to these questions, and that others were talked through; both are told once, in one message."""
    done = [
        question
        for question in handover.questions
        if question.open and (question.id in said or question.id in set(talked))
    ]
    if not done:
        return unchanged(handover)
    for question in done:
        text = said.get(question.id, "")
        parts = (*question.parts, Part(text, by, now)) if text else question.parts
        settled = replace(question, parts=parts, talked_by="" if text else by, talked_at=None if text else now)
        handover = with_question(handover, settled)
    handover, follow = realigned(handover)
    ids = [question.id for question in done]
    return concluded(handover, *follow, _told(handover, ids, by, now))


def _told(handover: Handover, questions: list[str], by: str, now: datetime) -> Job:
    key = f"questions_settled:{handover.id}:{questions[0]}:{now.isoformat()}"
    ref = {"questions": ",".join(questions), "by": by}
    return Job(QUESTIONS_SETTLED, key, channel_lane(handover.id), handover.id, ref)


def _item(handover: Handover, about: tuple[str, ...]) -> str:
    """Return the key of the item that the question belongs to: one of `about`, else the first that the incoming CSM reads."""
    known = {item.key: item for item in handover.playbook.items}
    others = [item.key for item in handover.playbook.items if item.owner is not Role.INCOMING]
    return next((key for key in (*about, *others) if key in known), handover.playbook.items[0].key)
