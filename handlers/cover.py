"""A cover: what has changed since it began, as a page and a file, and the forms that say when the owner is back."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers import accounts
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.cover.ending import BACK_ON, require_cover
from messages.cover import page as words
from messages.cover import question as asked
from messages.cover.document import ON_ITS_WAY
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import AccountValue, ButtonValue
from services import cover, cover_staying
from services.accounts import view_account
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons on an account's page and in what has changed, and for the forms."""
    _register_changes(app, services)
    _register_forms(app, services)
    _register_answers(app, services)
    _register_staying(app, services)


def _register_changes(app: AsyncApp, services: Services) -> None:
    @app.action(Action.COVER_CHANGES)
    @listener(services)
    async def on_changes(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _changes(services, request, AccountValue.of(button).account))

    @app.action(Action.COVER_FILE)
    @listener(services)
    async def on_file(request: Request, respond: Responder, button: ButtonValue) -> None:
        seen = await cover.want_file(services, request, AccountValue.of(button).account)
        if not respond.in_modal:
            await respond.tell(ON_ITS_WAY)
            return
        respond.use_current_view()
        await respond.update(words.changes(seen.account, seen.cover, seen.changed, ON_ITS_WAY))


def _register_forms(app: AsyncApp, services: Services) -> None:
    @app.action(Action.COVER_BACK)
    @listener(services)
    async def on_back(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.BACK_TITLE, _back_form(services, request, AccountValue.of(button).account))

    @app.action(Action.COVER_LATER)
    @listener(services)
    async def on_later(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.LATER_TITLE, _later_form(services, request, AccountValue.of(button).account))

    @app.view(Form.COVER_BACK)
    @listener(services)
    async def on_back_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        account_id, tells = str(form.view["private_metadata"]), form.choice(words.TELLS) != words.NO
        await cover.back_on(services, request, account_id, form.date(BACK_ON), tells_customer=tells)
        await _shown(services, request, ack, body, client)

    @app.view(Form.COVER_LATER)
    @listener(services)
    async def on_later_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        account_id = str(form.view["private_metadata"])
        await cover.back_later(services, request, account_id, form.date(BACK_ON))
        await _shown(services, request, ack, body, client)


def _register_answers(app: AsyncApp, services: Services) -> None:
    @app.action(Action.COVER_STANDS)
    @listener(services)
    async def on_stands(request: Request, button: ButtonValue) -> None:
        # The question itself becomes the answer.
        await cover.back_on(services, request, AccountValue.of(button).account, None)

    @app.action(Action.COVER_NOT_AGREED)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        account = await cover.not_agreed(services, request, AccountValue.of(button).account)
        if not respond.in_modal:
            await respond.tell(asked.not_agreed(account))
            return
        respond.use_current_view()
        await respond.update(await _page(services, request, account.id))


def _register_staying(app: AsyncApp, services: Services) -> None:
    @app.action(Action.COVER_STAYS)
    @listener(services)
    async def on_stays(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.STAYS_TITLE, _stays_form(services, request, AccountValue.of(button).account))

    @app.view(Form.COVER_STAYS)
    @listener(services)
    async def on_stays_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        done = await cover_staying.stays(services, request, str(form.view["private_metadata"]))
        await ack(response_action="update", view=words.stayed(done.account, letter=done.letter is not None))
        await update_below(client, body["view"], await _page(services, request, done.account.id))

    @app.action(Action.COVER_STAYS_UNDO)
    @listener(services)
    async def on_stays_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        account = await cover_staying.take_back(services, request, AccountValue.of(button).account)
        respond.use_current_view()
        await respond.update(await _page(services, request, account.id))


async def _shown(
    services: Services, request: Request, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
) -> None:
    """Show the account's page as it is now: below the form that was sent, or in its place where nothing lies below."""
    page = await _page(services, request, str(body["view"]["private_metadata"]))
    if body["view"].get("previous_view_id"):
        await ack()
        await update_below(client, body["view"], page)
    else:
        await ack(response_action="update", view=page)


async def _page(services: Services, request: Request, account_id: str) -> View:
    return accounts.page_of(await view_account(services, request, account_id), request.now)


async def _changes(services: Services, request: Request, account_id: str) -> View:
    seen = await cover.view_cover(services, request, account_id)
    return words.changes(seen.account, seen.cover, seen.changed)


async def _back_form(services: Services, request: Request, account_id: str) -> View:
    seen = await cover.view_cover(services, request, account_id)
    return words.back_form(seen.account, require_cover(seen.account), seen.today)


async def _later_form(services: Services, request: Request, account_id: str) -> View:
    seen = await cover.view_cover(services, request, account_id)
    return words.later_form(seen.account, require_cover(seen.account))


async def _stays_form(services: Services, request: Request, account_id: str) -> View:
    seen = await cover.view_cover(services, request, account_id)
    return words.stays_form(seen.account, require_cover(seen.account))
