"""Taking down what the outgoing CSM says in the thread: replies, messages that belong together, "not applicable".

Not a word is lost: messages that belong together are joined in the order they were written, a text that follows "not
applicable" keeps the reason that was given, and whatever cannot be placed is refused aloud. A message that was taken
back or overtaken stays behind as an empty part under its stamp, so that a redelivered event cannot bring it back.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import require_active
from handover.evidence import Attachment, with_attachments
from handover.interview.prompts import answered_before, newest_prompt_at
from handover.interview.questions import open_prompt, put_next_prompt, thread_note, with_outcome
from handover.interview.replies import AnswerText, NotApplicable
from handover.model.answers import Answer, Part, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.jobs import Job
from handover.model.refusals import (
    FieldProblem,
    FieldProblems,
    NoOpenPrompt,
    NoPromptYet,
    NotApplicableWithoutReason,
    SecretPasted,
)
from handover.questions import question_of, question_replied, reopened, with_question
from handover.stages import concluded
from handover.text.secrets import holds_secret
from handover.time.timestamps import moment_of


@dataclass(frozen=True)
class ThreadMessage:
    """One message in the thread: its stamp (which names it), who wrote it, what it says and carries."""

    stamp: str
    by: str
    meaning: AnswerText | NotApplicable
    attachments: tuple[Attachment, ...] = ()

    @property
    def at(self) -> datetime:
        """When it was written."""
        return moment_of(self.stamp)

    @property
    def text(self) -> str:
        """Its words, without the plus that said where they belong."""
        return self.meaning.text


def reply(handover: Handover, message: ThreadMessage) -> Decision:
    """Take down a reply where it belongs (see `interview.on_screen`) and put the next question.

    A message taken down before changes nothing. Raises NotActive, SecretPasted, WhyNot ("n/a" without a because),
    NothingAsked before the first question and NothingOpen after the last.
    """
    require_active(handover)
    if find_holder(handover, message.stamp) is not None:
        return unchanged(handover)
    if holds_secret(message.text):
        raise SecretPasted
    prompt = _prompt_for(handover, message)
    if prompt.kind is PromptKind.QUESTION:
        taken = _replied(handover, question_of(handover, prompt.subject), message)
        return _prompt_answered(taken, prompt, PromptOutcome.ANSWERED, message, _reply_job(handover, prompt, message))
    joins = prompt.outcome in (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)
    if isinstance(message.meaning, NotApplicable) and not joins:
        taken = _marked_not_applicable(handover, prompt.subject, message.meaning.reason, message)
        outcome = PromptOutcome.NOT_APPLICABLE
    else:
        taken = _answered(handover, prompt.subject, message, joins=joins)
        outcome = prompt.outcome if joins else PromptOutcome.ANSWERED
    return _prompt_answered(taken, prompt, outcome, message)


def mark_not_applicable(handover: Handover, seq: int, reason: str, *, by: str, now: datetime) -> Decision:
    """Note, from a form, why the question with this number does not apply, and put the next one.

    Raises FieldProblems on `reason`, MovedOn when the question is not waiting any more, NotActive.
    """
    prompt = open_prompt(handover, seq)
    reason = reason.strip()
    if not reason:
        raise FieldProblems({"reason": FieldProblem.MISSING})
    if holds_secret(reason):
        raise FieldProblems({"reason": FieldProblem.SECRET})
    answer = _reason_into_parts(handover.answer(prompt.subject), now)
    answer = replace(answer, not_applicable=reason, by=by, at=now)
    excused = with_outcome(with_answer(handover, answer), prompt.seq, PromptOutcome.NOT_APPLICABLE)
    excused, follow = put_next_prompt(replace(excused, interview=replace(excused.interview, resting=False)))
    return concluded(excused, *follow)


def _prompt_for(handover: Handover, message: ThreadMessage) -> Prompt:
    more = isinstance(message.meaning, AnswerText) and message.meaning.more
    previous = answered_before(handover, message.at) if more else None
    prompt = previous or newest_prompt_at(handover, message.at)
    if prompt is None:
        raise NoPromptYet
    if prompt.kind is PromptKind.FINISHED:
        raise NoOpenPrompt
    return prompt


def _prompt_answered(
    handover: Handover, prompt: Prompt, outcome: PromptOutcome, message: ThreadMessage, *told: Job
) -> Decision:
    """Close the prompt; put the next question if this was the newest, else say that the message has joined its answer."""
    newest = handover.interview.prompts[-1]
    joins = prompt.outcome in (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)
    handover = with_outcome(handover, prompt.seq, outcome)
    follow: tuple[Job, ...] = ()
    if prompt.seq == newest.seq and not joins:
        if prompt.kind is PromptKind.ITEM:
            handover = replace(handover, interview=replace(handover.interview, resting=False))
        handover, follow = put_next_prompt(handover)
    if not follow and newest.posted_at is not None:
        # Otherwise the next question is still on its way and will say what was saved.
        what = "passed_on" if prompt.kind is PromptKind.QUESTION else "saved"
        follow = (thread_note(handover, what, _item_of(handover, prompt), message.stamp),)
    return concluded(handover, *told, *follow)


def _item_of(handover: Handover, prompt: Prompt) -> str:
    if prompt.kind is PromptKind.QUESTION:
        return question_of(handover, prompt.subject).item
    return prompt.subject


def _answered(handover: Handover, item: str, message: ThreadMessage, *, joins: bool) -> Handover:
    answer = handover.answer(item)
    if not joins and message.text.strip():
        answer = _reason_into_parts(answer, message.at)
    parts = _in_order([*answer.parts, Part(message.text, message.by, message.at, message.stamp)])
    changed = replace(answer, parts=parts, by=message.by, at=message.at)
    changed = with_attachments(changed, message.attachments, by=message.by, at=message.at, source=message.stamp)
    return with_answer(handover, changed)


def _marked_not_applicable(handover: Handover, item: str, reason: str, message: ThreadMessage) -> Handover:
    if not reason:
        raise NotApplicableWithoutReason(handover.playbook.item(item).title)
    answer = _reason_into_parts(handover.answer(item), message.at)
    parts = _in_order([*answer.parts, Part("", message.by, message.at, message.stamp, excuse=True)])
    changed = replace(answer, parts=parts, not_applicable=reason, by=message.by, at=message.at)
    changed = with_attachments(changed, message.attachments, by=message.by, at=message.at, source=message.stamp)
    return with_answer(handover, changed)


def _reason_into_parts(answer: Answer, at: datetime) -> Answer:
    """Return the answer with its "not applicable because" as an ordinary part, because something new takes its place."""
    reason = answer.not_applicable
    if not reason:
        return answer
    parts = tuple(replace(one, text=reason, excuse=False) if one.excuse else one for one in answer.parts)
    if parts == answer.parts:
        parts = (Part(reason, answer.by, answer.at or at), *parts)
    return replace(answer, parts=parts, not_applicable="")


def _replied(handover: Handover, question: Question, message: ThreadMessage) -> Handover:
    links = "".join(f"\n{one.link}" for one in message.attachments if one.link not in message.text)
    part = Part((message.text + links).strip(), message.by, message.at, message.stamp)
    replied = replace(question, parts=_in_order([*question.parts, part]))
    return reopened(with_question(handover, replied), question.item)


def _reply_job(handover: Handover, prompt: Prompt, message: ThreadMessage) -> Job:
    what = "replied" if question_of(handover, prompt.subject).open else "added"
    return question_replied(handover, prompt.subject, what, message.stamp)


def find_holder(handover: Handover, stamp: str) -> Answer | Question | None:
    """Return the answer or question that has a part from this message."""
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    return next((holder for holder in holders if any(part.source == stamp for part in holder.parts)), None)


def with_answer(handover: Handover, answer: Answer) -> Handover:
    """Return the handover with this answer, which is new to the incoming CSM and so waits for their yes."""
    changed = replace(handover, answers={**handover.answers, answer.item: answer})
    return reopened(changed, answer.item)


def _in_order(parts: list[Part]) -> tuple[Part, ...]:
    """Return the parts in the order they were written, whichever arrived first."""
    return tuple(sorted(parts, key=lambda part: moment_of(part.source) if part.source else part.at))
