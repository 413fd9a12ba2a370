"""A planned call that does not fit any more: moved to a proposed time, kept as it is, and both taken back."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from handover.calls.telling import parsed
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services.calls import clashes
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons. The message is brought up to date by its job."""

    @app.action(Action.CALL_MOVE)
    @listener(services)
    async def on_move(request: Request, button: ButtonValue) -> None:
        with as_sent():
            key, was, to = button.subject.split(" ")
            parsed(to)
        await clashes.move(services, request, button.handover, key, was, to)

    @app.action(Action.CALL_KEEP)
    @listener(services)
    async def on_keep(request: Request, button: ButtonValue) -> None:
        await clashes.keep(services, request, button.handover, *_call_of(button), kept=True)

    @app.action(Action.CALL_KEEP_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue) -> None:
        await clashes.keep(services, request, button.handover, *_call_of(button), kept=False)


def _call_of(button: ButtonValue) -> tuple[str, str]:
    with as_sent():
        key, when = button.subject.split(" ")
        return key, when
