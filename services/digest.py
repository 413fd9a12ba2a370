"""What is done from a morning digest: "Tomorrow", "Got it", "Undo", and keeping the digest that was pressed up to date."""

from datetime import date

from handover import snooze, steps
from handover.access import participants_only
from handover.digest.schedule import digest_refresh, next_digest_day
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.subject import Subject, SubjectKind
from handover.time.workdays import local_date
from services.acting import Also, Rule, WhoMay, act
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def postpone(services: Services, request: Request, handover_id: str, subject: str) -> None:
    """Postpone a to-do to the person's next digest, which after a Friday or before a holiday is not tomorrow's."""

    def rule(handover: Handover, person: Person) -> Decision:
        today = local_date(request.now, person.zone)
        return snooze.snooze(handover, subject, by=person.id, today=today, until=next_digest_day(person, today))

    await act_in_digest(services, request, handover_id, rule)


async def undo(services: Services, request: Request, handover_id: str, subject: str) -> tuple[Handover, Person]:
    """Take back what this person did last to a to-do: postponed it, or else settled the step."""

    def rule(handover: Handover, person: Person) -> Decision:
        decision = snooze.end_snooze(handover, subject, by=person.id)
        about = Subject.parse(subject)
        if decision.handover is handover and about.kind is SubjectKind.STEP:
            return steps.undo(handover, about.key, by=person.id, now=request.now)
        return decision

    return await act_in_digest(services, request, handover_id, rule)


async def act_in_digest(
    services: Services,
    request: Request,
    handover_id: str,
    rule: Rule,
    also: Also | None = None,
    who_may: WhoMay = participants_only,
) -> tuple[Handover, Person]:
    """Apply a rule as `act` does, and have the digest whose button was pressed brought up to date."""

    async def refresh(unit: UnitOfWork, person: Person) -> None:
        await unit.jobs.add(digest_refresh(person.id, await _day_of(unit, request, person)))
        if also is not None:
            await also(unit, person)

    return await act(services, request, handover_id, rule, also=refresh, who_may=who_may)


def refreshing(day: date) -> Also:
    """Return what brings the person's digest of this local day up to date, for `act`."""

    async def refresh(unit: UnitOfWork, person: Person) -> None:
        await unit.jobs.add(digest_refresh(person.id, day))

    return refresh


async def digest_day(services: Services, request: Request, person: Person) -> date:
    """Return the local day of the digest a button was pressed in; outside of one, the person's today."""
    async with services.store.begin(request.workspace) as unit:
        return await _day_of(unit, request, person)


async def _day_of(unit: UnitOfWork, request: Request, person: Person) -> date:
    if request.shown is not None:
        sent = await unit.digests.at(request.shown.conversation, request.shown.ts)
        if sent is not None and sent.user == person.id:
            return sent.day
    return local_date(request.now, person.zone)
