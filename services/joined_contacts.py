"""Contacts of the other company of a merger: brought into a handover, chosen from, and kept with the account."""

from handover import joined_contacts
from handover.accounts.likeness import alike_first
from handover.blueprint.understood import understood
from handover.confirming import take_contacts
from handover.model.account import Account, AccountRow
from handover.model.decision import Decision, unchanged
from handover.model.handover import Contact, Handover
from handover.model.joined_contacts import Keep
from handover.model.people import Person
from handover.model.records import Contact as KnownPerson
from handover.model.records import RecordKind
from services import people
from services.accounts import account_seen, visible_accounts, vouched_account
from services.acting import act, view, view_open
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def page(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover whose contacts are to be shown. Raises what `view` raises."""
    handover, _ = await view(services, request, handover_id)
    return handover


async def to_join(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover into which contacts are to be brought. Raises NotActive when it has ended."""
    handover, _ = await view_open(services, request, handover_id)
    return handover


async def others(services: Services, request: Request, handover_id: str) -> tuple[AccountRow, ...]:
    """Return the accounts whose contacts can be taken, as whoever asks may see them: those called alike first."""
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        handover = await unit.handovers.get(handover_id)
        account_id = unit.handovers.account_id(handover.id)
        own = await vouched_account(unit, handover) or Account(account_id, handover.account)
        rows = await unit.accounts.rows(await visible_accounts(unit, person))
    return alike_first(own, [row for row in rows if row.id != account_id])


async def join_typed(services: Services, request: Request, handover_id: str, source: str, typed: str) -> Handover:
    """Bring in contacts as somebody has pasted them. Raises FieldProblems (`contacts`), NotActive."""
    contacts = joined_contacts.contacts_typed(typed)
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, who: joined_contacts.join(h, source, contacts, by=who.id, now=request.now),
    )
    return handover


async def join_account(services: Services, request: Request, handover_id: str, account_id: str) -> Handover:
    """Bring in the contacts of another account. Raises FieldProblems for one without any, NotYourAccount, NotActive."""
    account: Account
    contacts: tuple[Contact, ...] = ()

    async def read(unit: UnitOfWork, person: Person) -> None:
        nonlocal account, contacts
        account, contacts = await _contacts_of(unit, account_id, person)

    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, who: joined_contacts.join(h, account.name, contacts, by=who.id, now=request.now),
        also=read,
    )
    return handover


async def undo_join(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Take out again who came with one side. Raises SideChanged."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, who: joined_contacts.undo_join(h, number, by=who.id, now=request.now),
    )
    return handover


async def choose(services: Services, request: Request, handover_id: str, key: str, keep: Keep) -> Handover:
    """Keep one of two contacts, or both. Raises PairChanged."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, who: joined_contacts.choose(h, key, keep, by=who.id, now=request.now),
    )
    return handover


async def undo_choice(services: Services, request: Request, handover_id: str, key: str) -> Handover:
    """Undo what was chosen of the two contacts with this key. Raises PairChanged."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, who: joined_contacts.undo_choice(h, key, by=who.id, now=request.now),
    )
    return handover


async def keep_with_account(services: Services, request: Request, handover_id: str) -> Handover:
    """Put all contacts among the people whom the account knows. Raises NotYours, AnswerFull, NotActive."""

    def rule(handover: Handover, who: Person) -> Decision:
        item = next((one.key for one in handover.playbook.items if one.kind is RecordKind.PEOPLE), "")
        return take_contacts(handover, item, by=who, now=request.now) if item else unchanged(handover)

    handover, _ = await act(services, request, handover_id, rule)
    return handover


async def _contacts_of(unit: UnitOfWork, account_id: str, person: Person) -> tuple[Account, tuple[Contact, ...]]:
    """Return an account, and everybody it knows by an address: its people, and the contacts of its newest handover."""
    account, _ = await account_seen(unit, account_id, person)
    newest = await unit.handovers.newest_of_account(account.id)
    known = [record for entry in await unit.blueprint.all(account.id) for record in understood(entry)]
    found = [Contact(one.name, one.email, one.title) for one in known if isinstance(one, KnownPerson) and one.email]
    return account, (*found, *(newest.contacts if newest is not None else ()))
