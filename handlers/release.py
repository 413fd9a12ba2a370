"""The document for a provider outside: its page, the manager's forms, the release, and what became of it."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers import department
from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below, update_shown
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.department.sending import goes_to_department
from handover.model.handover import Handover
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.release import HowSent, Release
from handover.release.releasing import version_at
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack, unpack
from messages.release import form as forms
from messages.release import page as words
from messages.release import words as shared
from services import release
from services.acting import view
from services.context import Services
from services.request import Request

TITLE = shared.TITLE
Shows = Callable[[Services, Request, str, int], Awaitable[View]]
"""Returns a page, counted from 0, of something about a handover."""
OfVersion = Callable[[Services, Request, str, int], Awaitable[Handover]]
"""What a button does about the version with a number."""
Notes = Callable[[Services, Request, str, int, date | None, HowSent, str], Awaitable[Handover]]
"""Notes that a version was sent, or its receipt confirmed: on which day, how, and to or by whom."""
PassedForm = Callable[[Release, date, str], View]


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the page, its lists, the manager's forms and buttons."""
    _register_reading(app, services)
    _register_list(app, services, Action.RELEASE_ITEMS_NEXT, _items)
    _register_list(app, services, Action.RELEASE_ITEMS_PREVIOUS, _items)
    _register_list(app, services, Action.RELEASE_LEFT_OUT_NEXT, _left_out)
    _register_list(app, services, Action.RELEASE_LEFT_OUT_PREVIOUS, _left_out)
    _register_choice(app, services, Action.RELEASE_LEAVE_OUT, out=True)
    _register_choice(app, services, Action.RELEASE_LET_OUT, out=False)
    _register_writing(app, services)
    _register_release(app, services)
    _register_passing(app, services)
    _register_act(app, services, Action.RELEASE_TAKE_BACK, release.take_back)
    _register_act(app, services, Action.RELEASE_UNDO, release.undo)


async def form(invocation: Invocation) -> View:
    """Return the page."""
    return await _opened(invocation.services, invocation.request, invocation.handover_id)


def _register_reading(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RELEASE_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _opened(services, request, button.handover))

    @app.action(Action.RELEASE_ITEMS)
    @listener(services)
    async def on_items(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(shared.LINES_TITLE, _items(services, request, button.handover, 0))

    @app.action(Action.RELEASE_LEFT_OUT)
    @listener(services)
    async def on_left_out(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(shared.LEFT_OUT_TITLE, _left_out(services, request, button.handover, 0))


def _register_list(app: AsyncApp, services: Services, action: Action, shows: Shows) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            number = int(button.subject)
        respond.use_current_view()
        await respond.update(await shows(services, request, button.handover, number))


def _register_choice(app: AsyncApp, services: Services, action: Action, *, out: bool) -> None:
    @app.action(action)
    @listener(services)
    async def on_choice(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        mark, _, key = button.subject.partition(";")
        with as_sent():
            shown = int(unpack(ButtonValue, body["view"]["private_metadata"]).subject)
        await release.choose(services, request, button.handover, key, mark, out=out)
        found = await release.page(services, request, button.handover)
        respond.use_current_view()
        await respond.update(words.choosing(found.handover, found.sorting, shown, decides=found.decides))
        await update_below(client, body["view"], words.page(found.handover, found.sorting, decides=found.decides))


def _register_writing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RELEASE_RECEIVER)
    @listener(services)
    async def on_receiver(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.RECEIVER_TITLE, _receiver_form(services, request, button.handover))

    @app.view(Form.RELEASE_RECEIVER)
    @listener(services)
    async def on_named(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        handover_id = str(form.view["private_metadata"])
        name, contact, email = (form.text(one) for one in (forms.NAME, forms.CONTACT, forms.EMAIL))
        receiver = Receiver(ReceiverKind.PROVIDER, name, contact, email)
        await release.set_receiver(services, request, handover_id, receiver)
        await ack()
        await update_below(client, form.view, await _page(services, request, handover_id))

    @app.action(Action.RELEASE_WORDS)
    @listener(services)
    async def on_words(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.WORDS_TITLE, _words_form(services, request, button.handover))

    @app.view(Form.RELEASE_WORDS)
    @listener(services)
    async def on_written(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        handover_id = str(form.view["private_metadata"])
        await release.write(services, request, handover_id, form.text(forms.WORDS), form.text(forms.REACH))
        await ack()
        await update_below(client, form.view, await _page(services, request, handover_id))


def _register_release(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RELEASE)
    @listener(services)
    async def on_release(request: Request, respond: Responder, button: ButtonValue) -> None:
        await release.release(services, request, button.handover, button.subject)
        respond.use_current_view()
        await respond.update(await _page(services, request, button.handover))


def _register_passing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.RELEASE_SENT)
    @listener(services)
    async def on_sent(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.SENT_TITLE, _passed_form(services, request, button, forms.sent_form))

    @app.action(Action.RELEASE_RECEIVED)
    @listener(services)
    async def on_received(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.RECEIVED_TITLE, _passed_form(services, request, button, forms.received_form))

    _register_noted(app, services, Form.RELEASE_SENT, release.mark_sent)
    _register_noted(app, services, Form.RELEASE_RECEIVED, release.mark_received)


def _register_noted(app: AsyncApp, services: Services, form_id: Form, notes: Notes) -> None:
    @app.view(form_id)
    @listener(services)
    async def on_noted(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about, whom = form.metadata(ButtonValue), form.text(forms.WHOM)
        with as_sent():
            number, how = int(about.subject), HowSent(form.choice(forms.BY_WAY))
        await notes(services, request, about.handover, number, form.date(forms.ON), how, whom)
        await ack()
        await update_below(client, form.view, await _page(services, request, about.handover))


def _register_act(app: AsyncApp, services: Services, action: Action, act: OfVersion) -> None:
    @app.action(action)
    @listener(services)
    async def on_press(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Do it, and show what has become of it where the button was; a message is brought up to date by a job."""
        with as_sent():
            number = int(button.subject)
        await act(services, request, button.handover, number)
        if is_in_form(body, Form.RELEASE):
            await update_shown(client, body["view"]["id"], await _page(services, request, button.handover))


async def _opened(services: Services, request: Request, handover_id: str) -> View:
    """Return the page for a provider outside, or for another department where that takes over."""
    handover, _ = await view(services, request, handover_id)
    shows = department.page_of if goes_to_department(handover) else _page
    return await shows(services, request, handover_id)


async def _page(services: Services, request: Request, handover_id: str) -> View:
    found = await release.page(services, request, handover_id)
    return words.page(found.handover, found.sorting, decides=found.decides)


async def _items(services: Services, request: Request, handover_id: str, number: int) -> View:
    found = await release.page(services, request, handover_id)
    return words.choosing(found.handover, found.sorting, number, decides=found.decides)


async def _left_out(services: Services, request: Request, handover_id: str, number: int) -> View:
    found = await release.page(services, request, handover_id)
    return words.held_back(found.handover, found.sorting, number)


async def _receiver_form(services: Services, request: Request, handover_id: str) -> View:
    return forms.receiver_form(await release.to_change(services, request, handover_id))


async def _words_form(services: Services, request: Request, handover_id: str) -> View:
    return forms.words_form(await release.to_change(services, request, handover_id))


async def _passed_form(services: Services, request: Request, button: ButtonValue, form: PassedForm) -> View:
    with as_sent():
        number = int(button.subject)
    handover = await release.to_change(services, request, button.handover)
    version = version_at(handover, number)
    today = await release.today(services, request)
    return form(version, today, pack(ButtonValue(handover.id, str(number))))
