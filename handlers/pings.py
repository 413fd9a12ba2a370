"""The buttons of the quarterly question in the morning message; the form that changes an entry is that of `entries`."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from messages.kit.ids import Action
from messages.kit.values import AccountValue, ButtonValue
from services import pings
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons."""

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
