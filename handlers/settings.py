"""`/handover settings`: when to hear from Baton, being away, and the line about oneself that a customer may read."""

from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people
from handlers.kit.error_boundary import error_boundary
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handover.digest.schedule import replanned
from handover.model.jobs import home_tab
from handover.model.people import Intensity, Person
from handover.settings import Preferences, apply_preferences, apply_profile_line
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.settings import (
    AWAY,
    COUNTRY,
    DAYS,
    HOUR,
    INTENSITY,
    LINE,
    NO_COUNTRY,
    line_saved,
    profile_form,
    saved,
    settings_form,
)
from services.context import Services

TITLE = "Settings"


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the settings being opened and saved."""

    @app.action(Action.SETTINGS_OPEN)
    @error_boundary(services)
    async def on_open(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        await show_loading(client, context, body, TITLE)
        await ack()
        await open_settings(services, client, context, body, body["user"]["id"])

    @app.view(Form.SETTINGS)
    @error_boundary(services)
    async def on_saved(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        person = await people.person(services, context, body["user"]["id"])
        settled = apply_preferences(person, _typed(view), services.now())
        await _keep(services, context, settled)
        await ack(response_action="update", view=notices.notice(TITLE, notices.private(saved(settled, services.now()))))

    @app.action(Action.PROFILE_OPEN)
    @error_boundary(services)
    async def on_profile(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, "About you")
        await ack()
        await show(client, context, profile_form(await people.person(services, context, body["user"]["id"])))

    @app.view(Form.PROFILE)
    @error_boundary(services)
    async def on_line(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        person = await people.person(services, context, body["user"]["id"])
        settled = apply_profile_line(person, _line(view))
        await _keep(services, context, settled)
        await ack(response_action="update", view=notices.notice("About you", notices.private(line_saved(settled))))


async def open_settings(
    services: Services, client: AsyncWebClient, context: AsyncBoltContext, body: dict[str, Any], user: str
) -> None:
    """Open the settings of whoever asked."""
    await show_loading(client, context, body, TITLE)
    person = await people.person(services, context, user)
    await show(client, context, settings_form(person, services.now()))


async def _keep(services: Services, context: AsyncBoltContext, person: Person) -> None:
    """Store the settings, when the next morning message is due under them, and show it on the Home tab."""
    async with services.store.begin(workspace_of(context)) as unit:
        await unit.people.put(person)
        planned = await unit.people.next_digest(person.id)
        await unit.people.set_next_digest(person.id, replanned(person, planned, services.now()))
        await unit.jobs.add(home_tab(person.id))


def _typed(view: View) -> Preferences:
    values = view["state"]["values"]
    away, country = values[AWAY][AWAY]["selected_date"], values[COUNTRY][COUNTRY]["selected_option"]["value"]
    return Preferences(
        date.fromisoformat(away) if away else None,
        int(values[HOUR][HOUR]["selected_option"]["value"]),
        frozenset(int(one["value"]) for one in values[DAYS][DAYS]["selected_options"]),
        "" if country == NO_COUNTRY else country,
        Intensity(values[INTENSITY][INTENSITY]["selected_option"]["value"]),
        _line(view),
    )


def _line(view: View) -> str:
    return view["state"]["values"][LINE][LINE]["value"] or ""
