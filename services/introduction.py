"""The introduction e-mail: drafted, completed, approved, and marked as sent."""

from dataclasses import dataclass, replace
from datetime import date

from handover.introduction import drafting
from handover.introduction.facts import CustomerFacts, customer_facts
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.people import Person
from messages.introduction import email
from services import people
from services.acting import act, view
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class Typed:
    """What stands in the form's fields, and the version of the draft it was made from."""

    to: str
    subject: str
    body: str
    version: int


async def draft(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person, Introduction]:
    """Return the handover, the person, and the saved draft or the first one written from what is known."""
    handover, person = await view(services, request, handover_id)
    if handover.introduction.drafted or handover.introduction.sent:
        return handover, person, handover.introduction
    known = await facts(services, request, handover)
    first = Introduction(
        to=email.draft_to(handover.contacts), subject=email.draft_subject(known), body=email.draft_body(known)
    )
    return handover, person, first


async def facts(services: Services, request: Request, handover: Handover) -> CustomerFacts:
    """Return what a customer may read about this handover."""
    return customer_facts(handover, await people.known(services, request.workspace, handover.participants))


async def save(services: Services, request: Request, handover_id: str, typed: Typed) -> tuple[Handover, Person]:
    """Save what stands in the form as the next version. Raises OutOfDate when somebody has saved another one meanwhile."""
    return await act(services, request, handover_id, lambda h, person: _saved(h, typed, person, request))


async def fill_gaps(
    services: Services, request: Request, handover_id: str, version: int, first_call: date | None, line: str, field: str
) -> Handover:
    """Store the first call's day and the incoming CSM's line about themselves, and put them into the draft's gaps.

    All of it in one transaction or nothing. Raises FieldProblems for `field` when there is no room left in the e-mail,
    and OutOfDate when somebody has saved another version meanwhile.
    """
    handover, _ = await view(services, request, handover_id)
    known = await people.known(services, request.workspace, handover.participants)

    async def store_line(unit: UnitOfWork, _person: Person) -> None:
        incoming = known[handover.incoming] = await unit.people.get(handover.incoming) or known[handover.incoming]
        known[incoming.id] = replace(incoming, profile_line=line)
        await unit.people.put(known[incoming.id])

    def rule(current: Handover, person: Person) -> Decision:
        planned = drafting.plan_first_call(current, first_call) if first_call else Decision(current)
        filled = email.filled(planned.handover.introduction.body, customer_facts(planned.handover, known))
        before = planned.handover.introduction
        typed = Typed(before.to, before.subject, drafting.fitting(filled, beside=field), version)
        saved = _saved(planned.handover, typed, person, request)
        # Both bring the card and the Home tabs up to date: once is enough.
        jobs = {job.key: job for job in (*planned.jobs, *saved.jobs)}
        return Decision(saved.handover, tuple(jobs.values()))

    stored, _ = await act(services, request, handover_id, rule, also=store_line)
    return stored


async def ask_for_approval(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person]:
    """Ask the others to approve the draft."""
    return await act(services, request, handover_id, lambda h, _: drafting.ask_for_approval(h, now=request.now))


async def approve(services: Services, request: Request, handover_id: str, version: int) -> tuple[Handover, Person]:
    """Approve this version of the draft."""
    return await act(
        services,
        request,
        handover_id,
        lambda h, person: drafting.approve(h, version=version, by=person.id, now=request.now),
    )


async def mark_sent(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person]:
    """Note that the e-mail was sent by whoever asks."""
    return await act(
        services, request, handover_id, lambda h, person: drafting.mark_sent(h, by=person.id, now=request.now)
    )


def _saved(handover: Handover, typed: Typed, person: Person, request: Request) -> Decision:
    return drafting.save_draft(
        handover,
        to=typed.to,
        subject=typed.subject,
        body=typed.body,
        based_on=typed.version,
        by=person.id,
        now=request.now,
    )
