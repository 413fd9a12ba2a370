"""`/handover calls`: the page of a handover's calls, and the form in which one is arranged."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.calls.arranging import CallForm
from handover.form_merge import field_marks
from handover.model.calls import CallKind
from messages.calls import form as words
from messages.calls import page as pages
from messages.calls.further import KIND
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, joined_marks, marks_in, pack, unpack
from services.calls import arranging as calls
from services.calls.arranging import CallSeen
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class CallMetadata:
    """What the form carries: which call, the marks of what it showed, the sender's zone, and whether it lies on the page."""

    handover: str
    step: str
    shown: str = ""
    zone: str = ""
    below: str = ""


TITLE = pages.TITLE


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the page, its buttons and the form."""

    @app.action(Action.CALLS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(pages.TITLE, form(Invocation(services, request, handover_id=button.handover)))

    @app.action(Action.CALL_FILE)
    @listener(services)
    async def on_file(request: Request, respond: Responder, button: ButtonValue) -> None:
        await calls.send_file(services, request, button.handover, button.subject)
        await respond.tell("I'm bringing you the invitation, in our direct messages.")

    _register_changes(app, services)
    _register_form(app, services)
    _register_adding(app, services)


def _register_changes(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons that take the day of a call back, take a further call out, and put it back."""

    async def done(seen: CallSeen, key: str, request: Request, body: dict[str, Any], client: AsyncWebClient) -> None:
        await show_where_pressed(client, body, page_of(seen, request), partial(_saved, seen, key), below=_lies_on_page)

    @app.action(Action.CALL_OFF)
    @listener(services)
    async def on_off(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        seen = await calls.take_back(services, request, button.handover, button.subject)
        await done(seen, button.subject, request, body, client)

    @app.action(Action.CALL_OUT)
    @listener(services)
    async def on_out(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        seen = await calls.take_out(services, request, button.handover, button.subject, back=False)
        await done(seen, button.subject, request, body, client)

    @app.action(Action.CALL_OUT_UNDO)
    @listener(services)
    async def on_back(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        seen = await calls.take_out(services, request, button.handover, button.subject, back=True)
        await done(seen, button.subject, request, body, client)


def _register_adding(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CALL_ADD)
    @listener(services)
    async def on_add(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        below = "calls" if is_in_form(body, Form.CALLS) else ""
        await respond.open(words.TITLE, _adding_form(services, request, button.handover, below))

    @app.view(Form.CALL_ADDED)
    @listener(services)
    async def on_added(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(CallMetadata)
        with as_sent():
            entered, kind = _entered(form, about.zone), CallKind(form.choice(KIND))
        seen = await calls.add(services, request, about.handover, about.step, kind, entered)
        await ack(response_action="update", view=_saved(seen, about.step, form.view["private_metadata"]))
        await _page_below(client, form.view, seen, request)


def _register_form(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CALL_ARRANGE)
    @listener(services)
    async def on_arrange(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        below = "calls" if is_in_form(body, Form.CALLS) else ""
        if is_in_form(body, Form.CALL_SAVED):
            respond.use_current_view()
            below = unpack(CallMetadata, body["view"]["private_metadata"]).below
        await respond.open(words.TITLE, _form(services, request, button, below))

    @app.view(Form.CALL)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(CallMetadata)
        with as_sent():
            entered = _entered(form, about.zone)
        seen = await calls.save(services, request, about.handover, about.step, entered, marks_in(about.shown))
        await ack(response_action="update", view=_saved(seen, about.step, form.view["private_metadata"]))
        await _page_below(client, form.view, seen, request)


async def form(invocation: Invocation) -> View:
    """Return the page of calls."""
    seen = await calls.page(invocation.services, invocation.request, invocation.handover_id)
    return page_of(seen, invocation.request)


async def _form(services: Services, request: Request, button: ButtonValue, below: str) -> View:
    seen = await calls.to_arrange(services, request, button.handover, button.subject)
    step = seen.handover.playbook.step(button.subject)
    shown = joined_marks(field_marks(calls.current_form(seen, step.key)))
    metadata = pack(CallMetadata(seen.handover.id, step.key, shown, seen.person.zone, below))
    return words.form(seen.handover, step, seen.person, seen.people, seen.times, metadata, seen.promises)


async def _adding_form(services: Services, request: Request, handover_id: str, below: str) -> View:
    seen, key = await calls.to_add(services, request, handover_id)
    metadata = pack(CallMetadata(seen.handover.id, key, zone=seen.person.zone, below=below))
    step = seen.handover.playbook.step(key)
    return words.form(seen.handover, step, seen.person, seen.people, seen.times, metadata, seen.promises, adds=True)


def _entered(form: FormValues, zone: str) -> CallForm:
    """Return what was entered; a time that was proposed and chosen is the day and time. The zone is its sender's."""
    day, at = words.chosen_time(form.choice(words.TIMES), zone) or (form.date(words.DAY), form.time(words.AT))
    return CallForm(
        day,
        at,
        int(form.choice(words.MINUTES)),
        form.choices(words.CONTACTS),
        form.text(words.PLACE),
        form.text(words.AGENDA),
        form.choice(words.ZONE),
    )


def page_of(seen: CallSeen, request: Request) -> View:
    """Return the page of calls for whoever looks at it."""
    return pages.page(seen.handover, seen.person, seen.people, request.now, pack(ButtonValue(seen.handover.id)))


def _saved(seen: CallSeen, key: str, metadata: str) -> View:
    return words.saved(seen.handover, seen.handover.playbook.step(key), seen.person, seen.people, metadata)


async def show_where_pressed(
    client: AsyncWebClient,
    body: dict[str, Any],
    page: View,
    saved: Callable[[str], View],
    *,
    below: Callable[[View], bool] = lambda _: True,
) -> None:
    """Show what holds now where a button was pressed: on the page of calls, or in what says what was `saved`, and the page below.

    `saved` takes the view's metadata; `below` says of the view whether the page lies below it.
    """
    shown = body["view"]
    if is_in_form(body, Form.CALLS):
        await client.views_update(view_id=shown["id"], view=page)
        return
    await client.views_update(view_id=shown["id"], view=saved(shown["private_metadata"]))
    if below(shown):
        await update_below(client, shown, page)


async def _page_below(client: AsyncWebClient, shown: View, seen: CallSeen, request: Request) -> None:
    """Show on the page below what has become of the call, if the form lies on it."""
    if _lies_on_page(shown):
        await update_below(client, shown, page_of(seen, request))


def _lies_on_page(shown: View) -> bool:
    with as_sent():
        return bool(unpack(CallMetadata, shown["private_metadata"]).below)
