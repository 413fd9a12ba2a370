"""Storing replies of the interview thread: answers, continuations, "not applicable".

No text is lost: parts are kept in the order they were written, a text that follows "not applicable" keeps the reason as
a part, and a message without a prompt is refused. A deleted or replaced message stays as an empty part with its time
stamp, so that a redelivered event does not restore it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeGuard

from handover.access import require_active
from handover.evidence import Attachment, with_attachments
from handover.interview.looking_back import looks_back
from handover.interview.meanings import ask_meaning_of
from handover.interview.placement import few_words, places_for
from handover.interview.progress import unanswered
from handover.interview.prompts import answered_before, interview_with
from handover.interview.questions import open_prompt, put_next_prompt, set_paused, thread_note, with_outcome
from handover.interview.refusals import NoOpenPrompt, NoPromptYet, NotApplicableWithoutReason
from handover.interview.replies import AnswerText, NotApplicable, corrects
from handover.model.answers import Answer, Part, Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.jobs import Job
from handover.model.origin import Origin
from handover.model.people import Role
from handover.questions import after_reply, question_of, question_replied, with_answer, with_question
from handover.stages import concluded
from handover.text.intake import required
from handover.time.timestamps import moment_of

ANSWERS = (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)
WHICH = "which"
"""Why it is asked where a message belongs: it is an answer, and it is not certain to what."""
MOST_OFFERED = 3
"""Most open items or questions that are offered for a message that was written to none of them."""


@dataclass(frozen=True)
class ThreadMessage:
    """One message of somebody who is asked: its Slack time stamp, author, parsed reply, attachments, and where it stands."""

    stamp: str
    by: str
    meaning: AnswerText | NotApplicable
    attachments: tuple[Attachment, ...] = ()
    origin: Origin | None = None

    @property
    def at(self) -> datetime:
        """When it was written (UTC)."""
        return moment_of(self.stamp)

    @property
    def text(self) -> str:
        """Its text without the plus that marks a continuation."""
        return self.meaning.text


def reply(handover: Handover, role: Role, message: ThreadMessage) -> Decision:
    """Store a reply, in the interview of whoever holds the role, with the prompt it belongs to (see `placement`).

    The next prompt is put; where it is not certain what it belongs to, that is asked. Changes nothing for a message that is
    stored already. Raises NotActive, NotApplicableWithoutReason, NoPromptYet before the first prompt and NoOpenPrompt after
    the last.
    """
    require_active(handover)
    if find_holder(handover, message.stamp) is not None:
        return unchanged(handover)
    places = _places(handover, role, message)
    prompt = places[0]
    if len(places) > 1 or prompt.kind in (PromptKind.FINISHED, PromptKind.QUESTIONS):
        return _which(handover, role, message, places)
    if prompt.kind is PromptKind.QUESTION:
        taken = replied(handover, question_of(handover, prompt.subject), message)
        return _prompt_answered(taken, prompt, PromptOutcome.ANSWERED, message, _reply_job(handover, prompt, message))
    joins = prompt.outcome in ANSWERS
    if isinstance(message.meaning, NotApplicable) and not joins:
        taken = marked_not_applicable(handover, prompt.subject, message.meaning.reason, message)
        outcome = PromptOutcome.NOT_APPLICABLE
    else:
        taken = answered(handover, prompt.subject, message, joins=joins)
        outcome = prompt.outcome if joins else PromptOutcome.ANSWERED
    return _prompt_answered(taken, prompt, outcome, message)


def mark_not_applicable(handover: Handover, seq: int, reason: str, *, by: str, now: datetime) -> Decision:
    """Store, from a form, why the prompt with this number does not apply, and put the next one.

    Raises FieldProblems (field `reason`), PromptClosed when the prompt is not open any more, NotActive.
    """
    prompt = open_prompt(handover, seq)
    reason = required("reason", reason)
    answer = _reason_into_parts(handover.answer(prompt.subject), now)
    answer = replace(answer, not_applicable=reason, by=by, at=now)
    role = interview_with(handover, seq).role
    excused = with_outcome(with_answer(handover, answer), seq, PromptOutcome.NOT_APPLICABLE)
    excused, follow = put_next_prompt(set_paused(excused, role, paused=False), role)
    return concluded(excused, *follow)


def _places(handover: Handover, role: Role, message: ThreadMessage) -> tuple[Prompt, ...]:
    """Return the prompts the message may belong to. Raises NoPromptYet."""
    more = (isinstance(message.meaning, AnswerText) and message.meaning.more) or corrects(message.text)
    only_file = bool(message.attachments) and not message.text.strip()
    back = looks_back(message.text)
    found = places_for(handover, role, message.at, len(message.text), file=only_file, more=more, back=back)
    if not found:
        raise NoPromptYet
    return found


def _which(handover: Handover, role: Role, message: ThreadMessage, places: tuple[Prompt, ...]) -> Decision:
    """Ask which of these prompts the message belongs to; after the end, whether it adds to the last answer."""
    targets = [target for one in places for target in targets_of(one)]
    if not targets:
        last = answered_before(handover.interview_of(role), message.at)
        still_open = [f"{PromptKind.ITEM}:{item.key}" for item in unanswered(handover, role)[:MOST_OFFERED]]
        targets = [*still_open, *(targets_of(last) if last is not None else ())]
    if not targets:
        raise NoOpenPrompt
    return ask_meaning_of(handover, role, message.stamp, WHICH, *targets)


def targets_of(prompt: Prompt) -> tuple[str, ...]:
    """Return what a message to this prompt may be filed under (`kind:subject`); nothing at the end."""
    if prompt.kind is PromptKind.QUESTIONS:
        return tuple(f"{PromptKind.QUESTION}:{question}" for question in prompt.subject.split(","))
    return () if prompt.kind is PromptKind.FINISHED else (f"{prompt.kind}:{prompt.subject}",)


def _prompt_answered(
    handover: Handover, prompt: Prompt, outcome: PromptOutcome, message: ThreadMessage, *told: Job
) -> Decision:
    """Set the prompt's outcome; put the next prompt after the newest one, else note that the message was added."""
    interview = interview_with(handover, prompt.seq)
    role, newest = interview.role, interview.prompts[-1]
    joins = prompt.outcome in ANSWERS
    handover = with_outcome(handover, prompt.seq, outcome)
    follow: tuple[Job, ...] = ()
    left_for_later = prompt.outcome is PromptOutcome.LATER and newest.outcome in ANSWERS
    if (prompt.seq == newest.seq or left_for_later) and not joins:
        if prompt.kind is PromptKind.ITEM:
            handover = set_paused(handover, role, paused=False)
        handover, follow = put_next_prompt(handover, role)
    if not follow and newest.posted_at is not None:
        # Otherwise the next question is still on its way and will say what was saved.
        what = "passed_on" if prompt.kind is PromptKind.QUESTION else "saved"
        other = handover.interview_of(role).current
        moves_to = f"{other.kind}:{other.subject}" if _asks(other) and other.seq != prompt.seq else ""
        follow = (thread_note(handover, role, what, _item_of(handover, prompt), message.stamp, moves_to=moves_to),)
    return concluded(handover, *told, *follow)


def _asks(prompt: Prompt | None) -> TypeGuard[Prompt]:
    return prompt is not None and prompt.kind not in (PromptKind.FINISHED, PromptKind.QUESTIONS)


def _item_of(handover: Handover, prompt: Prompt) -> str:
    if prompt.kind is PromptKind.QUESTION:
        return question_of(handover, prompt.subject).item
    return prompt.subject


def answered(handover: Handover, item: str, message: ThreadMessage, *, joins: bool) -> Handover:
    """Return the handover with the message as a part of the item's answer; unless it `joins`, a reason becomes a part, too."""
    answer = handover.answer(item)
    if not joins and message.text.strip():
        answer = _reason_into_parts(answer, message.at)
    parts = _in_order([*answer.parts, _part(message, message.text)])
    changed = replace(answer, parts=parts, by=message.by, at=message.at)
    changed = with_attachments(changed, message.attachments, by=message.by, at=message.at, source=message.stamp)
    return with_answer(handover, changed)


def marked_not_applicable(handover: Handover, item: str, reason: str, message: ThreadMessage) -> Handover:
    """Return the handover with the reason why the item does not apply. Raises NotApplicableWithoutReason."""
    if not reason:
        raise NotApplicableWithoutReason(handover.playbook.item(item).title)
    answer = _reason_into_parts(handover.answer(item), message.at)
    parts = _in_order([*answer.parts, replace(_part(message, ""), excuse=True)])
    changed = replace(answer, parts=parts, not_applicable=reason, by=message.by, at=message.at)
    changed = with_attachments(changed, message.attachments, by=message.by, at=message.at, source=message.stamp)
    return with_answer(handover, changed)


def _part(message: ThreadMessage, text: str) -> Part:
    return Part(text, message.by, message.at, message.stamp, origin=message.origin)


def _reason_into_parts(answer: Answer, at: datetime) -> Answer:
    """Return the answer with its "not applicable because" turned into a part."""
    reason = answer.not_applicable
    if not reason:
        return answer
    parts = tuple(replace(one, text=reason, excuse=False) if one.excuse else one for one in answer.parts)
    if parts == answer.parts:
        parts = (Part(reason, answer.by, answer.at or at), *parts)
    return replace(answer, parts=parts, not_applicable="")


def replied(handover: Handover, question: Question, message: ThreadMessage) -> Handover:
    """Return the handover with the message as a part of the reply to the question."""
    links = "".join(f"\n{one.link}" for one in message.attachments if one.link not in message.text)
    part = _part(message, (message.text + links).strip())
    replied = replace(question, parts=_in_order([*question.parts, part]))
    return after_reply(with_question(handover, replied), question)


def _reply_job(handover: Handover, prompt: Prompt, message: ThreadMessage) -> Job:
    what = "replied" if question_of(handover, prompt.subject).open else "added"
    return question_replied(handover, prompt.subject, what, message.stamp)


def find_holder(handover: Handover, stamp: str) -> Answer | Question | None:
    """Return the answer or question with a part from this message, or None."""
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    return next((holder for holder in holders if any(part.source == stamp for part in holder.parts)), None)


def is_short(handover: Handover, stamp: str) -> bool:
    """Return whether what is stored from the message of this time stamp is so short that it may be no answer."""
    holder = find_holder(handover, stamp)
    return holder is not None and any(few_words(part.text) for part in holder.parts if part.source == stamp)


def _in_order(parts: list[Part]) -> tuple[Part, ...]:
    """Return the parts in the order they were written."""
    return tuple(sorted(parts, key=lambda part: moment_of(part.source) if part.source else part.at))
