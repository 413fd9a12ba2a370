"""After a call: "Nobody came", and the promises that were read in what was written about it."""

from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services.calls import afterwards
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons below the question how it went. The message is brought up to date by its job."""

    @app.action(Action.CALL_MISSED)
    @listener(services)
    async def on_missed(request: Request, button: ButtonValue) -> None:
        key, starts = _time_of(button)
        await afterwards.nobody_came(services, request, button.handover, key, starts)

    @app.action(Action.CALL_MISSED_UNDO)
    @listener(services)
    async def on_came(request: Request, button: ButtonValue) -> None:
        key, starts = _time_of(button)
        await afterwards.somebody_came(services, request, button.handover, key, starts)

    @app.action(Action.CALL_PROMISE)
    @listener(services)
    async def on_taken_up(request: Request, button: ButtonValue) -> None:
        await afterwards.take_up(services, request, button.handover, *_promise_of(button))

    @app.action(Action.CALL_PROMISE_UNDO)
    @listener(services)
    async def on_put_down(request: Request, button: ButtonValue) -> None:
        await afterwards.put_down(services, request, button.handover, *_promise_of(button))


def _time_of(button: ButtonValue) -> tuple[str, datetime]:
    with as_sent():
        key, starts = button.subject.split(" ")
        return key, datetime.fromisoformat(starts)


def _promise_of(button: ButtonValue) -> tuple[str, str, str]:
    with as_sent():
        key, source, mark = button.subject.split(" ")
        return key, source, mark
