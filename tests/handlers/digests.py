"""Digests in Slack, and the handover they are about."""

from bot.app import Baton
from handover.model.handover import Handover
from playground.driver import MemberDriver, Seen


async def now_open(baton: Baton) -> Handover:
    """Return the only open handover as it is stored."""
    async with baton.store.begin("T0PLAYGROUND") as unit:
        (handover,) = await unit.handovers.all()
    return handover


async def mornings(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if seen.text.startswith("Good morning")]
