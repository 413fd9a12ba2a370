"""Asks whoever writes at the top of a shared channel which account it is about."""

from handover.model.handover import Handover
from handover.queries import Query, answer
from services.context import Services
from services.outsiders import require_insiders
from services.request import Request
from storage.store import UnitOfWork


async def ask(services: Services, request: Request, conversation: str, stamp: str) -> bool:
    """Have whoever wrote at the top of a shared channel asked which account it is about, once; return whether it is such a channel.

    Somebody who takes part in none of its accounts is not asked.
    """
    async with services.store.begin(request.workspace) as unit:
        here = await open_in(unit, conversation)
    if not here:
        return False
    if not any(request.user in one.participants for one in here):
        return True
    await require_insiders(services, request.workspace, conversation)
    job = answer(
        f"which_account:{conversation}:{stamp}",
        where=conversation,
        thread=stamp,
        user=request.user,
        wanted=Query.WHICH_ACCOUNT,
        message=stamp,
    )
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(job)
    return True


async def open_in(unit: UnitOfWork, conversation: str) -> tuple[Handover, ...]:
    """Return the open handovers that share this channel, by account; none of a channel that one has for itself."""
    ids = [one.handover_id for one in await unit.slack_refs.places_in(conversation) if one.ts]
    found = await unit.handovers.many(ids) if ids else {}
    return tuple(sorted((one for one in found.values() if one.open), key=lambda one: one.account.casefold()))
