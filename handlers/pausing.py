"""The form that pauses a handover, or extends its pause: until when, and why."""

from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.overview import update_overview
from handlers.verbs import Invocation
from handover.access import require_active
from handover.time.workdays import local_date
from messages import pausing as words
from messages.kit.ids import Action, Form, LiveField
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import lifecycle
from services.acting import view
from services.context import Services
from services.request import Request

TITLE = "Pause"


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons that open the form, and for the form being sent."""

    @app.action(Action.PAUSE)
    @listener(services)
    async def on_pause(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, pause_form(Invocation(services, request, handover_id=button.handover)))

    @app.action(Action.EXTEND_PAUSE)
    @listener(services)
    async def on_extend_pause(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _rest_on_form(Invocation(services, request, handover_id=button.handover)))

    for field in (LiveField.PAUSED_UNTIL, LiveField.PAUSED_UNTIL_DAY):
        _register_live(app, services, field)
    _register_form(app, services, Form.PAUSE, longer=False)
    _register_form(app, services, Form.EXTEND_PAUSE, longer=True)


def _register_live(app: AsyncApp, services: Services, field: LiveField) -> None:
    @app.action(field)
    @listener(services)
    async def on_chosen(request: Request, form: FormValues, respond: Responder) -> None:
        """Say what moves until the day that is chosen now, a day that cannot be being refused beside its field when sent."""
        about, longer = form.metadata(ButtonValue), form.view["callback_id"] == Form.EXTEND_PAUSE
        handover, person = await view(services, request, about.handover)
        today = local_date(request.now, person.zone)
        until = _until(form)
        ahead = until is None or until > today
        shown = until if ahead else words.next_week(handover, today)
        respond.use_current_view()
        await respond.update(words.pause_form(handover, today, shown, metadata=pack(about), longer=longer))


def _until(form: FormValues) -> date | None:
    """Return the day that is chosen, None for a pause without an end. A day of one's own choice comes before one from the list."""
    listed = form.choice(words.UNTIL)
    with as_sent():
        return form.date(words.CHOSEN) or (None if listed == words.OPEN_END else date.fromisoformat(listed))


def _register_form(app: AsyncApp, services: Services, callback: Form, *, longer: bool) -> None:
    @app.view(callback)
    @listener(services)
    async def on_sent(
        request: Request, form: FormValues, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handover = await lifecycle.pause(
            services,
            request,
            form.metadata(ButtonValue).handover,
            form.text(words.WHY),
            _until(form),
            words.CHOSEN,
            longer=longer,
        )
        await ack(response_action="update", view=words.paused(handover))
        await update_overview(services, request, client, body, handover.id)


async def pause_form(invocation: Invocation) -> View:
    """Return the form that says what moves, and asks until when and why. Raises NotActive."""
    handover, person = await view(invocation.services, invocation.request, invocation.handover_id)
    require_active(handover)
    today = local_date(invocation.request.now, person.zone)
    proposed = words.next_week(handover, today)
    return words.pause_form(handover, today, proposed, metadata=pack(ButtonValue(handover.id)))


async def _rest_on_form(invocation: Invocation) -> View:
    handover, person = await view(invocation.services, invocation.request, invocation.handover_id)
    today = local_date(invocation.request.now, person.zone)
    proposed = words.next_week(handover, today)
    return words.pause_form(handover, today, proposed, metadata=pack(ButtonValue(handover.id)), longer=True)
