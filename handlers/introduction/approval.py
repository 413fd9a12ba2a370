"""The introduction e-mail on its way out: asking the others to approve it, approving it, and saying that it was sent."""

from collections.abc import Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction.draft import preview
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handover.model.handover import Handover
from handover.model.people import Person
from handover.roles import approvers
from messages.kit.heard import hears_later
from messages.kit.ids import Action, Form
from messages.kit.values import ButtonValue
from services import introduction, people
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons that ask for approval, give it, and mark the e-mail as sent."""

    @app.action(Action.EMAIL_ASK)
    @listener(services)
    async def on_ask(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        handover, person = await introduction.ask_for_approval(services, request, button.handover)
        asked = await people.known(services, request.workspace, approvers(handover))
        later = [told for one in asked.values() if (told := hears_later(one, request.now))]
        await _update_preview(client, body, handover, person, later)

    @app.action(Action.EMAIL_APPROVE)
    @listener(services)
    async def on_approve(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        version = int(button.subject)
        await _update_preview(client, body, *await introduction.approve(services, request, button.handover, version))

    @app.action(Action.EMAIL_SENT)
    @listener(services)
    async def on_sent(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        await _update_preview(client, body, *await introduction.mark_sent(services, request, button.handover))


async def _update_preview(
    client: AsyncWebClient, body: dict[str, Any], handover: Handover, person: Person, later: Sequence[str] = ()
) -> None:
    """Show the outcome where the button was, if that was the preview."""
    if is_in_form(body, Form.EMAIL_PREVIEW):
        await client.views_update(view_id=body["view"]["id"], view=preview(handover, person, later))
