"""When and how the introduction e-mail was sent, given or corrected after it was marked as sent."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.introduction.draft import DraftMetadata
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.introduction.refusals import NotSent
from handover.model.introduction import SentWay
from messages.introduction import sending as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services.acting import view_open
from services.context import Services
from services.introduction_sending import correct_sending
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button and the form."""

    @app.action(Action.EMAIL_SENT_HOW)
    @listener(services)
    async def on_how(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _form(services, request, button.handover))

    @app.view(Form.EMAIL_SENT_HOW)
    @listener(services)
    async def on_said(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about, chosen = form.metadata(DraftMetadata), form.choice(words.WAY)
        with as_sent():
            way = None if chosen == words.NOT_SAID else SentWay(chosen)
        await correct_sending(services, request, about.handover, form.date(words.DAY), way)
        await ack(response_action="clear")


async def _form(services: Services, request: Request, handover_id: str) -> View:
    handover, person = await view_open(services, request, handover_id)
    if not handover.introduction.sent:
        raise NotSent
    return words.how_form(
        handover, person.zone, metadata=pack(DraftMetadata(handover.id, str(handover.introduction.version)))
    )
