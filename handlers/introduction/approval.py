"""The introduction e-mail on its way out: asking the others to approve it, approving it, and saying that it was sent."""

from collections.abc import Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction.draft import DraftMetadata, preview
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.model.handover import Handover
from handover.roles import approvers, sender
from handover.text import intake
from messages.introduction import form as form_words
from messages.introduction import preview as words
from messages.kit.heard import hears_later
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import introduction, people
from services.acting import view, view_open
from services.context import Services
from services.introduction_check import Checked, checked, override
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons that ask for approval, give it, and mark the e-mail as sent."""

    @app.action(Action.EMAIL_READ)
    @listener(services)
    async def oncurrent(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("Preview", current(services, request, button.handover))

    @app.action(Action.EMAIL_ASK)
    @listener(services)
    async def on_ask(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        asked = await introduction.ask_for_approval(services, request, button.handover)
        await _update_preview(client, body, asked, await _later(services, request, asked.handover))

    @app.action(Action.EMAIL_APPROVE)
    @listener(services)
    async def on_approve(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        with as_sent():
            version = int(button.subject)
        await _update_preview(client, body, await introduction.approve(services, request, button.handover, version))

    @app.action(Action.EMAIL_EMOJI)
    @listener(services)
    async def on_emoji(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        with as_sent():
            version = int(button.subject)
        await _update_preview(client, body, await introduction.with_emoji(services, request, button.handover, version))

    @app.action(Action.EMAIL_LAST_DAY)
    @listener(services)
    async def on_last_day(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            version = int(button.subject)
        respond.use_view_of(Form.EMAIL_PREVIEW)
        await respond.open("Preview", _with_last_day(services, request, button.handover, version))

    @app.view(Form.EMAIL_PREVIEW)
    @listener(services)
    async def on_anyway(request: Request, ack: AsyncAck, form: FormValues) -> None:
        """Let pass what is worth a look, for the reason that was typed, and approve the e-mail or have it approved.

        Where something has to be put right, it is only let pass: by who may decide so, who then reads what else there is.
        """
        about, reason = form.metadata(DraftMetadata), intake.required(words.REASON, form.text(words.REASON))
        handover, person = await view(services, request, about.handover)
        later: list[str] = []
        with as_sent():
            version = int(about.version)
        now = await checked(services, request, handover, person)
        if any(one.certain for one in now.problems):
            done = await override(services, request, about.handover, version, reason, words.REASON)
        elif person.id in approvers(now.handover):
            done = await introduction.approve(services, request, about.handover, version, reason)
        else:
            done = await introduction.ask_for_approval(services, request, about.handover, reason)
            later = await _later(services, request, done.handover)
        await ack(response_action="update", view=preview(done, later))

    _register_sent(app, services)


def _register_sent(app: AsyncApp, services: Services) -> None:
    @app.action(Action.EMAIL_SENT)
    @listener(services)
    async def on_sent(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handover, person = await view_open(services, request, button.handover)
        if person.id == sender(handover):
            await _update_preview(client, body, await introduction.mark_sent(services, request, button.handover))
        else:
            await respond.open("Mark as sent", _sent_form(handover))

    @app.view(Form.EMAIL_SENT)
    @listener(services)
    async def on_sent_by(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(DraftMetadata)
        await introduction.mark_sent(services, request, about.handover, form.user(form_words.SENT_BY))
        await ack(response_action="clear")

    @app.action(Action.EMAIL_TAKE_BACK)
    @listener(services)
    async def on_take_back(request: Request, button: ButtonValue) -> None:
        await introduction.take_back_sent(services, request, button.handover)


async def current(services: Services, request: Request, handover_id: str) -> View:
    """Return the preview of the e-mail as it is now."""
    return preview(await checked(services, request, *await view(services, request, handover_id)))


async def _with_last_day(services: Services, request: Request, handover_id: str, version: int) -> View:
    return preview(await introduction.last_day_corrected(services, request, handover_id, version))


async def _later(services: Services, request: Request, handover: Handover) -> list[str]:
    """Return who of those asked for approval hears of it not at once."""
    asked = await people.known(services, request.workspace, approvers(handover))
    return [told for one in asked.values() if (told := hears_later(one, request.now))]


async def _sent_form(handover: Handover) -> View:
    metadata = pack(DraftMetadata(handover.id, str(handover.introduction.version)))
    return form_words.sent_form(handover, metadata=metadata)


async def _update_preview(
    client: AsyncWebClient, body: dict[str, Any], now: Checked, later: Sequence[str] = ()
) -> None:
    """Show the outcome where the button was, if that was the preview."""
    if is_in_form(body, Form.EMAIL_PREVIEW):
        await client.views_update(view_id=body["view"]["id"], view=preview(now, later))
