"""The choice which account a message at the top of a shared channel is about."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.interview.reading import from_conversation
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.interview.refusals import MessageGone
from messages import which_account as words
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.values import ButtonValue
from services.context import Services
from services.request import Request
from services.which_account.saying import say


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the account, and for that it is none."""

    @app.action(Action.WHICH_ACCOUNT)
    @listener(services)
    async def on_chosen(
        request: Request,
        respond: Responder,
        button: ButtonValue,
        body: dict[str, Any],
        client: AsyncWebClient,
        context: AsyncBoltContext,
    ) -> None:
        await respond.replace_message(await _said(services, request, button, body, client, context.bot_user_id))

    @app.action(Action.WHICH_ACCOUNT_NONE)
    @listener(services)
    async def on_none(
        request: Request,
        respond: Responder,
        button: ButtonValue,
        body: dict[str, Any],
        client: AsyncWebClient,
        context: AsyncBoltContext,
    ) -> None:
        await respond.replace_message(await _said(services, request, button, body, client, context.bot_user_id))


async def _said(
    services: Services,
    request: Request,
    button: ButtonValue,
    body: dict[str, Any],
    client: AsyncWebClient,
    bot_user: str | None,
) -> Message:
    """Note what was chosen, empty for none, and return what the question becomes. Raises MessageGone."""
    found = await from_conversation(client, body, button.subject, bot_user)
    if not found:
        raise MessageGone
    here = await say(services, request, found[0], button.handover, _chosen_before(body))
    if not button.handover:
        return words.about_none(here, button.subject)
    return words.about(here, button.handover, button.subject)


def _chosen_before(body: dict[str, Any]) -> str:
    """Return the id of the handover that the question shows as chosen, empty for none."""
    shown = (body.get("message") or {}).get("blocks") or ()
    elements = (one for block in shown for one in block.get("elements") or () if isinstance(one, dict))
    chosen = (one.get("initial_option") for one in elements if one.get("action_id") == Action.WHICH_ACCOUNT)
    return next((ButtonValue.parse(str(one["value"])).handover for one in chosen if one), "")
