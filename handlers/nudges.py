"""The buttons of the morning message: "Tomorrow", "Blocked", "Not blocked any more", "Got it", "Undo"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk, workspace_of
from handlers.finding import allowed
from handlers.guarded import guarded
from handlers.metadata import about, pack, unpack
from handlers.pressed import digest_day, refreshed
from handlers.showing import show, show_loading
from handover import steps
from handover.access import participants_only
from handover.decision import Decision
from handover.handover import Handover
from handover.holding import block, put_off, take_up, unblock
from handover.people import Person
from handover.refusals import AlreadyDone
from handover.todo import named, todos
from handover.workdays import local_date, next_workday
from messages.ids import Action, Form
from messages.message import View
from messages.steps import WHY, blocked_form, step_form, unblocked_in_channel

Rule = Callable[[Handover, str, Person], Decision]
"""What a button does to the handover: given the subject it carries and whoever pressed it."""


@dataclass(frozen=True)
class Blocking:
    """What the form remembers: what is blocked, and the day (ISO) of the morning message to bring up to date."""

    handover: str
    subject: str
    day: str


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for what people do with a reminder."""
    _register_blocked(app, desk)

    @app.action(Action.TODO_TOMORROW)
    @app.action(Action.TODO_SEEN)
    @guarded(desk)
    async def on_tomorrow(body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        now = desk.now()
        await press(
            desk, context, body, action, lambda h, subject, who: _tomorrow(h, subject, who, local_date(now, who.zone))
        )

    @app.action(Action.TODO_UNDO)
    @guarded(desk)
    async def on_undo(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        handover, person = await press(desk, context, body, action, _undo)
        await ack()
        await in_step_form(client, body, handover, about(action["value"]).subject, person)


async def press(
    desk: Desk, context: AsyncBoltContext, body: dict[str, Any], action: dict[str, Any], rule: Rule
) -> tuple[Handover, Person]:
    """Do what a button says, with the morning message it is in brought up to date. Return the outcome and who pressed."""
    pressed, workspace = about(action["value"]), workspace_of(context)
    _, person = await allowed(desk, context, body["user"]["id"], pressed.handover)
    day = await digest_day(desk, workspace, body, person)

    def decide(handover: Handover) -> Decision:
        return refreshed(rule(participants_only(handover, person), pressed.subject, person), person.id, day)

    return await desk.decide(workspace, pressed.handover, decide), person


async def in_step_form(
    client: AsyncWebClient, body: dict[str, Any], handover: Handover, subject: str, person: Person
) -> None:
    """Show the outcome in the form of the step, if the button was pressed there."""
    view = body.get("view") or {}
    if view.get("callback_id") == Form.STEP:
        form = step_form(handover, handover.playbook.step(named(subject)), person.id, metadata=view["private_metadata"])
        await client.views_update(view_id=view["id"], view=form)


def _register_blocked(app: AsyncApp, desk: Desk) -> None:
    @app.action(Action.TODO_BLOCKED)
    @guarded(desk)
    async def on_blocked(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "What's in the way?")
        await ack()
        pressed = about(action["value"])
        handover, person = await allowed(desk, context, body["user"]["id"], pressed.handover)
        day = await digest_day(desk, workspace_of(context), body, person)
        found = [todo for todo in todos(handover, date.max) if todo.subject == pressed.subject]
        todo = next((todo for todo in found if todo.owner == person.id), None) or next(iter(found), None)
        if todo is None:
            raise AlreadyDone("nothing is left to do here")
        memory = Blocking(pressed.handover, pressed.subject, day.isoformat())
        await show(client, context, blocked_form(todo, metadata=pack(memory)))

    @app.view(Form.BLOCKED)
    @guarded(desk)
    async def on_reason(body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        memory, now = unpack(Blocking, view["private_metadata"]), desk.now()
        why = view["state"]["values"][WHY][WHY]["value"] or ""
        _, person = await allowed(desk, context, body["user"]["id"], memory.handover)

        def decide(handover: Handover) -> Decision:
            decision = block(participants_only(handover, person), memory.subject, why, by=person.id, now=now)
            return refreshed(decision, person.id, date.fromisoformat(memory.day))

        await desk.decide(workspace_of(context), memory.handover, decide)

    @app.action(Action.TODO_UNBLOCK)
    @guarded(desk)
    async def on_unblock(
        body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        await press(desk, context, body, action, lambda h, subject, who: unblock(h, subject, by=who.id))
        if (body.get("channel") or {}).get("id", "D").startswith(("C", "G")):
            note = unblocked_in_channel(body["user"]["id"])
            await respond(text=note.text, blocks=note.blocks, replace_original=True)


def _tomorrow(handover: Handover, subject: str, person: Person, today: date) -> Decision:
    """Put it off until the person's next working day."""
    return put_off(handover, subject, by=person.id, today=today, until=next_workday(today, person.workdays))


def _undo(handover: Handover, subject: str, person: Person) -> Decision:
    """Take back what this person did last to a thing: put it off, or else settled the step."""
    decision = take_up(handover, subject, by=person.id)
    if decision.handover is handover and subject.startswith("step:"):
        return steps.undo(handover, named(subject), by=person.id)
    return decision
