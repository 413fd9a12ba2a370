"""Steps: "Done", "I have everything I need", and the form with the day, a note, and why it is not needed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.digest import in_step_form, press
from handlers.kit.digest_message import digest_day, refreshed
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import about, pack, unpack
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handover.access import participants_only
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Person
from handover.steps import Plans, finish, write_down
from handover.time.workdays import local_date
from handover.todos import named
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.steps import NOT_NEEDED, NOTE, PLANNED, step_form
from services.context import Services


@dataclass(frozen=True)
class Planning:
    """What the form remembers: which step, and the day (ISO) of the morning message to bring up to date."""

    handover: str
    step: str
    day: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what people do with a step."""

    @app.action(Action.STEP_DONE)
    @error_boundary(services)
    async def on_done(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        now = services.now()

        def done(handover: Handover, subject: str, person: Person) -> Decision:
            # Somebody else may have been quicker: then the message only has to say so.
            if handover.step(named(subject)).settled:
                return unchanged(handover)
            return finish(handover, named(subject), by=person.id, now=now)

        handover, person = await press(services, context, body, action, done)
        await ack()
        await in_step_form(client, body, handover, about(action["value"]).subject, person)

    @app.action(Action.STEP_OPEN)
    @error_boundary(services)
    async def on_open(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "Step")
        await ack()
        pressed = about(action["value"])
        handover, person = await allowed(services, context, body["user"]["id"], pressed.handover)
        day = await digest_day(services, workspace_of(context), body, person)
        step = handover.playbook.step(named(pressed.subject))
        memory = Planning(handover.id, step.key, day.isoformat())
        await show(client, context, step_form(handover, step, person.id, metadata=pack(memory)))

    @app.view(Form.STEP)
    @error_boundary(services)
    async def on_saved(body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        memory, plans = unpack(Planning, view["private_metadata"]), _typed(view)
        _, person = await allowed(services, context, body["user"]["id"], memory.handover)
        now = services.now()
        today = local_date(now, person.zone)

        def decide(handover: Handover) -> Decision:
            theirs = participants_only(handover, person)
            decision = write_down(theirs, memory.step, plans, by=person.id, now=now, today=today)
            return refreshed(decision, person.id, date.fromisoformat(memory.day))

        await services.decide(workspace_of(context), memory.handover, decide)


def _typed(view: View) -> Plans:
    """Return what stands in the form; a field the form does not have is empty."""
    values = view["state"]["values"]

    def typed(field: str, key: str) -> str:
        return values.get(field, {}).get(field, {}).get(key) or ""

    planned = typed(PLANNED, "selected_date")
    return Plans(date.fromisoformat(planned) if planned else None, typed(NOTE, "value"), typed(NOT_NEEDED, "value"))
