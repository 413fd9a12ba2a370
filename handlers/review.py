"""The review: "I read what my colleague wrote, accept what is clear, and ask about the rest"; and the reply to a question."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.questions import question_of
from messages import review as words
from messages import whole
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import review
from services.acting import view, view_open
from services.context import Services
from services.request import Request

ASK_TITLE = "Ask a question"


@dataclass(frozen=True)
class AskMetadata:
    """What the form for a question carries: the item, and whether it stands on top of the review."""

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
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _review(services, request, button.handover))

    @app.action(Action.ANSWER_READ)
    @listener(services)
    async def on_read(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("The whole answer", _whole_answer(services, request, button))

    @app.action(Action.QUESTION_READ)
    @listener(services)
    async def on_read_reply(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("The whole reply", _whole_reply(services, request, button))

    async def on_page(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_current_view()
        await respond.open("One moment", _page(services, request, button))

    for action in (Action.NEXT_PAGE, Action.PREVIOUS_PAGE):
        app.action(action)(listener(services)(on_page))


def _register_accepting(app: AsyncApp, services: Services) -> None:
    @app.view(Form.REVIEW)
    @listener(services)
    async def on_accept_ticked(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about, ticked = form.metadata(ButtonValue), _ticked(form.view)
        handover, person, accepted = await review.accept_as_seen(services, request, about.handover, ticked)
        note = words.accepted_note(accepted, len(ticked))
        at = request.now if accepted else None
        await ack(response_action="update", view=words.view(handover, person, pack(about), note, at))

    @app.action(Action.REVIEW_ACCEPT)
    @listener(services)
    async def on_accept(request: Request, respond: Responder, button: ButtonValue) -> None:
        handover = await review.accept(services, request, button.handover, button.subject)
        await respond.tell(words.accepted(handover, request.now))

    @app.action(Action.REVIEW_UNDO)
    @listener(services)
    async def on_undo(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        with as_sent():
            at = datetime.fromisoformat(button.subject)
        handover, person = await review.take_back(services, request, button.handover, at)
        note = words.not_accepted_note()
        if is_in_form(body, Form.REVIEW):
            shown = words.view(handover, person, pack(ButtonValue(handover.id)), note)
            await client.views_update(view_id=body["view"]["id"], view=shown)
        else:
            await respond.tell(note)


def _register_asking(app: AsyncApp, services: Services) -> None:
    @app.action(Action.REVIEW_ASK)
    @listener(services)
    async def on_ask(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        on_review = is_in_form(body, Form.REVIEW)
        await respond.open(ASK_TITLE, _ask_form(services, request, button, on_review=on_review))

    @app.view(Form.ASK)
    @listener(services)
    async def on_question(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(AskMetadata)
        handover, person = await review.ask(services, request, about.handover, about.item, form.text("question"))
        note = words.asked_note(handover, handover.questions[-1])
        if not about.on_review:
            await ack(response_action="update", view=notices.notice(ASK_TITLE, notices.text_message(note)))
            return
        await ack()
        below = words.view(handover, person, pack(ButtonValue(handover.id)), note)
        await client.views_update(view_id=form.view["previous_view_id"], view=below)


def _register_replying(app: AsyncApp, services: Services) -> None:
    @app.action(Action.QUESTION_REPLY)
    @listener(services)
    async def on_reply(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("Reply", _reply_form(services, request, button))

    @app.view(Form.REPLY)
    @listener(services)
    async def on_send(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        handover = await review.reply(services, request, about.handover, about.subject, form.text("reply"))
        done = notices.text_message(words.replied_note(handover))
        await ack(response_action="update", view=notices.notice("Reply", done))


async def _review(services: Services, request: Request, handover_id: str) -> View:
    handover, person = await view(services, request, handover_id)
    return words.view(handover, person, pack(ButtonValue(handover.id)))


async def _whole_answer(services: Services, request: Request, button: ButtonValue) -> View:
    handover, _ = await view(services, request, button.handover)
    return whole.whole_answer(handover, handover.playbook.item(button.subject))


async def _whole_reply(services: Services, request: Request, button: ButtonValue) -> View:
    handover, _ = await view(services, request, button.handover)
    return whole.whole_reply(handover, question_of(handover, button.subject))


async def _page(services: Services, request: Request, button: ButtonValue) -> View:
    handover, _ = await view(services, request, button.handover)
    return whole.page_of(handover, button.subject)


async def _ask_form(services: Services, request: Request, button: ButtonValue, *, on_review: bool) -> View:
    handover = await review.askable(services, request, button.handover)
    metadata = AskMetadata(handover.id, button.subject, "yes" if on_review else "")
    return words.ask_form(handover, handover.playbook.item(button.subject), pack(metadata))


async def _reply_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, _ = await view_open(services, request, button.handover)
    return words.reply_form(handover, question_of(handover, button.subject), pack(button))


def _ticked(shown: View) -> dict[str, str]:
    """Return the ticked items, or all of them, each with the fingerprint of the answer that was read."""
    entered = shown["state"]["values"].values()
    if any(block.get(words.CLEAR_ALL, {}).get("selected_options") for block in entered):
        fields = (block["element"] for block in shown["blocks"] if block["type"] == "input")
        ticked = [option for field in fields if field["action_id"] == words.CLEAR for option in field["options"]]
    else:
        ticked = [option for block in entered for option in block.get(words.CLEAR, {}).get("selected_options") or []]
    return {item: mark for item, _, mark in (option["value"].partition("|") for option in ticked)}
