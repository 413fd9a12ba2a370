"""Steps: "Done", "I have everything I need", and the form with the day, a note, and why it is not needed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers import checklist
from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.form_merge import field_marks
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.subject import Subject
from handover.steps import StepForm, plans_of
from messages.calls.planned import ill_timed
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, joined_marks, marks_in, pack, unpack
from messages.reverse_interview.agenda import agenda_after
from messages.steps import AT, NOT_NEEDED, NOTE, PLANNED, TITLE, step_form
from services import people, steps
from services.acting import view_open
from services.context import Services
from services.digest import digest_day
from services.request import Request


@dataclass(frozen=True)
class StepMetadata:
    """What the form carries: which step, the day (ISO) of the digest to bring up to date, and the marks of what it showed.

    `below` is what the checklist carries on which it lies, empty for none.
    """

    handover: str
    step: str
    day: str
    shown: str = ""
    below: str = ""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what people do with a step."""

    @app.action(Action.STEP_DONE)
    @listener(services)
    async def on_done(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        key = Subject.parse(button.subject).key
        handover, person = await steps.finish(services, request, button.handover, key)
        await update_form(client, body, handover, button.subject, person)
        after = agenda_after(handover, handover.playbook.step(key))
        if after is not None and "view" not in body:
            await respond.tell(after)

    @app.action(Action.STEP_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        below = body["view"]["private_metadata"] if is_in_form(body, Form.CHECKLIST) else ""
        if is_in_form(body, Form.CALL_TIME):
            respond.use_current_view()
            below = unpack(StepMetadata, body["view"]["private_metadata"]).below
        await respond.open(TITLE, _form(services, request, button, below))

    @app.view(Form.STEP)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(StepMetadata)
        plans = StepForm(form.date(PLANNED), form.text(NOTE), form.text(NOT_NEEDED), form.time(AT))
        day, shown = date.fromisoformat(about.day), marks_in(about.shown)
        handover, person = await steps.save(services, request, about.handover, about.step, plans, day, shown)
        warning = await _ill_timed(services, request, handover, person, about, form)
        await (ack(response_action="update", view=warning) if warning else ack())
        await _update_checklist(client, form.view, handover, person)


async def _ill_timed(
    services: Services, request: Request, handover: Handover, person: Person, about: StepMetadata, form: FormValues
) -> View | None:
    """Return what speaks against the day and time of a call, if they were changed in this form."""
    step, shown = handover.playbook.step(about.step), marks_in(about.shown)
    now = field_marks(plans_of(handover.step(step.key), person.zone))
    if all(shown.get(name) == now[name] for name in _WHEN):
        return None
    known = await people.stored(services, request.workspace, handover.participants)
    return ill_timed(handover, step, person, known, metadata=form.view["private_metadata"])


_WHEN = ("planned", "at")
"""The fields of the form that say when a call is."""


async def update_form(
    client: AsyncWebClient, body: dict[str, Any], handover: Handover, subject: str, person: Person
) -> None:
    """Show the outcome in the form of the step, if the button was pressed there."""
    if is_in_form(body, Form.STEP):
        shown = body["view"]
        step = handover.playbook.step(Subject.parse(subject).key)
        form = step_form(handover, step, person.id, zone=person.zone, metadata=shown["private_metadata"])
        await client.views_update(view_id=shown["id"], view=form)
        await _update_checklist(client, shown, handover, person)


async def _update_checklist(client: AsyncWebClient, form: View, handover: Handover, person: Person) -> None:
    """Show what has become of the step in the checklist below its form."""
    with as_sent():
        below = unpack(StepMetadata, form["private_metadata"]).below
    if below:
        await update_below(client, form, checklist.as_it_is_now(below, handover, person))


async def _form(services: Services, request: Request, button: ButtonValue, below: str) -> View:
    handover, person = await view_open(services, request, button.handover)
    step = handover.playbook.step(Subject.parse(button.subject).key)
    day = await digest_day(services, request, person)
    shown = joined_marks(field_marks(plans_of(handover.step(step.key), person.zone)))
    metadata = pack(StepMetadata(handover.id, step.key, day.isoformat(), shown, below))
    return step_form(handover, step, person.id, zone=person.zone, metadata=metadata)
