"""Reads a file that somebody sent in a form, and tells them what becomes of it."""

from collections.abc import Awaitable, Callable

from slack_sdk.errors import SlackApiError

from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.download import NotDownloaded, fetched
from jobs.engine.slack_errors import code, refuses_only_this
from messages.kit.message import Message

Outcome = Callable[[JobContext, str, bytes], Awaitable[Message]]
"""Returns what is said of a file, by its name and content."""


async def answer_sent_file(
    context: JobContext, largest: int, unnamed: str, outcome: Outcome, unreadable: Callable[[str], Message]
) -> HandlerOutcome:
    """Tell the job's user what becomes of the job's file, or that it can't be read, with Slack's code if it is Slack that refuses.

    It has at most `largest` bytes, and is called `unnamed` where it has no name.
    """
    conversation = await context.dm(context.job.ref["user"])
    try:
        name, content = await fetched(context.client, context.job.ref["file"], largest, unnamed)
    except NotDownloaded:
        await context.post(conversation, unreadable(""))
        return Done()
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, unreadable(code(error)))
        return Done()
    await context.post(conversation, await outcome(context, name, content))
    return Done()
