"""The course of the interview: which prompt is put next, and skip, back, pause and resume.

Each question to the outgoing CSM is a numbered `Prompt`. A reply belongs to the newest prompt that had been posted when
it was written, so messages sent in a row or during delivery of the next prompt are stored with the right one.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handover.access import require_active
from handover.interview.jobs import SAVED_EDIT, prompt
from handover.interview.meanings import listed
from handover.interview.progress import asked_items, unanswered, unasked
from handover.interview.prompts import newest_prompt_at, prompt_with_seq, skipped_subjects
from handover.interview.refusals import NoPreviousPrompt, NoPromptYet, PromptClosed, PromptStillOpen
from handover.model.answers import Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover, Status
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.jobs import Job, thread_lane
from handover.model.playbook import Item
from handover.stages import concluded

PromptRef = int | datetime
"""A prompt by its number (from a button), or by the UTC time of a message (the newest posted before it)."""

RECENT = timedelta(minutes=1)
"""A prompt posted less than this ago is not put again."""


def begin(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with its first prompt, and the job that posts it."""
    return put_next_prompt(handover)


def skip(handover: Handover, pointer: PromptRef) -> Decision:
    """Ask this at the end, and put the next prompt. Raises PromptClosed when the prompt is not open any more."""
    prompt = open_prompt(handover, pointer)
    return _next_prompt(with_outcome(handover, prompt.seq, PromptOutcome.SKIPPED))


def pause_interview(handover: Handover, pointer: PromptRef) -> Decision:
    """Pause the interview until a reply or Continue; the incoming CSM's questions are still put. Raises PromptClosed."""
    prompt = open_prompt(handover, pointer)
    paused = with_outcome(handover, prompt.seq, PromptOutcome.LATER)
    paused = replace(paused, interview=replace(paused.interview, paused=True))
    return concluded(paused, thread_note(paused, "later", prompt.subject, str(prompt.seq), seq=prompt.seq))


def back(handover: Handover, pointer: PromptRef) -> Decision:
    """Put the item before this one again; a reply is added to its answer.

    Raises NoPreviousPrompt at the first item, PromptClosed when the prompt is not the current one.
    """
    prompt = _prompt_of(handover, pointer)
    if prompt is not handover.interview.current:
        raise PromptClosed
    before = _item_before(handover, prompt)
    if before is None:
        raise NoPreviousPrompt
    awake = replace(handover, interview=replace(handover.interview, paused=False))
    asked, follow = _put(awake, PromptKind.ITEM, before.key)
    return concluded(asked, *follow)


def resume(handover: Handover, now: datetime) -> Decision:
    """Continue the interview: put the open prompt again, or the next one, skipped items included.

    Raises PromptStillOpen when the prompt was posted less than a minute before `now` (UTC) or is not posted yet.
    """
    require_active(handover)
    current = handover.interview.current
    if current is not None and _recently_put(current, now):
        raise PromptStillOpen
    awake = replace(handover, interview=replace(handover.interview, paused=False))
    if current is not None and current.kind is not PromptKind.FINISHED:
        asked, follow = _put(awake, current.kind, current.subject)
    else:
        if current is not None:
            awake = with_outcome(awake, current.seq, PromptOutcome.SUPERSEDED)
        asked, follow = put_next_prompt(awake)
    asked, waiting = listed(asked, asked.interview.prompts[-1].seq)
    return concluded(asked, *follow, *waiting)


def put_current_prompt_again(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the open prompt put again below other messages of the thread.

    Nothing is put while the interview is paused or at its end.
    """
    current = handover.interview.current
    if handover.interview.paused or current is None or current.kind is PromptKind.FINISHED:
        return handover, ()
    return _put(handover, current.kind, current.subject)


def put_in_new_thread(handover: Handover) -> Decision:
    """Put the open prompt again where the interview goes on, unless it is only on its way. Changes nothing while it pauses."""
    current = handover.interview.current
    if handover.status is not Status.ACTIVE or current is None or current.posted_at is None:
        return unchanged(handover)
    return Decision(*put_current_prompt_again(handover))


def put_deleted_again(handover: Handover, at: datetime) -> Decision:
    """Put the open prompt again if it is the one that stood in the message of this time (UTC), which was deleted."""
    current = handover.interview.current
    if current is None or current.posted_at != at:
        return unchanged(handover)
    return put_in_new_thread(handover)


def put_again(handover: Handover, kind: PromptKind, subject: str) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with this item or question put once more, below whatever was put since."""
    return _put(replace(handover, interview=replace(handover.interview, paused=False)), kind, subject)


def prompt_posted(handover: Handover, seq: int, at: datetime) -> Decision:
    """Record when Slack posted this prompt (UTC)."""
    prompts = tuple(replace(one, posted_at=at) if one.seq == seq else one for one in handover.interview.prompts)
    return Decision(replace(handover, interview=replace(handover.interview, prompts=prompts)))


def put_next_prompt(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with its next prompt: the incoming CSM's questions, then items, then the end.

    While the interview is paused only questions are put; the end is put once.
    """
    question = _question_to_put(handover)
    if question is not None:
        return _put(handover, PromptKind.QUESTION, question.id)
    if handover.interview.paused:
        return handover, ()
    settled = skipped_subjects(handover.interview)
    item = next((item for item in unasked(handover) if item.key not in settled), None)
    if item is not None:
        return _put(handover, PromptKind.ITEM, item.key)
    current = handover.interview.current
    if current is not None and current.kind is PromptKind.FINISHED:
        return handover, ()
    return _put(handover, PromptKind.FINISHED, "")


def realigned(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with its interview adjusted to a change made elsewhere (form, review, deletion).

    A prompt answered elsewhere is followed by the next one, and so is one that a colleague was asked instead; a new question
    of the incoming CSM precedes an open item.
    """
    if handover.status is not Status.ACTIVE:
        return handover, ()
    current = handover.interview.current
    if current is None:
        return put_next_prompt(handover)
    if _is_answered(handover, current):
        return put_next_prompt(with_outcome(handover, current.seq, PromptOutcome.ANSWERED))
    if current.kind is PromptKind.ITEM and handover.asked_of_colleagues(current.subject):
        return put_next_prompt(with_outcome(handover, current.seq, PromptOutcome.ASKED_COLLEAGUE))
    if current.kind is PromptKind.QUESTION:
        return handover, ()
    if _question_to_put(handover) is not None:
        return put_next_prompt(handover)
    return _after_the_end(handover) if current.kind is PromptKind.FINISHED else (handover, ())


def with_outcome(handover: Handover, seq: int, outcome: PromptOutcome) -> Handover:
    """Return the handover with the outcome of this prompt set."""
    prompts = tuple(replace(one, outcome=outcome) if one.seq == seq else one for one in handover.interview.prompts)
    return replace(handover, interview=replace(handover.interview, prompts=prompts))


def thread_note(handover: Handover, what: str, subject: str, once: str, seq: int = 0, moves_to: str = "") -> Job:
    """Post a short note about a change in the thread. `once` makes the key of each note of a kind unique.

    For a message that was saved where its writer may not have meant it, `once` is its time stamp and `moves_to` what else it
    may belong to (`kind:subject`).
    """
    return Job(
        SAVED_EDIT,
        f"saved_edit:{handover.id}:{what}:{once}",
        thread_lane(handover.id, handover.outgoing),
        handover.id,
        {
            "user": handover.outgoing,
            "what": what,
            "subject": subject,
            "seq": str(seq),
            "stamp": once,
            "moves_to": moves_to,
        },
    )


def _next_prompt(handover: Handover) -> Decision:
    asked, follow = put_next_prompt(handover)
    return concluded(asked, *follow)


def open_prompt(handover: Handover, pointer: PromptRef) -> Prompt:
    """Return the prompt, which must be an open item or question. Raises PromptClosed, NoPromptYet, NotActive."""
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
    handover, waiting = replace(handover, interview=interview), tuple[Job, ...]()
    if kind is PromptKind.FINISHED:
        handover, waiting = listed(handover, seq)
    return handover, (prompt(handover.id, handover.outgoing, seq), *waiting)


def _recently_put(prompt: Prompt, now: datetime) -> bool:
    """Return whether the prompt is not posted yet or was posted a moment ago; never for the end."""
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
    """Ask again for withdrawn answers; put the end again once skipped items are answered in the form."""
    before = replace(handover.interview, prompts=handover.interview.prompts[:-1])
    skipped, left = skipped_subjects(before), unasked(handover)
    if any(item.key not in skipped for item in left):
        return put_next_prompt(handover)
    if skipped and not unanswered(handover):
        return _put(handover, PromptKind.FINISHED, "")
    return handover, ()


def _is_answered(handover: Handover, prompt: Prompt) -> bool:
    if prompt.kind is PromptKind.ITEM:
        return handover.answer(prompt.subject).given
    return prompt.kind is PromptKind.QUESTION and prompt.subject not in {one.id for one in handover.open_questions()}
