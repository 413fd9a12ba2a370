"""Playbooks: the list on the Home tab, a playbook to look through, its forms, and its changes."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.playbooks.editing import entry_of
from handover.playbooks.edits import (
    Edit,
    HeadForm,
    add_entry,
    drop_entry,
    edit_entry,
    edit_head,
    head_of,
    move_entry,
    restore,
    retire,
)
from handover.playbooks.entry_form import EntryForm, form_of
from handover.playbooks.refusals import NotSound, UnknownPlaybook
from handover.playbooks.schema import ItemFields
from handover.playbooks.source import PlaybookError
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, marks_in
from messages.playbooks import form as forms
from messages.playbooks import history, lists, page
from messages.playbooks.values import PlaybookValue, ShownEntry, ShownHead
from services import playbooks
from services.context import Services
from services.request import Request

HEAD_FIELDS = ("name", "description", "workdays", "instead_of")
MENUS = frozenset({"stage", "owner", "anchor", "required", "kind"})
Turn = Callable[[Services, Request, Responder, PlaybookValue], Awaitable[None]]
"""Shows another page of what a button stands below."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for everything in the list, on the page, in the forms and in the changes."""
    _register_looking(app, services)
    _register_acts(app, services)
    _register_opening_forms(app, services)
    _register_forms(app, services)


def _register_looking(app: AsyncApp, services: Services) -> None:
    @app.action(Action.PLAYBOOKS_OPEN)
    @listener(services)
    async def on_open_list(request: Request, respond: Responder) -> None:
        await respond.open(lists.TITLE, _list(services, request, 0))

    @app.action(Action.PLAYBOOK_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(page.TITLE, _page(services, request, PlaybookValue.of(button).playbook))

    @app.action(Action.PLAYBOOK_HISTORY)
    @listener(services)
    async def on_history(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(history.TITLE, _history(services, request, PlaybookValue.of(button).playbook, 0))

    turns = {
        Action.PLAYBOOKS_NEXT: _turn_list,
        Action.PLAYBOOKS_PREVIOUS: _turn_list,
        Action.PLAYBOOK_NEXT: _turn_page,
        Action.PLAYBOOK_PREVIOUS: _turn_page,
        Action.PLAYBOOK_HISTORY_NEXT: _turn_history,
        Action.PLAYBOOK_HISTORY_PREVIOUS: _turn_history,
    }
    for action, turn in turns.items():
        _register_turn(app, services, action, turn)


def _register_turn(app: AsyncApp, services: Services, action: Action, turn: Turn) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await turn(services, request, respond, PlaybookValue.of(button))


def _register_acts(app: AsyncApp, services: Services) -> None:
    """Listen for what changes a playbook at once; the page shows what has become of it."""
    for action, edit in ((Action.PLAYBOOK_RETIRE, retire), (Action.PLAYBOOK_RESTORE, restore)):
        _register_act(app, services, action, edit)

    @app.action(Action.PLAYBOOK_UNDO)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        about = PlaybookValue.of(button)
        with as_sent():
            version = int(about.about)
        with in_order():
            await playbooks.undo_latest(services, request, about.playbook, version)
        await _show_again(services, request, respond, body, about.playbook)

    @app.action(Action.PLAYBOOK_ENTRY)
    @listener(services)
    async def on_entry(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        about = PlaybookValue.of(button)
        if about.what == page.CHANGE:
            await respond.open(forms.ITEM_TITLE, _entry(services, request, about.playbook, about.about))
            return
        with as_sent():
            edit = _ACTS[about.what](about.about)
        with in_order():
            await playbooks.edit_playbook(services, request, about.playbook, edit)
        await _show_again(services, request, respond, body, about.playbook)


def _register_act(app: AsyncApp, services: Services, action: Action, edit: Edit) -> None:
    @app.action(action)
    @listener(services)
    async def on_act(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        key = PlaybookValue.of(button).playbook
        with in_order():
            await playbooks.edit_playbook(services, request, key, edit)
        await _show_again(services, request, respond, body, key)


def _register_opening_forms(app: AsyncApp, services: Services) -> None:
    @app.action(Action.PLAYBOOK_COPY)
    @listener(services)
    async def on_copy(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.COPY_TITLE, _copy(services, request, PlaybookValue.of(button).playbook))

    @app.action(Action.PLAYBOOK_HEAD)
    @listener(services)
    async def on_head(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.HEAD_TITLE, _head(services, request, PlaybookValue.of(button).playbook))

    @app.action(Action.PLAYBOOK_ADD_ITEM)
    @listener(services)
    async def on_add_item(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.ITEM_TITLE, _new(services, request, PlaybookValue.of(button).playbook, item=True))

    @app.action(Action.PLAYBOOK_ADD_STEP)
    @listener(services)
    async def on_add_step(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.STEP_TITLE, _new(services, request, PlaybookValue.of(button).playbook, item=False))


def _register_forms(app: AsyncApp, services: Services) -> None:
    @app.view(Form.PLAYBOOK_COPY)
    @listener(services)
    async def on_copy_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ShownHead)
        try:
            made = await playbooks.copy_playbook(services, request, about.playbook, _head_in(form))
        except PlaybookError as error:
            await ack(response_action="errors", errors=forms.beside(error.problems, "", HEAD_FIELDS[:2]))
            return
        await ack()
        await update_below(client, body["view"], await _page(services, request, made.key))

    @app.view(Form.PLAYBOOK_HEAD)
    @listener(services)
    async def on_head_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ShownHead)
        edit = edit_head(_head_in(form), marks_in(about.marks))
        await _send(services, request, ack, client, body, about.playbook, "", edit, HEAD_FIELDS)

    @app.view(Form.PLAYBOOK_ENTRY)
    @listener(services)
    async def on_entry_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about, entered = form.metadata(ShownEntry), _entry_in(form)
        if about.entry:
            edit = edit_entry(about.entry, entered, marks_in(about.marks))
        else:
            before = form.choice(forms.BEFORE)
            edit = add_entry(entered, "" if before == forms.NONE else before, item=about.kind == "item")
        fields = [block["block_id"] for block in form.view["blocks"] if block["type"] == "input"]
        await _send(services, request, ack, client, body, about.playbook, about.entry, edit, fields)


async def _send(
    services: Services,
    request: Request,
    ack: AsyncAck,
    client: AsyncWebClient,
    body: dict[str, Any],
    key: str,
    entry: str,
    edit: Edit,
    fields: tuple[str, ...] | list[str],
) -> None:
    """Store what a form says and show the page below it as it is then; what is wrong stands beside its field."""
    try:
        await playbooks.edit_playbook(services, request, key, edit)
    except PlaybookError as error:
        await ack(response_action="errors", errors=forms.beside(error.problems, entry, fields))
        return
    await ack()
    await update_below(client, body["view"], await _page(services, request, key))


@contextmanager
def in_order() -> Iterator[None]:
    """Change a playbook at once. Raises NotSound where it would not be in order any more."""
    try:
        yield
    except PlaybookError as error:
        raise NotSound(error.problems) from error


async def _show_again(
    services: Services, request: Request, respond: Responder, body: Mapping[str, Any], key: str
) -> None:
    """Show the page as it is now, where it was turned to."""
    _, _, first = body["view"]["private_metadata"].partition(" ")
    respond.use_current_view()
    await respond.update(await _page(services, request, key, int(first) if first.isdecimal() else 0))


async def _list(services: Services, request: Request, first: int) -> View:
    found = await playbooks.list_playbooks(services, request)
    return lists.playbooks(found.ready, found.own, first, may_edit=found.may_edit)


async def _page(services: Services, request: Request, key: str, first: int = 0) -> View:
    seen = await playbooks.view_playbook(services, request, key)
    follows = seen.draft.follows if seen.own else ""
    name = services.playbooks[follows].name if follows else ""
    first = min(first, max(len(seen.draft.entries) - 1, 0) // page.PAGE * page.PAGE)
    return page.page(seen.draft, seen.own, name, first, may_edit=seen.may_edit, last=seen.last)


async def _history(services: Services, request: Request, key: str, first: int) -> View:
    own, edits = await playbooks.history(services, request, key, first)
    return history.history(own, edits, first, playbooks.EDITS)


async def _turn_list(services: Services, request: Request, respond: Responder, to: PlaybookValue) -> None:
    await respond.update(await _list(services, request, _number(to)))


async def _turn_page(services: Services, request: Request, respond: Responder, to: PlaybookValue) -> None:
    await respond.update(await _page(services, request, to.playbook, _number(to)))


async def _turn_history(services: Services, request: Request, respond: Responder, to: PlaybookValue) -> None:
    await respond.update(await _history(services, request, to.playbook, _number(to)))


def _number(to: PlaybookValue) -> int:
    with as_sent():
        return int(to.about)


async def _copy(services: Services, request: Request, key: str) -> View:
    draft = (await playbooks.view_playbook(services, request, key)).draft
    return forms.copy_form(key, draft.name, draft.description)


async def _head(services: Services, request: Request, key: str) -> View:
    own = (await playbooks.view_playbook(services, request, key)).own
    if own is None:
        raise UnknownPlaybook
    return forms.head_form(key, head_of(own), services.playbooks)


async def _entry(services: Services, request: Request, key: str, entry: str) -> View:
    found = entry_of((await playbooks.view_playbook(services, request, key)).draft, entry)
    return forms.entry_form(key, entry, form_of(found), item=isinstance(found, ItemFields))


async def _new(services: Services, request: Request, key: str, *, item: bool) -> View:
    entries = (await playbooks.view_playbook(services, request, key)).draft.entries
    filled = EntryForm(kind="text") if item else EntryForm(kind="task", stage="introduce")
    return forms.entry_form(key, "", filled, item=item, others=forms.others_of(entries, item=item))


def _head_in(form: FormValues) -> HeadForm:
    instead_of = form.choice("instead_of")
    return HeadForm(
        form.text("name"),
        form.text("description"),
        form.text("workdays"),
        "" if instead_of == forms.NONE else instead_of,
    )


def _entry_in(form: FormValues) -> EntryForm:
    fields = EntryForm.__dataclass_fields__
    return EntryForm(**{name: form.choice(name) if name in MENUS else form.text(name) for name in fields})


_ACTS: Mapping[str, Callable[[str], Edit]] = {
    page.UP: lambda key: move_entry(key, -1),
    page.DOWN: lambda key: move_entry(key, 1),
    page.DROP: drop_entry,
}
"""What a choice in the menu of an entry does to it."""
