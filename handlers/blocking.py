"""What is in the way: "Blocked …" with its form, "Not blocked any more", and "Not me" of whoever was to clear the way."""

from dataclasses import dataclass
from datetime import date

from slack_bolt.async_app import AsyncApp

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.time.workdays import local_date
from messages.blocking import BLOCKER, OUTSIDE, WHY, blocked_form
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import blocking
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class BlockingMetadata:
    """What the form carries: what is blocked, and the day (ISO) of the digest to bring up to date."""

    handover: str
    subject: str
    day: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for people saying that something cannot go on, and that it can again."""

    @app.action(Action.TODO_BLOCKED)
    @listener(services)
    async def on_blocked(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open("What's in the way?", _form(services, request, button))

    @app.view(Form.BLOCKED)
    @listener(services)
    async def on_reason(request: Request, form: FormValues) -> None:
        about = form.metadata(BlockingMetadata)
        chosen, digest = form.choice(BLOCKER), date.fromisoformat(about.day)
        blocker = "" if chosen == OUTSIDE else chosen
        await blocking.block(services, request, about.handover, about.subject, form.text(WHY), blocker, digest)

    @app.action(Action.TODO_UNBLOCK)
    @listener(services)
    async def on_unblock(request: Request, button: ButtonValue) -> None:
        await blocking.unblock(services, request, button.handover, button.subject)

    @app.action(Action.TODO_NOT_ME)
    @listener(services)
    async def on_not_me(request: Request, button: ButtonValue) -> None:
        await blocking.hand_back(services, request, button.handover, button.subject)


async def _form(services: Services, request: Request, button: ButtonValue) -> View:
    found = await blocking.blockable(services, request, button.handover, button.subject)
    today = local_date(request.now, found.person.zone)
    metadata = BlockingMetadata(button.handover, button.subject, found.digest.isoformat())
    return blocked_form(found.todo, found.people, today, metadata=pack(metadata))
