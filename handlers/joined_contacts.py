"""`/handover contacts`: contacts of the other company of a merger brought in, chosen from, and kept with the account."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.accounts.lookup import accounts_called
from handover.model.account import AccountName
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.joined_contacts import Keep
from messages.joined_contacts import form as forms
from messages.joined_contacts import page as words
from messages.kit.ids import Action, Form, Menu
from messages.kit.message import View
from messages.kit.values import ButtonValue
from services import joined_contacts
from services.context import Services
from services.request import Request

TITLE = words.TITLE
KEEP = words.KEEP


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the page, its buttons and the form."""
    _register_joining(app, services)
    _register_choosing(app, services)

    @app.action(Action.CONTACTS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, form(Invocation(services, request, handover_id=button.handover)))

    @app.action(Action.CONTACTS_ACCOUNT)
    @listener(services)
    async def on_account(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await joined_contacts.keep_with_account(services, request, button.handover)
        respond.use_current_view()
        await respond.update(words.page(handover))


async def form(invocation: Invocation) -> View:
    """Return the page."""
    return words.page(await joined_contacts.page(invocation.services, invocation.request, invocation.handover_id))


def _register_joining(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CONTACTS_JOIN)
    @listener(services)
    async def on_join(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(forms.TITLE, _form(services, request, button.handover))

    @app.options(Menu.CONTACTS)
    @listener(services)
    async def on_typed(request: Request, ack: AsyncAck, body: dict[str, Any]) -> None:
        rows = await joined_contacts.others(services, request, str(body["view"]["private_metadata"]))
        names = [AccountName(row.id, row.name) for row in rows]
        typed = str(body.get("value") or "")
        meant = accounts_called(names, typed).account_ids if typed else [row.id for row in rows]
        await ack(options=forms.options([row for row in rows if row.id in meant]))

    @app.view(Form.CONTACTS_JOIN)
    @listener(services)
    async def on_joined(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        handover_id, account_id = str(form.view["private_metadata"]), form.choice(Menu.CONTACTS)
        source, typed = form.text(forms.SOURCE), form.text(forms.CONTACTS)
        if account_id and typed:
            raise FieldProblems({forms.CONTACTS: FieldProblem.ONE_AT_A_TIME})
        if account_id:
            handover = await joined_contacts.join_account(services, request, handover_id, account_id)
        else:
            handover = await joined_contacts.join_typed(services, request, handover_id, source, typed)
        await ack()
        await update_below(client, form.view, words.page(handover))

    @app.action(Action.CONTACTS_UNDO_JOIN)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            number = int(button.subject)
        handover = await joined_contacts.undo_join(services, request, button.handover, number)
        respond.use_current_view()
        await respond.update(words.page(handover))


def _register_choosing(app: AsyncApp, services: Services) -> None:
    for keep in Keep:
        _register_keep(app, services, keep)

    @app.action(Action.CONTACTS_UNDO_CHOICE)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await joined_contacts.undo_choice(services, request, button.handover, button.subject)
        respond.use_current_view()
        await respond.update(words.page(handover))


def _register_keep(app: AsyncApp, services: Services, keep: Keep) -> None:
    @app.action(KEEP[keep])
    @listener(services)
    async def on_keep(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await joined_contacts.choose(services, request, button.handover, button.subject, keep)
        respond.use_current_view()
        await respond.update(words.page(handover))


async def _form(services: Services, request: Request, handover_id: str) -> View:
    return forms.form(await joined_contacts.to_join(services, request, handover_id))
