"""Brings the questions whether somebody is back as planned up to date once one of those who were asked has answered."""

from handover.cover.asking import COVER_SHOWN, SHOWN_FOR, asked_with, questions_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import places_in
from jobs.engine.job_type import JobType, OnFailure, Retention
from messages.cover.question import as_it_is
from services.accounts import account_seen


async def run(context: JobContext) -> HandlerOutcome:
    """Bring what one person was asked within the last month to what is said by now, as long as they may see the account."""
    ref, about = context.job.ref, context.job.about
    person = await context.person(ref["user"])
    async with context.unit() as unit:
        handover = await unit.handovers.get(about)
        account, _ = await account_seen(unit, unit.handovers.account_id(handover.id), person)
        cover = next((one for one in account.covers if one.handover == about), None)
        if cover is None:
            return Dropped("it is as if the cover had never begun")
    conversation = await context.dm(person.id)
    said = [one async for one in context.messages(conversation, since=context.now() - SHOWN_FOR)]
    for place in (place for one in said for place in places_in(one, conversation, questions_of(about))):
        asked, said_at = asked_with(place.key)
        await place.replace(context, as_it_is(account, cover, asked, said_at, ref["by"]))
    return Done()


JOB = JobType(COVER_SHOWN, run, retention=Retention.PASSING, on_failure=OnFailure.SILENT)
