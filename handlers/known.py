"""The buttons below what the account knows already, and the form that changes it."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages import known as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import known
from services.acting import view_open
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for "Still true", its undo, and "Change …"."""

    @app.action(Action.KNOWN_CONFIRM)
    @listener(services)
    async def on_confirm(request: Request, button: ButtonValue) -> None:
        await known.confirm(services, request, button.handover, [button.subject])

    @app.action(Action.KNOWN_CONFIRM_ALL)
    @listener(services)
    async def on_confirm_all(request: Request, button: ButtonValue) -> None:
        await known.confirm(services, request, button.handover, button.subject.split(","))

    @app.action(Action.KNOWN_TAKE_BACK)
    @listener(services)
    async def on_take_back(request: Request, button: ButtonValue) -> None:
        await known.take_back(services, request, button.handover, button.subject)

    @app.action(Action.KNOWN_CHANGE)
    @listener(services)
    async def on_change(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("Change", _form(services, request, button))

    @app.view(Form.KNOWN_CHANGE)
    @listener(services)
    async def on_changed(request: Request, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        await known.change(services, request, about.handover, about.subject, form.text("text"))


async def _form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, _ = await view_open(services, request, button.handover)
    return words.change_form(handover, handover.playbook.item(button.subject), pack(button))
