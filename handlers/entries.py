"""What is known of an account on one subject: its view, the forms that change it, and the buttons in it."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.accounts import page_of
from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.records import entered_values
from handover.blueprint.understood import understood
from handover.model.playbook import Item
from messages.entries import form as forms
from messages.entries.form import ShownEntry
from messages.entries.view import TITLE, entry_view
from messages.kit.ids import Action, Form
from messages.kit.long_text import text_blocks
from messages.kit.message import View
from messages.kit.values import AccountValue, ButtonValue, marks_in
from messages.records.form import ANOTHER, kept_note
from services import accounts, entries
from services.context import Services
from services.entries import EntryPage
from services.request import Request

Act = Callable[[Services, Request, str, str], Awaitable[EntryPage]]
"""Does something to the entry of an account on an item, at once."""
LOADING = "One moment"


def register(app: AsyncApp, services: Services) -> None:
    """Listen for everything in the view of an entry and in its forms."""
    _register_view(app, services)
    for action, act in (
        (Action.ENTRY_CONFIRM, entries.confirm),
        (Action.ENTRY_REMOVE, entries.remove),
        (Action.ENTRY_UNDO, entries.undo),
    ):
        _register_act(app, services, action, act)
    _register_text(app, services)
    _register_record(app, services)


def _register_view(app: AsyncApp, services: Services) -> None:
    @app.action(Action.ACCOUNT_READ)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        about = AccountValue.of(button)
        await respond.open(TITLE, _view(services, request, about.account, about.about))

    for action in (Action.ENTRY_NEXT, Action.ENTRY_PREVIOUS):
        _register_turn(app, services, action)


def _register_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        account, item, _, first = _parts(button)
        respond.use_current_view()
        await respond.update(await _view(services, request, account, item, first))


def _register_act(app: AsyncApp, services: Services, action: Action, act: Act) -> None:
    @app.action(action)
    @listener(services)
    async def on_act(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        account, item, _, first = _parts(button)
        seen = await act(services, request, account, item)
        respond.use_current_view()
        if body["view"].get("callback_id") == Form.ACCOUNT:
            await respond.update(await _page(services, request, account, item))
            return
        await respond.update(_shown(seen, request, first))
        await update_below(client, body["view"], await _page(services, request, account, item))


def _register_text(app: AsyncApp, services: Services) -> None:
    @app.action(Action.ENTRY_TEXT)
    @listener(services)
    async def on_text(request: Request, respond: Responder, button: ButtonValue) -> None:
        account, item, _, first = _parts(button)
        respond.use_current_view()
        await respond.open(forms.TITLE, _text_form(services, request, account, item, below=forms.PAGE, first=first))

    @app.action(Action.PING_CHANGE)
    @listener(services)
    async def on_asked(request: Request, respond: Responder, button: ButtonValue) -> None:
        """Change what the morning message asks about."""
        about = AccountValue.of(button)
        await respond.open(forms.TITLE, _text_form(services, request, about.account, about.about))

    @app.view(Form.ENTRY_TEXT)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ShownEntry)
        text = form.parts(text_blocks(form.view["state"]["values"]))
        seen = await entries.change_text(
            services, request, about.account, about.item, text, about.marks, new=bool(about.new)
        )
        if about.below:
            await ack(response_action="update", view=_shown(seen, request, _number(about.first)))
            await update_below(client, body["view"], await _page(services, request, about.account, about.item))


def _register_record(app: AsyncApp, services: Services) -> None:
    @app.action(Action.ENTRY_ADD)
    @listener(services)
    async def on_add(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await respond.open(LOADING, _record_form(services, request, *_parts(button)))

    @app.action(Action.ENTRY_BEGIN)
    @listener(services)
    async def on_begin(request: Request, respond: Responder, button: ButtonValue) -> None:
        about = AccountValue.of(button)
        await respond.open(LOADING, _new_form(services, request, about.account, about.about))

    @app.action(Action.ENTRY_CHANGE)
    @listener(services)
    async def on_change(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await respond.open(LOADING, _record_form(services, request, *_parts(button)))

    @app.view(Form.ENTRY_RECORD)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ShownEntry)
        marks = marks_in(about.marks)
        item = await _item_in(services, request, about)
        values = entered_values(item, marks, form)
        seen = await entries.enter_record(
            services, request, about.account, about.item, about.record, values, marks, new=bool(about.new)
        )
        if form.choices(ANOTHER) and seen.entry is not None:
            note = kept_note(item, len(understood(seen.entry)))
            view = await _record_form(services, request, about.account, about.item, "", _number(about.first), note)
        else:
            view = _shown(seen, request, _number(about.first), of_new=not about.record)
        await ack(response_action="update", view=view)
        await update_below(client, body["view"], await _page(services, request, about.account, about.item))

    @app.action(Action.ENTRY_REMOVE_RECORD)
    @listener(services)
    async def on_remove(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        account, item, record, _ = _parts(button)
        seen = await entries.remove_record(services, request, account, item, record)
        respond.use_current_view()
        await respond.update(_shown(seen, request))
        await update_below(client, body["view"], await _page(services, request, account, item))


def _parts(button: ButtonValue) -> tuple[str, str, str, int]:
    """Return the account, the item, the record, and the number of the record that the list begins with. Raises Outdated."""
    about = AccountValue.of(button)
    item, record, first, *_ = (*about.about.split(";"), "", "")
    return about.account, item, record, _number(first)


def _number(text: str) -> int:
    with as_sent():
        return int(text or 0)


async def _view(services: Services, request: Request, account: str, item: str, first: int = 0) -> View:
    return _shown(await entries.view_entry(services, request, account, item), request, first)


def _shown(seen: EntryPage, request: Request, first: int = 0, *, of_new: bool = False) -> View:
    """Return the view of an entry, with its records from that number on; those with the last one for a new one."""
    return entry_view(
        seen.account,
        seen.entry,
        seen.changes,
        request.now,
        running=seen.running,
        in_handover=seen.in_handover,
        undoable=seen.undoable,
        first=1_000_000 if of_new else first,
    )


async def _page(services: Services, request: Request, account: str, item: str) -> View:
    """Return the page of the account on which the entry stands."""
    return page_of(await accounts.view_account(services, request, account, around=item), request.now)


async def _text_form(
    services: Services, request: Request, account: str, item: str, *, below: str = "", first: int = 0
) -> View:
    seen = await entries.view_entry(services, request, account, item)
    return forms.text_form(seen.account, entries.changeable(seen), below=below, first=first)


async def _item_in(services: Services, request: Request, about: ShownEntry) -> Item:
    """Return the item of whose entry a form shows a record."""
    if about.new:
        _, _, item, _ = await entries.form_new(services, request, about.account, about.item)
        return item
    _, item, _ = await entries.form_record(services, request, about.account, about.item, about.record)
    return item


async def _new_form(services: Services, request: Request, account: str, item: str) -> View:
    return forms.new_form(*await entries.form_new(services, request, account, item))


async def _record_form(
    services: Services, request: Request, account: str, item: str, record: str, first: int, note: str = ""
) -> View:
    seen, of_entry, shown = await entries.form_record(services, request, account, item, record)
    entry = entries.changeable(seen)
    known = len(understood(entry))
    return forms.record_form(seen.account, entry, of_entry, shown, known=known, first=first, note=note)
