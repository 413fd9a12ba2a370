"""The review: "I read what my colleague wrote, accept what is clear, and ask about the rest"; and the reply to a question."""

from dataclasses import dataclass
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
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.refusals import NotYours
from handover.questions import question_of
from handover.review import accept, ask, may_review, reply_to, still_as_seen
from messages import review
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from services.context import Services


@dataclass(frozen=True)
class Asking:
    """What the form for a question remembers: the item, and whether it stands on top of the review."""

    handover: str
    item: str
    on_review: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the review, its ticks and questions, and for replies."""
    _register_reading(app, services)
    _register_accepting(app, services)
    _register_asking(app, services)
    _register_replying(app, services)


def _register_reading(app: AsyncApp, services: Services) -> None:
    @app.action(Action.REVIEW_OPEN)
    @error_boundary(services)
    async def on_open(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, review.TITLE)
        await ack()
        handover, person = await allowed(services, context, body["user"]["id"], about(action["value"]).handover)
        await show(client, context, review.view(handover, person, pack(About(handover.id))))

    @app.action(Action.ANSWER_READ)
    @error_boundary(services)
    async def on_read(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "The whole answer")
        await ack()
        wanted = about(action["value"])
        handover, _ = await allowed(services, context, body["user"]["id"], wanted.handover)
        await show(client, context, review.whole(handover, handover.playbook.item(wanted.subject)))


def _register_accepting(app: AsyncApp, services: Services) -> None:
    @app.view(Form.REVIEW)
    @error_boundary(services)
    async def on_accept_ticked(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        reviewed, now, ticked = unpack(About, view["private_metadata"]), services.now(), _ticked(view)
        before, person = await allowed(services, context, body["user"]["id"], reviewed.handover)

        def rule(handover: Handover) -> Decision:
            seen = still_as_seen(participants_only(handover, person), ticked)
            return accept(handover, seen, by=person.id, now=now) if seen else unchanged(handover)

        handover = await services.decide(workspace_of(context), before.id, rule)
        note = review.accepted_note(_accepted(handover) - _accepted(before), len(ticked))
        await ack(response_action="update", view=review.view(handover, person, pack(reviewed), note))

    @app.action(Action.REVIEW_ACCEPT)
    @error_boundary(services)
    async def on_accept(
        args: AsyncArgs, body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        wanted, now = about(action["value"]), services.now()
        _, person = await allowed(services, context, body["user"]["id"], wanted.handover)
        await services.decide(
            workspace_of(context),
            wanted.handover,
            lambda h: accept(participants_only(h, person), [wanted.subject], by=person.id, now=now),
        )
        await respond(args, review.accepted_note(1, 1))


def _register_asking(app: AsyncApp, services: Services) -> None:
    @app.action(Action.REVIEW_ASK)
    @error_boundary(services)
    async def on_ask(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "Ask a question")
        await ack()
        wanted = about(action["value"])
        handover, person = await allowed(services, context, body["user"]["id"], wanted.handover)
        if not may_review(handover, person.id):
            raise NotYours("Asking here", ("the incoming CSM",))
        on_review = "yes" if (body.get("view") or {}).get("callback_id") == Form.REVIEW else ""
        asking = Asking(handover.id, wanted.subject, on_review)
        await show(client, context, review.ask_form(handover, handover.playbook.item(wanted.subject), pack(asking)))

    @app.view(Form.ASK)
    @error_boundary(services)
    async def on_question(
        ack: AsyncAck, body: dict[str, Any], view: View, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        asking, now = unpack(Asking, view["private_metadata"]), services.now()
        text = view["state"]["values"]["question"]["question"]["value"] or ""
        _, person = await allowed(services, context, body["user"]["id"], asking.handover)
        handover = await services.decide(
            workspace_of(context),
            asking.handover,
            lambda h: ask(participants_only(h, person), asking.item, text, by=person.id, now=now),
        )
        note = review.asked_note(handover)
        if not asking.on_review:
            await ack(response_action="update", view=notices.notice("Ask a question", notices.private(note)))
            return
        await ack()
        below = review.view(handover, person, pack(About(handover.id)), note)
        await client.views_update(view_id=view["previous_view_id"], view=below)


def _register_replying(app: AsyncApp, services: Services) -> None:
    @app.action(Action.QUESTION_REPLY)
    @error_boundary(services)
    async def on_reply(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "Reply")
        await ack()
        wanted = about(action["value"])
        handover, _ = await allowed(services, context, body["user"]["id"], wanted.handover)
        await show(client, context, review.reply_form(handover, question_of(handover, wanted.subject), pack(wanted)))

    @app.view(Form.REPLY)
    @error_boundary(services)
    async def on_send(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        wanted, now = unpack(About, view["private_metadata"]), services.now()
        text = view["state"]["values"]["reply"]["reply"]["value"] or ""
        _, person = await allowed(services, context, body["user"]["id"], wanted.handover)
        handover = await services.decide(
            workspace_of(context),
            wanted.handover,
            lambda h: reply_to(participants_only(h, person), wanted.subject, text, by=person.id, now=now),
        )
        done = notices.private(review.replied_note(handover))
        await ack(response_action="update", view=notices.notice("Reply", done))


def _ticked(view: View) -> dict[str, str]:
    """Return the ticked items, each with the mark of the answer that was read."""
    ticked = {}
    for block in view["state"]["values"].values():
        for option in block.get(review.CLEAR, {}).get("selected_options") or []:
            item, _, mark = option["value"].partition("|")
            ticked[item] = mark
    return ticked


def _accepted(handover: Handover) -> int:
    return sum(answer.accepted for answer in handover.answers.values())
