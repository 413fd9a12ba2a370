"""What was understood of an answer: right, not right after all, more of it added, and the list to look all of it through."""

from datetime import datetime

from slack_bolt.async_app import AsyncApp

from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages.interview.again import shown_again
from messages.kit.ids import Action
from messages.kit.message import View
from messages.kit.values import ButtonValue
from messages.records import listing
from messages.records.understood import Where
from services import confirming
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for "Right" below a reply and its undo, and for everything in the list."""
    _register_in_thread(app, services)
    _register_offers(app, services)
    _register_list(app, services)


def _register_in_thread(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RECORDS_CONFIRM)
    @listener(services)
    async def on_right(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            where = Where.parse(button.subject)
        handover, _ = await confirming.confirm(services, request, button.handover, where.item, where.message)
        await respond.replace_message(shown_again(handover, where))

    @app.action(Action.RECORDS_TAKE_BACK)
    @listener(services)
    async def on_take_back(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            place, _, moment = button.subject.rpartition(";")
            where, at = Where.parse(place), datetime.fromisoformat(moment)
        handover = await confirming.take_back(services, request, button.handover, where.item, at)
        await respond.replace_message(shown_again(handover, where))

    @app.action(Action.RECORDS_CONTACTS)
    @listener(services)
    async def on_contacts(request: Request, button: ButtonValue) -> None:
        await confirming.take_contacts(services, request, button.handover, button.subject)

    @app.action(Action.RECORDS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            where = Where.parse(button.subject)
        await respond.open(listing.TITLE, _list(services, request, button.handover, where.item))


def _register_offers(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RECORDS_ADD_OFFERED)
    @listener(services)
    async def on_add(request: Request, respond: Responder, button: ButtonValue) -> None:
        where, record = _offer(button)
        handover, _ = await confirming.add_offered(services, request, button.handover, where.item, record)
        await respond.replace_message(shown_again(handover, where))

    @app.action(Action.RECORDS_LEAVE_OFFERED)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        where, record = _offer(button)
        handover = await confirming.leave_offered(services, request, button.handover, where.item, record)
        await respond.replace_message(shown_again(handover, where))

    @app.action(Action.RECORDS_ADD_OFFERED_IN_LIST)
    @listener(services)
    async def on_add_in_list(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            item, record = button.subject.split(";")
        handover, person = await confirming.add_offered(services, request, button.handover, item, record)
        respond.use_current_view()
        await respond.update(listing.list_around(handover, item, person, record))


def _offer(button: ButtonValue) -> tuple[Where, str]:
    """Return where an offered record is shown, and which it is. Raises Outdated."""
    with as_sent():
        place, _, record = button.subject.rpartition(";")
        return Where.parse(place), record


def _register_list(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RECORDS_CONFIRM_ALL)
    @listener(services)
    async def on_all_right(request: Request, respond: Responder, button: ButtonValue) -> None:
        item, first = _page(button)
        handover, person = await confirming.confirm(services, request, button.handover, item)
        respond.use_current_view()
        await respond.update(listing.records_list(handover, item, person, first))

    for action in (Action.RECORDS_NEXT, Action.RECORDS_PREVIOUS):
        _register_turn(app, services, action)


def _register_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        item, first = _page(button)
        respond.use_current_view()
        await respond.update(await _list(services, request, button.handover, item, first))


def _page(button: ButtonValue) -> tuple[str, int]:
    """Return the item, and the number of the first record of the page. Raises Outdated."""
    with as_sent():
        item, first = button.subject.split(";")
        return item, int(first)


async def _list(services: Services, request: Request, handover_id: str, item: str, first: int = 0) -> View:
    handover, person = await confirming.understood(services, request, handover_id)
    return listing.records_list(handover, item, person, first)
