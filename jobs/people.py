"""Keeps what is known of people in step with Slack: once a day, everybody who takes part in an open handover is checked.

Slack did not tell the bot of what changed while it was down, and takes a message to a deactivated account as if it had been
read, so nothing else would show it.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError

from handover.people import PERSON_CHECK, person_check
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure
from jobs.engine.slack_errors import code
from messages.kit.slack_codes import USER_UNKNOWN
from services.people import missed, update_from_slack
from storage.store import Store

EVERY = timedelta(days=1)
BATCH = 200
"""How many people one heartbeat enqueues at most: the rest follows with the next ones, so that other jobs run in between."""


async def enqueue_checks(store: Store, now: datetime) -> int:
    """Enqueue a check of those whose last one is a day old at `now` (UTC). Returns how many people that are."""
    found = await store.user_checks.unchecked(now - EVERY, BATCH)
    people: dict[str, list[str]] = defaultdict(list)
    for workspace, user in found:
        people[workspace].append(user)
    for workspace, users in people.items():
        async with store.begin(workspace) as unit:
            await unit.jobs.add(*map(person_check, users))
    return len(found)


async def run(context: JobContext) -> HandlerOutcome:
    """Ask Slack who the person is now, and store it as if Slack had sent it in an event."""
    user = context.job.ref["user"]
    try:
        answer = await context.client.users_info(user=user)
    except SlackApiError as error:
        if code(error) not in USER_UNKNOWN:
            raise
        async with context.unit() as unit:
            await missed(unit, user)
        return Done()
    await update_from_slack(context.store, context.job.workspace, answer["user"], context.now())
    return Done()


JOB = JobType(PERSON_CHECK, run, on_failure=OnFailure.SILENT, throttled_by="users.info")
