"""Who does what: everybody who takes part, and the forms that give a role or a colleague's question to somebody else."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.contributors.requests import waiting
from handover.form_merge import field_marks
from handover.model.people import Role
from handover.replanning.form import plan_of
from handover.role_change.moving import Moving
from handover.time.workdays import local_date
from messages.kit.ids import Action, Form, LiveField
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from messages.role_change import form as words
from messages.role_change import people as listing
from services import contributors, role_change
from services.acting import view, view_open
from services.context import Services
from services.request import Request

TITLE = listing.TITLE


@dataclass(frozen=True)
class RoleMetadata:
    """What the form of a role carries: the role, and the mark of who had it when the form was opened."""

    handover: str
    role: str
    mark: str


async def people(invocation: Invocation) -> View:
    """Return everybody who takes part, with what is open for them."""
    return await people_of(invocation.services, invocation.request, invocation.handover_id)


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the forms."""

    @app.action(Action.PEOPLE_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, people_of(services, request, button.handover))

    @app.action(Action.ROLE_CHANGE)
    @listener(services)
    async def on_change(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            role = Role(button.subject)
        await respond.open(listing.ROLES[role], _form(services, request, button.handover, role))

    @app.view(Form.ROLE_CHANGE)
    @listener(services)
    async def on_changed(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(RoleMetadata)
        role, moving = _chosen(form, about)
        user = form.user(LiveField.NEW_HOLDER)
        await role_change.change(services, request, about.handover, role, user, moving, {role.value: about.mark})
        await ack()
        await update_below(client, body["view"], await people_of(services, request, about.handover))

    for field in (LiveField.NEW_HOLDER, LiveField.MOVING):
        _register_live(app, services, field)
    _register_instead(app, services)


def _register_live(app: AsyncApp, services: Services, field: LiveField) -> None:
    @app.action(field)
    @listener(services)
    async def on_chosen(request: Request, form: FormValues, respond: Responder) -> None:
        """Say what moves and what stays, before it counts."""
        about = form.metadata(RoleMetadata)
        role, moving = _chosen(form, about)
        handover, _ = await view_open(services, request, about.handover)
        respond.use_current_view()
        said = words.preview(handover, role, form.user(LiveField.NEW_HOLDER), moving)
        await respond.update(words.previewed(form.view, said))


def _register_instead(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CONTRIBUTOR_INSTEAD)
    @listener(services)
    async def on_instead(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.INSTEAD_TITLE, _instead_form(services, request, button))

    @app.view(Form.CONTRIBUTOR_INSTEAD)
    @listener(services)
    async def on_asked(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ButtonValue)
        colleague = form.user("colleague")
        await contributors.ask_instead(services, request, about.handover, about.subject, colleague)
        await ack()
        await update_below(client, body["view"], await people_of(services, request, about.handover))


def _chosen(form: FormValues, about: RoleMetadata) -> tuple[Role, Moving]:
    with as_sent():
        return Role(about.role), Moving(form.choice(LiveField.MOVING) or Moving.ALL)


async def people_of(services: Services, request: Request, handover_id: str) -> View:
    """Return who does what in a handover, for whoever asks. Raises what `view` raises."""
    handover, person = await view(services, request, handover_id)
    return listing.people(handover, person, local_date(request.now, person.zone), request.now)


async def _form(services: Services, request: Request, handover_id: str, role: Role) -> View:
    handover, _ = await view_open(services, request, handover_id)
    mark = field_marks(plan_of(handover))[role.value]
    return words.form(handover, role, pack(RoleMetadata(handover.id, role.value, mark)))


async def _instead_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, _ = await view(services, request, button.handover)
    return words.instead_form(handover, waiting(handover, button.subject), pack(button))
