"""The whole blueprint of an account: asked for as a file, on the account's page."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp

from handlers import accounts
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.blueprint.file import FileFormat
from messages.blueprint.file import on_its_way
from messages.kit.ids import Action
from messages.kit.values import AccountValue, ButtonValue
from services import blueprint
from services.context import Services
from services.request import Request

FORMATS: Mapping[Action, FileFormat] = {
    Action.BLUEPRINT_MARKDOWN: FileFormat.MARKDOWN,
    Action.BLUEPRINT_PDF: FileFormat.PDF,
}


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons on an account's page."""
    for action, file_format in FORMATS.items():
        _register_file(app, services, action, file_format)


def _register_file(app: AsyncApp, services: Services, action: Action, file_format: FileFormat) -> None:
    @app.action(action)
    @listener(services)
    async def on_file(request: Request, respond: Responder, button: ButtonValue) -> None:
        seen = await blueprint.want_file(services, request, AccountValue.of(button).account, file_format)
        if not respond.in_modal:
            await respond.tell(on_its_way(file_format))
            return
        respond.use_current_view()
        await respond.update(accounts.page_of(seen, request.now, note=on_its_way(file_format)))
