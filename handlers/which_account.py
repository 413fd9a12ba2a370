"""The choice which account a message at the top of a shared channel is about."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.interview.reading import the_message
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages import which_account as words
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services.context import Services
from services.request import Request
from services.which_account.saying import say


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the account, and for that it is none."""
    for action in (Action.WHICH_ACCOUNT, Action.WHICH_ACCOUNT_NONE):
        _register_choice(app, services, action)


def _register_choice(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_chosen(
        request: Request,
        respond: Responder,
        button: ButtonValue,
        body: dict[str, Any],
        client: AsyncWebClient,
        context: AsyncBoltContext,
    ) -> None:
        """Note what was chosen, no handover for none, and have the question say so."""
        message = await the_message(client, body, button.subject, context.bot_user_id)
        here = await say(services, request, message, button.handover, _chosen_before(body))
        if button.handover:
            await respond.replace_message(words.about(here, button.handover, button.subject))
        else:
            await respond.replace_message(words.about_none(here, button.subject))


def _chosen_before(body: dict[str, Any]) -> str:
    """Return the id of the handover that the question shows as chosen, empty for none."""
    shown = (body.get("message") or {}).get("blocks") or ()
    elements = (one for block in shown for one in block.get("elements") or () if isinstance(one, dict))
    chosen = (one.get("initial_option") for one in elements if one.get("action_id") == Action.WHICH_ACCOUNT)
    return next((ButtonValue.parse(str(one["value"])).handover for one in chosen if one), "")
