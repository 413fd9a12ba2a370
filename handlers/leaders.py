"""CS leaders: chosen by workspace admins, from their settings, one by one or as a user group."""

from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.leaders import LeadersForm
from messages import leaders as words
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.slack_codes import code_in
from messages.kit.values import marks_in
from services import leaders
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form being opened and saved, and for user groups that change."""

    @app.action(Action.LEADERS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, client: AsyncWebClient) -> None:
        await respond.open(words.TITLE, _form(services, request, client))

    @app.view(Form.LEADERS)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues) -> None:
        group = form.choice(words.GROUP)
        entered = LeadersForm(form.users(words.CHOSEN), ("" if group == words.NO_GROUP else group) if group else None)
        marks = marks_in(form.metadata(words.ShownLeaders).marks)
        saved = await leaders.save_leaders(services, request, entered, marks)
        await ack(response_action="update", view=notices.notice(words.TITLE, notices.text_message(words.saved(saved))))

    @app.event("subteam_members_changed")
    @listener(services)
    async def on_members_changed(request: Request, event: dict[str, Any]) -> None:
        await leaders.group_changed(services, request, str(event.get("subteam_id") or ""))

    @app.event("subteam_updated")
    @listener(services)
    async def on_group_updated(request: Request, event: dict[str, Any]) -> None:
        await leaders.group_changed(services, request, str((event.get("subteam") or {}).get("id") or ""))


async def _form(services: Services, request: Request, client: AsyncWebClient) -> View:
    stored = await leaders.stored_leaders(services, request)
    return words.form(stored, await _groups(client))


async def _groups(client: AsyncWebClient) -> words.Groups:
    """Return the workspace's user groups, or why they are not known."""
    try:
        answer = await client.usergroups_list()
    except SlackApiError as error:
        return code_in(error.response)
    except (aiohttp.ClientError, TimeoutError):
        return ""
    return {str(one["id"]): str(one.get("handle") or one.get("name") or one["id"]) for one in answer["usergroups"]}
