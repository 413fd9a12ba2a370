"""What is in the way: "Blocked …" with its form, "Not blocked any more", and "Not me" of whoever was to clear the way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people as directory
from handlers.digest import press
from handlers.kit.digest_message import digest_day, refreshed
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import about, pack, unpack
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handover.access import participants_only
from handover.blocking import block, hand_back, unblock
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.refusals import AlreadyDone
from handover.time.workdays import local_date
from handover.todos import Todo, todos
from messages.blocking import BLOCKER, OUTSIDE, WHY, blocked_form
from messages.kit.ids import Action, Form
from messages.kit.message import View
from services.context import Services


@dataclass(frozen=True)
class Blocking:
    """What the form remembers: what is blocked, and the day (ISO) of the morning message to bring up to date."""

    handover: str
    subject: str
    day: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for people saying that something cannot go on, and that it can again."""
    _register_form(app, services)

    @app.action(Action.TODO_UNBLOCK)
    @error_boundary(services)
    async def on_unblock(body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        now = services.now()
        await press(services, context, body, action, lambda h, subject, who: unblock(h, subject, by=who.id, now=now))

    @app.action(Action.TODO_NOT_ME)
    @error_boundary(services)
    async def on_not_me(body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        now = services.now()
        await press(services, context, body, action, lambda h, subject, who: hand_back(h, subject, by=who.id, now=now))


def _register_form(app: AsyncApp, services: Services) -> None:
    @app.action(Action.TODO_BLOCKED)
    @error_boundary(services)
    async def on_blocked(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "What's in the way?")
        await ack()
        pressed = about(action["value"])
        handover, person = await allowed(services, context, body["user"]["id"], pressed.handover)
        todo = _meant(handover, pressed.subject, person.id)
        people = await directory.known(services, context, handover.participants)
        day = await digest_day(services, workspace_of(context), body, person)
        memory = Blocking(pressed.handover, pressed.subject, day.isoformat())
        today = local_date(services.now(), person.zone)
        await show(client, context, blocked_form(todo, people, today, metadata=pack(memory)))

    @app.view(Form.BLOCKED)
    @error_boundary(services)
    async def on_reason(body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        memory, now = unpack(Blocking, view["private_metadata"]), services.now()
        why, blocker = _typed(view)
        _, person = await allowed(services, context, body["user"]["id"], memory.handover)

        def decide(handover: Handover) -> Decision:
            theirs = participants_only(handover, person)
            decision = block(theirs, memory.subject, why, by=person.id, now=now, blocker=blocker)
            return refreshed(decision, person.id, date.fromisoformat(memory.day))

        await services.decide(workspace_of(context), memory.handover, decide)


def _meant(handover: Handover, subject: str, person: str) -> Todo:
    """Return the to-do of this subject, the person's own if there are several. Raises AlreadyDone when there is none."""
    found = [todo for todo in todos(handover, date.max) if todo.subject == subject]
    if not found:
        raise AlreadyDone("nothing is left to do here")
    return next((todo for todo in found if todo.owner == person), found[0])


def _typed(view: View) -> tuple[str, str]:
    """Return what is in the way, and who can clear it: empty for somebody outside."""
    values = view["state"]["values"]
    chosen = ((values.get(BLOCKER) or {}).get(BLOCKER) or {}).get("selected_option") or {}
    blocker = chosen.get("value", OUTSIDE)
    return values[WHY][WHY]["value"] or "", "" if blocker == OUTSIDE else blocker
