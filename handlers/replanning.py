"""Change the plan: the form, from the card, the overview or the command, what it would move, what comes of sending it, and undo."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_shown
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handlers.opening.entered import entered, plan_form
from handlers.overview import update_overview
from handlers.role_change import people_of
from handlers.verbs import Invocation
from handover.form_merge import field_marks
from handover.replanning.form import plan_of
from handover.replanning.preview import preview, without_proposals
from handover.time.workdays import local_date
from messages.kit.ids import Action, Form, LiveField
from messages.kit.message import View
from messages.kit.values import ButtonValue, joined_marks, marks_in, pack
from messages.replanning import form as words
from services.acting import view_open
from services.context import Services
from services.replanning import edit, take_back
from services.request import Request

TITLE = words.TITLE
DAYS = (
    LiveField.START,
    LiveField.END,
    LiveField.LAST_DAY,
    LiveField.CUSTOMER_TOLD,
    LiveField.CONFIDENTIAL_UNTIL,
    LiveField.END_OF_SUPPORT,
)


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button and the form."""

    @app.action(Action.PLAN_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        invocation = Invocation(services, request, handover_id=button.handover)
        await respond.open(TITLE, form(invocation, button.subject))

    @app.view(Form.PLAN)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ButtonValue)
        shown = marks_in(about.subject)
        handover, _ = await view_open(services, request, about.handover)
        sent = without_proposals(handover, plan_form(entered(form), "outgoing"), words.proposals_in(form.view))
        await edit(services, request, about.handover, sent, shown)
        await ack()
        await update_overview(services, request, client, body, about.handover)

    @app.action(Action.PLAN_UNDO)
    @listener(services)
    async def on_undo(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        with as_sent():
            first, _, count = button.subject.partition("-")
            number, of_them = int(first), int(count)
        await take_back(services, request, button.handover, number, of_them)
        if is_in_form(body, Form.PEOPLE):
            await update_shown(client, body["view"]["id"], await people_of(services, request, button.handover))
            return
        await respond.tell("Undone. The plan is as it was, and the channel says so.")

    for field in DAYS:
        _register_live(app, services, field)


def _register_live(app: AsyncApp, services: Services, field: LiveField) -> None:
    @app.action(field)
    @listener(services)
    async def on_day(request: Request, form: FormValues, respond: Responder) -> None:
        """Say what a chosen day would move, before it counts."""
        respond.use_current_view()
        view = await _previewed(services, request, form)
        if view is not None:
            await respond.update(view)


async def _previewed(services: Services, request: Request, form: FormValues) -> View | None:
    """Return the view with what its days would move; None where they make no window."""
    handover, person = await view_open(services, request, form.metadata(ButtonValue).handover)
    was = plan_of(handover)
    days: dict[str, Any] = {field.value: form.date(field) for field in DAYS}
    chosen = replace(was, **{**days, "start": days["start"] or was.start, "end": days["end"] or was.end})
    sent = without_proposals(handover, chosen, words.proposals_in(form.view))
    seen = preview(handover, sent, person, local_date(request.now, person.zone))
    return None if seen is None else words.previewed(form.view, sent, seen)


async def form(invocation: Invocation, focus: str = "") -> View:
    """Return the form with everything as it is now. `focus` is the field in which it begins, empty for the first."""
    handover, _ = await view_open(invocation.services, invocation.request, invocation.handover_id)
    shown = joined_marks(field_marks(plan_of(handover)))
    return words.form(handover, pack(ButtonValue(handover.id, shown)), focus)
