""" "Risks and first steps": the incoming CSM writes them back, and whoever hands over says "That's right", or corrects them."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.model.handover import Handover
from handover.synthesis import correction_mark, current_synthesis, synthesis_mark
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from messages.synthesis import form as words
from messages.synthesis.shown import TITLE, read
from services import synthesis
from services.acting import view
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class SynthesisMetadata:
    """What both forms carry: the mark of what was shown, and whether they stand where it was read, which is shown again then."""

    handover: str
    seen: str
    on_reading: str = ""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for reading, writing and answering."""
    _register_writing(app, services)
    _register_answering(app, services)


def _register_writing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.SYNTHESIS_READ)
    @listener(services)
    async def on_read(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _reading(services, request, button.handover))

    @app.action(Action.SYNTHESIS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        on_reading = _in_place(respond, body)
        await respond.open(words.FORM_TITLE, _form(services, request, button.handover, on_reading))

    @app.view(Form.SYNTHESIS)
    @listener(services)
    async def on_written(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about, risks = form.metadata(SynthesisMetadata), [form.text(field) for field in words.RISKS]
        steps = form.text(words.FIRST_STEPS)
        handover, person = await synthesis.write(services, request, about.handover, risks, steps, about.seen)
        await _close(ack, about, handover, person.id)


def _register_answering(app: AsyncApp, services: Services) -> None:
    @app.action(Action.SYNTHESIS_CONFIRM)
    @listener(services)
    async def on_right(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        handover, person = await synthesis.confirm(services, request, button.handover, button.subject)
        await _update_reading(client, body, handover, person.id)

    @app.action(Action.SYNTHESIS_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        handover, person = await synthesis.undo(services, request, button.handover)
        await _update_reading(client, body, handover, person.id)

    @app.action(Action.SYNTHESIS_CORRECT)
    @listener(services)
    async def on_correct(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        on_reading = _in_place(respond, body)
        await respond.open(words.CORRECTION_TITLE, _correction_form(services, request, button.handover, on_reading))

    @app.view(Form.SYNTHESIS_CORRECTION)
    @listener(services)
    async def on_corrected(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about, text = form.metadata(SynthesisMetadata), form.text(words.CORRECTION)
        handover, person = await synthesis.correct(services, request, about.handover, text, about.seen)
        await _close(ack, about, handover, person.id)


def _in_place(respond: Responder, body: dict[str, Any]) -> bool:
    """Return whether it is being read in a modal; then what is opened takes that one's place, for Slack stacks only three."""
    on_reading = is_in_form(body, Form.SYNTHESIS_READ)
    if on_reading:
        respond.use_current_view()
    return on_reading


async def _close(ack: AsyncAck, about: SynthesisMetadata, handover: Handover, user: str) -> None:
    """Close the form, or show what was read before it as it is now."""
    if about.on_reading:
        await ack(response_action="update", view=_as_read(handover, user))
    else:
        await ack()


async def _update_reading(client: AsyncWebClient, body: dict[str, Any], handover: Handover, user: str) -> None:
    """Show what has become of it where the button was, if that was a modal; a message is brought up to date by a job."""
    if is_in_form(body, Form.SYNTHESIS_READ):
        await client.views_update(view_id=body["view"]["id"], view=_as_read(handover, user))


async def _reading(services: Services, request: Request, handover_id: str) -> View:
    handover, person = await view(services, request, handover_id)
    return _as_read(handover, person.id)


def _as_read(handover: Handover, user: str) -> View:
    return read(handover, user, pack(ButtonValue(handover.id)))


async def _form(services: Services, request: Request, handover_id: str, on_reading: bool) -> View:
    handover = await synthesis.writable(services, request, handover_id)
    return words.form(handover, _metadata(handover, synthesis_mark(current_synthesis(handover)), on_reading))


async def _correction_form(services: Services, request: Request, handover_id: str, on_reading: bool) -> View:
    handover, written = await synthesis.correctable(services, request, handover_id)
    return words.correction_form(handover, written, _metadata(handover, correction_mark(written), on_reading))


def _metadata(handover: Handover, seen: str, on_reading: bool) -> str:
    return pack(SynthesisMetadata(handover.id, seen, "yes" if on_reading else ""))
