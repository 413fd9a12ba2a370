"""Bring everybody who takes part into the handover's channel, one by one, so that one who cannot come keeps nobody out."""

from slack_sdk.errors import SlackApiError

from handover.opening.jobs import INVITE
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import already, code, refuses_only_this
from messages.failures import FailureWords
from messages.opening.channel import not_invited
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Invite each participant. Whoever Slack will not let in is named in the channel with the reason."""
    handover = await context.handover()
    ref = await context.slack_ref(SlackRefKind.CHANNEL)
    if ref is None or not handover.open:
        return Dropped("there is no open channel to come to")
    outside: dict[str, str] = {}
    for user in handover.participants:
        why = await _invited(context, ref.conversation, user)
        if why:
            outside[user] = why
    if outside:
        # Invited again because somebody joined, the job speaks of whoever is outside then.
        await context.post(ref.conversation, not_invited(outside), part=f":{','.join(outside)}")
    return Done(outside)


async def _invited(context: JobContext, channel: str, user: str) -> str:
    """Return Slack's reason why this person cannot come in, empty when they are in."""
    try:
        await context.client.conversations_invite(channel=channel, users=[user])
    except SlackApiError as error:
        if already(error):
            return ""
        if not refuses_only_this(error):
            raise
        return code(error)
    return ""


JOB = JobType(
    INVITE, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("invite everybody into the channel")
)
