"""Brings a calendar file to one of our people."""

from collections.abc import Callable

from slack_sdk.errors import SlackApiError

from jobs.engine import files
from jobs.engine.context import JobContext
from jobs.engine.slack_errors import code, refuses_only_this
from messages.kit.message import Message


async def bring_file(
    context: JobContext,
    user: str,
    name: str,
    content: bytes,
    title: str,
    *,
    above: Message | None,
    instead: Callable[[str, str], Message],
) -> None:
    """Share the file, below what is said `above` it. Where Slack takes none, `instead` says its code and what would stand in it."""
    conversation = await context.dm(user)
    await context.welcomed_first(user, context.job.about)
    if above is not None:
        await context.post(conversation, above)
    try:
        await files.share(context, conversation, name, content, title)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, instead(code(error), content.decode()), part=":instead")
