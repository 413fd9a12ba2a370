"""The interview: "I respond Baton what I know", in a thread of my direct messages, in my own words or by a button."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people
from handlers.interview import messages
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.metadata import About, about, pack, unpack
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handlers.kit.respond import respond
from handover.access import participants_only
from handover.interview import questions
from handover.interview.answering import excuse
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import NotYours
from messages.interview import question as words
from messages.interview.thread import in_your_thread
from messages.kit.ids import Action, Form
from messages.kit.message import View
from services.context import Services
from storage.slack_refs import SlackRefKind


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what is written to the bot, and for the buttons below its questions."""

    @app.event("message")
    @error_boundary(services)
    async def on_message(body: dict[str, Any], event: dict[str, Any], context: AsyncBoltContext) -> None:
        if event.get("channel_type") == "im":
            await messages.listen(services, context, body, event)

    _register_moves(app, services)
    _register_excuse(app, services)


def _register_moves(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_SKIP)
    @error_boundary(services)
    async def on_skip(body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        pressed = about(action["value"])
        await _decide(services, context, body, pressed, lambda h: questions.skip(h, int(pressed.subject)))

    @app.action(Action.INTERVIEW_BACK)
    @error_boundary(services)
    async def on_back(body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        pressed = about(action["value"])
        await _decide(services, context, body, pressed, lambda h: questions.back(h, int(pressed.subject)))

    @app.action(Action.INTERVIEW_LATER)
    @error_boundary(services)
    async def on_later(body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext) -> None:
        pressed = about(action["value"])
        await _decide(services, context, body, pressed, lambda h: questions.later(h, int(pressed.subject)))

    @app.action(Action.INTERVIEW_RESUME)
    @error_boundary(services)
    async def on_resume(
        args: AsyncArgs, body: dict[str, Any], action: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        pressed, now = about(action["value"]), services.now()
        handover = await _decide(services, context, body, pressed, lambda h: questions.resume(h, now))
        if not (body.get("message") or {}).get("thread_ts"):
            await respond(args, in_your_thread(handover, await _thread_link(services, args.client, context, handover)))


def _register_excuse(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_NOT_APPLICABLE)
    @error_boundary(services)
    async def on_not_applicable(
        ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "Doesn't apply")
        await ack()
        pressed = about(action["value"])
        handover, person = await allowed(services, context, body["user"]["id"], pressed.handover)
        prompt = questions.waiting(_answering_only(handover, person), int(pressed.subject))
        await show(client, context, words.not_applicable_form(handover, prompt, pack(pressed)))

    @app.view(Form.NOT_APPLICABLE)
    @error_boundary(services)
    async def on_reason(body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        asked, now = unpack(About, view["private_metadata"]), services.now()
        reason = view["state"]["values"]["reason"]["reason"]["value"] or ""
        user = body["user"]["id"]
        await _decide(services, context, body, asked, lambda h: excuse(h, int(asked.subject), reason, by=user, now=now))


async def _decide(
    services: Services, context: AsyncBoltContext, body: dict[str, Any], pressed: About, rule: questions.Rule
) -> Handover:
    """Apply a rule of the interview, if this person is the one who is asked."""
    person = await people.person(services, context, body["user"]["id"])

    def decide(handover: Handover) -> Decision:
        return rule(_answering_only(participants_only(handover, person), person))

    return await services.decide(workspace_of(context), pressed.handover, decide)


def _answering_only(handover: Handover, person: Person) -> Handover:
    if person.id != handover.outgoing:
        raise NotYours("Answering these questions", ("the outgoing CSM",))
    return handover


async def _thread_link(
    services: Services, client: AsyncWebClient, context: AsyncBoltContext, handover: Handover
) -> str:
    """Return the address of the interview thread, empty while there is none."""
    async with services.store.begin(workspace_of(context)) as unit:
        thread = await unit.slack_refs.get(handover.id, SlackRefKind.OUTGOING_THREAD)
    if thread is None:
        return ""
    answer = await client.chat_getPermalink(channel=thread.conversation, message_ts=thread.ts)
    return str(answer["permalink"])
