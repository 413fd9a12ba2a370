"""Tells whoever decides that a return cannot begin, because the owner or who covers can take part no more."""

from handover.cover.returning import NOT_BEGUN, without_whom
from jobs.engine.context import Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Said
from messages.cover.question import not_begun
from messages.failures import FailureWords
from services.accounts import account_seen
from services.suggesting import decides


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return who cannot take part, with the ways on, unless it is settled by now. Raises NotYourAccount."""
    person = await context.person(context.job.ref["user"])
    async with context.unit() as unit:
        handover = await unit.handovers.get(context.job.about)
        account = await unit.accounts.get(unit.handovers.account_id(handover.id))
        running = await unit.handovers.open_of_account(account.id)
        leads = await decides(unit, person, account, running)
        if not leads:
            await account_seen(unit, account.id, person)
    cover = account.cover
    if cover is None or running is not None or str(cover.until) != context.job.ref["day"]:
        return Dropped("nobody covers any more, a handover is under way, or the day is another one")
    gone = without_whom(cover, {user for user in (cover.owner, cover.by) if (await context.person(user)).barred})
    return Said(not_begun(account, cover, gone, leads=leads)) if gone else Dropped("they can take part again")


JOB = JobType(
    NOT_BEGUN,
    in_working_hours(say),
    failure=FailureWords(asked="The return of an account whose owner was on leave could not begin."),
    say=say,
)
