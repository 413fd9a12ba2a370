"""Merging two accounts: the other one chosen, what comes together looked at, done, and undone."""

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
from handover.accounts.lookup import accounts_called
from handover.model.account import AccountField, AccountName
from messages.kit.ids import Action, Form, Menu
from messages.kit.message import View
from messages.kit.values import AccountValue, ButtonValue
from messages.merging import form as words
from services import accounts, merging
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons on an account's page, and for both forms."""
    _register_choosing(app, services)

    @app.view(Form.MERGE)
    @listener(services)
    async def on_merge(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(words.ShownMerge)
        with as_sent():
            fields = [AccountField(one) for one in about.fields.split(",") if one]
        taken = frozenset(field for field in fields if form.choice(field) == words.THEIRS)
        kept, other = await merging.merge(services, request, about.kept, about.other, taken)
        await ack(response_action="update", view=words.merged(kept, other))
        await update_below(client, body["view"], await _page(services, request, kept.id))

    @app.action(Action.MERGE_UNDO)
    @listener(services)
    async def on_undo(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = AccountValue.of(button)
        kept, other = await merging.undo(services, request, about.account, about.about)
        respond.use_current_view()
        if body["view"].get("callback_id") == Form.ACCOUNT:
            await respond.update(await _page(services, request, kept.id))
            return
        await respond.update(words.undone(kept, other))
        await update_below(client, body["view"], await _page(services, request, kept.id))


def _register_choosing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.MERGE_CHOOSE)
    @listener(services)
    async def on_choose(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _choose(services, request, AccountValue.of(button).account))

    @app.options(Menu.MERGE)
    @listener(services)
    async def on_typed(request: Request, ack: AsyncAck, body: dict[str, Any]) -> None:
        _, rows = await merging.others(services, request, str(body["view"]["private_metadata"]))
        names = [AccountName(row.id, row.name) for row in rows]
        meant = accounts_called(names, str(body.get("value") or "")).account_ids
        await ack(options=words.options([row for row in rows if row.id in meant]))

    @app.view(Form.MERGE_CHOOSE)
    @listener(services)
    async def on_chosen(request: Request, ack: AsyncAck, form: FormValues) -> None:
        kept = str(form.view["private_metadata"])
        other = form.choice(Menu.MERGE)
        seen = await merging.preview(services, request, kept, other)
        await ack(
            response_action="update",
            view=words.preview(seen.kept, seen.other, seen.fields, seen.both, seen.alone),
        )


async def _choose(services: Services, request: Request, account_id: str) -> View:
    return words.choose(*await merging.others(services, request, account_id))


async def _page(services: Services, request: Request, account_id: str) -> View:
    return page_of(await accounts.view_account(services, request, account_id), request.now)
