"""A person's settings: when and how much they hear, and the line about themselves that a customer may read."""

from collections.abc import Callable, Mapping

from handover.absence import away_soon
from handover.access import members_only
from handover.call_clashes import absence_looked_at
from handover.calls.arranging import call_steps
from handover.digest.schedule import replanned_digest_at
from handover.home import home_tab
from handover.letter_rules import LetterRules
from handover.model.people import Person
from handover.no_secret import answered_for_oneself
from handover.overview import summary_card
from handover.settings import Preferences, apply_preferences, apply_profile_line
from handover.starters import Starters, check_chosen
from handover.time.workdays import local_date
from services import people
from services.acting import Also, WhoAsks, knowing_who_asks
from services.context import Services
from services.letter_rules import put_letter_rules
from services.request import Request
from storage.store import UnitOfWork


async def stored_starters(services: Services, request: Request) -> Starters:
    """Return who may start a handover in the workspace."""
    async with services.store.begin(request.workspace) as unit:
        return await unit.starters.get()


async def save_preferences(
    services: Services,
    request: Request,
    preferences: Preferences,
    shown: Mapping[str, str],
    starters: Starters | None = None,
    letter_rules: LetterRules | None = None,
) -> Person:
    """Save the settings form, with the next digest planned under it. Return the person. `shown`: see `apply_preferences`.

    With `starters` and `letter_rules`, who may start a handover and how letters are approved is saved as well, for an admin.
    Raises FieldProblems, AdminsOnly, and RightsUnknown when Slack does not say who the chosen people are.
    """
    chosen = await people.current(services, request.workspace, starters.chosen) if starters else {}

    async def also(unit: UnitOfWork, person: Person) -> None:
        if starters is not None:
            check_chosen(person, tuple(facts.person for facts in chosen.values()))
            await unit.starters.put(starters)
        if letter_rules is not None:
            await put_letter_rules(unit, person, letter_rules)

    return await _save(
        services, request, lambda person: apply_preferences(person, preferences, request.now, shown), also
    )


async def save_profile_line(services: Services, request: Request, line: str, shown: Mapping[str, str]) -> Person:
    """Save the line about oneself. Return the person. `shown`: see `apply_preferences`. Raises FieldProblems."""
    return await _save(services, request, lambda person: apply_profile_line(person, line, shown))


async def _save(
    services: Services, request: Request, change: Callable[[Person], Person], also: Also | None = None
) -> Person:
    async def attempt(who: WhoAsks) -> Person:
        async with services.store.begin(request.workspace) as unit:
            before = members_only(await who(unit))
            if also is not None:
                await also(unit, before)
            after = answered_for_oneself(before, change(before), request.no_secret, now=request.now)
            return await _changed(unit, before, after, request)

    return await knowing_who_asks(services, request, attempt)


async def _changed(unit: UnitOfWork, before: Person, person: Person, request: Request) -> Person:
    await unit.people.put(person)
    planned = await unit.people.next_digest(person.id)
    await unit.people.set_next_digest(person.id, replanned_digest_at(person, planned, request.now))
    await unit.jobs.add(home_tab(person.id))
    if (before.away_from, before.away_until) != (person.away_from, person.away_until):
        await _show_absence(unit, before, person, request)
    return person


async def _show_absence(unit: UnitOfWork, before: Person, person: Person, request: Request) -> None:
    """Have planned calls looked at; bring cards and Home tabs up to date where others see this absence, or saw the one before."""
    handovers = await unit.handovers.of_person(person.id)
    if person.away_until is not None:
        planned = (one for one in handovers if any(one.step(step.key).awaited for step in call_steps(one)))
        await unit.jobs.add(*(absence_looked_at(one.id, person) for one in planned))
    today = local_date(request.now, person.zone)
    if not (away_soon(before, today) or away_soon(person, today)):
        return
    others = sorted({user for one in handovers for user in one.participants if user != person.id})
    await unit.jobs.add(*(summary_card(one.id) for one in handovers), *map(home_tab, others))
