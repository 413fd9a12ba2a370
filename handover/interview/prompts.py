"""Queries over the list of prompts."""

from datetime import datetime

from handover.interview.refusals import PromptClosed
from handover.model.handover import Handover
from handover.model.interview import Interview, Prompt, PromptKind, PromptOutcome
from handover.questions import question_of


def newest_prompt_at(handover: Handover, at: datetime) -> Prompt | None:
    """Return the newest prompt posted before `at` (UTC); None before the first."""
    seen = [prompt for prompt in handover.interview.prompts if prompt.posted_at is not None and prompt.posted_at < at]
    return max(seen, key=lambda prompt: prompt.posted_at or at, default=None)


def question_at(handover: Handover, at: datetime) -> str:
    """Return the words of the question that was on screen at `at` (UTC), empty where none was."""
    prompt = newest_prompt_at(handover, at)
    if prompt is None or prompt.kind not in (PromptKind.ITEM, PromptKind.QUESTION):
        return ""
    if prompt.kind is PromptKind.QUESTION:
        return question_of(handover, prompt.subject).text
    return handover.playbook.item(prompt.subject).question


def answered_before(handover: Handover, at: datetime) -> Prompt | None:
    """Return the newest answered prompt posted before `at` (UTC), or None."""
    seen = (one for one in handover.interview.prompts if one.posted_at is not None and one.posted_at < at)
    answered = [prompt for prompt in seen if prompt.outcome in (PromptOutcome.ANSWERED, PromptOutcome.NOT_APPLICABLE)]
    return answered[-1] if answered else None


def prompt_with_seq(handover: Handover, seq: int) -> Prompt:
    """Return the prompt with this number. Raises PromptClosed when there is none."""
    for prompt in handover.interview.prompts:
        if prompt.seq == seq:
            return prompt
    raise PromptClosed


def skipped_subjects(interview: Interview) -> set[str]:
    """Return the subjects skipped since the interview last reached its end: they are asked in the next round."""
    left: dict[str, PromptOutcome] = {}
    for prompt in interview.prompts:
        if prompt.kind is PromptKind.FINISHED:
            left.clear()
        else:
            left[prompt.subject] = prompt.outcome
    return {subject for subject, outcome in left.items() if outcome is PromptOutcome.SKIPPED}
