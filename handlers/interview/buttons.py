"""The buttons below the interview's questions."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages.interview import question as words
from messages.interview.thread import in_your_thread
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services.context import Services
from services.interview import moves
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what people do with a question besides answering it."""
    _register_moves(app, services)
    _register_excuse(app, services)


def _register_moves(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_SKIP)
    @listener(services)
    async def on_skip(request: Request, button: ButtonValue) -> None:
        await moves.skip(services, request, button.handover, int(button.subject))

    @app.action(Action.INTERVIEW_BACK)
    @listener(services)
    async def on_back(request: Request, button: ButtonValue) -> None:
        await moves.back(services, request, button.handover, int(button.subject))

    @app.action(Action.INTERVIEW_LATER)
    @listener(services)
    async def on_later(request: Request, button: ButtonValue) -> None:
        await moves.later(services, request, button.handover, int(button.subject))

    @app.action(Action.INTERVIEW_RESUME)
    @listener(services)
    async def on_resume(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handover = await moves.resume(services, request, button.handover)
        if not (body.get("message") or {}).get("thread_ts"):
            link = await _thread_link(services, request, client, handover.id)
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
        await moves.excuse(services, request, about.handover, int(about.subject), form.text("reason"))


async def _excuse_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, prompt = await moves.waiting(services, request, button.handover, int(button.subject))
    return words.not_applicable_form(handover, prompt, pack(button))


async def _thread_link(services: Services, request: Request, client: AsyncWebClient, handover_id: str) -> str:
    """Return the address of the interview thread, empty while there is none."""
    thread = await moves.thread_of(services, request, handover_id)
    if thread is None:
        return ""
    answer = await client.chat_getPermalink(channel=thread.conversation, message_ts=thread.ts)
    return str(answer["permalink"])
