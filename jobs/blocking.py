"""Tells the handover's channel that something cannot go on, and why; and, in the same place, when it can again."""

from datetime import date

from handover.blocking import ITEM_BLOCKED, block_on, lift_on
from handover.model.handover import Handover
from handover.model.holds import Lift
from handover.todos import Todo, todos
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.blocking import blocked_in_channel, lifted_in_channel, unblocked_reply
from messages.failures import FailureWords
from storage.store import SlackRef, SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note or bring it up to date, unless nobody can read it or it has become needless before it was posted."""
    handover = await context.handover()
    subject, by = context.job.ref["subject"], context.job.ref["by"]
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel to say it in")
    open_ = [todo for todo in todos(handover, date.max) if todo.subject == subject]
    blocked = next((todo for todo in open_ if (block := block_on(todo)) and block.by == by), None)
    if blocked is not None:
        await context.show_in(channel, blocked_in_channel(blocked))
        return Done()
    lift = _lift(handover, subject, by)
    if lift is None or not await context.posted_in(channel):
        return Dropped("it is not blocked any more")
    ts = await context.show_in(channel, lifted_in_channel(lift, next(iter(open_), None)))
    mine = next((todo for todo in open_ if lift_on(todo) == lift and todo.owner != lift.by), None)
    if mine is not None:
        await _tell_owner(context, channel, ts, mine, lift)
    return Done()


async def _tell_owner(context: JobContext, channel: SlackRef, ts: str, todo: Todo, lift: Lift) -> None:
    """Mention the owner in the note's thread, once per lift: a message changed in place rings no bell."""
    part = f":lifted:{lift.at.isoformat()}"
    reply = unblocked_reply(todo, lift)
    await context.post(channel.conversation, reply, thread_ts=channel.ts or ts, part=part)


def _lift(handover: Handover, subject: str, by: str) -> Lift | None:
    found = (lift for lift in handover.lifts if (lift.block.subject, lift.block.by) == (subject, by))
    return next(found, None)


JOB = JobType(
    ITEM_BLOCKED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("say in the channel what is blocked"),
)
