"""Ending a handover, pausing it, and taking it up again."""

from collections.abc import Callable
from datetime import date

from handover import document, lifecycle, pausing
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.opening.jobs import welcomes
from handover.time.workdays import local_date
from services.acting import act
from services.context import Services
from services.request import Request
from storage.store import SlackRefKind

LocalRule = Callable[[Handover, Person, date], Decision]


async def complete(services: Services, request: Request, handover_id: str) -> Handover:
    """Complete a handover. Raises StillOpen while anything is open."""
    return await _apply(
        services, request, handover_id, lambda h, who, _: lifecycle.complete(h, by=who.id, now=request.now)
    )


async def cancel(services: Services, request: Request, handover_id: str, why: str) -> Handover:
    """Call a handover off."""
    return await _apply(
        services, request, handover_id, lambda h, who, _: lifecycle.cancel(h, why=why, by=who.id, now=request.now)
    )


async def pause(
    services: Services, request: Request, handover_id: str, why: str, until: date | None, field: str, *, longer: bool
) -> Handover:
    """Pause a handover, or extend its pause, until a local day (None: until somebody resumes it).

    Raises FieldProblems for `field` when the day is not ahead or too far off, NotActive, AlreadyDone.
    """

    def rule(handover: Handover, who: Person, today: date) -> Decision:
        pausing.check_until(until, today, field)
        paused = lifecycle.extend_pause if longer else lifecycle.pause
        return paused(handover, today=today, by=who.id, now=request.now, why=why, until=until)

    return await _apply(services, request, handover_id, rule)


async def resume(services: Services, request: Request, handover_id: str) -> Handover:
    """Go on with a paused handover."""
    return await _apply(
        services,
        request,
        handover_id,
        lambda h, who, today: lifecycle.resume(h, today=today, by=who.id, now=request.now),
    )


async def reopen(services: Services, request: Request, handover_id: str, why: str, end: date | None) -> Handover:
    """Take up a handover that was completed or cancelled, until `end`; None for the day that is proposed.

    Whose first message waited for their morning when it ended gets it now; those that were sent are brought up to date.
    """

    def rule(handover: Handover, who: Person, today: date) -> Decision:
        day = end or lifecycle.reopened_end(handover, today)
        back = lifecycle.reopen(handover, why=why, end=day, today=today, by=who.id, now=request.now)
        return Decision(back.handover, (*back.jobs, *welcomes(back.handover, again=True)))

    return await _apply(services, request, handover_id, rule)


async def request_document(services: Services, request: Request, handover_id: str) -> Handover:
    """Have the handover document put into the channel, or sent to whoever asks where the handover has ended."""
    return await _apply(services, request, handover_id, lambda h, who, _today: document.document_wanted(h, who.id))


async def is_channel_of(services: Services, request: Request, handover_id: str, conversation: str) -> bool:
    """Return whether a conversation is the handover's own channel."""
    async with services.store.begin(request.workspace) as unit:
        channel = await unit.slack_refs.get(handover_id, SlackRefKind.CHANNEL)
    return channel is not None and channel.conversation == conversation


async def _apply(services: Services, request: Request, handover_id: str, rule: LocalRule) -> Handover:
    """Apply a rule that also needs the local day of whoever acts."""
    handover, _ = await act(
        services, request, handover_id, lambda h, who: rule(h, who, local_date(request.now, who.zone))
    )
    return handover
