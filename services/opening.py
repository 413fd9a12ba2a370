"""Opening a handover."""

import asyncio
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from handover import starting
from handover.access import account_people_only, may_see, may_see_account, members_only, starter_only
from handover.accounts.following import described, owned_by_outgoing
from handover.accounts.likeness import accounts_alike
from handover.digest.schedule import next_digest_at
from handover.model.account import AccountName
from handover.model.customer_kinds import Tier
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason, Window
from handover.model.known import Known
from handover.model.people import MONDAY_TO_FRIDAY, Person, Role
from handover.model.playbook import Playbook
from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists
from handover.no_secret import answered_for
from handover.opening.form import PEOPLE_FIELDS, OpeningForm, open_handover
from handover.opening.proposal import propose
from handover.opening.roles import usual_role
from handover.opening.window import USUAL_WORKDAYS, usual_window
from handover.playbooks.library import Library
from handover.renewal import with_known_renewal
from handover.starters import check_starter
from handover.starting import ANOTHER_CUSTOMER, DAY, account_wanted, check_starts, started_for_others
from handover.time.workdays import add_workdays, local_date
from services import people
from services.acting import act
from services.context import Services
from services.known import KnownAccount, known_account, known_of_account
from services.lookup import open_with_account
from services.playbooks import library_in, library_of
from services.request import Request
from storage.store import UnitOfWork

MOST_ASKED_ABOUT = 15
"""Handovers of much the same name that are asked about when somebody starts one: what a block id has room for."""


@dataclass(frozen=True)
class Proposal:
    """What the form starts with: the usual window, the id of the account's open handover if they may see it, and their role.

    `role` is that of whoever opens the form, as far as their other handovers tell.
    """

    window: Window
    already_open: str = ""
    role: Role = Role.OUTGOING
    library: Library | None = None
    """The playbooks of the workspace; None while it is not known who asks."""
    known: KnownAccount | None = None
    """What is known of the account, for somebody who may see it."""


def default_proposal(request: Request) -> Proposal:
    """Return the proposal for somebody of whom nothing is known: in UTC, with a work week from Monday to Friday."""
    return Proposal(usual_window(local_date(request.now, "UTC"), MONDAY_TO_FRIDAY))


async def stored_proposal(services: Services, request: Request, account: str) -> Proposal | None:
    """Return the proposal for whoever opens the form, None when Slack has to be asked about them.

    Raises MembersOnly and StartNotAllowed.
    """
    try:
        async with services.store.begin(request.workspace) as unit:
            person = await people.fresh_in(unit, request.user, services.now())
    except people.StaleFacts:
        return None
    return await _proposal(services, request, person, account)


async def proposal(services: Services, request: Request, account: str) -> Proposal:
    """Return the proposal for whoever opens the form, asking Slack about them if need be.

    Raises MembersOnly and StartNotAllowed.
    """
    person = await people.person(services, request.workspace, request.user)
    return await _proposal(services, request, person, account)


async def _proposal(services: Services, request: Request, person: Person, account: str) -> Proposal:
    window = usual_window(local_date(request.now, members_only(person).zone), person.workdays)
    async with services.store.begin(request.workspace) as unit:
        check_starter(await unit.starters.get(), person)
        known = await unit.handovers.of_person(person.id, open_only=False)
        library = await library_in(services, unit)
        of_account = await known_account(unit, person, account, request.now)
    already_open = await open_with_account(services, request, person, account)
    if of_account is not None and of_account.account.tier is not None:
        workdays = propose(library, None, of_account.account.tier).workdays
        window = Window(window.start, add_workdays(window.start, workdays, person.workdays))
    return Proposal(window, already_open, usual_role(known, person.id), library, of_account)


async def proposed_for(
    services: Services,
    request: Request,
    library: Library,
    reason: Reason | None,
    tier: Tier | None,
    start: date,
    chosen: str,
) -> tuple[str, Window]:
    """Return the key of the playbook that is proposed, and the window from `start` that fits it, or another that is `chosen`.

    Its working days are those of whoever fills in the form. Raises RightsUnknown when Slack does not say in time who they are.
    """
    person = await people.person(services, request.workspace, request.user)
    proposal = propose(library, reason, tier)
    follows = chosen in ("", proposal.playbook)
    workdays = proposal.workdays if follows else library[chosen].workdays
    return proposal.playbook, Window(start, add_workdays(start, workdays or USUAL_WORKDAYS, person.workdays))


async def fresh_items(services: Services, request: Request, account: str) -> frozenset[str]:
    """Return the items that the account of this name knows and need not be asked, as far as whoever asks may see it.

    Raises RightsUnknown.
    """
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        known = await known_account(unit, person, account, request.now)
    return known.fresh if known is not None else frozenset()


async def pass_on_wish(services: Services, request: Request, handover_id: str) -> None:
    """Tell the people of a handover that somebody who may not see it wanted to start one for its account."""
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(*account_wanted(await unit.handovers.get(handover_id), request.user))


async def take_back(services: Services, request: Request, handover_id: str) -> Handover:
    """Call off a handover that this person started for others. Raises CannotTakeBack."""

    def rule(handover: Handover, person: Person) -> Decision:
        decision = starting.take_back(handover, by=person.id, now=request.now)
        return Decision(decision.handover, (*decision.jobs, *started_for_others(decision.handover)))

    handover, _ = await act(services, request, handover_id, rule, who_may=starter_only)
    return handover


async def open_id(services: Services, request: Request, account: str) -> str:
    """Return the id of the account's open handover if whoever asks may see it, else empty."""
    person = await people.person(services, request.workspace, request.user)
    return await open_with_account(services, request, person, account)


async def start(
    services: Services,
    request: Request,
    form: OpeningForm,
    another_than: Collection[str] = (),
    same_customer: str = "",
) -> tuple[Handover, dict[str, Person]]:
    """Store a new handover with its jobs, and plan everybody's first digest. Return it and its people.

    `another_than` are the ids of open handovers of which they have said that this is another customer; `same_customer` is the
    id of the account of which they have said that it is this one by another name, `ANOTHER_CUSTOMER` if they said it is not.

    Raises FieldProblems, MembersOnly, StartNotAllowed, OpenHandoverExists, AlikeHandoverExists, AlikeAccountExists,
    NotYourAccount, and RightsUnknown when Slack does not say in time who they are.
    """
    users = [request.user, *(getattr(form, field) for field in PEOPLE_FIELDS)]
    facts = await people.current(services, request.workspace, users)
    found = {user: one.person for user, one in facts.items()}
    by = found.get(request.user) or await people.person(services, request.workspace, request.user)
    handover_id, playbook = secrets.token_hex(6), await _playbook(services, request, form.playbook)

    def opened(known: Mapping[str, Known]) -> Decision:
        of = {"workspace": request.workspace, "handover_id": handover_id}
        opening = open_handover(form, found, playbook, **of, by=by, now=request.now, known=known)
        return answered_for(None, opening, request.no_secret, by=request.user, now=request.now)

    decision = opened({})
    alike_ids = await _alike(services, request.workspace, decision.handover.account)
    known_as = None if same_customer else await _account_alike(services, request, by, decision.handover.account)
    async with services.store.begin(request.workspace) as unit:
        check_starter(await unit.starters.get(), by)
        since = request.now - DAY
        check_starts(
            decision.handover,
            by,
            still_open=await unit.starters.started(request.user, since),
            without_part=await unit.starters.started_for_others(request.user, since),
        )
        like_it = [one for key in alike_ids for one in await unit.handovers.found(key) if one.open]
        seen = [one for one in like_it if may_see(one, by)][:MOST_ASKED_ABOUT]
        if any(one.id not in another_than for one in seen):
            raise AlikeHandoverExists(seen[0].account, tuple(one.id for one in seen))
        if known_as is not None:
            raise AlikeAccountExists(known_as.name, known_as.account_id)
        same_as = "" if same_customer == ANOTHER_CUSTOMER else same_customer
        decision = opened(await known_of_account(unit, decision.handover, same_as))
        await _add(unit, decision, same_as, by, form)
        await unit.jobs.add(*started_for_others(decision.handover))
        unseen = (one for one in like_it if not may_see(one, by))
        await unit.jobs.add(*(job for one in unseen for job in account_wanted(one, request.user, started=True)))
        for person in (found[user] for user in decision.handover.participants):
            await people.keep(unit, facts[person.id])
            if await unit.people.next_digest(person.id) is None:
                await unit.people.set_next_digest(person.id, next_digest_at(person, request.now))
    return decision.handover, found


async def _playbook(services: Services, request: Request, key: str) -> Playbook:
    """Return the playbook that was chosen. Raises FieldProblems when it has been retired since."""
    library = await library_of(services, request.workspace)
    try:
        return library[key]
    except KeyError as error:
        raise FieldProblems({"playbook": FieldProblem.PLAYBOOK_RETIRED}) from error


async def _add(unit: UnitOfWork, decision: Decision, same_as: str, by: Person, form: OpeningForm) -> None:
    """Store the new handover with its account. If `by` may change that, its outgoing CSM owns it, and it is as the form says."""
    if same_as:
        account_people_only(await unit.accounts.get(same_as), by)
    await unit.handovers.add(decision, same_as)
    handover = decision.handover
    account = await unit.accounts.get(unit.handovers.account_id(handover.id))
    if may_see_account(account, by):
        owned = owned_by_outgoing(account, handover, by=by.id, at=handover.opened_at)
        await unit.accounts.save(described(owned, form.tier, form.industry, by=by.id, at=handover.opened_at))
        known = with_known_renewal(handover, account.renewal, local_date(handover.opened_at, by.zone))
        await unit.handovers.save(Decision(known))


async def _account_alike(services: Services, request: Request, by: Person, name: str) -> AccountName | None:
    """Return the name of an account without an open handover that `by` may see and that may be this customer; None for none.

    Nor where an account is known by this very name. Names of other accounts are told to nobody.
    """
    async with services.store.begin(request.workspace) as unit:
        if await unit.accounts.of_name(name):
            return None
        mine = None if by.admin else await unit.accounts.of_person(by.id)
        under_way = await unit.handovers.accounts_under_way()
        names = [one for one in await unit.accounts.names(mine) if one.account_id not in under_way]
    found = await asyncio.to_thread(accounts_alike, name, {str(at): one.name for at, one in enumerate(names)})
    return names[int(found[0])] if found else None


async def _alike(services: Services, workspace: str, account: str) -> list[str]:
    """Return the ids of the open handovers whose accounts may be the same customer by another name; none where it has one itself.

    A name that is seen for the first time takes a third of a millisecond: too long, a thousand times, for the event loop.
    """
    async with services.store.begin(workspace) as unit:
        if await unit.handovers.open_with_account(account) is not None:
            return []
        accounts = await unit.handovers.open_accounts()
    return await asyncio.to_thread(accounts_alike, account, accounts)
