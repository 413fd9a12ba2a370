"""Queries over the prompts of interviews."""

from dataclasses import replace
from datetime import datetime

from handover.interview.refusals import NoPromptYet, PromptClosed
from handover.model.handover import Handover
from handover.model.interview import Interview, Prompt, PromptKind, PromptOutcome
from handover.model.people import Role
from handover.questions import question_of


def with_interview(handover: Handover, interview: Interview) -> Handover:
    """Return the handover with this interview in place of the one of the same person in the same role."""
    mine = (interview.person, interview.role)
    others = tuple(one for one in handover.interviews if (one.person, one.role) != mine)
    return replace(handover, interviews=(*others, interview))


def interview_with(handover: Handover, seq: int) -> Interview:
    """Return the interview that has the prompt with this number. Raises PromptClosed when none has."""
    for interview in handover.interviews:
        if any(prompt.seq == seq for prompt in interview.prompts):
            return interview
    raise PromptClosed


def newest_number(handover: Handover) -> int:
    """Return the highest number of a prompt, 0 before the first."""
    return max((prompt.seq for interview in handover.interviews for prompt in interview.prompts), default=0)


def number_at(interview: Interview, at: datetime) -> int:
    """Return the number of the newest prompt posted before `at` (UTC). Raises NoPromptYet."""
    prompt = newest_prompt_at(interview, at)
    if prompt is None:
        raise NoPromptYet
    return prompt.seq


def newest_prompt_at(interview: Interview, at: datetime) -> Prompt | None:
    """Return the newest prompt posted before `at` (UTC); None before the first."""
    seen = [prompt for prompt in interview.prompts if prompt.posted_at is not None and prompt.posted_at < at]
    return max(seen, key=lambda prompt: prompt.posted_at or at, default=None)


def question_at(handover: Handover, role: Role, at: datetime) -> str:
    """Return the words of the question that was on screen at `at` (UTC), empty where none was."""
    prompt = newest_prompt_at(handover.interview_of(role), at)
    if prompt is None or prompt.kind not in (PromptKind.ITEM, PromptKind.QUESTION):
        return ""
    if prompt.kind is PromptKind.QUESTION:
        return question_of(handover, prompt.subject).text
    return handover.playbook.item(prompt.subject).question


def posted_before(interview: Interview, seq: int) -> Prompt | None:
    """Return the newest posted prompt before the one with this number, None before the first."""
    posted = [one for one in interview.prompts if one.seq < seq and one.posted_at is not None]
    return posted[-1] if posted else None


def follows_answer(interview: Interview, prompt: Prompt) -> str:
    """Return the item whose answer a prompt was put after, empty where what was before it is something else."""
    last = posted_before(interview, prompt.seq)
    answered = last is not None and (last.kind, last.outcome) == (PromptKind.ITEM, PromptOutcome.ANSWERED)
    return last.subject if last is not None and answered else ""


def posted_after_answer(interview: Interview, item: str) -> tuple[Prompt, ...]:
    """Return the posted prompts that were put after an answer to this item."""
    return tuple(one for one in interview.prompts if one.posted_at and follows_answer(interview, one) == item)


def answered_before(interview: Interview, at: datetime) -> Prompt | None:
    """Return the newest answered prompt posted before `at` (UTC), or None."""
    seen = (one for one in interview.prompts if one.posted_at is not None and one.posted_at < at)
    answered = [prompt for prompt in seen if prompt.outcome in (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)]
    return answered[-1] if answered else None


def prompt_with_seq(handover: Handover, seq: int) -> Prompt:
    """Return the prompt with this number. Raises PromptClosed when there is none."""
    return next(prompt for prompt in interview_with(handover, seq).prompts if prompt.seq == seq)


def skipped_subjects(interview: Interview) -> set[str]:
    """Return the subjects skipped since the interview last reached its end: they are asked in the next round."""
    left: dict[str, PromptOutcome] = {}
    for prompt in interview.prompts:
        if prompt.kind is PromptKind.FINISHED:
            left.clear()
        else:
            left[prompt.subject] = prompt.outcome
    return {subject for subject, outcome in left.items() if outcome is PromptOutcome.SKIPPED}
