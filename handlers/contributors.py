"""Asking a colleague about one item, and the colleague's answer: by form, "I don't know", or somebody else."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.interview.reading import the_message
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.contributors.requests import request_of
from handover.interview.progress import asked_as
from handover.model.interview import PromptKind
from messages.contributors import answering, asking
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import contributors
from services.context import Services
from services.contributors import Wish
from services.request import Request


@dataclass(frozen=True)
class AskMetadata:
    """What the form for a question carries: the item, and whether what follows shows by itself that it was asked."""

    handover: str
    item: str
    shown: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the questions to colleagues, and for their answers."""
    _register_asking(app, services)
    _register_answering(app, services)
    _register_passing_on(app, services)


def _register_asking(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CONTRIBUTOR_ASK)
    @listener(services)
    async def on_ask(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        await respond.open(asking.ASK_TITLE, _ask_form(services, request, button, on_message="message" in body))

    @app.view(Form.CONTRIBUTOR_ASK)
    @listener(services)
    async def on_asked(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(AskMetadata)
        wish = Wish(form.user("colleague"), form.text("question"), form.text("team"))
        handover = await contributors.ask(services, request, about.handover, about.item, wish)
        if not about.shown:
            note = notices.text_message(asking.asked_note(handover, about.item))
            await ack(response_action="update", view=notices.notice(asking.ASK_TITLE, note))

    @app.action(Action.CONTRIBUTOR_ASK_NAMED)
    @listener(services)
    async def on_ask_named(request: Request, button: ButtonValue) -> None:
        with as_sent():
            item, user, stamp = button.subject.split(";")
        await contributors.ask_named(services, request, button.handover, item, user, stamp)

    @app.action(Action.CONTRIBUTOR_TAKE_BACK)
    @listener(services)
    async def on_take_back(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await contributors.take_back(services, request, button.handover, button.subject)
        await respond.tell(asking.taken_back_note(handover, request_of(handover, button.subject)))


def _register_answering(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CONTRIBUTOR_ANSWER)
    @listener(services)
    async def on_answer(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(answering.ANSWER_TITLE, _answer_form(services, request, button))

    @app.view(Form.CONTRIBUTOR_ANSWER)
    @listener(services)
    async def on_answered(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        handover = await contributors.answer(services, request, about.handover, about.subject, form.text("answer"))
        note = notices.text_message(answering.sent_note(request_of(handover, about.subject)))
        await ack(response_action="update", view=notices.notice(answering.ANSWER_TITLE, note))

    @app.action(Action.CONTRIBUTOR_SAVE)
    @listener(services)
    async def on_save(
        request: Request,
        respond: Responder,
        button: ButtonValue,
        body: dict[str, Any],
        client: AsyncWebClient,
        context: AsyncBoltContext,
    ) -> None:
        with as_sent():
            request_id, stamp = button.subject.split(";")
        message = await the_message(client, body, stamp, context.bot_user_id)
        await contributors.save(services, request, button.handover, request_id, message)
        _, asked = await contributors.asked(services, request, button.handover, request_id)
        await respond.replace_message(answering.kept(asked, changed=False))

    @app.action(Action.CONTRIBUTOR_UNKNOWN)
    @listener(services)
    async def on_unknown(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await contributors.unknown(services, request, button.handover, button.subject)
        await respond.tell(answering.unknown_note(request_of(handover, button.subject)))


def _register_passing_on(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CONTRIBUTOR_PASS_ON)
    @listener(services)
    async def on_pass_on(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(answering.ELSE_TITLE, _pass_on_form(services, request, button))

    @app.view(Form.CONTRIBUTOR_PASS_ON)
    @listener(services)
    async def on_passed_on(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        colleague = form.user("colleague")
        handover = await contributors.pass_on(services, request, about.handover, about.subject, colleague)
        note = notices.text_message(answering.passed_on_note(request_of(handover, about.subject)))
        await ack(response_action="update", view=notices.notice(answering.ELSE_TITLE, note))


async def _ask_form(services: Services, request: Request, button: ButtonValue, *, on_message: bool) -> View:
    handover, person = await contributors.askable(services, request, button.handover, button.subject)
    interview = handover.interview_of(asked_as(handover, PromptKind.ITEM, button.subject))
    current = interview.current
    interviewed = person.id == interview.person and current is not None and current.subject == button.subject
    metadata = AskMetadata(handover.id, button.subject, "yes" if on_message and interviewed else "")
    return asking.ask_form(handover, handover.playbook.item(button.subject), pack(metadata))


async def _answer_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, asked = await contributors.asked(services, request, button.handover, button.subject)
    return answering.answer_form(handover, asked, pack(button))


async def _pass_on_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, asked = await contributors.asked(services, request, button.handover, button.subject)
    return answering.pass_on_form(handover, asked, pack(button))
