"""Taking down what the outgoing CSM says in the thread: replies, joined messages, edits, deletions, "not applicable".

Not a word is lost: messages that belong together are joined in the order they were written, a text that follows "not
applicable" keeps the reason that was given, and whatever cannot be placed is refused aloud. A message that was taken
back or overtaken stays behind as an empty part under its stamp, so that a redelivered event cannot bring it back.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from handover.decision import Decision, concluded, unchanged
from handover.errands import Errand
from handover.evidence import Exhibit, gathered
from handover.handover import Answer, Handover, Part, Prompt, PromptKind, PromptOutcome, Question, Status
from handover.interview import answered_before, ask_next, caught_up, closed, note, on_screen
from handover.refusals import NotActive, NothingAsked, NothingOpen, Overtaken, ReasonMissing, SecretPasted
from handover.reply import DoesNotApply, Said, without_plus
from handover.reviewing import question_of, question_replied, reopened, with_question
from handover.secrecy import holds_secret
from handover.stamps import moment_of

Holder = TypeVar("Holder", Answer, Question)


@dataclass(frozen=True)
class Written:
    """One message in the thread: its stamp (which names it), who wrote it, what it says and carries."""

    stamp: str
    by: str
    said: Said | DoesNotApply
    exhibits: tuple[Exhibit, ...] = ()

    @property
    def at(self) -> datetime:
        """When it was written."""
        return moment_of(self.stamp)

    @property
    def text(self) -> str:
        """Its words, without the plus that said where they belong."""
        return self.said.text


def reply(handover: Handover, message: Written) -> Decision:
    """Take down a reply where it belongs (see `interview.on_screen`) and put the next question.

    A message taken down before changes nothing. Raises NotActive, SecretPasted, ReasonMissing ("n/a" without a because),
    NothingAsked before the first question and NothingOpen after the last.
    """
    _must_run(handover)
    if _holder(handover, message.stamp) is not None:
        return unchanged(handover)
    if holds_secret(message.text):
        raise SecretPasted
    prompt = _belongs_to(handover, message)
    if prompt.kind is PromptKind.QUESTION:
        taken = _replied(handover, question_of(handover, prompt.subject), message)
        return _gone_on(taken, prompt, PromptOutcome.ANSWERED, message, _reply_errand(handover, prompt, message))
    joins = prompt.outcome in (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)
    if isinstance(message.said, DoesNotApply) and not joins:
        taken = _excused(handover, prompt.subject, message.said.reason, message)
        outcome = PromptOutcome.NOT_APPLICABLE
    else:
        keeps = joins and prompt.outcome is PromptOutcome.NOT_APPLICABLE
        taken = _answered(handover, prompt.subject, message, keeps_reason=keeps)
        outcome = prompt.outcome if keeps else PromptOutcome.ANSWERED
    return _gone_on(taken, prompt, outcome, message)


def edit(handover: Handover, message: Written, edited_at: datetime) -> Decision:
    """Change the part of the answer that came from this message; one that was not taken down is a reply only now.

    An edit older than what is known changes nothing. Raises what `reply` raises, and Overtaken when the form has
    replaced the answer since.
    """
    _must_run(handover)
    holder = _holder(handover, message.stamp)
    if holder is None:
        return reply(handover, message)
    if holds_secret(message.text):
        raise SecretPasted
    part = _part(holder, message.stamp)
    if part.at > message.at and edited_at < part.at:
        return unchanged(handover)
    new = replace(part, text=without_plus(message.text), at=edited_at)
    if isinstance(holder, Question):
        if new.text == part.text:
            return unchanged(handover)
        changed = with_question(handover, _with_part(holder, new))
        told = question_replied(changed, holder.id, "changed", f"{message.stamp}:{edited_at.isoformat()}")
        return concluded(reopened(changed, holder.item), _edited(changed, holder.item, message, edited_at), told)
    answer = _edited_answer(handover, holder, part, new, message)
    if _says(answer) == _says(holder):
        return unchanged(handover)
    return concluded(_with(handover, answer), _edited(handover, holder.item, message, edited_at))


def withdraw(handover: Handover, stamp: str, at: datetime) -> Decision:
    """Take back what came from a deleted message. An item left without an answer is asked again. `at`: when it was deleted.

    A message nothing came from changes nothing. Raises NotActive.
    """
    holder = _holder(handover, stamp)
    if holder is None:
        return unchanged(handover)
    part = _part(holder, stamp)
    if part.at >= at:
        return unchanged(handover)
    _must_run(handover)
    gone, told = replace(part, text="", at=at), list[Errand]()
    if isinstance(holder, Question):
        left = reopened(with_question(handover, _with_part(holder, gone)), holder.item)
        told = [question_replied(left, holder.id, "withdrawn", stamp)]
    else:
        excuse = not part.text and not _carried(holder, stamp)
        answer = gathered(_with_part(holder, gone), (), by=part.by, at=at, source=stamp)
        left = _with(handover, replace(answer, not_applicable="" if excuse else answer.not_applicable))
    noted = note(left, "withdrawn", holder.item, stamp)
    left, follow = caught_up(left)
    return concluded(left, noted, *follow, *told)


def _belongs_to(handover: Handover, message: Written) -> Prompt:
    more = isinstance(message.said, Said) and message.said.more
    previous = answered_before(handover, message.at) if more else None
    prompt = previous or on_screen(handover, message.at)
    if prompt is None:
        raise NothingAsked
    if prompt.kind is PromptKind.FINISHED:
        raise NothingOpen
    return prompt


def _gone_on(handover: Handover, prompt: Prompt, outcome: PromptOutcome, message: Written, *told: Errand) -> Decision:
    """Close the prompt; put the next question if this was the newest, else say that the message has joined its answer."""
    newest = handover.interview.prompts[-1]
    joins = prompt.outcome in (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)
    handover = closed(handover, prompt.seq, outcome)
    follow: tuple[Errand, ...] = ()
    if prompt.seq == newest.seq and not joins:
        if prompt.kind is PromptKind.ITEM:
            handover = replace(handover, interview=replace(handover.interview, resting=False))
        handover, follow = ask_next(handover)
    if not follow and newest.posted_at is not None:
        # Otherwise the next question is still on its way and will say what was saved.
        follow = (note(handover, "saved", _item_of(handover, prompt), message.stamp),)
    return concluded(handover, *told, *follow)


def _item_of(handover: Handover, prompt: Prompt) -> str:
    if prompt.kind is PromptKind.QUESTION:
        return question_of(handover, prompt.subject).item
    return prompt.subject


def _answered(handover: Handover, item: str, message: Written, *, keeps_reason: bool) -> Handover:
    answer = handover.answer(item)
    text = "" if keeps_reason else message.text
    parts = [*answer.parts, Part(text, message.by, message.at, message.stamp)]
    reason = answer.not_applicable
    if keeps_reason:
        reason = "\n".join(filter(None, (reason, message.text)))
    elif reason and text.strip():
        parts.insert(0, Part(reason, answer.by, answer.at or message.at))
        reason = ""
    changed = replace(answer, parts=_in_order(parts), not_applicable=reason, by=message.by, at=message.at)
    changed = gathered(changed, message.exhibits, by=message.by, at=message.at, source=message.stamp)
    return _with(handover, changed)


def _excused(handover: Handover, item: str, reason: str, message: Written) -> Handover:
    if not reason:
        raise ReasonMissing(handover.playbook.item(item).title)
    answer = handover.answer(item)
    parts = (*answer.parts, Part("", message.by, message.at, message.stamp))
    changed = replace(answer, parts=parts, not_applicable=reason, by=message.by, at=message.at)
    return _with(handover, gathered(changed, message.exhibits, by=message.by, at=message.at, source=message.stamp))


def _replied(handover: Handover, question: Question, message: Written) -> Handover:
    links = "".join(f"\n{one.link}" for one in message.exhibits if one.link not in message.text)
    part = Part((message.text + links).strip(), message.by, message.at, message.stamp)
    replied = replace(question, parts=_in_order([*question.parts, part]))
    return reopened(with_question(handover, replied), question.item)


def _reply_errand(handover: Handover, prompt: Prompt, message: Written) -> Errand:
    what = "replied" if question_of(handover, prompt.subject).open else "added"
    return question_replied(handover, prompt.subject, what, message.stamp)


def _edited_answer(handover: Handover, answer: Answer, part: Part, new: Part, message: Written) -> Answer:
    excuse = not part.text and bool(answer.not_applicable) and not _carried(answer, part.source)
    overtaken = not part.text and not excuse and not _carried(answer, part.source)
    if overtaken:
        raise Overtaken(handover.playbook.item(answer.item).title)
    changed = gathered(answer, message.exhibits, by=message.by, at=new.at, source=part.source)
    alone = not any(one.text for one in answer.parts if one.source != part.source)
    if isinstance(message.said, DoesNotApply) and (excuse or alone):
        if not message.said.reason:
            raise ReasonMissing(handover.playbook.item(answer.item).title)
        return _with_part(replace(changed, not_applicable=message.said.reason), replace(new, text=""))
    return _with_part(replace(changed, not_applicable="" if excuse else answer.not_applicable), new)


def _edited(handover: Handover, item: str, message: Written, edited_at: datetime) -> Errand:
    return note(handover, "edited", item, f"{message.stamp}:{edited_at.isoformat()}")


def _says(answer: Answer) -> tuple[object, ...]:
    """Return what the answer says, leaving out who changed it when."""
    return answer.text, answer.not_applicable, tuple(one.link for one in answer.evidence)


def _holder(handover: Handover, stamp: str) -> Answer | Question | None:
    """Return the answer or question that has a part from this message."""
    holders: tuple[Answer | Question, ...] = (*handover.answers.values(), *handover.questions)
    return next((holder for holder in holders if any(part.source == stamp for part in holder.parts)), None)


def _part(holder: Answer | Question, stamp: str) -> Part:
    return next(part for part in holder.parts if part.source == stamp)


def _carried(answer: Answer, stamp: str) -> bool:
    return any(one.source == stamp for one in answer.evidence)


def _with_part(holder: Holder, part: Part) -> Holder:
    return replace(holder, parts=tuple(part if one.source == part.source else one for one in holder.parts))


def _with(handover: Handover, answer: Answer) -> Handover:
    """Return the handover with this answer, which is new to the incoming CSM and so waits for their yes."""
    changed = replace(handover, answers={**handover.answers, answer.item: answer})
    return reopened(changed, answer.item)


def _in_order(parts: list[Part]) -> tuple[Part, ...]:
    """Return the parts in the order they were written, whichever arrived first."""
    return tuple(sorted(parts, key=lambda part: moment_of(part.source) if part.source else part.at))


def _must_run(handover: Handover) -> None:
    if handover.status is not Status.ACTIVE:
        raise NotActive(handover.account, handover.status)
