"""Bring everybody who takes part into the handover's channel, one by one, so that one who cannot come keeps nobody out."""

from collections.abc import Mapping
from datetime import timedelta

from slack_sdk.errors import SlackApiError

from handover.failures import who_can_act
from handover.model.handover import Handover
from handover.opening.jobs import INVITE, invite_later
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.conversations import members_of
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import already, code, may_change, refuses_only_this
from messages.failures import FailureWords
from messages.kit.message import Message
from messages.opening.channel import not_invited
from storage.store import SlackRefKind

TRY_AGAIN = timedelta(hours=1)


async def run(context: JobContext) -> HandlerOutcome:
    """Invite each participant. Whoever Slack will not let in is named with the reason; whom a rule keeps out is invited later.

    That is said in the channel, or directly to somebody who can act while nobody is in it.
    """
    handover = await context.handover()
    ref = await context.slack_ref(SlackRefKind.CHANNEL)
    if ref is None or not handover.open:
        return Dropped("there is no open channel to come to")
    refused = {user: why for user in handover.participants if (why := await _refused(context, ref.conversation, user))}
    inside = await members_of(context.client, ref.conversation) if refused else ()
    outside = {user: code(why) for user, why in refused.items() if user not in inside}
    later = any(may_change(why) for user, why in refused.items() if user in outside)
    if outside:
        await _tell(context, handover, ref.conversation, not_invited(handover, outside, later=later), outside)
    return Done(outside, follow=(invite_later(handover.id, context.now() + TRY_AGAIN),) if later else ())


async def _refused(context: JobContext, channel: str, user: str) -> SlackApiError | None:
    """Return why this person cannot come in, None when they are in."""
    try:
        await context.client.conversations_invite(channel=channel, users=[user])
    except SlackApiError as error:
        if already(error):
            return None
        if not refuses_only_this(error):
            raise
        return error
    return None


async def _tell(
    context: JobContext, handover: Handover, channel: str, message: Message, outside: Mapping[str, str]
) -> None:
    # Invited again because somebody joined, the job speaks of whoever is outside then.
    if not outside.keys() >= set(handover.participants):
        await context.post(channel, message, part=f":{','.join(outside)}")
    elif user := who_can_act(handover, await context.people(handover.opened_by, *handover.participants), ""):
        await context.post_to(user, message)


JOB = JobType(
    INVITE, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("invite everybody into the channel")
)
