"""Something cannot go on: saying so, saying that it can again, and "Not me" of whoever was to clear the way."""

from dataclasses import dataclass
from datetime import date

from handover import blocking
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, Done
from handover.todos import Todo, todos
from services import people
from services.acting import act, view_open
from services.context import Services
from services.digest import act_in_digest, digest_day, refreshing
from services.request import Request


@dataclass(frozen=True)
class Blockable:
    """What the form asks about: the to-do, who could clear the way, who asks, and the day of their digest."""

    todo: Todo
    people: dict[str, Person]
    person: Person
    digest: date


async def blockable(services: Services, request: Request, handover_id: str, subject: str) -> Blockable:
    """Return the to-do of this subject, the person's own if there are several. Raises AlreadyDone when there is none."""
    handover, person = await view_open(services, request, handover_id)
    found = [todo for todo in todos(handover, date.max) if todo.subject == subject]
    if not found:
        raise AlreadyDone(Done.TODO_SETTLED)
    todo = next((todo for todo in found if todo.owner == person.id), found[0])
    known = await people.known(services, request.workspace, handover.participants)
    return Blockable(todo, known, person, await digest_day(services, request, person))


async def block(
    services: Services, request: Request, handover_id: str, subject: str, why: str, blocker: str, digest: date
) -> None:
    """Note that this cannot go on, why, and who can clear the way (empty: nobody of the handover's people)."""
    await act(
        services,
        request,
        handover_id,
        lambda handover, person: blocking.block(handover, subject, why, by=person.id, now=request.now, blocker=blocker),
        also=refreshing(digest),
    )


async def unblock(services: Services, request: Request, handover_id: str, subject: str) -> Handover:
    """Note that it can go on."""
    handover, _ = await act_in_digest(
        services,
        request,
        handover_id,
        lambda handover, person: blocking.unblock(handover, subject, by=person.id, now=request.now),
    )
    return handover


async def hand_back(services: Services, request: Request, handover_id: str, subject: str) -> None:
    """Note that this person cannot clear the way."""
    await act_in_digest(
        services,
        request,
        handover_id,
        lambda handover, person: blocking.decline_block(handover, subject, by=person.id, now=request.now),
    )
