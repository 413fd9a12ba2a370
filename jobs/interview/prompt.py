"""Put a question to somebody in their interview's thread, and leave the one before it: its buttons disappear."""

from collections.abc import Sequence
from datetime import timedelta

from handover.interview.jobs import PROMPT
from handover.interview.prompts import interview_with, prompt_with_seq
from handover.interview.questions import prompt_posted
from handover.model.handover import Handover
from handover.model.interview import Prompt, PromptKind, PromptOutcome
from handover.model.people import Role
from handover.time.timestamps import moment_of, stamp_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from jobs.interview.in_thread import open_thread, role_of, say, thread_of
from messages.interview import question
from storage.slack_refs import SlackRef

THREAD_WAIT = timedelta(seconds=5)
PATIENCE = 100
"""Attempts to wait for the thread's first message, which goes ahead in the same lane."""


async def run(context: JobContext) -> HandlerOutcome:
    """Post the prompt in its thread, note when Slack showed it, and settle the one before."""
    handover = await context.handover_for(context.job.ref["user"])
    seq = int(context.job.ref["seq"])
    asked = prompt_with_seq(handover, seq)
    interview = handover.interview_of(role_of(context.job.ref))
    thread = await thread_of(context, interview)
    if not handover.open or not await _concerns(context, handover, asked, thread):
        return Dropped("the question is not asked any more")
    if thread is None and interview.role is Role.INCOMING:
        thread = await open_thread(context, handover, interview)
    if thread is None:
        if context.job.attempts >= PATIENCE:
            return Dropped("there is no thread to ask in")
        return Postponed(context.now() + THREAD_WAIT, "the thread is not there yet")
    thread, stamp = await say(context, thread, question.prompt(handover, asked), is_question=True)
    handover = await context.decide(lambda now: prompt_posted(now, seq, moment_of(stamp)))
    await settle(context, thread, handover, interview_with(handover, seq).prompts, before=seq)
    posted = prompt_with_seq(handover, seq)
    if posted.outcome is not PromptOutcome.OPEN:
        await _take_buttons_off(context, thread, handover, posted)
    return Done({"ts": stamp})


async def _concerns(context: JobContext, handover: Handover, asked: Prompt, thread: SlackRef | None) -> bool:
    """Return whether the question is asked, or stands in the thread all the same: posted by an attempt that was cut off there."""
    if asked.posted_at is not None or asked == interview_with(handover, asked.seq).current:
        return True
    return thread is not None and await context.has_posted(thread.conversation, thread.ts)


async def settle(
    context: JobContext, thread: SlackRef, handover: Handover, prompts: Sequence[Prompt], before: int | None = None
) -> None:
    """Take the buttons off the newest posted prompt (with `before`: of those before this number) unless it still waits."""
    posted = [one for one in prompts if one.posted_at and (before is None or one.seq < before)]
    if not posted or posted[-1].outcome is PromptOutcome.OPEN:
        return
    await _take_buttons_off(context, thread, handover, posted[-1])


async def _take_buttons_off(context: JobContext, thread: SlackRef, handover: Handover, asked: Prompt) -> None:
    if asked.posted_at is None or asked.kind is PromptKind.LOST:
        return
    # Where somebody deleted the message, or it is too old to change, it has no buttons to be pressed by mistake.
    await context.updated(thread.conversation, stamp_of(asked.posted_at), question.settled(handover, asked))


JOB = JobType(PROMPT, run, retention=Retention.WHILE_HANDOVER_OPEN)
