"""What is kept of each CSM's work: shown to and changed by themselves, and by those who lead them (P28)."""

from collections.abc import Mapping
from dataclasses import dataclass

from handover.access import Facts, members_only
from handover.accounts.names import folded
from handover.csm_facts import CsmFactsForm, NoMember, edit_facts
from handover.leaders import ForLeads, leads_everybody
from handover.model.csm_facts import CsmFacts
from handover.model.people import Person
from handover.suggesting.fit import Candidate
from services import people
from services.acting import WhoAsks, knowing_who_asks
from services.candidates import candidates_of, carried_in
from services.context import Services
from services.leaders import leads, led_by
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class FactsPage:
    """What is kept of one person, for somebody who may change it: a lead, who may set the limit as well, or they themselves."""

    facts: CsmFacts
    lead: bool


@dataclass(frozen=True)
class Team:
    """The people somebody leads, by name, with what they know and carry. `everybody`: all CSMs of the workspace are theirs."""

    members: tuple[Candidate, ...]
    everybody: bool


async def view_facts(services: Services, request: Request, user: str) -> FactsPage:
    """Return what is kept of somebody.

    Raises ForLeads for whoever is neither they nor leads them, NoMember, MembersOnly, RightsUnknown.
    """
    await _member(services, request.workspace, user)

    async def attempt(who: WhoAsks) -> FactsPage:
        async with services.store.begin(request.workspace) as unit:
            lead = await _may_change(unit, await who(unit), user)
            return FactsPage(await unit.csm_facts.get(user), lead)

    return await knowing_who_asks(services, request, attempt)


async def change_facts(
    services: Services, request: Request, user: str, form: CsmFactsForm, shown: Mapping[str, str]
) -> CsmFacts:
    """Store what was entered of somebody, and return it. `shown`: see `edit_facts`.

    Raises what `view_facts` raises, and FieldProblems.
    """
    about = await _member(services, request.workspace, user)

    async def attempt(who: WhoAsks) -> CsmFacts:
        async with services.store.begin(request.workspace) as unit:
            by = await who(unit)
            lead = await _may_change(unit, by, user)
            before = await unit.csm_facts.get(user)
            changed = edit_facts(before, form, shown, by=by.id, now=request.now, lead=lead, no_secret=request.no_secret)
            if changed != before:
                await unit.csm_facts.put(changed)
                await people.keep(unit, about)
            return changed

    return await knowing_who_asks(services, request, attempt)


async def view_team(services: Services, request: Request) -> Team:
    """Return the people somebody leads. Raises ForLeads for whoever leads nobody, RightsUnknown."""

    async def attempt(who: WhoAsks) -> Team:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            led = await led_by(unit, person)
            carried = await carried_in(unit)
        if led is not None and not led:
            raise ForLeads(())
        wanted = carried if led is None else carried.only(led)
        members = await candidates_of(services, request.workspace, wanted)
        here = (one for one in members if not one.person.barred)
        return Team(tuple(sorted(here, key=lambda one: (folded(one.person.name), one.person.id))), led is None)

    return await knowing_who_asks(services, request, attempt)


async def _member(services: Services, workspace: str, user: str) -> Facts:
    """Return a full member by facts that can be decided on. Raises NoMember, RightsUnknown."""
    found = (await people.current(services, workspace, [user])).get(user)
    if found is None or found.person.barred:
        raise NoMember
    return found


async def _may_change(unit: UnitOfWork, by: Person, user: str) -> bool:
    """Return whether they change it as a lead, not as themselves. Raises ForLeads, MembersOnly."""
    members_only(by)
    if user == by.id:
        return leads_everybody(await unit.leaders.get(), by)
    if await leads(unit, by, user):
        return True
    raise ForLeads((await unit.leaders.get()).people)
