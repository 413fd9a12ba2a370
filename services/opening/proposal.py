"""What the form that starts a handover proposes."""

from dataclasses import dataclass
from datetime import date

from handover.access import members_only
from handover.model.account import AccountName
from handover.model.customer_kinds import Tier
from handover.model.handover import Reason, Window
from handover.model.people import MONDAY_TO_FRIDAY, Person, Role
from handover.opening.proposal import propose
from handover.opening.roles import usual_role
from handover.opening.window import USUAL_WORKDAYS, usual_window
from handover.playbooks.library import Library
from handover.starters import check_starter
from handover.time.workdays import add_workdays, local_date
from services import people
from services.context import Services
from services.known import KnownAccount, known_account
from services.lookup import open_with_account
from services.opening.meant import names_meant
from services.playbooks import library_in
from services.request import Request


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
    meant: tuple[AccountName, ...] = ()
    """Accounts of theirs whose name it may be with a slip, where none is called so."""


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
    unknown = of_account is None and not already_open
    meant = await names_meant(services, request, person, account) if unknown else ()
    return Proposal(window, already_open, usual_role(known, person.id), library, of_account, meant)


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
