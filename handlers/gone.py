"""Somebody who takes part can do so no more: the emergency path, a replacement, and that they are back, in one message."""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.model.handover import Handover
from handover.model.people import Role
from messages import gone as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import gone
from services.context import Services
from services.request import Request

Act = Callable[[Services, Request, str, str], Awaitable[Handover]]
"""What a button does about a user who has gone from a handover."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form."""
    for action, act in (
        (Action.GONE_EMERGENCY, gone.take_emergency_path),
        (Action.GONE_EMERGENCY_UNDO, gone.leave_emergency_path),
        (Action.GONE_BACK, gone.back_again),
    ):
        _register_act(app, services, action, act)

    @app.action(Action.GONE_REPLACE)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _form(services, request, button))

    @app.view(Form.GONE_REPLACE)
    @listener(services)
    async def on_chosen(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        user, emptied = _place(about)
        await gone.replace_gone(services, request, about.handover, user, form.user(words.WHO), emptied)
        await ack()


def _register_act(app: AsyncApp, services: Services, action: Action, act: Act) -> None:
    @app.action(action)
    @listener(services)
    async def on_press(request: Request, button: ButtonValue) -> None:
        """Do it; the message is brought up to date by a job."""
        await act(services, request, button.handover, button.subject)


async def _form(services: Services, request: Request, button: ButtonValue) -> View:
    user, emptied = _place(button)
    found = await gone.to_replace(services, request, button.handover, user, emptied)
    return words.form(
        found.handover,
        user,
        found.role,
        pack(ButtonValue(button.handover, button.subject)),
        found.account,
        found.suggested,
        request.now,
    )


def _place(about: ButtonValue) -> tuple[str, Role | None]:
    """Return who has gone, and the role they left empty that is asked about, if it is."""
    user, _, role = about.subject.partition(words.ROLE)
    with as_sent():
        return user, Role(role) if role else None
