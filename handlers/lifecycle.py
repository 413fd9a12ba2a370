"""Ending a handover and taking it up again: complete, cancel, resume, reopen; its document."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.overview import update_overview
from handlers.verbs import Invocation
from handover.completion import StillOpen
from handover.lifecycle import reopened_end
from handover.model.handover import Handover
from handover.time.workdays import local_date
from messages import lifecycle as words
from messages import reopening
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.values import ButtonValue, pack
from services import lifecycle
from services.acting import view, view_open
from services.context import Services
from services.request import Request

CANCEL_TITLE = "Cancel handover"
REOPEN_TITLE = "Reopen handover"

Step = Callable[[Services, Request, str], Awaitable[Handover]]
Answering = Callable[[Invocation], Awaitable[Message | None]]


async def complete(invocation: Invocation) -> Message:
    """Complete a handover, and return what to tell whoever asked: also what is still open, which is no refusal."""
    services, request, handover_id = invocation.services, invocation.request, invocation.handover_id
    try:
        return words.completed(await lifecycle.complete(services, request, handover_id))
    except StillOpen as open_:
        handover, _ = await view(services, request, handover_id)
        return words.not_yet(handover, open_)


async def resume(invocation: Invocation) -> Message | None:
    """Go on with a paused handover."""
    return await _answered(invocation, lifecycle.resume)


async def document(invocation: Invocation) -> Message:
    """Have the handover document put where whoever asks can read it."""
    handover = await lifecycle.request_document(invocation.services, invocation.request, invocation.handover_id)
    return words.document_coming(handover)


BUTTONS: dict[Action, Answering] = {
    Action.COMPLETE: complete,
    Action.RESUME: resume,
    Action.DOCUMENT: document,
}


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the forms that end, rest or reopen a handover."""
    for action, answer in BUTTONS.items():
        _register_button(app, services, action, answer)

    @app.action(Action.CANCEL)
    @listener(services)
    async def on_cancel(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(CANCEL_TITLE, cancel_form(Invocation(services, request, handover_id=button.handover)))

    @app.view(Form.CANCEL)
    @listener(services)
    async def on_cancelled(
        request: Request, form: FormValues, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handover = await lifecycle.cancel(services, request, form.metadata(ButtonValue).handover, form.text(words.WHY))
        await ack()
        await update_overview(services, request, client, body, handover.id)

    @app.action(Action.REOPEN)
    @listener(services)
    async def on_reopen(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(REOPEN_TITLE, reopen_form(Invocation(services, request, handover_id=button.handover)))

    @app.view(Form.REOPEN)
    @listener(services)
    async def on_reopened(
        request: Request, form: FormValues, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handover_id, why = form.metadata(ButtonValue).handover, form.text(reopening.WHY)
        handover = await lifecycle.reopen(services, request, handover_id, why, form.date(reopening.END))
        await ack()
        await update_overview(services, request, client, body, handover.id)


def _register_button(app: AsyncApp, services: Services, action: Action, answer: Answering) -> None:
    @app.action(action)
    @listener(services)
    async def on_press(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        said = await answer(Invocation(services, request, handover_id=button.handover))
        if said is not None and not (action is Action.RESUME and _asks_whether_it_goes_on(body)):
            await respond.tell(said)
        await update_overview(services, request, client, body, button.handover)


def _asks_whether_it_goes_on(body: Mapping[str, Any]) -> bool:
    """Return whether what was pressed stands in the reminder of a pause, which says by itself what has become of it."""
    content = (body.get("message") or {}).get("blocks") or []
    return any(one.get("action_id") == Action.EXTEND_PAUSE for block in content for one in block.get("elements") or [])


async def cancel_form(invocation: Invocation) -> View:
    """Return the form that asks once more and why."""
    handover, _ = await view_open(invocation.services, invocation.request, invocation.handover_id)
    return words.cancel_form(handover, metadata=pack(ButtonValue(handover.id)))


async def reopen_form(invocation: Invocation) -> View:
    """Return the form that asks why, and until when. Raises AlreadyDone while the handover is open."""
    handover, person = await view(invocation.services, invocation.request, invocation.handover_id)
    proposed = reopened_end(handover, local_date(invocation.request.now, person.zone))
    return reopening.reopen_form(handover, proposed, metadata=pack(ButtonValue(handover.id)))


async def _answered(invocation: Invocation, step: Step) -> Message | None:
    """Return what to tell; None in the handover's own channel, where everybody is told of it the next moment."""
    services, request = invocation.services, invocation.request
    handover = await step(services, request, invocation.handover_id)
    told = invocation.channel and await lifecycle.is_channel_of(services, request, handover.id, invocation.channel)
    return None if told else words.reply(handover)
