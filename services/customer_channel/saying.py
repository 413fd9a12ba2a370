"""What may be said in a channel with the customer is shown first, then said once, and can be taken back for a day."""

import asyncio
from dataclasses import dataclass

from handover.customer_channel import planning, saying
from handover.customer_channel.planning import ChannelForm, internal_in
from handover.customer_channel.saying import NotApprovedForCustomer
from handover.model.customer_channel import SaidKind
from handover.model.handover import Handover
from messages.customer_channel import customers
from services.acting import act
from services.context import Services
from services.customer_channel.opening import ChannelSeen, around_of, page
from services.request import Request


@dataclass(frozen=True)
class Sayable:
    """Words that would be said to the customer, and what kind of words they are."""

    seen: ChannelSeen
    kind: SaidKind
    words: str


async def preview(services: Services, request: Request, handover_id: str, kind: SaidKind) -> Sayable:
    """Return the words as the customer would read them. Raises NotApprovedForCustomer, and what `require_theirs` raises."""
    seen = await page(services, request, handover_id)
    planning.require_theirs(seen.handover, seen.person.id, request.now)
    words = words_of(seen.handover, kind, request)
    around = await around_of(services, request, handover_id, ChannelForm())
    # An approved letter has been compared with internal text by whoever approved it; a place may have become internal since.
    internal = "" if kind is SaidKind.LETTER else await asyncio.to_thread(internal_in, seen.handover, words, around)
    if not words or internal:
        raise NotApprovedForCustomer
    return Sayable(seen, kind, words)


async def say(services: Services, request: Request, handover_id: str, kind: SaidKind, mark: str) -> ChannelSeen:
    """Have the words said that were shown."""
    await preview(services, request, handover_id, kind)
    await act(
        services,
        request,
        handover_id,
        lambda h, who: saying.say(h, kind, words_of(h, kind, request), mark, by=who.id, now=request.now),
    )
    return await page(services, request, handover_id)


async def take_back(services: Services, request: Request, handover_id: str, number: str, said: int) -> ChannelSeen:
    """Have words deleted that were said."""
    await act(
        services,
        request,
        handover_id,
        lambda h, who: saying.take_back(h, number, said, by=who.id, now=request.now),
    )
    return await page(services, request, handover_id)


def words_of(handover: Handover, kind: SaidKind, request: Request) -> str:
    """Return the approved words of this kind as things are now, empty for none."""
    if kind is SaidKind.LETTER:
        return saying.approved_letter(handover)
    key = saying.planned_call(handover, request.now) if kind is SaidKind.CALL else ""
    return customers.call_words(handover, key) if key else ""
