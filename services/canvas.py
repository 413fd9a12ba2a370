"""The canvas in a handover's channel: what it is to show, and when it is looked at."""

from datetime import datetime

from handover.blueprint.whole import WholeBlueprint, whole_blueprint
from handover.canvas import canvas_update_soon
from handover.model.handover import Handover
from handover.time.workdays import utc_day
from services.accounts import account_brief, vouched_account
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def blueprint_for(unit: UnitOfWork, handover: Handover, now: datetime) -> WholeBlueprint | None:
    """Return the whole blueprint for the people of a handover that was read in this unit of work, at `now` (UTC).

    None where they may not see the account (`access.vouched_for`), or it cannot be read.
    """
    account = await vouched_account(unit, handover)
    if account is None:
        return None
    today = utc_day(now)
    brief = await account_brief(unit, account, handover, today, now)
    return whole_blueprint(account, await unit.blueprint.all(account.id), brief, today, now)


async def file_changed(services: Services, request: Request, file_id: str) -> None:
    """Have a canvas looked at that somebody has edited, once they had a few minutes to finish. Other files are nobody's matter."""
    async with services.store.begin(request.workspace) as unit:
        handover_id = await unit.canvases.handover_of(file_id)
        if handover_id:
            await unit.jobs.add(canvas_update_soon(handover_id, request.now))
