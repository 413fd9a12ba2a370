""" "Open": one handover at a glance, from wherever its button stands; and its state in words."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import about
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handlers.verbs import Asked
from handover.access import visible
from handover.time.workdays import local_date
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.overview import views
from services.context import Services


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button."""

    @app.action(Action.OPEN)
    @error_boundary(services)
    async def on_open(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "Handover")
        await ack()
        handover, person = await allowed(services, context, body["user"]["id"], about(action["value"]).handover)
        await show(client, context, views.overview(handover, local_date(services.now(), person.zone)))


async def status(asked: Asked) -> Message:
    """Return how far the handover is, what is next, and who owes what."""
    handover, person = await allowed(asked.services, asked.context, asked.user, asked.handover_id)
    return views.status(handover, local_date(asked.services.now(), person.zone))


async def what_is_left(asked: Asked) -> Message:
    """Return what is still open, by person."""
    handover, person = await allowed(asked.services, asked.context, asked.user, asked.handover_id)
    return views.what_is_left(handover, local_date(asked.services.now(), person.zone))


async def list_mine(asked: Asked) -> Message:
    """Return the open handovers of whoever asked; for a workspace admin, everybody else's after them."""
    person = await people.person(asked.services, asked.context, asked.user)
    async with asked.services.store.begin(workspace_of(asked.context)) as unit:
        mine = visible(await unit.handovers.of_person(person.id), person)
        every = visible(await unit.handovers.all(), person) if person.admin else ()
    others = [one for one in every if person.id not in one.participants]
    return views.listed_handovers(mine, person.id, local_date(asked.services.now(), person.zone), others)
