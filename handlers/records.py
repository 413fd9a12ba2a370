"""The form of one record: opened for one more or for one that is there, sent, removed, and put back."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Promise
from handover.promises.found import missing_of
from handover.records.editing import Entered, fields_of, item_words
from handover.records.fields import RecordField, Shape
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, marks_in
from messages.promises.view import promises_around
from messages.records import form as forms
from messages.records.form import ShownRecord
from messages.records.listing import list_around
from services import records
from services.context import Services
from services.request import Request

TITLE = "One moment"
BELOW: Mapping[str, Callable[[Handover, Person, str, str], View]] = {
    Form.PROMISES: promises_around,
    Form.RECORDS: lambda handover, person, item, record: list_around(handover, item, person, record),
}
"""The views whose place the form of a record of an item takes, and which are shown again after it: Slack stacks only three."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for everything about one record."""
    _register_opening(app, services)
    _register_sending(app, services)
    _register_removing(app, services)


def _register_opening(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RECORD_ADD)
    @listener(services)
    async def on_add(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        await respond.open(
            TITLE, _form(services, request, button.handover, button.subject, below=_below(respond, body))
        )

    @app.action(Action.RECORD_CHANGE)
    @listener(services)
    async def on_change(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        item, record, _ = _parts(button)
        await respond.open(TITLE, _form(services, request, button.handover, item, record, below=_below(respond, body)))

    @app.action(Action.RECORD_FILL_IN)
    @listener(services)
    async def on_fill_in(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        item, record, _ = _parts(button)
        opened = _form(
            services, request, button.handover, item, record, missing_alone=True, below=_below(respond, body)
        )
        await respond.open(TITLE, opened)


def _register_sending(app: AsyncApp, services: Services) -> None:
    @app.view(Form.RECORD)
    @listener(services)
    async def on_sent(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ShownRecord)
        marks = marks_in(about.marks)
        item = (await records.to_enter(services, request, about.handover, about.item, about.record)).item
        values = entered_values(item, marks, form)
        handover, person = await records.enter(
            services, request, about.handover, about.item, about.record, values, marks
        )
        if form.choices(forms.ANOTHER):
            note = forms.kept_note(item, len(handover.answer(item.key).records))
            shown = await _form(services, request, handover.id, item.key, below=about.below, note=note)
        else:
            shown = _after(about.below, handover, person, item.key, about.record) or forms.kept(handover, item)
        await ack(response_action="update", view=shown)


def _register_removing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RECORD_REMOVE)
    @listener(services)
    async def on_remove(request: Request, respond: Responder, button: ButtonValue) -> None:
        item, record, below = _parts(button)
        handover, _ = await records.remove(services, request, button.handover, item, record)
        respond.use_current_view()
        await respond.update(forms.removed(handover, handover.playbook.item(item), record, below))

    @app.action(Action.RECORD_RESTORE)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        item, record, below = _parts(button)
        handover, person = await records.put_back(services, request, button.handover, item, record)
        respond.use_current_view()
        await respond.update(
            _after(below, handover, person, item, record) or forms.put_back(handover, handover.playbook.item(item))
        )


def _parts(button: ButtonValue) -> tuple[str, str, str]:
    """Return the item, the record, and what else the button says. Raises Outdated."""
    item, record, *more = button.subject.split(";")
    return item, record, more[0] if more else ""


def _below(respond: Responder, body: dict[str, Any]) -> str:
    """Return which view the press came from, if the form takes its place."""
    below = str((body.get("view") or {}).get("callback_id") or "")
    if below not in BELOW:
        return ""
    respond.use_current_view()
    return below


def _after(below: str, handover: Handover, person: Person, item: str, record: str) -> View | None:
    """Return the view that comes again after a form, as it is now; None for a form that stood alone."""
    return BELOW[below](handover, person, item, record) if below in BELOW else None


async def _form(
    services: Services,
    request: Request,
    handover_id: str,
    item: str,
    record: str = "",
    *,
    missing_alone: bool = False,
    below: str = "",
    note: str = "",
) -> View:
    """Return the form of a record, or of one more for none; of a promise with `missing_alone` that of what it lacks."""
    found = await records.to_enter(services, request, handover_id, item, record)
    lacks = missing_of(found.record) if missing_alone and isinstance(found.record, Promise) else ()
    names = tuple(name for name in found.fields if name in set(lacks)) or found.fields
    known = len(found.handover.answer(item).records)
    return forms.form(found.handover, found.item, found.record, names, below=below, known=known, note=note)


def entered_values(item: Item, names: Collection[str], form: FormValues) -> dict[str, Entered]:
    """Return what stands in the form, by field. Raises FieldProblems and Outdated."""
    return {one.name: _value(item, one, form) for one in fields_of(item) if one.name in names}


def _value(item: Item, field: RecordField, form: FormValues) -> Entered:
    match field.shape:
        case Shape.DAY:
            return form.date(field.name)
        case Shape.TICK:
            return bool(form.choices(field.name))
        case Shape.ONE_OF if field.options is not None:
            chosen = form.choice(field.name).replace(forms.NONE, "")
            with as_sent():
                return field.options(chosen) if chosen else None
        case Shape.OF_PLAYBOOK:
            chosen = form.choice(field.name)
            return next((words for words in item_words(item) if forms.words_value(words) == chosen), "")
    return form.text(field.name)
