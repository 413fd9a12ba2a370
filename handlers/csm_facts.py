"""What is kept of each CSM's work: one's own, from the settings, and that of the people somebody leads."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.csm_facts import TEXTS, CsmFactsForm
from messages import csm_facts as words
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, marks_in
from services import csm_facts
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form being opened and saved, and for the list of one's people."""
    _register_form(app, services)
    _register_team(app, services)


def _register_form(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CSM_FACTS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        user = button.subject or request.user
        await respond.open(words.OWN_TITLE if user == request.user else words.TITLE, _form(services, request, user))

    @app.action(Action.CSM_FACTS_ADD)
    @listener(services)
    async def on_add(request: Request, respond: Responder, body: dict[str, Any]) -> None:
        with as_sent():
            user = str(body["actions"][0]["selected_user"])
        await respond.open(words.TITLE, _form(services, request, user))

    @app.view(Form.CSM_FACTS)
    @listener(services)
    async def on_saved(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        shown = form.metadata(words.ShownFacts)
        own = shown.user == request.user
        facts = await csm_facts.change_facts(
            services, request, shown.user, _entered(form, shown), marks_in(shown.marks)
        )
        done = notices.text_message(words.saved(facts, own=own))
        await ack(response_action="update", view=notices.notice(words.OWN_TITLE if own else words.TITLE, done))
        if not own:
            await update_below(client, body["view"], await _team(services, request))


def _register_team(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CSM_TEAM_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder) -> None:
        await respond.open(words.TEAM_TITLE, _team(services, request))

    for action in (Action.CSM_TEAM_NEXT, Action.CSM_TEAM_PREVIOUS):
        _register_turn(app, services, action)


def _register_turn(app: AsyncApp, services: Services, action: Action) -> None:
    @app.action(action)
    @listener(services)
    async def on_turn(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            first = int(button.subject)
        respond.use_current_view()
        await respond.update(await _team(services, request, first))


async def _form(services: Services, request: Request, user: str) -> View:
    found = await csm_facts.view_facts(services, request, user)
    return words.facts_view(found.facts, own=user == request.user, lead=found.lead)


async def _team(services: Services, request: Request, first: int = 0) -> View:
    found = await csm_facts.view_team(services, request)
    return words.team(found.members, first, everybody=found.everybody)


def _entered(form: FormValues, shown: words.ShownFacts) -> CsmFactsForm:
    texts = {field: str(form.text(field)) for field in TEXTS}
    chosen = form.choice(words.LIMIT)
    with as_sent():
        limit = int(chosen) if shown.lead and chosen != words.USUAL else None
    return CsmFactsForm(**texts, limit=limit)
