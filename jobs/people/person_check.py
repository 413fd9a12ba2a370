"""Asks Slack who somebody is now: of what changed while the bot was down, it was never told.

Slack takes a message to a deactivated account as if it had been read, so nothing else would show it.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError

from handover.failures import PERSON, failure_notice
from jobs.engine.context import Done, JobContext, Outcome
from jobs.engine.slack_errors import SAME_CAUSE, code
from jobs.registry import Deliver
from storage.store import Store

UNKNOWN = frozenset({"user_not_found", "user_not_visible"})

Noted = Callable[[Store, str, Mapping[str, Any], datetime], Awaitable[None]]
"""Takes over what a Slack user object says of somebody, in a workspace, at this time (UTC), with all that follows from it."""


def telling(noted: Noted) -> Deliver:
    """Return the delivery that hands on to `noted` what Slack says, as if Slack had told it by itself."""
    return partial(_deliver, noted)


async def _deliver(noted: Noted, context: JobContext) -> Outcome:
    user = context.job.ref["user"]
    try:
        answer = await context.client.users_info(user=user)
    except SlackApiError as error:
        if code(error) not in UNKNOWN:
            raise
        return Done(follow=(failure_notice("", PERSON, SAME_CAUSE.get(code(error), code(error)), user),))
    await noted(context.store, context.job.workspace, answer["user"], context.now())
    return Done()
