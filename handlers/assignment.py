""" "I'll take it": whether somebody takes accounts on, one by one or all at once; and what the manager does about an answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handlers.overview import update_overview
from handover.model.handover import Handover
from messages import assignment as words
from messages.declining import asked_instead
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.values import ButtonValue, pack, unpack
from services import assignment
from services.context import Services
from services.request import Request

OfHandover = Callable[[Services, Request, str], Awaitable[Handover]]
"""What a button does about a handover."""
Said = Callable[[Handover], Message | str]
"""Returns what is said of it, once it is done."""


@dataclass(frozen=True)
class Shown:
    """The ids of the handovers that a list shows, with spaces between them, and how many more there were."""

    handovers: str
    more: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the answers, the list of them, and the buttons of those who hear of them."""
    _register_answers(app, services)
    _register_list(app, services)

    @app.action(Action.ASSIGNMENT_REMIND)
    @listener(services)
    async def on_remind(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.tell(words.reminded(await assignment.remind(services, request, button.handover)))

    @app.action(Action.ASSIGNMENT_ASK)
    @listener(services)
    async def on_ask(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await assignment.ask(services, request, button.handover, button.subject)
        await respond.tell(asked_instead(handover))


def _register_answers(app: AsyncApp, services: Services) -> None:
    for action, act, said in (
        (Action.ASSIGNMENT_ACCEPT, assignment.accept, words.accepted),
        (Action.ASSIGNMENT_UNDO, assignment.undo, words.undone),
    ):
        _register_answer(app, services, action, act, said)


def _register_answer(app: AsyncApp, services: Services, action: Action, act: OfHandover, said: Said) -> None:
    @app.action(action)
    @listener(services)
    async def on_answer(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handover = await act(services, request, button.handover)
        if is_in_form(body, Form.ASSIGNMENTS):
            await _list_again(services, request, body, client)
        elif is_in_form(body, Form.OVERVIEW):
            await update_overview(services, request, client, body, handover.id)
        else:
            await respond.tell(said(handover))


def _register_list(app: AsyncApp, services: Services) -> None:
    @app.action(Action.ASSIGNMENT_LIST)
    @listener(services)
    async def on_list(request: Request, respond: Responder) -> None:
        await respond.open(words.TITLE, _list(services, request))

    @app.view(Form.ASSIGNMENTS)
    @listener(services)
    async def on_all(request: Request, ack: AsyncAck, form: FormValues) -> None:
        shown = form.metadata(Shown)
        await assignment.accept_all(services, request, shown.handovers.split())
        await ack(response_action="update", view=await _listed(services, request, shown))


async def _list(services: Services, request: Request) -> View:
    found = await assignment.awaited(services, request)
    ids = " ".join(one.id for one in found[: words.MOST_LISTED])
    return await _listed(services, request, Shown(ids, str(max(len(found) - words.MOST_LISTED, 0))))


async def _listed(services: Services, request: Request, shown: Shown) -> View:
    found = await assignment.listed(services, request, shown.handovers.split())
    return words.answers(found, int(shown.more), metadata=pack(shown))


async def _list_again(services: Services, request: Request, body: dict[str, Any], client: AsyncWebClient) -> None:
    """Show in the list what has become of it."""
    shown = unpack(Shown, body["view"]["private_metadata"])
    await client.views_update(view_id=body["view"]["id"], view=await _listed(services, request, shown))
