"""CS leaders: chosen by workspace admins, from their settings."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.leaders import Leaders
from messages import leaders as words
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import marks_in
from services import leaders
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form being opened and saved."""

    @app.action(Action.LEADERS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder) -> None:
        await respond.open(words.TITLE, _form(services, request))

    @app.view(Form.LEADERS)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues) -> None:
        chosen = Leaders(form.users(words.CHOSEN))
        await leaders.save_leaders(services, request, chosen, marks_in(form.metadata(words.ShownLeaders).marks))
        await ack(response_action="update", view=notices.notice(words.TITLE, notices.text_message(words.saved(chosen))))


async def _form(services: Services, request: Request) -> View:
    return words.form(await leaders.stored_leaders(services, request))
