"""Promises one by one: accepted, renegotiated, agreed to or answered, each with an undo."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.promise_reviews import Proposal
from handover.promises.standing import promise_mark
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from messages.promises import form as forms
from messages.promises import view as shown
from messages.promises.form import PromiseMetadata
from messages.promises.words import TITLE
from services import promises
from services.acting import view
from services.context import Services
from services.promises import Promised
from services.request import Request

Act = Callable[[Services, Request, Promised, str], Awaitable[tuple[Handover, Person]]]
"""Does what a button says: the promise, and what else the button carries."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the view of promises, its buttons and forms."""
    _register_reading(app, services)
    for action, act in _ACTS.items():
        _register_act(app, services, action, act)
    _register_renegotiating(app, services)
    _register_answering(app, services)


def _register_reading(app: AsyncApp, services: Services) -> None:
    @app.action(Action.PROMISES_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _view(services, request, button.handover))

    for action in (Action.PROMISES_NEXT, Action.PROMISES_PREVIOUS):
        _register_turn(app, services, action)


def _register_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            page = int(button.subject)
        respond.use_current_view()
        await respond.update(await _view(services, request, button.handover, page))


def _register_act(app: AsyncApp, services: Services, action: Action, act: Act) -> None:
    @app.action(action)
    @listener(services)
    async def on_press(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        about, more = _promised(button)
        handover, person = await act(services, request, about, more)
        if is_in_form(body, Form.PROMISES):
            page = shown.page_shown(body["view"])
            await client.views_update(view_id=body["view"]["id"], view=shown.view(handover, person, page))


def _register_renegotiating(app: AsyncApp, services: Services) -> None:
    @app.action(Action.PROMISE_RENEGOTIATE)
    @listener(services)
    async def on_renegotiate(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        below = _in_place(respond, body)
        await respond.open(forms.RENEGOTIATE, _renegotiate_form(services, request, button, below))

    @app.view(Form.PROMISE_RENEGOTIATE)
    @listener(services)
    async def on_proposed(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(PromiseMetadata)
        with as_sent():
            proposal = Proposal(form.choice("proposal"))
        handover, person = await promises.renegotiate(
            services, request, _about(about), proposal, form.date("due"), form.text("words"), about.seen
        )
        await _close(ack, about, handover, person, forms.proposed_note(handover))


def _register_answering(app: AsyncApp, services: Services) -> None:
    @app.action(Action.PROMISE_ANSWER)
    @listener(services)
    async def on_answer(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        below = _in_place(respond, body)
        await respond.open(forms.ANSWER, _answer_form(services, request, button, below))

    @app.view(Form.PROMISE_ANSWER)
    @listener(services)
    async def on_answered(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(PromiseMetadata)
        with as_sent():
            at = datetime.fromisoformat(about.seen)
        handover, person = await promises.answer(services, request, _about(about), form.text("answer"), at)
        await _close(ack, about, handover, person, forms.answered_note(handover))


async def _accept(services: Services, request: Request, about: Promised, seen: str) -> tuple[Handover, Person]:
    return await promises.accept(services, request, about, seen)


async def _undo(services: Services, request: Request, about: Promised, _: str) -> tuple[Handover, Person]:
    return await promises.undo(services, request, about)


async def _agree(services: Services, request: Request, about: Promised, moment: str) -> tuple[Handover, Person]:
    with as_sent():
        at = datetime.fromisoformat(moment)
    return await promises.agree(services, request, about, at)


async def _disagree(services: Services, request: Request, about: Promised, _: str) -> tuple[Handover, Person]:
    return await promises.disagree(services, request, about)


_ACTS: Mapping[Action, Act] = {
    Action.PROMISE_ACCEPT: _accept,
    Action.PROMISE_UNDO: _undo,
    Action.PROMISE_AGREE: _agree,
    Action.PROMISE_DISAGREE: _disagree,
}
"""The buttons that act at once. What becomes of it is seen where they are; messages are brought up to date by a job."""


def _promised(button: ButtonValue) -> tuple[Promised, str]:
    """Return the promise, and what else the button carries. Raises Outdated."""
    with as_sent():
        item, record, *more = button.subject.split(";")
    return Promised(button.handover, item, record), more[0] if more else ""


def _about(about: PromiseMetadata) -> Promised:
    return Promised(about.handover, about.item, about.record)


def _in_place(respond: Responder, body: dict[str, Any]) -> str:
    """Return the page of promises whose place the form takes, for Slack stacks only three; empty where it stands alone."""
    if not is_in_form(body, Form.PROMISES):
        return ""
    respond.use_current_view()
    return str(shown.page_shown(body["view"]))


async def _close(ack: AsyncAck, about: PromiseMetadata, handover: Handover, person: Person, note: str) -> None:
    """Show the promises again in whose place the form was, or say what becomes of it."""
    if about.below:
        with as_sent():
            page = int(about.below)
        await ack(response_action="update", view=shown.view(handover, person, page))
    else:
        await ack(response_action="update", view=notices.notice(TITLE, notices.text_message(note)))


async def _view(services: Services, request: Request, handover_id: str, page: int = 0) -> View:
    handover, person = await view(services, request, handover_id)
    return shown.view(handover, person, page)


async def _renegotiate_form(services: Services, request: Request, button: ButtonValue, below: str) -> View:
    about, _ = _promised(button)
    handover, one = await promises.to_renegotiate(services, request, about)
    seen = promise_mark(one.promise)
    return forms.renegotiate_form(
        handover, one, pack(PromiseMetadata(handover.id, about.item, about.record, seen, below))
    )


async def _answer_form(services: Services, request: Request, button: ButtonValue, below: str) -> View:
    about, _ = _promised(button)
    handover, one = await promises.to_answer(services, request, about)
    seen = one.review.at.isoformat() if one.review else ""
    return forms.answer_form(handover, one, pack(PromiseMetadata(handover.id, about.item, about.record, seen, below)))
