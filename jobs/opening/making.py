"""Makes a private channel under a free name, or finds the one that an attempt which was cut off has made."""

from slack_sdk.errors import SlackApiError

from handover.model.handover import Handover
from jobs.engine.context import JobContext
from jobs.engine.conversations import channels_made_by
from jobs.engine.slack_errors import code
from messages.kit.slack_codes import SlackCode
from messages.opening.channel import numbered

MOST_NAMES = 50
"""How many names are tried. An account with fifty channels of its name has another problem."""


async def made(context: JobContext, handover: Handover, name: str) -> str:
    """Return the id of a channel of ours under this name: the one an earlier attempt may have made, else a new one."""
    if context.job.attempts > 1:
        orphan = await _orphan(context, name)
        if orphan:
            return orphan
    for number in range(1, MOST_NAMES):
        try:
            created = await context.client.conversations_create(name=numbered(name, number), is_private=True)
        except SlackApiError as error:
            if code(error) != SlackCode.NAME_TAKEN:
                raise
        else:
            return str(created["channel"]["id"])
    own = f"{name[: -len(handover.id) - 1]}-{handover.id}"
    created = await context.client.conversations_create(name=own, is_private=True)
    return str(created["channel"]["id"])


async def _orphan(context: JobContext, name: str) -> str:
    """Return the id of a channel we made under this name (or a numbered one) that belongs to no handover, else empty."""
    me = (await context.client.auth_test())["user_id"]
    names = {numbered(name, number) for number in range(1, MOST_NAMES)}
    async for channel in channels_made_by(context.client, me):
        if channel["name"] in names:
            async with context.store.begin(context.job.workspace) as unit:
                of_books = {one.conversation for book in await unit.books.all() for one in book.channels}
                if channel["id"] not in of_books and not await unit.slack_refs.places_in(channel["id"]):
                    return str(channel["id"])
    return ""
