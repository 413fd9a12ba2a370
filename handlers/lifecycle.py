"""Ending a handover, letting it rest, and taking it up again: complete, cancel, pause, resume, reopen; its document."""

from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import About, about, pack, unpack
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handlers.kit.respond import respond
from handover.access import participants_only
from handover.document import document_wanted
from handover.lifecycle import cancel, complete, pause, reopen, resume
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import StillOpen
from handover.time.workdays import local_date
from messages import lifecycle
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from services.context import Services
from storage.slack_refs import SlackRefKind

Rule = Callable[[Handover, Person, date], Decision]
"""What is to happen to the handover; the day is the local one of whoever acts."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form that end, rest or reopen a handover."""

    async def press(args: AsyncArgs, body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        verb, handover_id = VERBS[action["action_id"]], about(action["value"]).handover
        answer = await settle(services, context, body["user"]["id"], handover_id, verb)
        if answer is not None:
            await respond(args, answer)

    for action_id in VERBS:
        app.action(action_id)(error_boundary(services)(press))

    @app.action(Action.CANCEL)
    @error_boundary(services)
    async def on_cancel(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await ask_to_cancel(services, client, context, body, body["user"]["id"], about(action["value"]).handover)
        await ack()

    @app.view(Form.CANCEL)
    @error_boundary(services)
    async def on_cancelled(body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        why = view["state"]["values"][lifecycle.WHY][lifecycle.WHY]["value"] or ""
        handover_id = unpack(About, view["private_metadata"]).handover
        now = services.now()
        await _apply(
            services, context, body["user"]["id"], handover_id, lambda h, who, _: cancel(h, why=why, by=who.id, now=now)
        )


async def settle(
    services: Services, context: AsyncBoltContext, user: str, handover_id: str, verb: str, typed_in: str = ""
) -> Message | None:
    """Complete, pause, resume or reopen a handover, or fetch its document, and return what to respond whoever asked.

    None when it was `typed_in` the handover's channel, where everybody is told of it the next moment.
    Raises the refusals of the rules, but for what is still open, which is an answer and not a refusal.
    """
    now = services.now()
    rules: dict[str, Rule] = {
        "complete": lambda h, who, _: complete(h, by=who.id, now=now),
        "pause": lambda h, who, today: pause(h, today=today, by=who.id, now=now),
        "resume": lambda h, who, today: resume(h, today=today, by=who.id, now=now),
        "reopen": lambda h, who, today: reopen(h, today=today, by=who.id, now=now),
        "document": lambda h, _who, _today: document_wanted(h, now=now),
    }
    try:
        handover = await _apply(services, context, user, handover_id, rules[verb])
    except StillOpen as open_:
        handover, _ = await allowed(services, context, user, handover_id)
        return lifecycle.not_yet(handover, open_)
    if verb == "document":
        return lifecycle.document_coming(handover)
    if verb == "complete":
        return lifecycle.completed(handover)
    return (
        None if typed_in and await _is_channel_of(services, context, handover, typed_in) else lifecycle.reply(handover)
    )


async def _is_channel_of(services: Services, context: AsyncBoltContext, handover: Handover, conversation: str) -> bool:
    async with services.store.begin(workspace_of(context)) as unit:
        place = await unit.slack_refs.get(handover.id, SlackRefKind.CHANNEL)
    return place is not None and place.conversation == conversation


async def ask_to_cancel(
    services: Services,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    body: dict[str, Any],
    user: str,
    handover_id: str,
) -> None:
    """Open the form that asks once more and why."""
    await show_loading(client, context, body, "Cancel handover")
    handover, _ = await allowed(services, context, user, handover_id)
    await show(client, context, lifecycle.cancel_form(handover, metadata=pack(About(handover.id))))


async def _apply(services: Services, context: AsyncBoltContext, user: str, handover_id: str, rule: Rule) -> Handover:
    _, person = await allowed(services, context, user, handover_id)
    today = local_date(services.now(), person.zone)
    return await services.decide(
        workspace_of(context), handover_id, lambda h: rule(participants_only(h, person), person, today)
    )


VERBS = {
    Action.COMPLETE: "complete",
    Action.PAUSE: "pause",
    Action.RESUME: "resume",
    Action.REOPEN: "reopen",
    Action.DOCUMENT: "document",
}
