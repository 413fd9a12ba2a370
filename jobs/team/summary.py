"""Sends the weekly summary of a team: below the morning message of its day, or by itself where there is none."""

from datetime import date

from slack_sdk.errors import SlackApiError

from handover.digest.schedule import NoDigest, may_send_digest
from handover.leaders import ForLeads
from handover.model.people import Person
from handover.team.filters import numbers
from handover.team.summary import TEAM_SUMMARY, chosen_day
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, ThreadGone
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.rate_limits.limits import POST
from jobs.engine.slack_errors import code
from messages.kit.message import Message
from messages.kit.slack_codes import SlackCode
from messages.team.summary import summary
from services.team import week_of


async def run(context: JobContext) -> HandlerOutcome:
    """Send what has changed in the last seven days, what needs its reader, and how far the books are; nothing for nothing.

    Where this workspace's Slack takes no charts yet, the books are told as bars of text.
    """
    person, day = await context.person(context.job.ref["user"]), date.fromisoformat(context.job.ref["day"])
    in_time = may_send_digest(person, day, context.now())
    if isinstance(in_time, NoDigest) and not context.repeated:
        return Dropped(str(in_time))
    async with context.unit() as unit:
        try:
            team, week, books = await week_of(unit, person, context.now())
        except ForLeads:
            return Dropped("they lead nobody any more")
        chosen = chosen_day(person, leads_all=person.id in (await unit.leaders.get()).people)
        sent = await unit.digests.get(person.id, day)
    if chosen is None or not (week.anything or books):
        return Dropped("there is nothing to tell, or they want to hear nothing of it")

    def told(*, chart: bool) -> Message:
        return summary(person.id, week, numbers(team.rows), books, team.names, team.today, chosen, chart=chart)

    below = (sent.conversation, sent.ts) if sent is not None else None
    try:
        await _post(context, person, below, told(chart=True))
    except SlackApiError as error:
        if not books or code(error) != SlackCode.INVALID_BLOCKS:
            raise
        await _post(context, person, below, told(chart=False))
    return Done()


async def _post(context: JobContext, person: Person, below: tuple[str, str] | None, message: Message) -> None:
    """Post it below the morning message, else as a direct message."""
    if below is not None:
        try:
            await context.reply(*below, message)
        except ThreadGone:
            pass
        else:
            return
    await context.post_to(person.id, message)


JOB = JobType(TEAM_SUMMARY, run, retention=Retention.PASSING, on_failure=OnFailure.SILENT, throttled_by=POST)
