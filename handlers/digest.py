"""The buttons of the morning message: "Tomorrow", "Got it", "Undo", and what every button of its kind does."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people
from handlers.kit.digest_message import day_of_press, refreshed
from handlers.kit.error_boundary import error_boundary
from handlers.kit.metadata import about
from handlers.kit.request import workspace_of
from handover import steps
from handover.access import participants_only
from handover.digest.schedule import next_day
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.snooze import put_off, take_up
from handover.time.workdays import local_date
from handover.todos import named
from messages.kit.ids import Action, Form
from messages.steps import step_form
from services.context import Services
from storage.store import UnitOfWork

Rule = Callable[[Handover, str, Person], Decision]
"""What a button does to the handover: given the subject it carries and whoever pressed it."""


class Stranger(Exception):
    """Nothing is stored about who pressed."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what people do with a reminder."""

    @app.action(Action.TODO_TOMORROW)
    @app.action(Action.TODO_SEEN)
    @error_boundary(services)
    async def on_tomorrow(body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        now = services.now()
        await press(
            services,
            context,
            body,
            action,
            lambda h, subject, who: _tomorrow(h, subject, who, local_date(now, who.zone)),
        )

    @app.action(Action.TODO_UNDO)
    @error_boundary(services)
    async def on_undo(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        now = services.now()
        handover, person = await press(
            services, context, body, action, lambda h, subject, who: _undo(h, subject, who, now)
        )
        await ack()
        await in_step_form(client, body, handover, about(action["value"]).subject, person)


async def press(
    services: Services, context: AsyncBoltContext, body: dict[str, Any], action: dict[str, Any], rule: Rule
) -> tuple[Handover, Person]:
    """Do what a button says, with the morning message it is in brought up to date. Return the outcome and who pressed."""
    pressed, workspace, user = about(action["value"]), workspace_of(context), body["user"]["id"]
    met: Person | None = None
    person: Person
    day: date

    # One transaction for all of it: when many press at once, each waits for those before.
    async def find(unit: UnitOfWork) -> None:
        nonlocal person, day
        person = met or await _known(unit, user)
        day = await day_of_press(unit, body, person, services.now())

    def decide(handover: Handover) -> Decision:
        return refreshed(rule(participants_only(handover, person), pressed.subject, person), person.id, day)

    try:
        return await services.decide(workspace, pressed.handover, decide, find), person
    except Stranger:
        met = await people.person(services, context, user)
        return await services.decide(workspace, pressed.handover, decide, find), person


async def _known(unit: UnitOfWork, user: str) -> Person:
    person = await unit.people.get(user)
    if person is None:
        raise Stranger(user)
    return person


async def in_step_form(
    client: AsyncWebClient, body: dict[str, Any], handover: Handover, subject: str, person: Person
) -> None:
    """Show the outcome in the form of the step, if the button was pressed there."""
    view = body.get("view") or {}
    if view.get("callback_id") == Form.STEP:
        form = step_form(handover, handover.playbook.step(named(subject)), person.id, metadata=view["private_metadata"])
        await client.views_update(view_id=view["id"], view=form)


def _tomorrow(handover: Handover, subject: str, person: Person, today: date) -> Decision:
    """Put it off until the person's next morning message, which after a Friday or before a holiday is not tomorrow's."""
    return put_off(handover, subject, by=person.id, today=today, until=next_day(person, today))


def _undo(handover: Handover, subject: str, person: Person, now: datetime) -> Decision:
    """Take back what this person did last to a thing: put it off, or else settled the step."""
    decision = take_up(handover, subject, by=person.id)
    if decision.handover is handover and subject.startswith("step:"):
        return steps.undo(handover, named(subject), by=person.id, now=now)
    return decision
