"""Sharing a file in a conversation, once."""

from jobs.engine.context import JobContext


async def share(
    context: JobContext, conversation: str, name: str, content: bytes, title: str, thread_ts: str | None = None
) -> None:
    """Upload a file and share it, unless a file of this name of ours stands there already.

    Slack gives files no key of ours, so the name is the key: it must say what the file is for. Raises SlackApiError.
    """
    if context.repeated and await _there(context, conversation, name, thread_ts):
        return
    await context.client.files_upload_v2(
        channel=conversation, thread_ts=thread_ts, content=content, filename=name, title=title
    )


async def _there(context: JobContext, conversation: str, name: str, thread_ts: str | None) -> bool:
    async for message in context.messages(conversation, thread_ts):
        if any(file.get("name") == name for file in message.get("files") or []):
            return True
    return False
