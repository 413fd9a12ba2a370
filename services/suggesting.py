"""Who could take over an account: looked up for those who lead, who decide (P28)."""

from collections.abc import Collection
from dataclasses import dataclass

from handover.access import may_see, may_see_account
from handover.leaders import ForLeads, Leaders, leads_account, leads_everybody
from handover.model.account import Account
from handover.model.handover import Handover
from handover.model.people import Person
from handover.suggesting.fit import account_facts
from handover.suggesting.ranking import Suggestions, suggest
from services.accounts import AccountChoice, account_called, visible_accounts
from services.acting import WhoAsks, knowing_who_asks
from services.candidates import candidates_of, carried_in
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

MOST_READ = 200
"""Entries of an account in which products are looked for."""


@dataclass(frozen=True)
class SuggestionsPage:
    """Who could take over an account. `running` is its open handover, None for none.

    `replans` and `opens`: whoever asks may change the plan of that handover, and open the account.
    """

    account: Account
    running: Handover | None
    found: Suggestions
    replans: bool = False
    opens: bool = False


async def account_to_hand_over(
    services: Services, request: Request, text: str, channel: str = ""
) -> str | AccountChoice:
    """Return the id of the account meant by a name, else by the channel of its handover, or the choice left.

    Those who lead everybody can name any account of the workspace. Raises what `services.accounts.account_meant` raises.
    """
    return await account_called(services, request, text, channel, _nameable)


async def suggestions(
    services: Services, request: Request, account_id: str, besides: Collection[str] = ()
) -> SuggestionsPage:
    """Return who could take over an account, besides these people.

    Raises ForLeads, UnknownAccount, UnreadableAccount, RightsUnknown.
    """

    async def attempt(who: WhoAsks) -> SuggestionsPage:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await _led(unit, person, account_id)
            ended = await unit.handovers.ended_of_account(account.id)
            entries = await unit.blueprint.page(account.id, 0, MOST_READ)
            carried = await carried_in(unit)
        known = "\n".join(entry.text for entry in entries)
        in_it = (running.outgoing, running.incoming) if running is not None else ()
        candidates = await candidates_of(services, request.workspace, carried)
        found = suggest(account_facts(account, known, (*in_it, *besides), ended), candidates, request.now)
        replans = running is not None and may_see(running, person)
        return SuggestionsPage(account, running, found, replans, may_see_account(account, person, running))

    return await knowing_who_asks(services, request, attempt)


async def account_led(services: Services, request: Request, account_id: str) -> Account:
    """Return an account to somebody who decides who takes it over. Raises what `suggestions` raises."""

    async def attempt(who: WhoAsks) -> Account:
        async with services.store.begin(request.workspace) as unit:
            return (await _led(unit, await who(unit), account_id))[0]

    return await knowing_who_asks(services, request, attempt)


async def decides(unit: UnitOfWork, person: Person, account: Account, running: Handover | None) -> bool:
    """Return whether this person decides who takes over an account, of which `running` is the open handover."""
    named = await unit.handovers.managed_for_others(person.id)
    return leads_account(await unit.leaders.get(), person, account, running, named)


async def _led(unit: UnitOfWork, person: Person, account_id: str) -> tuple[Account, Handover | None]:
    """Return an account and its open handover. Raises ForLeads for whoever does not decide who takes it over."""
    account = await unit.accounts.get(account_id)
    running = await unit.handovers.open_of_account(account.id)
    if not await decides(unit, person, account, running):
        raise ForLeads(_whom_to_ask(account, await unit.leaders.get(), person))
    return account, running


def _whom_to_ask(account: Account, leaders: Leaders, person: Person) -> tuple[str, ...]:
    """Return who decides; to somebody who may not see the account, its manager is not told."""
    own = account.manager if person.id in account.people and account.manager != person.id else ""
    return tuple(dict.fromkeys(user for user in (own, *leaders.people) if user))


async def _nameable(unit: UnitOfWork, person: Person) -> list[str] | None:
    """Return the ids of the accounts that this person can mean, None for all."""
    if leads_everybody(await unit.leaders.get(), person):
        return None
    return await visible_accounts(unit, person)
