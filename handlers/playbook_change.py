"""Change the playbook of a running handover: the form, what it would change as soon as one is chosen, and taking it back."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.overview import update_overview
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.playbook_change import playbook_mark, undoable
from messages import playbook_change as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import playbook_change
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button, the form, the menu in it, and the undo."""

    @app.action(Action.PLAYBOOK_CHANGE)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, form(services, request, button.handover))

    @app.action(words.FIELD)
    @listener(services)
    async def on_chosen(request: Request, respond: Responder, form: FormValues) -> None:
        respond.use_current_view()
        about = form.metadata(ButtonValue)
        await respond.update(await _form(services, request, about.handover, form.choice(words.FIELD)))

    @app.action(Action.PLAYBOOK_CHANGE_UNDO)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.tell(words.undone(await playbook_change.undo(services, request, button.handover)))

    @app.view(Form.PLAYBOOK_CHANGE)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about, chosen = form.metadata(ButtonValue), form.choice(words.FIELD)
        if not chosen:
            raise FieldProblems({words.FIELD: FieldProblem.MISSING})
        await playbook_change.change(services, request, about.handover, chosen, about.subject)
        await ack()
        await update_overview(services, request, client, body, about.handover)


async def form(services: Services, request: Request, handover_id: str) -> View:
    """Return the form with nothing chosen yet, or with what the handover's own playbook has become."""
    offer = await playbook_change.offer(services, request, handover_id)
    return await _form(services, request, handover_id, offer.handover.playbook.key if offer.newer else "")


async def _form(services: Services, request: Request, handover_id: str, key: str) -> View:
    offer = await playbook_change.offer(services, request, handover_id, key)
    mark = playbook_mark(offer.chosen) if offer.chosen else ""
    return words.form(
        offer.handover,
        offer.names,
        pack(ButtonValue(handover_id, mark)),
        newer=offer.newer,
        chosen=offer.chosen,
        comparison=offer.comparison,
        undo=undoable(offer.handover, request.now),
    )
