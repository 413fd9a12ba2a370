"""Questions of the incoming CSM about an answer, and their replies (P126)."""

from dataclasses import replace
from datetime import datetime

from handover.acceptance import acceptance_of
from handover.answer_size import require_room
from handover.model.answers import Answer, Question
from handover.model.audit import PlanField
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.kept import ThingKind
from handover.model.refusals import Refusal
from handover.plan.dates import answers_in_support, last_day
from handover.time.workdays import local_date

QUESTION_REPLIED = JobKind("question_replied")
SUPPORT_ASKED = JobKind("support_asked")


class UnknownQuestion(Refusal):
    """The handover has no question with this id."""


def question_of(handover: Handover, question_id: str) -> Question:
    """Return the question with this id. Raises UnknownQuestion."""
    for question in handover.questions:
        if question.id == question_id:
            return question
    raise UnknownQuestion


def question_owner(handover: Handover, question: Question) -> str:
    """Return the user id of who has to reply: the outgoing CSM (P126), or the incoming CSM to who is or was the outgoing.

    Somebody who has kept it from when they were the outgoing CSM replies themselves. What is asked after the last day of an
    outgoing CSM who does not stay with us is for who can be asked then (P93).
    """
    if kept := handover.keeper(ThingKind.QUESTION, question.id):
        return kept
    if question.asked_by in (handover.outgoing, handed_over_at(handover, question.asked_at)):
        return handover.incoming
    after_their_time = local_date(question.asked_at, handover.zone) > last_day(handover)
    instead = answers_in_support(handover) if after_their_time else handover.outgoing
    return instead if instead != question.asked_by else handover.outgoing


def kept_by_another(handover: Handover, question: Question) -> bool:
    """Return whether somebody who was the outgoing CSM before has kept the question."""
    return handover.keeper(ThingKind.QUESTION, question.id) not in ("", handover.outgoing)


def handed_over_at(handover: Handover, at: datetime) -> str:
    """Return the user id of who was the outgoing CSM at this moment (UTC)."""
    later = (one for one in handover.changes if one.what is PlanField.OUTGOING and one.at > at)
    return next((one.before for one in later), handover.outgoing)


def next_number(handover: Handover) -> int:
    """Return the number of the next question that is asked, which no other has had, one that was lost neither."""
    return len(handover.questions) + handover.numbers_from + 1


def support_asked(handover: Handover, question: Question) -> tuple[Job, ...]:
    """Return the job that puts a question directly to who replies in place of the outgoing CSM; none where that is they."""
    user = question_owner(handover, question)
    if user in (handover.outgoing, handover.incoming):
        return ()
    key = f"support_asked:{handover.id}:{question.id}:{user}"
    return (Job(SUPPORT_ASKED, key, key, handover.id, {"user": user, "question": question.id}),)


def with_question(handover: Handover, question: Question) -> Handover:
    """Return the handover with this question in place of the one with the same id. Raises AnswerFull."""
    require_room(question_of(handover, question.id), question, handover.playbook.item(question.item).title)
    return replace(handover, questions=tuple(question if one.id == question.id else one for one in handover.questions))


def reopened(handover: Handover, item: str) -> Handover:
    """Return the handover with the item not accepted."""
    answer = replace(handover.answer(item), accepted_by="", accepted_at=None, was_accepted=None)
    return replace(handover, answers={**handover.answers, item: answer})


def after_reply(handover: Handover, question: Question) -> Handover:
    """Return the handover after a change to the reply: the item is not accepted any more, unless it was asked with others."""
    return handover if question.gathered else reopened(handover, question.item)


def with_answer(handover: Handover, answer: Answer) -> Handover:
    """Return the handover with this answer, waiting for review again unless it says what was accepted. Raises AnswerFull."""
    require_room(handover.answer(answer.item), answer, handover.playbook.item(answer.item).title)
    accepted = acceptance_of(handover.answer(answer.item))
    waiting = replace(answer, accepted_by="", accepted_at=None, was_accepted=accepted)
    if accepted is not None and not handover.open_questions(answer.item):
        as_accepted = replace(waiting, accepted_by=accepted.by, accepted_at=accepted.at, was_accepted=None)
        waiting = as_accepted if acceptance_of(as_accepted) == accepted else waiting
    answers = {**handover.answers, answer.item: waiting}
    return replace(handover, answers=answers, playbook=handover.playbook.with_answered(answer.item))


def reply_key(handover_id: str, question_id: str) -> str:
    """Return what the key of every job begins with that posts something about a reply to this question; a colon follows."""
    return f"question_replied:{handover_id}:{question_id}"


def question_replied(handover: Handover, question_id: str, what: str, once: str) -> Job:
    """Post in the channel that a reply was given, added to, changed or withdrawn. `once` makes the key unique."""
    return Job(
        QUESTION_REPLIED,
        f"{reply_key(handover.id, question_id)}:{what}:{once}",
        channel_lane(handover.id),
        handover.id,
        {"question": question_id, "what": what},
    )
