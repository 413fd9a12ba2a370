"""All that is known of a customer forgotten: what that is, and done."""

from dataclasses import dataclass

import structlog

from handover.forgetting import require_forgettable, require_named
from handover.model.account import Account
from handover.model.people import Person
from services.accounts import account_seen
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.request import Request
from storage.store import SlackRefKind, UnitOfWork

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ForgetPreview:
    """What would be forgotten of an account: how many entries and handovers; `channels` are those that stay in Slack, by id."""

    account: Account
    entries: int
    handovers: int
    channels: tuple[str, ...]


async def preview(services: Services, request: Request, account_id: str) -> ForgetPreview:
    """Return what would be forgotten. Raises OnlyOwnerForgets, UnderWay, and what `accounts.view_account` raises."""

    async def attempt(who: WhoAsks) -> ForgetPreview:
        async with services.store.begin(request.workspace) as unit:
            account = await _forgettable(unit, account_id, await who(unit))
            counts = await unit.blueprint.counts(account.id, request.now)
            handovers = await unit.handovers.ids_of_account(account.id)
            channels = await unit.slack_refs.conversations(handovers, SlackRefKind.CHANNEL)
            return ForgetPreview(account, counts.entries, len(handovers), tuple(sorted(set(channels.values()))))

    return await knowing_who_asks(services, request, attempt)


async def forget(services: Services, request: Request, account_id: str, typed: str) -> Account:
    """Forget the account, its entries and its handovers; return what it was. Raises FieldProblems and what `preview` raises."""

    async def attempt(who: WhoAsks) -> Account:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            await unit.handovers.lock_of_accounts((account_id,))
            account = await _forgettable(unit, account_id, person, lock=True)
            require_named(account, typed)
            gone = await unit.account_merges.forget(account.id)
            log.info("account.forgotten", account=account.id, by=person.id, handovers=gone)
            return account

    return await knowing_who_asks(services, request, attempt)


async def _forgettable(unit: UnitOfWork, account_id: str, person: Person, *, lock: bool = False) -> Account:
    account, running = await account_seen(unit, account_id, person, lock=lock)
    require_forgettable(account, running, person)
    return account
