"""Lines for one recipient alone, and letters of their own: chosen in a form on top of the e-mail's."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction import draft
from handlers.introduction.draft import DraftMetadata
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.introduction.each import MOST_LINES, recipients
from handover.introduction.refusals import OutOfDate
from handover.introduction.restoring import earlier_version
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.text.email_address import addresses
from messages.introduction import each_form as words
from messages.kit import refusals
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import pack
from services.acting import view_open
from services.context import Services
from services.introduction_each import names_of, store_each
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button in the e-mail's form, and for the form behind it."""

    @app.action(Action.EMAIL_EACH)
    @listener(services)
    async def on_open(request: Request, respond: Responder, form: FormValues, client: AsyncWebClient) -> None:
        await respond.open(words.TITLE, _opened(services, request, form))
        await draft.show_saved(services, request, form, client)

    @app.view(Form.EMAIL_EACH)
    @listener(services)
    async def on_typed(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(DraftMetadata)
        with as_sent():
            version = int(about.version)
        handover, _ = await view_open(services, request, about.handover)
        lines = _lines(form, handover, version)
        try:
            stored = await store_each(services, request, about.handover, lines, version)
        except OutOfDate as clash:
            now, _ = await view_open(services, request, about.handover)
            names = await names_of(services, request, now)
            shown = words.each_form(
                now.introduction, names, metadata=_metadata(now), typed=lines or {}, clash=refusals.words(clash)
            )
            await ack(response_action="update", view=shown)
            return
        await ack()
        await client.views_update(
            view_id=form.view["root_view_id"], view=await draft.saved_form(services, request, stored)
        )


async def _opened(services: Services, request: Request, form: FormValues) -> View:
    """Save what stands in the e-mail's form, and return the one that asks for lines."""
    handover, _ = await draft.store(services, request, form)
    names = await names_of(services, request, handover)
    return words.each_form(handover.introduction, names, metadata=_metadata(handover))


def _metadata(handover: Handover) -> str:
    return pack(DraftMetadata(handover.id, str(handover.introduction.version)))


def _lines(form: FormValues, handover: Handover, version: int) -> dict[str, str] | None:
    """Return what was typed by address in small letters, None for one letter to all. Raises FieldProblems for a line in that."""
    to = _shown(handover, version)[:MOST_LINES]
    typed = {field: str(form.text(field)).strip() for field in map(words.line_field, range(len(to)))}
    several = len(_shown(handover, version)) > 1
    if several and form.choice(words.EACH) == words.ALL:
        if wrong := [field for field, line in typed.items() if line]:
            raise FieldProblems({wrong[0]: FieldProblem.ONLY_ALONE})
        return None
    if not several and not any(typed.values()):
        return None
    return dict(zip(to, typed.values(), strict=True))


def _shown(handover: Handover, version: int) -> tuple[str, ...]:
    """Return the addresses, in small letters, that the form showed which was opened for this version."""
    now = handover.introduction
    if version == now.version:
        return tuple(one.to.casefold() for one in recipients(now))
    before = earlier_version(now, version)
    return tuple(dict.fromkeys(one.casefold() for one in addresses(before.to))) if before else ()
