"""Which account is meant by the name that somebody types into the form that starts a handover."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from handover.access import may_see_account
from handover.accounts.likeness import accounts_alike, slipped
from handover.model.account import AccountName
from handover.model.people import Person
from handover.opening.form import OpeningForm
from handover.opening.meant import account_to_ask_about, accounts_meant
from services import people
from services.context import HasStore, Services
from services.known import KnownAccount, known_account_of
from services.lookup import open_with_account
from services.request import Request


@dataclass(frozen=True)
class TypedAccount:
    """What a name means that somebody types into the form that starts a handover: an account they may see, or nothing.

    `already_open` is the id of the account's open handover, `meant` are accounts whose name it may be with a slip.
    """

    known: KnownAccount | None = None
    already_open: str = ""
    meant: tuple[AccountName, ...] = ()


async def typed_account(
    services: Services, request: Request, name: str, chosen: str = "", *, guess: bool = True
) -> TypedAccount:
    """Return what is meant by an account's name, for whoever types it; `chosen` is the id of one that they say they mean.
    Without `guess`, nothing is looked for whose name it may be with a slip.

    Names of accounts that are not theirs are told to nobody. Raises RightsUnknown.
    """
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        account_id = chosen or (await unit.accounts.of_name(name) if name else "")
        known = await known_account_of(unit, person, account_id, request.now)
        if known is not None:
            name = known.account.name
    already_open = await open_with_account(services, request, person, name)
    if already_open or known is not None:
        return TypedAccount(None if already_open else known, already_open)
    return TypedAccount(meant=await names_meant(services, request, person, name) if guess else ())


async def names_meant(services: Services, request: Request, person: Person, name: str) -> tuple[AccountName, ...]:
    """Return the accounts of this person that may be meant by a name that none of them has, under their own names."""
    if not name or person.barred:
        return ()
    async with services.store.begin(request.workspace) as unit:
        mine = None if person.admin else await unit.accounts.of_person(person.id)
        names = await unit.accounts.names(mine)
    ids = await asyncio.to_thread(accounts_meant, names, name)
    async with services.store.begin(request.workspace) as unit:
        found = await unit.accounts.many(ids)
    return tuple(AccountName(one, found[one].name) for one in ids if one in found)


@dataclass(frozen=True)
class Said:
    """What whoever sends the form has said about accounts and handovers of much the same name.

    `another_than` are the ids of open handovers of which they have said that this is another customer; `same_customer` is the id
    of the account of which they have said that it is this one, `ANOTHER_CUSTOMER` if they said it is not; `not_meant` are the ids
    of accounts that the form has offered as the one whose name was mistyped.
    """

    another_than: Collection[str] = ()
    same_customer: str = ""
    not_meant: Sequence[str] = ()


NOTHING_SAID = Said()


async def with_name_meant(
    services: Services, request: Request, by: Person, form: OpeningForm, same_customer: str
) -> OpeningForm:
    """Return the form with the account's own name in place of one that was mistyped, if they have said that they meant that."""
    async with services.store.begin(request.workspace) as unit:
        found = await unit.accounts.many([same_customer] if same_customer else [])
    account = found.get(same_customer)
    if (
        account is None
        or not may_see_account(account, by)
        or not any(slipped(form.account, one) for one in account.names)
    ):
        return form
    return replace(form, account=account.name)


async def account_alike(services: Services, request: Request, by: Person, name: str, said: Said) -> AccountName | None:
    """Return the name of an account without an open handover that `by` may see and that may be this customer; None for none.

    Nor where an account is known by this very name, or they have said which one it is. Names of other accounts are told to nobody.
    """
    if said.same_customer:
        return None
    async with services.store.begin(request.workspace) as unit:
        if await unit.accounts.of_name(name):
            return None
        mine = None if by.admin else await unit.accounts.of_person(by.id)
        under_way = await unit.handovers.accounts_under_way()
        names = [one for one in await unit.accounts.names(mine) if one.account_id not in under_way]
    return await asyncio.to_thread(account_to_ask_about, names, name, said.not_meant)


async def handovers_alike(services: HasStore, workspace: str, account: str) -> list[str]:
    """Return the ids of the open handovers whose accounts may be the same customer by another name; none where it has one itself.

    A name that is seen for the first time takes a third of a millisecond: too long, a thousand times, for the event loop.
    """
    async with services.store.begin(workspace) as unit:
        if await unit.handovers.open_with_account(account) is not None:
            return []
        accounts = await unit.handovers.open_accounts()
    return await asyncio.to_thread(accounts_alike, account, accounts)
