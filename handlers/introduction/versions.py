"""Earlier versions of the introduction e-mail: listed, read, and restored."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.introduction.approval import current
from handlers.introduction.draft import preview
from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.introduction.refusals import OutOfDate
from handover.introduction.restoring import earlier_version
from messages.introduction import versions as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue
from services.acting import view
from services.context import Services
from services.introduction_versions import restore_version
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons, each of which shows in the same modal what comes next."""

    @app.action(Action.EMAIL_VERSIONS)
    @listener(services)
    async def on_versions(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        if is_in_form(body, Form.EMAIL_PREVIEW) or is_in_form(body, Form.EMAIL_VERSIONS):
            respond.use_current_view()
        await respond.open(words.TITLE, _listed(services, request, button.handover))

    @app.action(Action.EMAIL_VERSION)
    @listener(services)
    async def on_version(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            version = int(button.subject)
        respond.use_current_view()
        await respond.open(words.TITLE, _read(services, request, button.handover, version))

    @app.action(Action.EMAIL_VERSIONS_CLOSE)
    @listener(services)
    async def on_close(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await respond.open("Preview", current(services, request, button.handover))

    @app.action(Action.EMAIL_RESTORE)
    @listener(services)
    async def on_restore(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            version, based_on = map(int, button.subject.split("."))
        respond.use_current_view()
        await respond.open("Preview", _restored(services, request, button.handover, version, based_on))


async def _listed(services: Services, request: Request, handover_id: str) -> View:
    handover, _ = await view(services, request, handover_id)
    return words.listed(handover)


async def _read(services: Services, request: Request, handover_id: str, version: int) -> View:
    handover, _ = await view(services, request, handover_id)
    earlier = earlier_version(handover.introduction, version)
    if earlier is None:
        raise OutOfDate(handover.introduction.author)
    return words.read(handover, earlier)


async def _restored(services: Services, request: Request, handover_id: str, version: int, based_on: int) -> View:
    return preview(await restore_version(services, request, handover_id, version, based_on))
