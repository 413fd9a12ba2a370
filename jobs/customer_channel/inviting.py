"""Invites one of the customer's people: at most once, for an invitation is an e-mail of Slack's that nobody can take back."""

from slack_sdk.errors import SlackApiError

from handover.customer_channel.inviting import CUSTOMER_CHANNEL_INVITE, became, only_ours, to_invite
from handover.customer_channel.planning import of_number
from handover.model.customer_channel import Invited, InviteState
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.engine.rate_limits.clients import RateLimitReached
from jobs.engine.slack_errors import ErrorMeaning, classify, code
from messages.customer_channel.told import INVITING
from messages.kit.slack_codes import SlackCode

NOT_SENT = frozenset({ErrorMeaning.WAIT, ErrorMeaning.LOCKED_OUT, ErrorMeaning.MISSING_SCOPE})
"""With these Slack has sent nothing, and may do so later."""


async def run(context: JobContext) -> HandlerOutcome:
    """Ask Slack for the invitation, after noting that Slack is being asked: a second attempt then looks what came of it."""
    number, whom = context.job.ref["number"], context.job.ref["whom"]
    handover = await context.handover()
    channel, invited = of_number(handover, number), to_invite(handover, number, whom)
    if invited is None or not channel.standing:
        return Dropped("it is settled")
    if invited.state is InviteState.SENDING and await _may_have_gone(context, channel.conversation):
        state = InviteState.SENT if only_ours(channel, invited) else InviteState.UNSURE
        await context.decide(became(number, whom, state))
        return Done({"became": state})
    await context.decide(became(number, whom, InviteState.SENDING))
    state, why = await _ask(context, channel.conversation, invited)
    await context.decide(became(number, whom, state, why))
    return Done({"became": state})


async def _ask(context: JobContext, conversation: str, invited: Invited) -> tuple[InviteState, str]:
    """Return what came of the invitation, with Slack's code where it is refused. Raises what may be tried again."""
    number, whom = context.job.ref["number"], context.job.ref["whom"]
    try:
        await context.client.conversations_inviteShared(
            channel=conversation, emails=[invited.email], external_limited=True
        )
    except RateLimitReached:
        await context.decide(became(number, whom, InviteState.WANTED))
        raise
    except SlackApiError as error:
        if code(error) == SlackCode.ALREADY_IN_CHANNEL:
            return InviteState.ACCEPTED, ""
        meaning = classify(error).meaning
        if meaning in NOT_SENT:
            await context.decide(became(number, whom, InviteState.WANTED))
        if meaning in NOT_SENT or meaning is ErrorMeaning.RETRY:
            raise
        return InviteState.REFUSED, code(error)
    return InviteState.SENT, ""


async def _may_have_gone(context: JobContext, conversation: str) -> bool:
    """Return whether an invitation may have gone out: the channel waits for an answer, or is shared. Unknown counts as yes."""
    info = (await context.client.conversations_info(channel=conversation))["channel"]
    return any(info.get(flag) is not False for flag in ("is_pending_ext_shared", "is_ext_shared"))


JOB = JobType(CUSTOMER_CHANNEL_INVITE, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=INVITING)
