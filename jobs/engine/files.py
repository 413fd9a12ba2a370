"""Sharing a file in a conversation, once."""

from jobs.engine.context import JobContext


async def share(
    context: JobContext, conversation: str, name: str, content: bytes, title: str, thread_ts: str | None = None
) -> str:
    """Upload a file and share it, unless a file of this name of ours stands there already. Return its id.

    Slack gives files no key of ours, so the name is the key: it must say what the file is for. Raises SlackApiError.
    """
    there = await shared_before(context, conversation, name, thread_ts)
    if there:
        return there[0]
    await context.audience.require_insiders(conversation)
    answer = await context.client.files_upload_v2(
        channel=conversation, thread_ts=thread_ts, content=content, filename=name, title=title
    )
    uploaded: list[dict[str, str]] = answer["files"]
    return uploaded[0]["id"]


async def shared_before(
    context: JobContext, conversation: str, beginning: str, thread_ts: str | None = None
) -> tuple[str, ...]:
    """Return the ids of the files that an earlier attempt at this job has shared there, by the beginning of their names."""
    if not context.repeated:
        return ()
    return tuple(
        [
            str(file["id"])
            async for message in context.messages(conversation, thread_ts)
            for file in message.get("files") or []
            if str(file.get("name", "")).startswith(beginning)
        ]
    )
