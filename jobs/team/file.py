"""Sends a team as a CSV file to whoever leads it."""

from slack_sdk.errors import SlackApiError

from handover.leaders import ForLeads
from handover.team.jobs import TEAM_FILE
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code, refuses_only_this
from messages.team.file import NOT_FILED, csv_text, file_name, not_sent
from services.team import MOST_ASKED, team_of


async def run(context: JobContext) -> HandlerOutcome:
    """Send the file, as the team is now and as its reader may see it now."""
    person = await context.person(context.job.ref["user"])
    async with context.unit() as unit:
        try:
            team = await team_of(unit, person, context.now())
        except ForLeads:
            return Dropped("they lead nobody any more")
    unnamed = sorted(team.people - team.names.keys())[:MOST_ASKED]
    names = {**team.names, **{user: (await context.person(user)).name for user in unnamed}}
    conversation = await context.dm(person.id)
    name = file_name(context.job.ref["minute"])
    try:
        await files.share(context, conversation, name, csv_text(team.rows, names, team.books).encode(), name)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, not_sent(code(error)))
    return Done()


JOB = JobType(TEAM_FILE, run, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=NOT_FILED)
