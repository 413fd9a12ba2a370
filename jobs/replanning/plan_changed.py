"""Says in the channel what was changed in the plan, and brings the channel's topic up to date."""

from dataclasses import replace

from handover.replanning.changing import PLAN_CHANGED, UNDO_OVER, plan_changed
from handover.replanning.undoing import changes_at
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.opening.topic import set_topic
from messages.failures import FailureWords
from messages.replanning.labels import PEOPLE
from messages.replanning.note import note
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note, for all that was changed at once, or bring it up to date."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel to say it in")
    first, count = int(context.job.ref["first"]), int(context.job.ref["count"])
    changes = changes_at(handover, first, count)
    people = await context.people(
        *(user for one in changes if one.what in PEOPLE for user in (one.before, one.after) if user)
    )
    names = {user: person.name for user, person in people.items()}
    ts = await context.show_in(channel, note(handover, changes, context.now(), first, names))
    await set_topic(context, channel, handover)
    return Done({"ts": ts})


async def undo_over(context: JobContext) -> HandlerOutcome:
    """Have the note brought up to date: the day is over for which a change of people can be undone."""
    ref = context.job.ref
    note = plan_changed(context.job.about, int(ref["first"]), int(ref["count"]))
    return Done(follow=(replace(note, again=True),))


OVER = JobType(UNDO_OVER, undo_over, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
JOB = JobType(
    PLAN_CHANGED, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("post a note in the channel")
)
