""" "Ask several questions", the replies to them in one form, and the agenda of the context call."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from messages.reverse_interview import agenda as agenda_words
from messages.reverse_interview import asking as words
from messages.review import replied_note
from services import reverse_interview
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for asking, replying and the agenda."""
    _register_asking(app, services)
    _register_replying(app, services)
    _register_agenda(app, services)


def _register_asking(app: AsyncApp, services: Services) -> None:
    @app.action(Action.QUESTIONS_ASK)
    @listener(services)
    async def on_ask(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _ask_form(services, request, button))

    @app.view(Form.ASK_SEVERAL)
    @listener(services)
    async def on_asked(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        picked = [key for field in _fields(form, words.PICKED) for key in form.choices(field)]
        handover = await reverse_interview.ask(services, request, about.handover, picked, form.text(words.OWN))
        note = notices.text_message(words.asked_several(handover))
        await ack(response_action="update", view=notices.notice(words.TITLE, note))


def _register_replying(app: AsyncApp, services: Services) -> None:
    @app.action(Action.INTERVIEW_ONE_BY_ONE)
    @listener(services)
    async def on_one_by_one(request: Request, button: ButtonValue) -> None:
        await reverse_interview.one_by_one(services, request, button.handover, _number(button))

    @app.action(Action.QUESTIONS_REPLY)
    @listener(services)
    async def on_reply(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.REPLY_TITLE, _reply_form(services, request, button))

    @app.view(Form.REPLY_TO_SEVERAL)
    @listener(services)
    async def on_replied(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        handover = await reverse_interview.reply(services, request, about.handover, _texts(form, words.REPLY_TO))
        note = notices.text_message(replied_note(handover))
        await ack(response_action="update", view=notices.notice(words.REPLY_TITLE, note))


def _register_agenda(app: AsyncApp, services: Services) -> None:
    @app.action(Action.AGENDA_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(agenda_words.TITLE, _agenda_form(services, request, button))

    @app.view(Form.AGENDA)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        talked = [key for field in _fields(form, agenda_words.TALKED) for key in form.choices(field)]
        said = _texts(form, agenda_words.SAID)
        handover = await reverse_interview.save_agenda(
            services, request, about.handover, form.text(agenda_words.POINTS), said, talked
        )
        note = notices.text_message(agenda_words.agenda_saved(handover))
        await ack(response_action="update", view=notices.notice(agenda_words.TITLE, note))


async def _ask_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover = await reverse_interview.askable(services, request, button.handover)
    return words.ask_several_form(handover, pack(ButtonValue(handover.id)))


async def _reply_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, asked = await reverse_interview.to_reply(services, request, button.handover, _number(button))
    return words.reply_form(handover, asked, pack(ButtonValue(handover.id)))


async def _agenda_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, may_change = await reverse_interview.read_agenda(services, request, button.handover)
    return agenda_words.agenda_form(handover, pack(ButtonValue(handover.id)), may_change=may_change)


def _number(button: ButtonValue) -> int:
    """Return the number of the prompt the button stands below. Raises Outdated."""
    with as_sent():
        return int(button.subject)


def _fields(form: FormValues, beginning: str) -> list[str]:
    """Return the action ids of the form's fields that begin so."""
    shown = (block["element"]["action_id"] for block in form.view["blocks"] if block["type"] == "input")
    return [action for action in shown if action.startswith(beginning)]


def _texts(form: FormValues, beginning: str) -> Mapping[str, str]:
    """Return what was typed in the fields whose action ids begin so, by what follows."""
    return {field.removeprefix(beginning): form.text(field) for field in _fields(form, beginning)}
