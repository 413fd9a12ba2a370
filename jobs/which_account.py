"""Says in an account's thread that something at the top of the channel is about it, or takes that back."""

from slack_sdk.errors import SlackApiError

from handover.which_account import POST_LINKED
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import code
from messages import which_account as words
from messages.failures import FailureWords
from messages.kit.slack_codes import SlackCode
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the way to the message, or delete what was posted where it is about another account."""
    ref, place = context.job.ref, await context.slack_ref(SlackRefKind.CHANNEL)
    if place is None or place.conversation != ref["conversation"]:
        return Dropped("it has no place in this channel any more")
    if not ref["wanted"]:
        if posted := await context.posted_in(place):
            await context.delete(place.conversation, posted)
        return Done()
    try:
        answer = await context.client.chat_getPermalink(channel=ref["conversation"], message_ts=ref["ts"])
    except SlackApiError as error:
        if code(error) != SlackCode.MESSAGE_NOT_FOUND:
            raise
        return Dropped("the message was deleted")
    return Done({"ts": await context.post_in(place, words.linked(ref["user"], str(answer["permalink"])))})


JOB = JobType(
    POST_LINKED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("note in an account's thread what was written about it"),
)
