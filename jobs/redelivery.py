"""Reads a message from Slack again that was acknowledged before it was dealt with, and never was, and has it heard anew."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from slack_sdk.errors import SlackApiError

from handover.redelivery import REDELIVER
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code
from messages.kit.slack_codes import THREAD_GONE
from storage.scope import team_and_enterprise

AGAIN_AFTER = timedelta(minutes=1)
"""How long it waits where the message could not be dealt with: Slack or the database were slow."""
CALL = "conversations.replies"


async def run(context: JobContext) -> HandlerOutcome:
    """Hand the message to its listener as Slack had done. One that is dealt with does nothing a second time."""
    message = await _message(context)
    if message is None:
        return Dropped("the message is gone")
    if not await context.deliver(_event_of(context, message)):
        return Postponed(context.now() + AGAIN_AFTER, "it could not be dealt with yet")
    return Done()


async def _message(context: JobContext) -> Mapping[str, Any] | None:
    """Return the message as Slack has it now, None where it is deleted or we are not in its conversation any more."""
    ref = context.job.ref
    stamp = ref["stamp"]
    try:
        page = await context.client.conversations_replies(
            channel=ref["conversation"], ts=ref["thread"] or stamp, oldest=stamp, latest=stamp, inclusive=True, limit=10
        )
    except SlackApiError as error:
        if code(error) in THREAD_GONE:
            return None
        raise
    messages: list[Mapping[str, Any]] = page["messages"]
    return next((one for one in messages if one["ts"] == stamp), None)


def _event_of(context: JobContext, message: Mapping[str, Any]) -> Mapping[str, Any]:
    ref = context.job.ref
    team, enterprise = team_and_enterprise(context.job.workspace)
    return {
        "type": "event_callback",
        "team_id": team,
        "enterprise_id": enterprise,
        "event_id": ref["event_id"],
        "event": {**message, "type": "message", "channel": ref["conversation"], "event_ts": ref["stamp"]},
    }


JOB = JobType(
    REDELIVER,
    run,
    retention=Retention.PASSING,
    on_failure=OnFailure.SILENT,
    throttled_by=CALL,
)
