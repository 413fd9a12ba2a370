"""The CS leaders of a workspace: chosen by its admins, and asked for wherever something is for those who lead."""

from collections.abc import Mapping
from dataclasses import replace

from handover.form_merge import kept_of_others
from handover.leaders import (
    Leaders,
    LeadersForm,
    check_leaders,
    group_look,
    leaders_form,
    leads_everybody,
    people_led,
    with_form,
)
from handover.model.people import Person
from handover.team.summary import NEVER, chosen_day
from services import people
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def stored_leaders(services: Services, request: Request) -> Leaders:
    """Return the CS leaders, for an admin to change. Raises NotYoursToChoose, RightsUnknown."""

    async def attempt(who: WhoAsks) -> Leaders:
        async with services.store.begin(request.workspace) as unit:
            check_leaders(await who(unit), ())
            return await unit.leaders.get()

    return await knowing_who_asks(services, request, attempt)


async def save_leaders(services: Services, request: Request, form: LeadersForm, shown: Mapping[str, str]) -> Leaders:
    """Store who leads from now on, have it looked who is in their group, and return them.

    `shown` are the marks (`form_merge.field_marks`) of what the form showed.

    Raises NotYoursToChoose, FieldProblems, and RightsUnknown when Slack does not say who the chosen people are.
    """
    chosen = await people.current(services, request.workspace, form.chosen)

    async def attempt(who: WhoAsks) -> Leaders:
        async with services.store.begin(request.workspace) as unit:
            check_leaders(await who(unit), (facts.person for facts in chosen.values()))
            before = await unit.leaders.get()
            asked = shown if form.group is not None else {"chosen": shown.get("chosen", "")}
            kept = kept_of_others(form, leaders_form(before), asked)
            after = with_form(before, replace(form, **kept))
            await unit.leaders.put(after)
            await people.keep_for_mornings(unit, chosen.values(), request.now)
            if after.group:
                await unit.jobs.add(group_look())
            return after

    return await knowing_who_asks(services, request, attempt)


async def group_changed(services: Services, request: Request, group: str) -> None:
    """Have it looked who is in a user group that Slack says has changed, if it is that of the CS leaders."""
    async with services.store.begin(request.workspace) as unit:
        if group and (await unit.leaders.get()).group == group:
            await unit.jobs.add(group_look())


async def led_by(unit: UnitOfWork, person: Person) -> frozenset[str] | None:
    """Return the ids of the people somebody leads, None for all CSMs of the workspace."""
    if leads_everybody(await unit.leaders.get(), person):
        return None
    if person.barred:
        return frozenset()
    accounts = await unit.accounts.many(await unit.accounts.of_person(person.id))
    handovers = await unit.handovers.of_person(person.id)
    return people_led(person.id, accounts.values(), handovers, await unit.handovers.managed_for_others(person.id))


async def leads(unit: UnitOfWork, person: Person, user: str) -> bool:
    """Return whether the person leads this user."""
    led = await led_by(unit, person)
    return led is None or user in led


async def summary_day_of(services: Services, workspace: str, person: Person) -> int | None:
    """Return on which weekday (0 is Monday, -1 never) somebody hears of the team they lead; None for who leads nobody."""
    async with services.store.begin(workspace) as unit:
        if await led_by(unit, person) == frozenset():
            return None
        chosen = chosen_day(person, leads_all=person.id in (await unit.leaders.get()).people)
    return NEVER if chosen is None else chosen
