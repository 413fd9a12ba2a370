"""Promises accepted and renegotiated one by one, and the answers to what is proposed for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.promise_reviews import Proposal
from handover.promises import reviewing
from handover.promises.standing import ReviewedPromise
from handover.time.workdays import local_date
from services.acting import act, view
from services.context import Services
from services.request import Request

Shown = tuple[Handover, Person]


@dataclass(frozen=True)
class Promised:
    """A promise in a handover: its item, and the id of its record."""

    handover: str
    item: str
    record: str


async def accept(services: Services, request: Request, about: Promised, seen: str) -> Shown:
    """Accept one promise, as it was read."""
    return await act(
        services,
        request,
        about.handover,
        lambda h, who: reviewing.accept_promise(h, about.item, about.record, seen=seen, by=who.id, now=request.now),
    )


async def renegotiate(
    services: Services, request: Request, about: Promised, proposal: Proposal, due: date | None, words: str, seen: str
) -> Shown:
    """Propose something in place of a promise. Raises FieldProblems."""
    return await act(
        services,
        request,
        about.handover,
        lambda h, who: reviewing.renegotiate(
            h,
            about.item,
            about.record,
            proposal,
            due,
            words,
            seen=seen,
            by=who.id,
            today=local_date(request.now, who.zone),
            now=request.now,
        ),
    )


async def undo(services: Services, request: Request, about: Promised) -> Shown:
    """Take back what this person has said to a promise."""
    return await act(
        services,
        request,
        about.handover,
        lambda h, who: reviewing.take_back_review(h, about.item, about.record, by=who.id),
    )


async def agree(services: Services, request: Request, about: Promised, at: datetime) -> Shown:
    """Agree to what was proposed at that moment (UTC)."""
    return await act(
        services,
        request,
        about.handover,
        lambda h, who: reviewing.agree(h, about.item, about.record, at=at, by=who.id, now=request.now),
    )


async def disagree(services: Services, request: Request, about: Promised) -> Shown:
    """Take an agreement back."""
    return await act(
        services,
        request,
        about.handover,
        lambda h, who: reviewing.undo_agreement(h, about.item, about.record, by=who.id),
    )


async def answer(services: Services, request: Request, about: Promised, text: str, at: datetime) -> Shown:
    """Answer in words what was proposed at that moment (UTC). Raises FieldProblems."""
    return await act(
        services,
        request,
        about.handover,
        lambda h, who: reviewing.answer_proposal(h, about.item, about.record, text, at=at, by=who.id, now=request.now),
    )


async def to_renegotiate(services: Services, request: Request, about: Promised) -> tuple[Handover, ReviewedPromise]:
    """Return a promise to somebody who may accept or renegotiate it. Raises NotYours for others, UnknownRecord."""
    return await _promise(services, request, about, reviewing.to_renegotiate)


async def to_answer(services: Services, request: Request, about: Promised) -> tuple[Handover, ReviewedPromise]:
    """Return a promise to somebody who may answer what is proposed for it. Raises NotYours, NothingProposed, UnknownRecord."""
    return await _promise(services, request, about, reviewing.to_answer)


async def _promise(
    services: Services,
    request: Request,
    about: Promised,
    of: Callable[[Handover, str, str, str], ReviewedPromise],
) -> tuple[Handover, ReviewedPromise]:
    handover, person = await view(services, request, about.handover)
    return handover, of(handover, about.item, about.record, person.id)
