"""Asks, in their working hours, whether the return of who is on leave stands."""

from datetime import date

from handover.cover.asking import COVER_QUESTION, Asked, asked_instead, asked_next, still_asked, whom_to_ask
from handover.model.account import Account
from handover.time.workdays import local_date, moment
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Said
from messages.cover.question import question
from messages.failures import FailureWords
from services.accounts import account_seen


async def run(context: JobContext) -> HandlerOutcome:
    """Ask in their working hours, or ask whoever is to be asked by now."""
    ref = context.job.ref
    account, asked, day = await _account(context), Asked(ref["asked"]), date.fromisoformat(ref["day"])
    if whom_to_ask(account, asked) in ("", ref["user"]):
        return await _ask(context)
    return Done(follow=asked_instead(context.job.about, account, asked, day, ref["user"]))


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the question, unless somebody has said since when the owner is back. Raises NotYourAccount."""
    ref = context.job.ref
    asked, day = Asked(ref["asked"]), date.fromisoformat(ref["day"])
    account, person = await _account(context), await context.person(ref["user"])
    begins = moment(day, 0, person.zone)
    today = local_date(max(context.now(), begins), person.zone)
    cover = account.cover
    if cover is None or whom_to_ask(account, asked) != person.id:
        return Dropped("nobody covers any more, or somebody else is asked")
    if not still_asked(account, ref["said_at"]):
        return Dropped("somebody has said when the owner is back")
    async with context.unit() as unit:
        await account_seen(unit, account.id, person)
    follow = asked_next(context.job.about, cover, whom_to_ask(account, Asked.UNANSWERED), asked, today)
    return Said(question(account, cover, asked), follow, not_before=begins)


async def _account(context: JobContext) -> Account:
    async with context.unit() as unit:
        handover = await unit.handovers.get(context.job.about)
        return await unit.accounts.get(unit.handovers.account_id(handover.id))


_ask = in_working_hours(say)

JOB = JobType(COVER_QUESTION, run, failure=FailureWords("ask whether somebody is back as planned"), say=say)
