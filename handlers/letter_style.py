"""How the letter to the customer is written: the form for its language, its tone and who signs it."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction import draft
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.model.letter_style import CustomerReason, Language, LetterStyle, Tone, Writer
from messages import letter_style as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from services import letter_style
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button in the e-mail's form, and for the form behind it."""

    @app.action(Action.LETTER_STYLE)
    @listener(services)
    async def on_open(request: Request, respond: Responder, form: FormValues, client: AsyncWebClient) -> None:
        await respond.open(words.TITLE, _form(services, request, form))
        await draft.show_saved(services, request, form, client)

    @app.view(Form.LETTER_STYLE)
    @listener(services)
    async def on_chosen(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        handover_id = form.view["private_metadata"]
        with as_sent():
            chosen = LetterStyle(
                Language(form.choice(words.LANGUAGE)),
                Tone(form.choice(words.TONE)),
                Writer(form.choice(words.WRITER)),
                _why(form.choice(words.WHY)),
            )
        await letter_style.choose(services, request, handover_id, chosen)
        await ack()
        await client.views_update(
            view_id=form.view["root_view_id"], view=await draft.anew(services, request, handover_id)
        )


def _why(chosen: str) -> CustomerReason | None:
    """Return the reason that was chosen, None for what was typed for the customer, and where nothing is to choose."""
    return CustomerReason(chosen) if chosen and chosen != words.TYPED else None


async def _form(services: Services, request: Request, form: FormValues) -> View:
    """Save what stands in the e-mail's form, and return the one that asks how it is written."""
    handover, _ = await draft.store(services, request, form)
    now = await letter_style.offered(services, request, handover.id)
    return words.style_form(handover, now.facts, now.names, metadata=handover.id)
