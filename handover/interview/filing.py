"""Where a message of the interview belongs, told by its writer: filed, moved, or taken out again with one tap."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from handover.access import require_active
from handover.evidence import Attachment
from handover.interview.answering import (
    WHICH,
    ThreadMessage,
    answered,
    find_holder,
    marked_not_applicable,
    replied,
    targets_of,
)
from handover.interview.jobs import ask_meaning
from handover.interview.meanings import ask_meaning_of, decided, meaning_of, shown_again
from handover.interview.progress import asked_as, unanswered
from handover.interview.prompts import newest_prompt_at
from handover.interview.questions import (
    put_again,
    put_next_prompt,
    realigned,
    set_paused,
    thread_note,
    with_outcome,
)
from handover.interview.refusals import NoOpenPrompt, NoPromptYet, PromptClosed
from handover.interview.replies import AnswerText, Guess, NotApplicable
from handover.model.answers import Answer, Part, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import MeaningOutcome, PromptKind, PromptOutcome
from handover.model.jobs import Job
from handover.model.people import Role
from handover.questions import after_reply, kept_by_another, question_of, question_replied, with_answer, with_question
from handover.stages import concluded
from handover.time.timestamps import moment_of

LOST = "lost"
"""Why it is asked about a message that was written to a lost prompt: it is not known what it answers."""
OFFERED = 6
"""How many items such a message is offered to at most."""
NOTHING_TO_SAY = "nothing to say"
"""The reason that is kept when somebody has nothing to say about an item."""


class FiledAs(StrEnum):
    """What a message is filed as."""

    ANSWER = "answer"
    EXCUSE = "excuse"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Target:
    """What a message is filed under: an item, or a question of the incoming CSM."""

    kind: PromptKind
    subject: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the target whose string this is. Raises ValueError when it is none."""
        kind, _, subject = text.partition(":")
        return cls(PromptKind(kind), subject)

    def __str__(self) -> str:
        """Return the target as buttons and jobs carry it."""
        return f"{self.kind}:{self.subject}"


def file_message(handover: Handover, message: ThreadMessage, target: Target, filed_as: FiledAs) -> Decision:
    """Store the message under the target, out of wherever it was stored, and put the question that waits then.

    Raises NotActive, and PromptClosed for a target that is not there (any more).
    """
    require_active(handover)
    _must_exist(handover, target)
    before = find_holder(handover, message.stamp)
    if before is not None and _target_of(before) == target and filed_as is FiledAs.ANSWER:
        return unchanged(handover)
    handover, told = _taken_out(handover, message.stamp)
    filed, more = _filed(handover, message, target, filed_as)
    filed, follow = _go_on(filed, target, filed_as)
    left = _left_open(filed, before)
    if left is not None and left != target:
        filed, follow = put_again(filed, left.kind, left.subject)
    return concluded(filed, *told, *more, *shown_again(filed, message.stamp), *follow)


def stored_message(handover: Handover, stamp: str) -> ThreadMessage:
    """Return a message of this time stamp as it is stored. Raises PromptClosed when it is stored nowhere."""
    holder = find_holder(handover, stamp)
    if holder is None:
        raise PromptClosed
    part = next(part for part in holder.parts if part.source == stamp)
    kept = holder.evidence if isinstance(holder, Answer) else ()
    attached = tuple(Attachment(one.title, one.link) for one in kept if one.source == stamp)
    reason = holder.not_applicable if isinstance(holder, Answer) and part.excuse else ""
    return ThreadMessage(stamp, part.by, AnswerText(part.text or reason), attached, part.origin)


def where_stored(handover: Handover, stamp: str) -> Target | None:
    """Return what the message of this time stamp is filed under, None when it is stored nowhere."""
    holder = find_holder(handover, stamp)
    return _target_of(holder) if holder is not None else None


def stored_as(handover: Handover, stamp: str) -> FiledAs:
    """Return what a stored message is filed as."""
    holder = find_holder(handover, stamp)
    if not isinstance(holder, Answer) or not any(part.excuse for part in holder.parts if part.source == stamp):
        return FiledAs.ANSWER
    return FiledAs.NOTHING if holder.not_applicable == NOTHING_TO_SAY else FiledAs.EXCUSE


def take_out(handover: Handover, *stamps: str) -> Decision:
    """Take messages out of where they are stored, as if they had not been written, and put the question again if that is open.

    `stamps` are those of one message and of what was stored together with it. When they are stored nowhere, only that it is
    talk is recorded. That can be taken back (`meanings.ask_again`). Raises NotActive.
    """
    require_active(handover)
    holders = [holder for stamp in stamps if (holder := find_holder(handover, stamp)) is not None]
    before = holders[0] if holders else None
    if before is None:
        return decided(handover, stamps[0], MeaningOutcome.TALK)
    left, told = handover, tuple[Job, ...]()
    for stamp in stamps:
        left, said = _taken_out(left, stamp)
        told = told or said
    if len(stamps) == 1:
        left, shown = _noted_as_talk(left, stamps[0], _target_of(before))
        told = (*told, *shown)
    again = _left_open(left, before)
    follow: tuple[Job, ...] = ()
    if again is not None:
        left, follow = put_again(left, again.kind, again.subject)
    target = _target_of(before)
    role = asked_as(left, target.kind, target.subject)
    noted = () if follow else (thread_note(left, role, "taken_out", item_of(left, target), stamps[0]),)
    return concluded(left, *told, *noted, *follow)


def _noted_as_talk(handover: Handover, stamp: str, target: Target) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover in which this message, stored until now, is talk, and what shows that."""
    role = asked_as(handover, target.kind, target.subject)
    asked = ask_meaning_of(handover, role, stamp, Guess.REMARK, str(target)).handover
    known = meaning_of(handover, stamp)
    noted = decided(asked, stamp, MeaningOutcome.TALK)
    return noted.handover, noted.jobs if known is not None else ()


def ask_about(handover: Handover, role: Role, stamp: str, guess: str, colleague: str = "") -> Decision:
    """Ask what the message of this time stamp means, and change nothing yet. Raises NoPromptYet, NoOpenPrompt, NotActive.

    It stands in the interview of whoever holds the role. It can be filed under the item or question that had been put when it
    was written; when that was lost, under any that waits. `colleague` is the user id of who it says to know.
    """
    require_active(handover)
    interview = handover.interview_of(role)
    prompt = newest_prompt_at(interview, moment_of(stamp))
    if prompt is None:
        raise NoPromptYet
    if guess == Guess.RETRACT and prompt.kind is PromptKind.FINISHED:
        return Decision(handover, (ask_meaning(handover.id, interview, stamp, guess),))
    if prompt.kind is PromptKind.FINISHED:
        raise NoOpenPrompt
    if prompt.kind is PromptKind.LOST:
        guess, targets = LOST, waiting(handover, role)
    else:
        targets = [Target.parse(one) for one in targets_of(prompt)]
    guess = WHICH if len(targets) > 1 and guess != LOST else guess
    if not targets:
        raise NoOpenPrompt
    return ask_meaning_of(handover, role, stamp, guess, *map(str, targets), colleague=colleague)


def message_before(handover: Handover, stamp: str) -> tuple[Target, Part] | None:
    """Return the last message stored before the one of this time stamp, and where it is; None when there is none."""
    at = moment_of(stamp)
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    parts = ((holder, part) for holder in holders for part in holder.parts if part.source)
    earlier = [
        (holder, part) for holder, part in parts if moment_of(part.source) < at and _says_something(holder, part)
    ]
    holder, part = max(earlier, key=lambda one: moment_of(one[1].source), default=(None, None))
    return (_target_of(holder), part) if holder is not None and part is not None else None


def _says_something(holder: Answer | Question, part: Part) -> bool:
    """Return whether anything is kept of a message: a deleted one stays as an empty part."""
    kept = holder.evidence if isinstance(holder, Answer) else ()
    return bool(part.text.strip()) or part.excuse or any(one.source == part.source for one in kept)


def item_of(handover: Handover, target: Target) -> str:
    """Return the item that a target is about."""
    return question_of(handover, target.subject).item if target.kind is PromptKind.QUESTION else target.subject


def waiting(handover: Handover, role: Role) -> list[Target]:
    """Return what whoever holds the role can still answer, the open prompt's first."""
    questions = (*handover.open_questions(), *handover.gathered_questions()) if role is Role.OUTGOING else ()
    open_ = [Target(PromptKind.QUESTION, one.id) for one in questions if not kept_by_another(handover, one)]
    open_ += [Target(PromptKind.ITEM, item.key) for item in unanswered(handover, role)]
    current = handover.interview_of(role).current
    open_.sort(key=lambda one: current is None or one != Target(current.kind, current.subject))
    return open_[:OFFERED]


def _must_exist(handover: Handover, target: Target) -> None:
    items = {item.key for item in handover.playbook.items}
    known = items if target.kind is PromptKind.ITEM else {one.id for one in handover.questions}
    if target.subject not in known:
        raise PromptClosed


def _target_of(holder: Answer | Question) -> Target:
    if isinstance(holder, Question):
        return Target(PromptKind.QUESTION, holder.id)
    return Target(PromptKind.ITEM, holder.item)


def _taken_out(handover: Handover, stamp: str) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover without what came from the message, and the job that says so where it had been passed on."""
    holder = find_holder(handover, stamp)
    if holder is None:
        return handover, ()
    parts = tuple(part for part in holder.parts if part.source != stamp)
    if isinstance(holder, Question):
        left = after_reply(with_question(handover, replace(holder, parts=parts)), holder)
        what = "withdrawn" if question_of(left, holder.id).open else "shortened"
        return left, (question_replied(left, holder.id, what, f"{stamp}:taken_out"),)
    excused = any(part.excuse for part in holder.parts if part.source == stamp)
    evidence = tuple(one for one in holder.evidence if one.source != stamp)
    reason = "" if excused else holder.not_applicable
    return with_answer(handover, replace(holder, parts=parts, evidence=evidence, not_applicable=reason)), ()


def _filed(
    handover: Handover, message: ThreadMessage, target: Target, filed_as: FiledAs
) -> tuple[Handover, tuple[Job, ...]]:
    if target.kind is PromptKind.QUESTION:
        question = question_of(handover, target.subject)
        job = question_replied(handover, question.id, "replied" if question.open else "added", message.stamp)
        return replied(handover, question, message), (job,)
    awake = set_paused(handover, asked_as(handover, target.kind, target.subject), paused=False)
    if filed_as is FiledAs.NOTHING:
        return marked_not_applicable(awake, target.subject, NOTHING_TO_SAY, message), ()
    if filed_as is FiledAs.EXCUSE:
        meaning = message.meaning
        reason = meaning.reason if isinstance(meaning, NotApplicable) else meaning.text
        return marked_not_applicable(awake, target.subject, reason, message), ()
    return answered(awake, target.subject, message, joins=awake.answer(target.subject).given), ()


def _go_on(handover: Handover, target: Target, filed_as: FiledAs) -> tuple[Handover, tuple[Job, ...]]:
    role = asked_as(handover, target.kind, target.subject)
    current = handover.interview_of(role).current
    if current is None or (current.kind, current.subject) != (target.kind, target.subject):
        return realigned(handover)
    outcome = PromptOutcome.ANSWERED if filed_as is FiledAs.ANSWER else PromptOutcome.NOT_APPLICABLE
    return put_next_prompt(with_outcome(handover, current.seq, outcome), role)


def _left_open(handover: Handover, before: Answer | Question | None) -> Target | None:
    """Return the item or question that has nothing any more, now that a message of it is gone."""
    if isinstance(before, Answer) and not handover.answer(before.item).given:
        return _target_of(before)
    if isinstance(before, Question) and question_of(handover, before.id).open:
        return _target_of(before)
    return None
