"""The introduction e-mail on its way out: asking the others to approve it, approving it, and saying that it was sent."""

from collections.abc import Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction.draft import shown_to
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import about
from handlers.kit.request import workspace_of
from handover.access import participants_only
from handover.introduction.drafting import approve, ask_for_approval, mark_sent
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from messages.kit.ids import Action, Form
from services.context import Services

Rule = Callable[[Handover, Person], Decision]


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons that ask for approval, give it, and mark the e-mail as sent."""

    @app.action(Action.EMAIL_ASK)
    @error_boundary(services)
    async def on_ask(
        body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        now = services.now()
        await _verdict(services, client, context, body, action, lambda h, _: ask_for_approval(h, now=now))

    @app.action(Action.EMAIL_APPROVE)
    @error_boundary(services)
    async def on_approve(
        body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        now, version = services.now(), int(about(action["value"]).subject)
        await _verdict(
            services, client, context, body, action, lambda h, who: approve(h, version=version, by=who.id, now=now)
        )

    @app.action(Action.EMAIL_SENT)
    @error_boundary(services)
    async def on_sent(
        body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        now = services.now()
        await _verdict(services, client, context, body, action, lambda h, who: mark_sent(h, by=who.id, now=now))


async def _verdict(
    services: Services,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    body: dict[str, Any],
    action: dict[str, Any],
    rule: Rule,
) -> None:
    """Apply a rule to the e-mail a button is about, and show the outcome where the button was if that was the preview."""
    handover_id = about(action["value"]).handover
    _, person = await allowed(services, context, body["user"]["id"], handover_id)
    handover = await services.decide(
        workspace_of(context), handover_id, lambda h: rule(participants_only(h, person), person)
    )
    if (body.get("view") or {}).get("callback_id") == Form.EMAIL_PREVIEW:
        await client.views_update(view_id=body["view"]["id"], view=shown_to(handover, person))
