"""Starting a handover, taking it back, and what runs already."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from handover import starting
from handover.access import Facts, account_people_only, may_see, may_see_account, starter_only
from handover.accounts.following import described, owned_by_outgoing
from handover.accounts.likeness import slipped
from handover.cover.following import with_end_of_cover
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.known import Known
from handover.model.people import Person
from handover.model.playbook import Playbook
from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists
from handover.no_secret import answered_for
from handover.opening.form import PEOPLE_FIELDS, OpeningForm, open_handover
from handover.renewal import with_known_renewal
from handover.starters import check_starter
from handover.starting import ANOTHER_CUSTOMER, DAY, account_wanted, check_starts, owner_told, started_for_others
from handover.time.workdays import local_date
from services import people
from services.acting import act
from services.canvas import look_at_account
from services.context import Services
from services.known import known_of_account
from services.lookup import open_with_account
from services.opening.meant import NOTHING_SAID, Said, account_alike, handovers_alike, with_name_meant
from services.playbooks import library_of
from services.request import Request
from storage.store import UnitOfWork

MOST_ASKED_ABOUT = 15
"""Handovers of much the same name that are asked about when somebody starts one: what a block id has room for."""


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
    services: Services, request: Request, form: OpeningForm, said: Said = NOTHING_SAID
) -> tuple[Handover, dict[str, Person]]:
    """Store a new handover with its jobs, and plan everybody's first digest. Return it and its people.

    Raises FieldProblems, MembersOnly, StartNotAllowed, OpenHandoverExists, AlikeHandoverExists, AlikeAccountExists,
    NotYourAccount, and RightsUnknown when Slack does not say in time who they are.
    """
    users = [request.user, *(getattr(form, field) for field in PEOPLE_FIELDS)]
    facts = await people.current(services, request.workspace, users)
    found = {user: one.person for user, one in facts.items()}
    by = found.get(request.user) or await people.person(services, request.workspace, request.user)
    handover_id, playbook = secrets.token_hex(6), await _playbook(services, request, form.playbook)
    form = await with_name_meant(services, request, by, form, said.same_customer)

    def opened(known: Mapping[str, Known]) -> Decision:
        of = {"workspace": request.workspace, "handover_id": handover_id}
        opening = open_handover(form, found, playbook, **of, by=by, now=request.now, known=known)
        return answered_for(None, opening, request.no_secret, by=request.user, now=request.now)

    decision = opened({})
    alike_ids = await handovers_alike(services, request.workspace, decision.handover.account)
    known_as = await account_alike(services, request, by, decision.handover.account, said)
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
        if any(one.id not in said.another_than for one in seen):
            raise AlikeHandoverExists(seen[0].account, tuple(one.id for one in seen))
        if known_as is not None:
            raise AlikeAccountExists(known_as.name, known_as.account_id, slipped(form.account, known_as.name))
        same_as = "" if said.same_customer == ANOTHER_CUSTOMER else said.same_customer
        decision = opened(await known_of_account(unit, decision.handover, same_as))
        await add_started(unit, decision, form, by, facts, request.now, same_as)
        await unit.jobs.add(*started_for_others(decision.handover))
        unseen = (one for one in like_it if not may_see(one, by))
        await unit.jobs.add(*(job for one in unseen for job in account_wanted(one, request.user, started=True)))
    return decision.handover, found


async def add_started(
    unit: UnitOfWork,
    decision: Decision,
    form: OpeningForm,
    by: Person,
    facts: Mapping[str, Facts],
    now: datetime,
    same_as: str = "",
) -> None:
    """Store a new handover with its account, its people by their `facts`, and when each of them first gets a digest.

    `same_as` is the id of the account that is this customer by another name. Raises OpenHandoverExists, NotYourAccount.
    """
    await look_at_account(unit, same_as or await unit.accounts.of_name(decision.handover.account), now)
    await _add(unit, decision, same_as, by, form)
    await people.keep_for_mornings(unit, (facts[user] for user in decision.handover.participants), now)


async def _playbook(services: Services, request: Request, key: str) -> Playbook:
    """Return the playbook that was chosen. Raises FieldProblems when it has been retired since."""
    library = await library_of(services, request.workspace)
    try:
        return library[key]
    except KeyError as error:
        raise FieldProblems({"playbook": FieldProblem.PLAYBOOK_RETIRED}) from error


async def _add(unit: UnitOfWork, decision: Decision, same_as: str, by: Person, form: OpeningForm) -> None:
    """Store the new handover with its account. If `by` may change that, its outgoing CSM owns it, and it is as the form says.

    From whoever covers to the account's owner it is the return (P9).
    """
    if same_as:
        account_people_only(await unit.accounts.get(same_as), by)
    await unit.handovers.add(decision, same_as)
    account = await unit.accounts.get(unit.handovers.account_id(decision.handover.id))
    handover = with_end_of_cover(account, decision.handover)
    await unit.handovers.save(Decision(handover))
    await unit.jobs.add(*owner_told(handover, account.looked_after_by))
    if may_see_account(account, by):
        owned = owned_by_outgoing(account, handover, by=by.id, at=handover.opened_at)
        await unit.accounts.save(described(owned, form.tier, form.industry, by=by.id, at=handover.opened_at))
        known = with_known_renewal(handover, account.renewal, local_date(handover.opened_at, by.zone))
        await unit.handovers.save(Decision(known))
