"""The interview: which question is put next, which one a reply belongs to, and how it rests and goes on.

Every question the bot puts is a numbered `Prompt`. A reply belongs to the newest prompt that was on screen when it was
written, so that two messages sent in a row, or an answer typed while the next question arrives, never end up elsewhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handover.access import require_active
from handover.interview.jobs import SAVED_EDIT, prompt
from handover.interview.prompts import newest_prompt_at, prompt_with_seq, skipped_subjects
from handover.model.answers import Question
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.jobs import Job, thread_lane
from handover.model.playbook import Item
from handover.model.refusals import NoPreviousPrompt, NoPromptYet, PromptClosed, PromptStillOpen
from handover.stages import concluded

PromptRef = int | datetime
"""Which prompt is meant: its number (a button was pressed) or when a reply was written (the newest on screen then)."""

InterviewRule = Callable[[Handover], Decision]
"""A rule of the interview with everything but the handover settled."""

RECENT = timedelta(minutes=1)
"""A question younger than this is still in sight, so it is not put again."""


@dataclass(frozen=True)
class Progress:
    """Where the interview is: this question's number, how many there are, and about how many minutes are left."""

    number: int
    total: int
    minutes: int


def begin(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with its first question put, and the job that puts it. For the moment of opening."""
    return put_next_prompt(handover)


def asked_items(handover: Handover) -> tuple[Item, ...]:
    """Return the items asked in the interview: those the outgoing CSM owns, in the playbook's order."""
    return tuple(item for item in handover.playbook.items if handover.person(item.owner) == handover.outgoing)


def unanswered(handover: Handover) -> tuple[Item, ...]:
    """Return the items of the interview that are still without an answer."""
    return tuple(item for item in asked_items(handover) if not handover.answer(item.key).given)


def progress(handover: Handover, subject: str) -> Progress:
    """Return the place of an item in the interview; for anything else (a question) the number is 0."""
    items = asked_items(handover)
    number = next((number for number, item in enumerate(items, 1) if item.key == subject), 0)
    return Progress(number, len(items), sum(item.minutes for item in unanswered(handover)))


def skip(handover: Handover, pointer: PromptRef) -> Decision:
    """Leave this question for the end and put the next one. Raises MovedOn when it is not waiting any more."""
    prompt = open_prompt(handover, pointer)
    return _next_prompt(with_outcome(handover, prompt.seq, PromptOutcome.SKIPPED))


def pause_interview(handover: Handover, pointer: PromptRef) -> Decision:
    """Stop for now. The interview rests until somebody replies or presses Continue; questions of the incoming still come."""
    prompt = open_prompt(handover, pointer)
    resting = with_outcome(handover, prompt.seq, PromptOutcome.LATER)
    resting = replace(resting, interview=replace(resting.interview, resting=True))
    return concluded(resting, thread_note(resting, "later", prompt.subject, str(prompt.seq), seq=prompt.seq))


def back(handover: Handover, pointer: PromptRef) -> Decision:
    """Put the question before this one again; what was said there stays, and a reply is added to it.

    Raises NothingBefore at the first question.
    """
    prompt = _prompt_of(handover, pointer)
    if prompt is not handover.interview.current:
        raise PromptClosed
    before = _item_before(handover, prompt)
    if before is None:
        raise NoPreviousPrompt
    awake = replace(handover, interview=replace(handover.interview, resting=False))
    asked, follow = _put(awake, PromptKind.ITEM, before.key)
    return concluded(asked, *follow)


def resume(handover: Handover, now: datetime) -> Decision:
    """Go on where it stopped: the waiting question is put again, or the next one, skipped ones included.

    Raises StillWaiting when a question was put a moment ago or is on its way.
    """
    require_active(handover)
    current = handover.interview.current
    if current is not None and _recently_put(current, now):
        raise PromptStillOpen
    awake = replace(handover, interview=replace(handover.interview, resting=False))
    if current is not None and current.kind is not PromptKind.FINISHED:
        asked, follow = _put(awake, current.kind, current.subject)
        return concluded(asked, *follow)
    if current is not None:
        awake = with_outcome(awake, current.seq, PromptOutcome.SUPERSEDED)
    return _next_prompt(awake)


def put_current_prompt_again(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the waiting question put again, after a time in which no reply was taken.

    Whatever the thread said meanwhile stands below the question, so it would look as if nothing were asked any more.
    Nothing is put while the interview rests or is at its end.
    """
    current = handover.interview.current
    if handover.interview.resting or current is None or current.kind is PromptKind.FINISHED:
        return handover, ()
    return _put(handover, current.kind, current.subject)


def prompt_posted(handover: Handover, seq: int, at: datetime) -> Decision:
    """Note when Slack showed this prompt. Nobody has to be told."""
    prompts = tuple(replace(one, posted_at=at) if one.seq == seq else one for one in handover.interview.prompts)
    return Decision(replace(handover, interview=replace(handover.interview, prompts=prompts)))


def put_next_prompt(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with whatever is to be asked next put: the incoming CSM's questions, then items, then the end.

    Nothing is put while the interview rests (questions are), or when its end has been said already.
    """
    question = _question_to_put(handover)
    if question is not None:
        return _put(handover, PromptKind.QUESTION, question.id)
    if handover.interview.resting:
        return handover, ()
    settled = skipped_subjects(handover.interview)
    item = next((item for item in unanswered(handover) if item.key not in settled), None)
    if item is not None:
        return _put(handover, PromptKind.ITEM, item.key)
    current = handover.interview.current
    if current is not None and current.kind is PromptKind.FINISHED:
        return handover, ()
    return _put(handover, PromptKind.FINISHED, "")


def realigned(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the interview brought in line after something changed beside it (form, review, deletion).

    A waiting question that has been answered elsewhere makes room for the next; a new question of the incoming CSM
    goes ahead of a waiting item.
    """
    if handover.status is not Status.ACTIVE:
        return handover, ()
    current = handover.interview.current
    if current is None:
        return put_next_prompt(handover)
    if _is_answered(handover, current):
        return put_next_prompt(with_outcome(handover, current.seq, PromptOutcome.ANSWERED))
    if current.kind is PromptKind.QUESTION:
        return handover, ()
    if _question_to_put(handover) is not None:
        return put_next_prompt(handover)
    return _after_the_end(handover) if current.kind is PromptKind.FINISHED else (handover, ())


def with_outcome(handover: Handover, seq: int, outcome: PromptOutcome) -> Handover:
    """Return the handover with this prompt's outcome set."""
    prompts = tuple(replace(one, outcome=outcome) if one.seq == seq else one for one in handover.interview.prompts)
    return replace(handover, interview=replace(handover.interview, prompts=prompts))


def thread_note(handover: Handover, what: str, subject: str, once: str, seq: int = 0) -> Job:
    """Say something short in the thread: what was changed. `once` tells two notes of the same kind apart."""
    return Job(
        SAVED_EDIT,
        f"saved_edit:{handover.id}:{what}:{once}",
        thread_lane(handover.id, handover.outgoing),
        handover.id,
        {"user": handover.outgoing, "what": what, "subject": subject, "seq": str(seq)},
    )


def _next_prompt(handover: Handover) -> Decision:
    asked, follow = put_next_prompt(handover)
    return concluded(asked, *follow)


def open_prompt(handover: Handover, pointer: PromptRef) -> Prompt:
    """Return the meant prompt, which must be an item or question still waiting for its reply."""
    prompt = _prompt_of(handover, pointer)
    if prompt.outcome is not PromptOutcome.OPEN or prompt.kind is PromptKind.FINISHED:
        raise PromptClosed
    return prompt


def _prompt_of(handover: Handover, pointer: PromptRef) -> Prompt:
    require_active(handover)
    if isinstance(pointer, int):
        return prompt_with_seq(handover, pointer)
    prompt = newest_prompt_at(handover, pointer)
    if prompt is None:
        raise NoPromptYet
    return prompt


def _put(handover: Handover, kind: PromptKind, subject: str) -> tuple[Handover, tuple[Job, ...]]:
    current = handover.interview.current
    if current is not None:
        handover = with_outcome(handover, current.seq, PromptOutcome.SUPERSEDED)
    prompts = handover.interview.prompts
    seq = prompts[-1].seq + 1 if prompts else 1
    interview = replace(handover.interview, prompts=(*prompts, Prompt(seq, kind, subject)))
    return replace(handover, interview=interview), (prompt(handover.id, handover.outgoing, seq),)


def _recently_put(prompt: Prompt, now: datetime) -> bool:
    """Return whether the question is on its way or has just been put. The end is no question, so it never is in the way."""
    if prompt.posted_at is None:
        return True
    return prompt.kind is not PromptKind.FINISHED and now - prompt.posted_at < RECENT


def _item_before(handover: Handover, prompt: Prompt) -> Item | None:
    items = asked_items(handover)
    if prompt.kind is PromptKind.ITEM:
        place = next((place for place, item in enumerate(items) if item.key == prompt.subject), 0)
        return items[place - 1] if place else None
    earlier = {one.subject for one in handover.interview.prompts if one.kind is PromptKind.ITEM}
    asked = [item for item in items if item.key in earlier]
    return asked[-1] if asked else None


def _question_to_put(handover: Handover) -> Question | None:
    settled = skipped_subjects(handover.interview)
    open_ = (one for one in handover.open_questions() if one.asked_by != handover.outgoing)
    return next((one for one in open_ if one.id not in settled), None)


def _after_the_end(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Ask again for what was taken back; say the end again when what had been skipped is filled in. Skipped items can wait."""
    before = replace(handover.interview, prompts=handover.interview.prompts[:-1])
    skipped, left = skipped_subjects(before), unanswered(handover)
    if any(item.key not in skipped for item in left):
        return put_next_prompt(handover)
    if skipped and not left:
        return _put(handover, PromptKind.FINISHED, "")
    return handover, ()


def _is_answered(handover: Handover, prompt: Prompt) -> bool:
    if prompt.kind is PromptKind.ITEM:
        return handover.answer(prompt.subject).given
    return prompt.kind is PromptKind.QUESTION and prompt.subject not in {one.id for one in handover.open_questions()}
