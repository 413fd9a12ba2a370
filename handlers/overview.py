""" "Open": one handover at a glance, from wherever its button stands; and its state in words."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.below import update_shown
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.accounts.names import folded
from handover.time.workdays import local_date
from messages.ended import listed_ended
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.values import ButtonValue
from messages.overview import views
from services import people
from services.acting import view
from services.context import Services
from services.overview import ended, listing
from services.request import Request

LATE = "late"
"""Word behind `/handover list` that leaves out what goes well."""
ENDED = "ended"
"""Word behind `/handover list` for what has ended."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button."""

    @app.action(Action.OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("Handover", overview_of(services, request, button.handover))


async def status(invocation: Invocation) -> Message:
    """Return how far the handover is, what is next, and who owes what."""
    handover, person = await view(invocation.services, invocation.request, invocation.handover_id)
    known = await people.stored(invocation.services, invocation.request.workspace, handover.participants)
    return views.status(handover, local_date(invocation.request.now, person.zone), known)


async def list_mine(invocation: Invocation) -> Message:
    """Return the open handovers of whoever asked; for a workspace admin, everybody else's after them.

    With `late` behind the verb, only those of their own that need an eye; with `ended`, those of their own that have ended.
    """
    services, request = invocation.services, invocation.request
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        if folded(invocation.text) == ENDED:
            return listed_ended(await ended(unit, person))
        found = await listing(unit, person)
    today = local_date(request.now, person.zone)
    if folded(invocation.text) == LATE:
        return views.listed_late(found.mine, person.id, today)
    everything = views.listed_handovers(found.mine, person.id, today, found.others)
    return views.listed_whole(everything, invocation.text) if invocation.text else everything


async def overview_of(services: Services, request: Request, handover_id: str) -> View:
    """Return the overview of a handover for whoever asks. Raises what `view` raises."""
    handover, person = await view(services, request, handover_id)
    known = await people.stored(services, request.workspace, handover.participants)
    return views.overview(handover, local_date(request.now, person.zone), person, known)


async def update_overview(
    services: Services, request: Request, client: AsyncWebClient, body: Mapping[str, Any], handover_id: str
) -> None:
    """Bring the overview that was pressed, or that lies behind the form that was sent, to what has become of the handover."""
    shown = body.get("view") or {}
    view_id = shown.get("id") if is_in_form(body, Form.OVERVIEW) else shown.get("previous_view_id")
    if view_id:
        await update_shown(client, view_id, await overview_of(services, request, handover_id))
