"""The course of an interview: which prompt is put next, and skip, back, pause and resume.

Each question is a numbered `Prompt` of one person's interview. A reply belongs to the newest prompt that had been posted when
it was written, so messages sent in a row or during delivery of the next prompt are stored with the right one.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handover.access import require_active
from handover.interview.jobs import SAVED_EDIT, prompt, whose
from handover.interview.meanings import listed
from handover.interview.progress import asked_as, asked_items, known_items, to_confirm, unanswered, unasked
from handover.interview.prompts import (
    interview_with,
    newest_number,
    prompt_with_seq,
    skipped_subjects,
    with_interview,
)
from handover.interview.refusals import NoPreviousPrompt, PromptClosed, PromptStillOpen
from handover.model.answers import Question
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover, Status
from handover.model.interview import Interview, Prompt, PromptKind, PromptOutcome
from handover.model.jobs import Job, thread_lane
from handover.model.people import Role
from handover.model.playbook import Item
from handover.questions import kept_by_another, question_owner
from handover.stages import concluded

INTERVIEWED = (Role.OUTGOING, Role.INCOMING)
"""Roles whose holders are asked in a thread of their own."""
_QUESTIONS = (PromptKind.QUESTION, PromptKind.QUESTIONS)
RECENT = timedelta(minutes=1)
"""A prompt posted less than this ago is not put again."""


def begin(handover: Handover, role: Role) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the first prompt to whoever holds the role, and the job that posts it."""
    return put_next_prompt(handover, role)


def skip(handover: Handover, seq: int) -> Decision:
    """Ask this at the end, and put the next prompt. Raises PromptClosed when the prompt is not open any more."""
    open_prompt(handover, seq)
    asked, follow = put_next_prompt(
        with_outcome(handover, seq, PromptOutcome.SKIPPED), interview_with(handover, seq).role
    )
    return concluded(asked, *follow)


def pause_interview(handover: Handover, seq: int) -> Decision:
    """Pause the interview until a reply or Continue; the incoming CSM's questions are still put. Raises PromptClosed."""
    prompt, role = open_prompt(handover, seq), interview_with(handover, seq).role
    paused = set_paused(with_outcome(handover, seq, PromptOutcome.LATER), role, paused=True)
    return concluded(paused, thread_note(paused, role, "later", prompt.subject, str(seq), seq=seq))


def one_by_one(handover: Handover, seq: int) -> Decision:
    """Put the questions of this prompt each by itself. Raises PromptClosed when the prompt is not open any more."""
    prompt, role = open_prompt(handover, seq), interview_with(handover, seq).role
    if prompt.kind is not PromptKind.QUESTIONS:
        raise PromptClosed
    asked, follow = put_next_prompt(with_outcome(handover, seq, PromptOutcome.ONE_BY_ONE), role)
    return concluded(asked, *follow)


def set_paused(handover: Handover, role: Role, *, paused: bool) -> Handover:
    """Return the handover in which the interview of whoever holds the role is paused, or goes on."""
    return with_interview(handover, replace(handover.interview_of(role), paused=paused))


def back(handover: Handover, seq: int) -> Decision:
    """Put the item before this one again; a reply is added to its answer.

    Raises NoPreviousPrompt at the first item, PromptClosed when the prompt is not the current one.
    """
    require_active(handover)
    prompt, interview = prompt_with_seq(handover, seq), interview_with(handover, seq)
    if prompt is not interview.current:
        raise PromptClosed
    before = _item_before(handover, interview, prompt)
    if before is None:
        raise NoPreviousPrompt
    asked, follow = put_again(handover, PromptKind.ITEM, before.key)
    return concluded(asked, *follow)


def resume(handover: Handover, role: Role, now: datetime) -> Decision:
    """Continue the interview of whoever holds the role: put the open prompt again, or the next one, skipped items included.

    Raises PromptStillOpen when the prompt was posted less than a minute before `now` (UTC) or is not posted yet.
    """
    require_active(handover)
    current = handover.interview_of(role).current
    if current is not None and _recently_put(current, now):
        raise PromptStillOpen
    awake = set_paused(handover, role, paused=False)
    if current is not None and current.kind is not PromptKind.FINISHED:
        asked, follow = _put(awake, role, current.kind, current.subject)
    else:
        if current is not None:
            awake = with_outcome(awake, current.seq, PromptOutcome.SUPERSEDED)
        asked, follow = put_next_prompt(awake, role)
    asked, waiting = listed(asked, role, asked.interview_of(role).prompts[-1].seq)
    return concluded(asked, *follow, *waiting)


def put_current_prompt_again(handover: Handover, role: Role) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the open prompt put again below other messages of the thread.

    Nothing is put while the interview is paused or at its end.
    """
    interview = handover.interview_of(role)
    current = interview.current
    if interview.paused or current is None or current.kind is PromptKind.FINISHED:
        return handover, ()
    return _put(handover, role, current.kind, current.subject)


def put_current_prompts_again(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with the open prompt of each of its interviews put again."""
    follow: tuple[Job, ...] = ()
    for role in INTERVIEWED:
        handover, jobs = put_current_prompt_again(handover, role)
        follow += jobs
    return handover, follow


def put_to_new_holder(handover: Handover, role: Role) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with what waits put to somebody who holds the role from now on; nothing is put where nothing waits."""
    current = handover.interview_of(role).current
    if current is not None and _is_answered(handover, current):
        handover = with_outcome(handover, current.seq, PromptOutcome.ANSWERED)
    elif current is not None and current.kind is not PromptKind.FINISHED:
        return put_current_prompt_again(handover, role)
    return put_next_prompt(handover, role) if _anything_waits(handover, role) else (handover, ())


def put_in_new_thread(handover: Handover, role: Role) -> Decision:
    """Put the open prompt again where the interview goes on, unless it is only on its way. Changes nothing while it pauses."""
    current = handover.interview_of(role).current
    if handover.status is not Status.ACTIVE or current is None or current.posted_at is None:
        return unchanged(handover)
    return Decision(*put_current_prompt_again(handover, role))


def put_deleted_again(handover: Handover, role: Role, at: datetime) -> Decision:
    """Put the open prompt again if it is the one that stood in the message of this time (UTC), which was deleted."""
    current = handover.interview_of(role).current
    if current is None or current.posted_at != at:
        return unchanged(handover)
    return put_in_new_thread(handover, role)


def put_again(handover: Handover, kind: PromptKind, subject: str) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with this item or question put once more, below whatever was put since."""
    role = asked_as(handover, kind, subject)
    return _put(set_paused(handover, role, paused=False), role, kind, subject)


def prompt_posted(handover: Handover, seq: int, at: datetime) -> Decision:
    """Record when Slack posted this prompt (UTC)."""
    return Decision(_with_prompt(handover, replace(prompt_with_seq(handover, seq), posted_at=at)))


def put_next_prompt(handover: Handover, role: Role) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with its next prompt: the incoming CSM's questions, then items, then the end.

    While the interview is paused only questions are put; the end is put once. Where nothing was asked, it is put when what is
    known is confirmed.
    """
    interview, question = handover.interview_of(role), _question_to_put(handover, role)
    if question is not None:
        return _put(handover, role, PromptKind.QUESTION, question.id)
    gathered = _gathered_to_put(handover, role)
    if gathered:
        kind = PromptKind.QUESTIONS if len(gathered) > 1 else PromptKind.QUESTION
        return _put(handover, role, kind, ",".join(one.id for one in gathered))
    if interview.paused:
        return handover, ()
    settled = skipped_subjects(interview)
    item = next((item for item in unasked(handover, role) if item.key not in settled), None)
    if item is not None:
        return _put(handover, role, PromptKind.ITEM, item.key)
    if interview.current is not None and interview.current.kind is PromptKind.FINISHED:
        return handover, ()
    if _nobody_asked(handover) and to_confirm(handover):
        return handover, ()
    return _put(handover, role, PromptKind.FINISHED, "")


def realigned(handover: Handover) -> tuple[Handover, tuple[Job, ...]]:
    """Return the handover with its interviews adjusted to a change made elsewhere (form, review, deletion).

    A prompt answered elsewhere is followed by the next one, and so is one that a colleague was asked instead; a new question
    of the incoming CSM precedes an open item.
    """
    follow: tuple[Job, ...] = ()
    for role in INTERVIEWED if handover.status is Status.ACTIVE else ():
        handover, jobs = _realigned(handover, role)
        follow += jobs
    return handover, follow


def _realigned(handover: Handover, role: Role) -> tuple[Handover, tuple[Job, ...]]:
    interview = handover.interview_of(role)
    current = interview.current
    only_known = _nobody_asked(handover) and bool(known_items(handover))
    if not interview.prompts and (role is Role.INCOMING or not (only_known or _anything_waits(handover, role))):
        return handover, ()
    if current is None:
        return put_next_prompt(handover, role)
    if _is_answered(handover, current):
        return put_next_prompt(with_outcome(handover, current.seq, PromptOutcome.ANSWERED), role)
    if current.kind is PromptKind.ITEM and handover.asked_of_colleagues(current.subject):
        return put_next_prompt(with_outcome(handover, current.seq, PromptOutcome.ASKED_COLLEAGUE), role)
    if current.kind in (PromptKind.QUESTION, PromptKind.QUESTIONS):
        return handover, ()
    if _question_to_put(handover, role) is not None or _gathered_to_put(handover, role):
        return put_next_prompt(handover, role)
    return _after_the_end(handover, role) if current.kind is PromptKind.FINISHED else (handover, ())


def with_outcome(handover: Handover, seq: int, outcome: PromptOutcome) -> Handover:
    """Return the handover with the outcome of this prompt set."""
    return _with_prompt(handover, replace(prompt_with_seq(handover, seq), outcome=outcome))


def thread_note(
    handover: Handover, role: Role, what: str, subject: str, once: str, seq: int = 0, moves_to: str = ""
) -> Job:
    """Post a short note about a change in the thread of whoever holds the role. `once` makes the key of each note of a kind unique.

    For a message that was saved where its writer may not have meant it, `once` is its time stamp and `moves_to` what else it
    may belong to (`kind:subject`).
    """
    interview = handover.interview_of(role)
    return Job(
        SAVED_EDIT,
        f"saved_edit:{handover.id}:{what}:{once}",
        thread_lane(handover.id, interview.person),
        handover.id,
        {
            **whose(interview),
            "what": what,
            "subject": subject,
            "seq": str(seq),
            "stamp": once,
            "moves_to": moves_to,
        },
    )


def open_prompt(handover: Handover, seq: int) -> Prompt:
    """Return the prompt, which must be an open item or question. Raises PromptClosed, NotActive."""
    require_active(handover)
    prompt = prompt_with_seq(handover, seq)
    if prompt.outcome is not PromptOutcome.OPEN or prompt.kind is PromptKind.FINISHED:
        raise PromptClosed
    return prompt


def _with_prompt(handover: Handover, changed: Prompt) -> Handover:
    interview = interview_with(handover, changed.seq)
    prompts = tuple(changed if one.seq == changed.seq else one for one in interview.prompts)
    return with_interview(handover, replace(interview, prompts=prompts))


def _put(handover: Handover, role: Role, kind: PromptKind, subject: str) -> tuple[Handover, tuple[Job, ...]]:
    current = handover.interview_of(role).current
    if current is not None:
        handover = with_outcome(handover, current.seq, PromptOutcome.SUPERSEDED)
    interview, seq = handover.interview_of(role), newest_number(handover) + 1
    interview = replace(interview, prompts=(*interview.prompts, Prompt(seq, kind, subject)))
    handover, waiting = with_interview(handover, interview), tuple[Job, ...]()
    if kind is PromptKind.FINISHED:
        handover, waiting = listed(handover, role, seq)
    return handover, (prompt(handover.id, interview, seq), *waiting)


def _recently_put(prompt: Prompt, now: datetime) -> bool:
    """Return whether the prompt is not posted yet or was posted a moment ago; never for the end."""
    if prompt.posted_at is None:
        return True
    return prompt.kind is not PromptKind.FINISHED and now - prompt.posted_at < RECENT


def _item_before(handover: Handover, interview: Interview, prompt: Prompt) -> Item | None:
    items = asked_items(handover, interview.role)
    if prompt.kind is PromptKind.ITEM:
        place = next((place for place, item in enumerate(items) if item.key == prompt.subject), 0)
        return items[place - 1] if place else None
    earlier = {one.subject for one in interview.prompts if one.kind is PromptKind.ITEM}
    asked = [item for item in items if item.key in earlier]
    return asked[-1] if asked else None


def _question_to_put(handover: Handover, role: Role) -> Question | None:
    if role is not Role.OUTGOING:
        return None
    settled = skipped_subjects(handover.interview_of(role))
    singly = _singly(handover.interview_of(role))
    asked = (*handover.open_questions(), *(one for one in handover.gathered_questions() if one.id in singly))
    return next(
        (one for one in asked if question_owner(handover, one) == handover.outgoing and one.id not in settled), None
    )


def _gathered_to_put(handover: Handover, role: Role) -> tuple[Question, ...]:
    """Return the questions that were asked together and have not been put to the outgoing CSM yet."""
    if role is not Role.OUTGOING:
        return ()
    prompts = handover.interview_of(role).prompts
    given_up = (PromptOutcome.LATER, PromptOutcome.SUPERSEDED)
    standing = [one for one in prompts if one.kind in _QUESTIONS and one.outcome not in given_up]
    put = {key for one in standing for key in one.subject.split(",")}
    asked = (
        one
        for one in handover.gathered_questions()
        if one.asked_by != handover.outgoing and not kept_by_another(handover, one)
    )
    return tuple(one for one in asked if one.id not in put)


def _singly(interview: Interview) -> set[str]:
    """Return the ids of the questions that were put together and are now put one by one."""
    together = [one for one in interview.prompts if one.kind is PromptKind.QUESTIONS]
    chosen = [one for one in together if one.outcome is PromptOutcome.ONE_BY_ONE]
    return {key for one in chosen for key in one.subject.split(",")}


def _nobody_asked(handover: Handover) -> bool:
    return not any(interview.prompts for interview in handover.interviews)


def _anything_waits(handover: Handover, role: Role) -> bool:
    questions = _question_to_put(handover, role) is not None or bool(_gathered_to_put(handover, role))
    return questions or bool(unasked(handover, role))


def _after_the_end(handover: Handover, role: Role) -> tuple[Handover, tuple[Job, ...]]:
    """Ask again for withdrawn answers; put the end again once skipped items are answered in the form."""
    interview = handover.interview_of(role)
    before = replace(interview, prompts=interview.prompts[:-1])
    skipped, left = skipped_subjects(before), unasked(handover, role)
    if any(item.key not in skipped for item in left):
        return put_next_prompt(handover, role)
    if skipped and not unanswered(handover, role):
        return _put(handover, role, PromptKind.FINISHED, "")
    return handover, ()


def _is_answered(handover: Handover, prompt: Prompt) -> bool:
    if prompt.kind is PromptKind.ITEM:
        return handover.answer(prompt.subject).given
    open_ = {one.id for one in handover.questions if one.open}
    return prompt.kind in _QUESTIONS and not open_ & set(prompt.subject.split(","))
