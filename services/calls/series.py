"""Regular calls with the customer: arranged, one of them moved or left out, ended, and the former series ended."""

from datetime import date, datetime

from handover.calls import series
from handover.calls.series import SeriesForm
from handover.calls.times import proposed
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.plan.due import due_date
from handover.time.workdays import add_workdays, local_date
from services.acting import act
from services.calls.arranging import CallSeen, page
from services.calls.shield import internal_problem, shielded
from services.context import Services
from services.request import Request

LOOKED_AT = 10
"""Working days in which times for the first call are looked for."""


async def to_arrange(services: Services, request: Request, handover_id: str) -> CallSeen:
    """Return a handover whose regular calls are to be arranged, with times that suit whoever takes over, and the customer."""
    seen = await page(services, request, handover_id)
    there = [seen.people[seen.handover.incoming]] if seen.handover.incoming in seen.people else []
    joint = seen.handover.playbook.first_joint_call()
    zone = seen.handover.calls[joint.key].zone if joint is not None and joint.key in seen.handover.calls else ""
    there += [Person("", "", zone=zone)] if zone else []
    today = local_date(request.now, seen.person.zone)
    after = due_date(seen.handover, joint) if joint is not None else today
    first = add_workdays(max(after, today), 1, seen.handover.workdays)
    last = add_workdays(first, LOOKED_AT, seen.handover.workdays)
    return CallSeen(seen.handover, seen.person, seen.people, proposed(there, first, last, 30, request.now))


async def save(services: Services, request: Request, handover_id: str, form: SeriesForm) -> tuple[Handover, Person]:
    """Arrange or change the series. Raises FieldProblems, also for what is internal in `place` or `agenda`."""

    def problem(handover: Handover, besides: tuple[str, ...]) -> None:
        before = series.standing_series(handover)
        was = (before.place, before.agenda) if before else ("", "")
        wrong = internal_problem(handover, {"place": (form.place, was[0]), "agenda": (form.agenda, was[1])}, besides)
        if wrong is not None:
            raise wrong

    def rule(handover: Handover, person: Person) -> Decision:
        today = local_date(request.now, person.zone)
        return series.save_series(handover, form, by=person.id, now=request.now, today=today, zone=person.zone)

    return await shielded(services, request, handover_id, problem, rule)


async def skip(services: Services, request: Request, handover_id: str, day: date) -> tuple[Handover, Person]:
    """Leave one of the calls out."""
    return await act(services, request, handover_id, lambda h, who: series.skip(h, day, by=who.id, now=request.now))


async def move(
    services: Services, request: Request, handover_id: str, day: date, to: datetime
) -> tuple[Handover, Person]:
    """Move one of the calls."""
    return await act(services, request, handover_id, lambda h, who: series.move(h, day, to, by=who.id, now=request.now))


async def as_by_rule(services: Services, request: Request, handover_id: str, day: date) -> tuple[Handover, Person]:
    """Undo that one of the calls was moved or left out."""
    return await act(
        services, request, handover_id, lambda h, who: series.as_by_rule(h, day, by=who.id, now=request.now)
    )


async def end(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person]:
    """End the series."""
    return await act(services, request, handover_id, lambda h, who: series.end_series(h, by=who.id, now=request.now))


async def old_ended(services: Services, request: Request, handover_id: str, *, ended: bool) -> None:
    """Store that the former series is ended, or take that back."""
    await act(services, request, handover_id, lambda h, _: series.old_series_ended(h, ended=ended, now=request.now))
