"""After a call: that nobody came, what was written below the question how it went, and the promises in it."""

from datetime import datetime

from handover.calls import afterwards
from handover.model.calls import CallNote
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.text.blank import is_blank
from services import people
from services.acting import Also, act, view
from services.context import Services
from services.interview.speech import spoken
from services.message_event import MessageChange, MessageEvent
from services.request import Request
from storage.store import SlackRef


async def nobody_came(services: Services, request: Request, handover_id: str, key: str, starts: datetime) -> None:
    """Store that nobody came to a call. Raises CallChanged, NotYours, NotActive, AlreadyDone."""

    def rule(handover: Handover, person: Person) -> Decision:
        return afterwards.nobody_came(handover, key, starts, by=person.id, now=request.now)

    await act(services, request, handover_id, rule)


async def somebody_came(services: Services, request: Request, handover_id: str, key: str, starts: datetime) -> None:
    """Undo `nobody_came`."""

    def rule(handover: Handover, person: Person) -> Decision:
        return afterwards.somebody_came(handover, key, starts, by=person.id, now=request.now)

    await act(services, request, handover_id, rule)


async def take_up(services: Services, request: Request, handover_id: str, key: str, source: str, mark: str) -> None:
    """Make a record of a promise that was read in a note. Raises NoteChanged, NotYours, NotActive, AnswerFull."""
    handover, _ = await view(services, request, handover_id)
    notes = handover.calls[key].notes if key in handover.calls else ()
    writers = await people.stored(services, request.workspace, [one.by for one in notes if one.source == source])

    def rule(handover: Handover, person: Person) -> Decision:
        writer = next(iter(writers.values()), person)
        return afterwards.take_up(handover, key, source, mark, writer, by=person.id, now=request.now)

    await act(services, request, handover_id, rule)


async def put_down(services: Services, request: Request, handover_id: str, key: str, source: str, mark: str) -> None:
    """Undo `take_up`."""

    def rule(handover: Handover, person: Person) -> Decision:
        return afterwards.put_down(handover, key, source, mark, by=person.id, now=request.now)

    await act(services, request, handover_id, rule)


async def said(
    services: Services, request: Request, event: MessageEvent, ref: SlackRef, once: Also, *, cleared: bool = False
) -> Job | None:
    """Keep what is written below the question how a call went; the question shows it. What is deleted is forgotten.

    `cleared`: its writer has said that nothing in it is a secret. Raises SecretPasted, NotYours, NotActive.
    """
    handover, _ = await view(services, request, ref.handover_id)
    key = ref.subject.partition(".")[0]
    if event.happened is MessageChange.DELETED:
        await act(services, request, handover.id, lambda h, _: afterwards.without_note(h, key, event.stamp), also=once)
        return None
    words = await spoken(services, request, handover, event, cleared=cleared)
    if not is_blank(words.text):
        note = CallNote(words.text, event.user, event.at, event.stamp)
        await act(services, request, handover.id, lambda h, _: afterwards.with_note(h, key, note), also=once)
    return None
