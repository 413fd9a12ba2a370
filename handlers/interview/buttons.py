"""The buttons below the interview's questions."""

from collections.abc import Sequence
from typing import Any

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.interview.reading import from_channel, from_conversation
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.interview.filing import FiledAs, Target
from handover.interview.meanings import meaning_of
from handover.interview.refusals import PromptStillOpen
from handover.model.people import Role
from handover.text.intake import SecretPasted
from messages.interview import meaning
from messages.interview import question as words
from messages.interview.thread import in_your_thread
from messages.kit import no_secret, notices
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.values import ButtonValue, pack
from services.acting import view_open
from services.context import Services
from services.interview import filing, moves
from services.message_event import MessageEvent
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what people do with a question besides answering it."""
    _register_moves(app, services)
    _register_excuse(app, services)
    _register_filing(app, services)
    _register_undoing(app, services)


def _register_moves(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_SKIP)
    @listener(services)
    async def on_skip(request: Request, button: ButtonValue) -> None:
        await moves.skip(services, request, button.handover, _number(button), _message(button))

    @app.action(Action.INTERVIEW_BACK)
    @listener(services)
    async def on_back(request: Request, button: ButtonValue) -> None:
        await moves.back(services, request, button.handover, _number(button))

    @app.action(Action.INTERVIEW_LATER)
    @listener(services)
    async def on_later(request: Request, button: ButtonValue) -> None:
        await moves.later(services, request, button.handover, _number(button), _message(button))

    @app.action(Action.INTERVIEW_RESUME)
    @listener(services)
    async def on_resume(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        with as_sent():
            role = Role(button.subject or Role.OUTGOING)
        elsewhere = not (body.get("message") or {}).get("thread_ts")
        try:
            handover = await moves.resume(services, request, button.handover, role)
        except PromptStillOpen:
            if not elsewhere:
                raise
            handover, _ = await view_open(services, request, button.handover)
        if elsewhere:
            link = await _thread_link(services, request, client, handover.id, role)
            await respond.tell(in_your_thread(handover, link))


def _register_excuse(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_NOT_APPLICABLE)
    @listener(services)
    async def on_not_applicable(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("Doesn't apply", _excuse_form(services, request, button))

    @app.view(Form.NOT_APPLICABLE)
    @listener(services)
    async def on_reason(request: Request, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        await moves.excuse(services, request, about.handover, _number(about), form.text("reason"))


def _register_filing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_FILE)
    @listener(services)
    async def on_file(
        request: Request,
        respond: Responder,
        button: ButtonValue,
        body: dict[str, Any],
        client: AsyncWebClient,
        context: AsyncBoltContext,
    ) -> None:
        with as_sent():
            stamp, filed_as, where, *marks = button.subject.split(";")
            target, kind = Target.parse(where), FiledAs(filed_as)
        cleared = next((mark for mark in marks if mark.startswith(meaning.CLEARED)), "")
        place = next((mark for mark in marks if mark not in (meaning.STAYS, cleared)), "")

        async def read() -> Sequence[MessageEvent]:
            bot = context.bot_user_id
            return await (
                from_channel(client, place, stamp, bot) if place else from_conversation(client, body, stamp, bot)
            )

        versions = tuple(filter(None, cleared.removeprefix(meaning.CLEARED).split(",")))
        try:
            handover, stamps = await filing.file(
                services, request, button.handover, stamp, target, kind, read, versions
            )
        except SecretPasted as refusal:
            if refusal.private_key or meaning.STAYS in marks:
                raise
            await respond.replace_message(_offer_to_clear(button, cleared, await read()))
            return
        if meaning.STAYS not in marks:
            await respond.replace_message(meaning.filed(handover, target, kind, stamps))


def _register_undoing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_TAKE_OUT)
    @listener(services)
    async def on_take_out(request: Request, respond: Responder, button: ButtonValue) -> None:
        stamps, *how = button.subject.split(";")
        if meaning.KEEP in how:
            await respond.replace_message(notices.text_message(meaning.left_as_it_was()))
            return
        handover = await filing.take_out(services, request, button.handover, *stamps.split(","))
        if meaning.STAYS not in how:
            await respond.replace_message(meaning.not_kept(handover, stamps))

    @app.action(Action.INTERVIEW_ASK_AGAIN)
    @listener(services)
    async def on_ask_again(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await filing.ask_again(services, request, button.handover, button.subject)
        known = meaning_of(handover, button.subject)
        if known is not None:
            await respond.replace_message(meaning.asked_again(handover, known))


def _number(button: ButtonValue) -> int:
    """Return the number of the prompt the button stands below. Raises Outdated."""
    with as_sent():
        return int(button.subject.partition(";")[0])


def _message(button: ButtonValue) -> str:
    """Return the time stamp of the message that the button says to be no answer; empty below a question."""
    return button.subject.partition(";")[2]


def _offer_to_clear(button: ButtonValue, cleared: str, events: Sequence[MessageEvent]) -> Message:
    """Return the refusal with the button that files these very messages on the word of their writer."""
    plain = button.subject.removesuffix(f";{cleared}") if cleared else button.subject
    mark = meaning.CLEARED + ",".join(event.version for event in events)
    return no_secret.refused_message(ButtonValue(button.handover, f"{plain};{mark}"), Action.INTERVIEW_FILE)


async def _excuse_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, prompt = await moves.waiting(services, request, button.handover, _number(button))
    return words.not_applicable_form(handover, prompt, pack(button))


async def _thread_link(
    services: Services, request: Request, client: AsyncWebClient, handover_id: str, role: Role
) -> str:
    """Return the address of the interview thread, empty while there is none or Slack does not tell it."""
    thread = await moves.thread_of(services, request, handover_id, role)
    if thread is None:
        return ""
    try:
        answer = await client.chat_getPermalink(channel=thread.conversation, message_ts=thread.ts)
    except (SlackApiError, ClientError, TimeoutError):
        # The question has been put all the same; the words do without a link.
        return ""
    return str(answer["permalink"])
