"""Accounts: the page of one, the forms that change it, the lists, and the brief."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers import suggesting
from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.accounts.editing import FORMS, AccountForm, form_of
from handover.accounts.listing import Which, which_typed
from messages.accounts import form as forms
from messages.accounts import history, lists, page
from messages.blueprint.brief import brief_mrkdwn
from messages.cover.page import on_page
from messages.forgetting import as_a_whole
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.values import AccountValue, ButtonValue, marks_in
from services import accounts, canvas
from services.accounts import AccountChoice, AccountPage
from services.context import Services
from services.request import Request

TITLE, LIST_TITLE = page.TITLE, lists.TITLE
ACCOUNT, BRIEF = "account", "brief"
"""The verbs that go on with an account that is chosen in a menu."""
USERS = frozenset({"owner", "backup", "manager", "sales", "support", "solutions"})
DAYS = frozenset({"owner_since", "renewal_date", "out_of_contract"})
MENUS = frozenset({"tier", "likelihood"})


EDITS: Mapping[Action, str] = {
    Action.ACCOUNT_EDIT_ABOUT: "about",
    Action.ACCOUNT_EDIT_PEOPLE: "people",
    Action.ACCOUNT_EDIT_RENEWAL: "renewal",
}
"""The buttons that open a form of an account, and which part of it that changes."""
Turn = Callable[[Services, Request, Responder, AccountValue], Awaitable[None]]
"""Shows another page of what a button stands below."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for everything on the page, in the forms and in the lists."""
    _register_page(app, services)
    _register_forms(app, services)
    _register_lists(app, services)


def _register_page(app: AsyncApp, services: Services) -> None:
    @app.action(Action.ACCOUNT_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _page(services, request, AccountValue.of(button).account))

    @app.action(Action.ACCOUNT_OF_HANDOVER)
    @listener(services)
    async def on_open_of_handover(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _page_of_handover(services, request, button.handover))

    for action in (Action.ACCOUNT_NEXT, Action.ACCOUNT_PREVIOUS):
        _register_turn(app, services, action, _turn)
    for action in (Action.ACCOUNT_HISTORY_NEXT, Action.ACCOUNT_HISTORY_PREVIOUS):
        _register_turn(app, services, action, _turn_history)

    @app.action(Action.ACCOUNT_HISTORY)
    @listener(services)
    async def on_history(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(history.TITLE, _history(services, request, AccountValue.of(button).account))

    @app.action(Action.ACCOUNT_PICK)
    @listener(services)
    async def on_pick(request: Request, respond: Responder, button: ButtonValue) -> None:
        chosen = AccountValue.of(button)
        if chosen.about == BRIEF:
            said = await _brief(services, request, chosen.account)
            await respond.ack()
            await respond.replace_message(said)
            return
        respond.use_current_view()
        if chosen.about == suggesting.VERB:
            await respond.open(suggesting.TITLE, suggesting.page(services, request, chosen.account))
            return
        await respond.open(TITLE, _page(services, request, chosen.account))


def _register_forms(app: AsyncApp, services: Services) -> None:
    for action, part in EDITS.items():
        _register_edit(app, services, action, part)

    @app.view(Form.ACCOUNT_EDIT)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(forms.ShownAccount)
        with as_sent():
            kind = FORMS[about.part]
        await accounts.change_account(services, request, about.account, _entered(form, kind), marks_in(about.marks))
        await ack()
        await update_below(client, body["view"], await _page(services, request, about.account))


def _register_lists(app: AsyncApp, services: Services) -> None:
    @app.action(Action.ACCOUNTS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder) -> None:
        await respond.open(LIST_TITLE, list_form(Invocation(services, request)))

    for action in (Action.ACCOUNTS_WHICH, Action.ACCOUNTS_NEXT, Action.ACCOUNTS_PREVIOUS):
        _register_turn(app, services, action, _turn_list)


def _register_turn(app: AsyncApp, services: Services, action: Action, turn: Turn) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        await turn(services, request, respond, AccountValue.of(button))


def _register_edit(app: AsyncApp, services: Services, action: Action, part: str) -> None:
    @app.action(action)
    @listener(services)
    async def on_edit(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.TITLE, _form(services, request, AccountValue.of(button).account, part))


async def form(invocation: Invocation) -> View:
    """Return the page of the account meant, or the question which one it is."""
    services, request = invocation.services, invocation.request
    meant = await accounts.account_meant(services, request, invocation.text, invocation.channel)
    if isinstance(meant, AccountChoice):
        return lists.choice_view(meant.candidates, ACCOUNT, meant.wanted, TITLE)
    shown = await _page(services, request, meant)
    await canvas.account_opened(services, request, meant)
    return shown


async def list_form(invocation: Invocation) -> View:
    """Return the list that was asked for, else one's own accounts."""
    which = which_typed(invocation.text)
    note = lists.unknown_list(invocation.text) if invocation.text and which is None else ""
    return await _list(invocation.services, invocation.request, which, note=note)


async def brief(invocation: Invocation) -> Message:
    """Return the brief of the account meant, or the question which one it is."""
    services, request = invocation.services, invocation.request
    meant = await accounts.account_meant(services, request, invocation.text, invocation.channel)
    if isinstance(meant, AccountChoice):
        return lists.choice(meant.candidates, BRIEF, meant.wanted)
    return await _brief(services, request, meant)


async def _page(services: Services, request: Request, account_id: str, first: int = 0) -> View:
    return page_of(await accounts.view_account(services, request, account_id, first), request.now)


def page_of(seen: AccountPage, now: datetime, note: str = "") -> View:
    """Return the page of an account as it was seen at `now` (UTC), with a note on top."""
    return page.page(
        seen.account,
        seen.entries,
        seen.brief,
        seen.running,
        now,
        first=seen.first,
        total=seen.counts.entries,
        stale=seen.counts.stale,
        shown_at_once=accounts.ENTRIES,
        note=note,
        canvas=seen.canvas,
        removed=seen.removed,
        unknown=seen.unknown,
        limbo=seen.limbo,
        cover=tuple(on_page(seen.account)),
        below=tuple(as_a_whole(seen.account, seen.merges, may_forget=seen.may_forget)),
    )


async def _page_of_handover(services: Services, request: Request, handover_id: str) -> View:
    return await _page(services, request, await accounts.account_of_handover(services, request, handover_id))


async def _turn(services: Services, request: Request, respond: Responder, to: AccountValue) -> None:
    with as_sent():
        first = int(to.about)
    respond.use_current_view()
    await respond.update(await _page(services, request, to.account, first))


async def _history(services: Services, request: Request, account_id: str, first: int = 0) -> View:
    return history.history((await accounts.view_account(services, request, account_id)).account, first)


async def _turn_history(services: Services, request: Request, respond: Responder, to: AccountValue) -> None:
    with as_sent():
        first = int(to.about)
    respond.use_current_view()
    await respond.update(await _history(services, request, to.account, first))


async def _form(services: Services, request: Request, account_id: str, part: str) -> View:
    account = (await accounts.view_account(services, request, account_id)).account
    return forms.form(account, part, form_of(account, part))


def _entered(form: FormValues, kind: type[AccountForm]) -> AccountForm:
    """Return what stands in the form, by field."""
    found: dict[str, Any] = {}
    for field in kind.__dataclass_fields__:
        if field in USERS:
            found[field] = form.user(field)
        elif field in DAYS:
            found[field] = form.date(field)
        elif field in MENUS:
            found[field] = form.choice(field).replace(forms.NONE, "")
        else:
            found[field] = form.text(field)
    return kind(**found)


async def _list(
    services: Services, request: Request, which: Which | None = None, first: int = 0, note: str = ""
) -> View:
    found = await accounts.list_accounts(services, request, which, first)
    return lists.accounts(
        found.which, found.rows, found.stale, first=found.first, total=found.total, note=note, limbo=found.limbo
    )


async def _turn_list(services: Services, request: Request, respond: Responder, to: AccountValue) -> None:
    with as_sent():
        which, first = Which(to.account), int(to.about or 0)
    respond.use_current_view()
    await respond.update(await _list(services, request, which, first))


async def _brief(services: Services, request: Request, account_id: str) -> Message:
    seen = await accounts.view_account(services, request, account_id)
    return lists.brief(seen.account, brief_mrkdwn(seen.brief))
