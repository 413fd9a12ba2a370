"""Asks Slack who somebody is now: of what changed while the bot was down, it was never told.

Slack takes a message to a deactivated account as if it had been read, so nothing else would show it.
"""

from slack_sdk.errors import SlackApiError

from handover.failures import PERSON, failure_notice
from handover.people import PERSON_CHECK
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure
from jobs.engine.slack_errors import SAME_CAUSE, code
from messages.kit.slack_codes import USER_UNKNOWN
from services.people import update_from_slack


async def run(context: JobContext) -> HandlerOutcome:
    """Take over what Slack says of the person, as if Slack had told it by itself."""
    user = context.job.ref["user"]
    try:
        answer = await context.client.users_info(user=user)
    except SlackApiError as error:
        if code(error) not in USER_UNKNOWN:
            raise
        return Done(follow=(failure_notice("", PERSON, SAME_CAUSE.get(code(error), code(error)), user),))
    await update_from_slack(context.store, context.job.workspace, answer["user"], context.now())
    return Done()


JOB = JobType(PERSON_CHECK, run, on_failure=OnFailure.SILENT, throttled_by="users.info")
