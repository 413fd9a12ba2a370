"""Hands the approved introduction e-mail over in the channel: text to copy and a link; later, that it was sent."""

from dataclasses import replace

from handover.introduction.drafting import INTRODUCTION_READY, SHOWN_BY, introduction_files
from handover.plan.dates import is_confidential
from handover.tell_first import untold
from jobs.channel_copy import copies
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.failures import FailureWords
from messages.introduction import approval
from messages.kit.message import Message
from services.tell_first import people_known
from storage.store import SlackRef, SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post or update the message. The file is a job of its own, so that a text that stands there is never said to be missing."""
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        # The job that opens the channel goes ahead in the same lane: it has not worked.
        return Dropped("there is no channel to hand it over in")
    handover, version = await context.handover(), int(context.job.ref["version"])
    async with context.unit() as unit:
        left = untold(handover, await people_known(unit, await unit.handovers.get(handover.id)))
    message = approval.ready(handover, version, context.now(), left)
    draft = handover.introduction
    secret = is_confidential(handover, context.now())
    due = draft.approved and draft.version == version and not draft.sent and not secret
    if SHOWN_BY in context.job.ref:
        outcome = await _bring_up_to_date(context, channel, message)
        files = introduction_files(handover.id, draft) if due else ()
        return replace(outcome, follow=files) if isinstance(outcome, Done) else outcome
    ts = await context.show_in(channel, message)
    if not due:
        return Done({"ts": ts})
    told = await copies(context, channel, ts, [handover.outgoing])
    return Done({"ts": ts}, follow=(*introduction_files(handover.id, draft), *told))


async def _bring_up_to_date(context: JobContext, channel: SlackRef, message: Message) -> HandlerOutcome:
    """Change the message that an earlier job has posted, if it is still there."""
    earlier = replace(context.job, key=context.job.ref[SHOWN_BY], generation=context.job.generation + 1)
    shown_by = replace(context, job=earlier)
    if not await shown_by.posted_in(channel):
        return Dropped("the message is gone")
    return Done({"ts": await shown_by.show_in(channel, message)})


JOB = JobType(INTRODUCTION_READY, run, failure=FailureWords("hand over the introduction e-mail in the channel"))
