"""The buttons of the quarterly question in the morning message, and the form that changes what is known."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages import pings as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import AccountValue, ButtonValue, pack
from services import pings
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form."""

    @app.action(Action.PING_CONFIRM)
    @listener(services)
    async def on_confirm(request: Request, button: ButtonValue) -> None:
        about = AccountValue.of(button)
        await pings.confirm(services, request, about.account, about.about)

    @app.action(Action.PING_TAKE_BACK)
    @listener(services)
    async def on_take_back(request: Request, button: ButtonValue) -> None:
        about = AccountValue.of(button)
        await pings.take_back(services, request, about.account, about.about)

    @app.action(Action.PING_SWITCH_OFF)
    @listener(services)
    async def on_switch_off(request: Request, button: ButtonValue) -> None:
        await pings.switch(services, request, AccountValue.of(button).account, on=False)

    @app.action(Action.PING_SWITCH_ON)
    @listener(services)
    async def on_switch_on(request: Request, button: ButtonValue) -> None:
        await pings.switch(services, request, AccountValue.of(button).account, on=True)

    @app.action(Action.PING_CHANGE)
    @listener(services)
    async def on_change(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("Change", _form(services, request, AccountValue.of(button)))

    @app.view(Form.PING_CHANGE)
    @listener(services)
    async def on_changed(request: Request, form: FormValues) -> None:
        about = form.metadata(AccountValue)
        await pings.change(services, request, about.account, about.about, form.text("text"))


async def _form(services: Services, request: Request, about: AccountValue) -> View:
    account, entry = await pings.entry(services, request, about.account, about.about)
    return words.change_form(account, entry, pack(about))
