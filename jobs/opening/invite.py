"""Bring everybody who takes part into the handover's channel, one by one, so that one who cannot come keeps nobody out."""

from slack_sdk.errors import SlackApiError

from jobs.engine.context import Courier, Done, Dropped, Outcome
from jobs.engine.slack_errors import Meaning, already, code, judge
from messages.opening.channel import not_invited
from storage.store import PlaceKind

IN_ALREADY = frozenset({"cant_invite_self"})
NOT_THE_PERSON = frozenset({"channel_not_found", "is_archived", "not_in_channel", "missing_scope", "invalid_auth"})
"""Refusals that would meet everybody: these are the errand's own, for the worker to judge."""


async def deliver(courier: Courier) -> Outcome:
    """Invite each participant. Whoever Slack will not let in is named in the channel with the reason."""
    handover = await courier.handover()
    place = await courier.place(PlaceKind.CHANNEL)
    if place is None or not handover.open:
        return Dropped("there is no open channel to come to")
    outside: dict[str, str] = {}
    for user in handover.participants:
        why = await _invited(courier, place.conversation, user)
        if why:
            outside[user] = why
    if outside:
        # Invited again because somebody joined, the errand speaks of whoever is outside then.
        await courier.post(place.conversation, not_invited(outside), part=f":{','.join(outside)}")
    return Done(outside)


async def _invited(courier: Courier, channel: str, user: str) -> str:
    """Return Slack's reason why this person cannot come in, empty when they are in."""
    try:
        await courier.client.conversations_invite(channel=channel, users=[user])
    except SlackApiError as error:
        why = code(error)
        if already(error) or why in IN_ALREADY:
            return ""
        if why in NOT_THE_PERSON or judge(error).meaning is not Meaning.HOPELESS:
            raise
        return why
    return ""
