"""Channels that the bot has made and that its database does not know: an older copy of the database was put back."""

from slack_sdk.web.async_client import AsyncWebClient

from jobs.engine.conversations import channels_made_by, made_at
from storage.restored import known_channels
from storage.scope import workspace_key


async def lost_channels(client: AsyncWebClient, url: str) -> list[str]:
    """Return the names of the private channels, not archived, that the bot has made and no handover here knows.

    Of those, the ones that were made since the database was last in use, and the ones that were found at an earlier start: what
    another database has done in the workspace before this one was made is not lost. Raises what the client and the database raise.
    """
    me = await client.auth_test()
    here = workspace_key(me.get("team_id") or "", me.get("enterprise_id"))
    known = await known_channels(url, here)
    if known.alive_at is None:
        return []
    return [
        str(channel["name"])
        async for channel in channels_made_by(client, me["user_id"])
        if channel["id"] not in known.of_handovers
        and (channel["id"] in known.lost or made_at(channel) >= known.alive_at)
    ]
