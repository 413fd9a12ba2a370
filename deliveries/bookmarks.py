"""Put the handover's main links above its channel: where things stand, and the way back to the interview."""

from deliveries.courier import Courier, Done, Dropped, Outcome
from messages.channel import bookmark_card, bookmark_interview
from storage.store import Place, PlaceKind


async def deliver(courier: Courier) -> Outcome:
    """Add the links that are missing. Those that are there already (of an earlier attempt, too) are left alone."""
    handover = await courier.handover()
    channel = await courier.place(PlaceKind.CHANNEL)
    if channel is None or not handover.open:
        return Dropped("there is no open channel to put links above")
    known = await courier.client.bookmarks_list(channel_id=channel.conversation)
    there = {bookmark["link"] for bookmark in known["bookmarks"]}
    for title, link in (await _wanted(courier, handover.outgoing)).items():
        if link not in there:
            await courier.client.bookmarks_add(channel_id=channel.conversation, title=title, type="link", link=link)
    return Done()


async def _wanted(courier: Courier, outgoing: str) -> dict[str, str]:
    """Return title → link of what exists by now."""
    found: dict[str, str] = {}
    card = await courier.place(PlaceKind.CARD)
    if card is not None:
        found[bookmark_card()] = await _permalink(courier, card)
    thread = await courier.place(PlaceKind.OUTGOING_THREAD)
    if thread is not None:
        people = await courier.people(outgoing)
        name = people[outgoing].name if outgoing in people else "the outgoing CSM"
        found[bookmark_interview(name)] = await _permalink(courier, thread)
    return found


async def _permalink(courier: Courier, place: Place) -> str:
    answer = await courier.client.chat_getPermalink(channel=place.conversation, message_ts=place.ts)
    return str(answer["permalink"])
