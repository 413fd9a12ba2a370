"""Keeps who leads in step with the user group that an admin has chosen: when Slack says that it has changed, and once a day."""

from collections.abc import Sequence

from slack_sdk.errors import SlackApiError

from handover.access import Facts
from handover.home import home_tab
from handover.leaders import LEADERS_LOOK, LOOK_AGAIN, MOST_LEADERS, group_look
from handover.settings import with_guessed_preferences
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code
from messages.kit.slack_codes import SlackCode
from services.people import keep_for_mornings

GONE = frozenset({SlackCode.NO_SUCH_SUBTEAM, SlackCode.PLAN_UPGRADE_REQUIRED})
"""Slack's words for a group that nobody is in any more: it was deleted, or the workspace has no groups."""


async def run(context: JobContext) -> HandlerOutcome:
    """Store who is in the group, and look again in a day. Without the permission to look, who was in it stays."""
    async with context.unit() as unit:
        before = await unit.leaders.get()
    if not before.group:
        return Dropped("no group was chosen")
    members = await _members(context, before.group)
    facts = [await _facts(context, user) for user in members[:MOST_LEADERS] if user not in before.members]
    async with context.unit() as unit:
        if not await unit.leaders.put_members(before.group, members):
            return Dropped("another group was chosen meanwhile")
        await keep_for_mornings(unit, facts, context.now())
        changed = set(members) ^ set(before.members)
        await unit.jobs.add(*(home_tab(user) for user in sorted(changed)))
    return Done({"members": str(len(members))}, follow=(group_look(context.now() + LOOK_AGAIN),))


async def _members(context: JobContext, group: str) -> Sequence[str]:
    try:
        answer = await context.client.usergroups_users_list(usergroup=group)
    except SlackApiError as error:
        if code(error) not in GONE:
            raise
        return ()
    return sorted({str(user) for user in answer["users"]})


async def _facts(context: JobContext, user: str) -> Facts:
    """Return who somebody is; of whom nothing is known yet with guessed preferences."""
    person, now = await context.person(user), context.now()
    known = user in await context.people(user)
    return Facts(person if known else with_guessed_preferences(person, now), now)


JOB = JobType(LEADERS_LOOK, run, retention=Retention.PASSING, on_failure=OnFailure.SILENT)
