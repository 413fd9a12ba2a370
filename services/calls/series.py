"""Regular calls with the customer: arranged, one of them moved or left out, ended, and the former series ended."""

from dataclasses import replace
from datetime import date, datetime

from handover.calls import first_regular, series
from handover.calls.series import SeriesForm
from handover.calls.times import LOOKED_AT, proposed
from handover.model.calls import USUAL_MINUTES
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.plan.due import due_date
from handover.time.workdays import add_workdays, local_date
from services.acting import Rule, act
from services.calls.arranging import CallSeen, page, seen
from services.calls.shield import Words, shielded
from services.context import Services
from services.request import Request


async def to_arrange(services: Services, request: Request, handover_id: str) -> CallSeen:
    """Return a handover whose regular calls are to be arranged, with times that suit whoever takes over, and the customer."""
    looked = await page(services, request, handover_id)
    handover = looked.handover
    there = [looked.people[handover.incoming]] if handover.incoming in looked.people else []
    joint = handover.playbook.first_joint_call()
    zone = handover.calls[joint.key].zone if joint is not None and joint.key in handover.calls else ""
    there += [Person("", "", zone=zone)] if zone else []
    today = local_date(request.now, looked.person.zone)
    after = due_date(handover, joint) if joint is not None else today
    first = add_workdays(max(after, today), 1, handover.workdays)
    last = add_workdays(first, LOOKED_AT, handover.workdays)
    return replace(looked, times=proposed(there, first, last, USUAL_MINUTES, request.now))


async def save(services: Services, request: Request, handover_id: str, form: SeriesForm) -> CallSeen:
    """Arrange or change the series. Raises FieldProblems, also for what is internal in `place` or `agenda`."""

    def written(handover: Handover) -> Words:
        before = series.standing_series(handover)
        place, agenda = (before.place, before.agenda) if before else ("", "")
        return {"place": (form.place, place), "agenda": (form.agenda, agenda)}

    looked = await page(services, request, handover_id)

    def rule(handover: Handover, person: Person) -> Decision:
        today, organiser = local_date(request.now, person.zone), looked.people.get(handover.incoming)
        return series.save_series(
            handover, form, by=person.id, now=request.now, today=today, zone=person.zone, organiser=organiser
        )

    return await seen(services, request, *await shielded(services, request, handover_id, written, rule))


async def skip(services: Services, request: Request, handover_id: str, day: date) -> CallSeen:
    """Leave one of the calls out."""
    return await _changed(
        services, request, handover_id, lambda h, who: series.skip(h, day, by=who.id, now=request.now)
    )


async def move(services: Services, request: Request, handover_id: str, day: date, to: datetime) -> CallSeen:
    """Move one of the calls."""
    return await _changed(
        services, request, handover_id, lambda h, who: series.move(h, day, to, by=who.id, now=request.now)
    )


async def as_by_rule(services: Services, request: Request, handover_id: str, day: date) -> CallSeen:
    """Undo that one of the calls was moved or left out."""
    return await _changed(
        services, request, handover_id, lambda h, who: series.as_by_rule(h, day, by=who.id, now=request.now)
    )


async def end(services: Services, request: Request, handover_id: str) -> CallSeen:
    """End the series."""
    return await _changed(
        services, request, handover_id, lambda h, who: series.end_series(h, by=who.id, now=request.now)
    )


async def old_ended(services: Services, request: Request, handover_id: str, *, ended: bool) -> None:
    """Store that the former series is ended, or take that back."""
    await act(services, request, handover_id, lambda h, _: series.old_series_ended(h, ended=ended, now=request.now))


async def say_how(
    services: Services, request: Request, handover_id: str, number: int, starts: datetime, *, came: bool
) -> None:
    """Store whether the customer came to the first of the regular calls. Raises NoSuchDate, NotYours, NotActive."""

    def rule(handover: Handover, person: Person) -> Decision:
        return first_regular.say_how(handover, number, starts, came=came, by=person.id, now=request.now)

    await act(services, request, handover_id, rule)


async def take_back_how(services: Services, request: Request, handover_id: str, number: int) -> None:
    """Undo `say_how`. Raises NotYours, NotActive."""
    await act(services, request, handover_id, lambda h, who: first_regular.take_back(h, number, by=who.id))


async def _changed(services: Services, request: Request, handover_id: str, rule: Rule) -> CallSeen:
    return await seen(services, request, *await act(services, request, handover_id, rule))
