"""The whole blueprint of an account, for those who may see the account."""

from datetime import datetime

from handover.blueprint.file import FileFormat, blueprint_file
from handover.blueprint.whole import WholeBlueprint, whole_blueprint
from handover.model.people import Person
from handover.time.workdays import local_date
from services.accounts import AccountPage, account_brief, account_seen, view_account
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def want_file(services: Services, request: Request, account_id: str, file_format: FileFormat) -> AccountPage:
    """Have the whole blueprint sent to whoever asks, and return the account's page. Raises what `view_account` raises."""
    seen = await view_account(services, request, account_id)
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(blueprint_file(account_id, request.user, file_format, request.now))
    return seen


async def whole_for(unit: UnitOfWork, account_id: str, person: Person, now: datetime) -> WholeBlueprint:
    """Return the whole blueprint at `now` (UTC) for this person. Raises NotYourAccount, UnknownAccount, UnreadableAccount."""
    account, running = await account_seen(unit, account_id, person)
    today = local_date(now, person.zone)
    brief = await account_brief(unit, account, running, today, now)
    return whole_blueprint(account, await unit.blueprint.all(account.id), brief, today, now)
