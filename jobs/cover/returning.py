"""Begins the return on the first day back of who was on leave."""

from datetime import timedelta

from handover.access import Facts
from handover.cover.returning import COVER_RETURN, return_not_begun, without_whom
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure
from messages.failures import FailureWords
from services.cover_return import account_due, begin
from services.limbo import first_leader

BETWEEN_LOOKS = timedelta(hours=12)
"""How long it waits before it looks again whether another handover has ended."""


async def run(context: JobContext) -> HandlerOutcome:
    """Begin it, if somebody still covers and nobody has said otherwise since; or tell whoever decides why it cannot begin."""
    day = context.job.ref["day"]
    async with context.unit() as unit:
        due = await account_due(unit, context.job.about, day)
    account, running = due if due is not None else (None, None)
    if account is None or account.cover is None:
        return Dropped("nobody covers any more, or the day is another one")
    if running is not None:
        return Postponed(context.now() + BETWEEN_LOOKS, "another handover of the account is under way")
    users = {account.cover.by, account.cover.owner, account.manager, account.backup} - {""}
    facts = {user: await _facts(context, user) for user in sorted(users)}
    gone = {user for user, one in facts.items() if one.person.barred}
    if without_whom(account.cover, gone):
        async with context.unit() as unit:
            lead = await first_leader(unit)
        return Done(follow=return_not_begun(account, account.cover, lead, gone))
    begun = await begin(context, context.job.workspace, context.job.about, day, facts, context.now())
    return Done() if begun is not None else Dropped("somebody has said otherwise in this very moment")


async def _facts(context: JobContext, user: str) -> Facts:
    """Return who somebody is now, with when Slack said so."""
    person = await context.person(user)
    async with context.unit() as unit:
        stored = await unit.people.facts(user)
    return stored if stored is not None else Facts(person, context.now())


JOB = JobType(COVER_RETURN, run, on_failure=OnFailure.TELL_ASKER, failure=FailureWords("start the return"))
