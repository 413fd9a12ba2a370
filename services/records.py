"""One record of a handover's answer: its form, and what is entered, removed and put back."""

from collections.abc import Mapping
from dataclasses import dataclass

from handover import entering
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Record
from handover.records.editing import Entered
from services.acting import act, view
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class RecordForm:
    """A record to be shown in a form, with the fields that whoever asks may enter."""

    handover: Handover
    item: Item
    record: Record
    fields: tuple[str, ...]


async def to_enter(services: Services, request: Request, handover_id: str, item: str, record_id: str) -> RecordForm:
    """Return a record of an item, or one more for no id, for somebody who may enter it.

    Raises NotYours, UnknownRecord, NotActive.
    """
    handover, person = await view(services, request, handover_id)
    return RecordForm(handover, *entering.form_record(handover, item, record_id, person))


async def enter(
    services: Services,
    request: Request,
    handover_id: str,
    item: str,
    record_id: str,
    values: Mapping[str, Entered],
    shown: Mapping[str, str],
) -> tuple[Handover, Person]:
    """Keep a record as it was entered. Raises FieldProblems, and what `to_enter` raises."""
    return await act(
        services,
        request,
        handover_id,
        lambda h, who: entering.enter(h, item, record_id, values, shown, by=who, now=request.now),
    )


async def remove(
    services: Services, request: Request, handover_id: str, item: str, record_id: str
) -> tuple[Handover, Person]:
    """Take a record out of its answer."""
    return await act(
        services, request, handover_id, lambda h, who: entering.remove(h, item, record_id, by=who, now=request.now)
    )


async def put_back(
    services: Services, request: Request, handover_id: str, item: str, record_id: str
) -> tuple[Handover, Person]:
    """Let a record say what it said before it was last changed or removed."""
    return await act(
        services, request, handover_id, lambda h, who: entering.put_back(h, item, record_id, by=who, now=request.now)
    )
