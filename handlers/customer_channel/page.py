"""`/handover customer`: the page of the channel with the customer, the form of a new one, and its confirmation."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.customer_channel.planning import ChannelForm, NoCustomerChannel
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.text.email_address import addresses, is_email_address
from messages.customer_channel import form as words
from messages.customer_channel import page as pages
from messages.customer_channel.customers import channel_slug
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services.context import Services
from services.customer_channel import opening
from services.customer_channel.opening import ChannelSeen
from services.request import Request

TITLE = pages.TITLE


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the page, the form of a new channel, and its confirmation."""
    _register_page(app, services)

    @app.action(Action.CUSTOMER_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.CUSTOMER_CHANNEL_CONFIRM)
        await respond.open(words.NEW_TITLE, _new_form(services, request, button.handover))

    @app.view(Form.CUSTOMER_CHANNEL_NEW)
    @listener(services)
    async def on_entered(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(ButtonValue)
        seen = await opening.draft(services, request, about.handover, _entered(form))
        await ack(response_action="update", view=confirmation(seen, ()))
        await update_below(client, form.view, page_of(seen, request))

    @app.view(Form.CUSTOMER_CHANNEL_CONFIRM)
    @listener(services)
    async def on_confirmed(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(ButtonValue)
        seen = await opening.confirm(services, request, about.handover, about.subject)
        if form.view.get("previous_view_id"):
            await ack()
            await update_below(client, form.view, page_of(seen, request))
        else:
            await ack(response_action="update", view=page_of(seen, request))


def _register_page(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CUSTOMER_PAGE)
    @listener(services)
    async def on_page(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, form(Invocation(services, request, handover_id=button.handover)))

    @app.action(Action.CUSTOMER_DISCARD)
    @listener(services)
    async def on_discard(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        seen = await opening.discard(services, request, button.handover, button.subject)
        await client.views_update(view_id=body["view"]["id"], view=page_of(seen, request))

    @app.action(Action.CUSTOMER_INVITE_AGAIN)
    @listener(services)
    async def on_again(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        number, _, whom = button.subject.partition(":")
        seen = await opening.invite_again(services, request, button.handover, number, whom)
        await client.views_update(view_id=body["view"]["id"], view=page_of(seen, request))

    @app.action(Action.CUSTOMER_MORE)
    @listener(services)
    async def on_more(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.MORE_TITLE, _more_form(services, request, button.handover))

    @app.view(Form.CUSTOMER_CHANNEL_MORE)
    @listener(services)
    async def on_invited(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(ButtonValue)
        seen = await opening.invite_more(services, request, about.handover, _emails(form))
        await ack()
        await update_below(client, form.view, page_of(seen, request))


async def form(invocation: Invocation) -> View:
    """Return the page of the channel with the customer."""
    seen = await opening.page(invocation.services, invocation.request, invocation.handover_id)
    return page_of(seen, invocation.request)


def page_of(seen: ChannelSeen, request: Request) -> View:
    """Return the page for whoever looks at it."""
    return pages.page(seen.handover, seen.person, request.now, pack(ButtonValue(seen.handover.id)))


async def _new_form(services: Services, request: Request, handover_id: str) -> View:
    seen = await opening.to_open(services, request, handover_id)
    return words.form(seen.handover, seen.person, pack(ButtonValue(handover_id)))


async def _more_form(services: Services, request: Request, handover_id: str) -> View:
    seen = await opening.to_open(services, request, handover_id)
    return words.more_form(seen.handover, pack(ButtonValue(handover_id)))


def confirmation(seen: ChannelSeen, inside: tuple[str, ...]) -> View:
    """Return all that will happen, to be confirmed. Raises NoCustomerChannel."""
    channel = seen.handover.customer_channel
    if channel is None:
        raise NoCustomerChannel
    metadata = pack(ButtonValue(seen.handover.id, str(channel.number)))
    return words.confirmation(seen.handover, channel, inside, metadata)


def _entered(form: FormValues) -> ChannelForm:
    return ChannelForm(
        channel_slug(form.text(words.NAME)),
        form.text(words.TOPIC_FIELD),
        form.text(words.FIRST_WORDS),
        _emails(form),
        form.users(words.COLLEAGUES),
    )


def _emails(form: FormValues) -> tuple[str, ...]:
    """Return the addresses that were chosen or typed, each once. Raises FieldProblems for what is none."""
    typed = form.text(words.EMAILS)
    bad = next((one for one in addresses(typed) if not is_email_address(one)), None)
    if bad is not None:
        raise FieldProblems({words.EMAILS: FieldProblem.BAD_ADDRESS}, {"address": bad})
    found = (*form.choices(words.CONTACTS), *addresses(typed))
    return tuple({one.casefold(): one for one in found}.values())
