""" "Save to handover": a message from anywhere in Slack becomes evidence of an item."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people as directory
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.markup import mentioned, plain_text
from handlers.kit.metadata import about, pack, unpack
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handover.access import participants_only, visible
from handover.evidence import save_message
from handover.model.handover import Handover, Status
from handover.model.people import Person
from messages import evidence
from messages.kit import notices
from messages.kit.ids import Form, Shortcut
from messages.kit.message import View
from services.context import Services


@dataclass(frozen=True)
class Saving:
    """What the form remembers: the address of the message."""

    permalink: str


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the shortcut and its form."""

    @app.shortcut(Shortcut.SAVE)
    @error_boundary(services)
    async def on_shortcut(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await show_loading(client, context, body, evidence.TITLE)
        await ack()
        person = await directory.person(services, context, body["user"]["id"])
        handovers = await _running(services, context, person)
        if not handovers:
            await show(client, context, notices.notice(evidence.TITLE, notices.private(evidence.nothing_to_save_to())))
            return
        text = await _words(services, context, body["message"])
        address = await _address(client, body)
        await show(client, context, evidence.save_form(handovers, text, pack(Saving(address))))

    @app.view(Form.SAVE_TO_HANDOVER)
    @error_boundary(services)
    async def on_save(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        saving, values, now = unpack(Saving, view["private_metadata"]), view["state"]["values"], services.now()
        place = about(values["place"]["place"]["selected_option"]["value"])
        text = "".join(values[block][block]["value"] or "" for block in evidence.text_blocks(values))
        _, person = await allowed(services, context, body["user"]["id"], place.handover)
        handover = await services.decide(
            workspace_of(context),
            place.handover,
            lambda h: save_message(
                participants_only(h, person), place.subject, text, saving.permalink, by=person.id, now=now
            ),
        )
        done = notices.private(evidence.saved(handover, place.subject))
        await ack(response_action="update", view=notices.notice(evidence.TITLE, done))


async def _running(services: Services, context: AsyncBoltContext, person: Person) -> list[Handover]:
    """Return the running handovers this person takes part in, their own as outgoing CSM first."""
    async with services.store.begin(workspace_of(context)) as unit:
        mine = visible(await unit.handovers.of_person(person.id), person)
    running = [one for one in mine if one.status is Status.ACTIVE]
    return sorted(running, key=lambda one: one.outgoing != person.id)


async def _words(services: Services, context: AsyncBoltContext, message: dict[str, Any]) -> str:
    text = str(message.get("text") or "")
    people = [await directory.person(services, context, user) for user in mentioned(text)]
    return plain_text(text, {one.id: one.name for one in people})


async def _address(client: AsyncWebClient, body: dict[str, Any]) -> str:
    """Return the message's address. In a conversation the bot is not in, Slack does not tell it; then it is put together.

    It holds ids only: whoever may not see the conversation learns nothing from it.
    """
    channel, stamp = body["channel"]["id"], str(body["message"]["ts"])
    try:
        answer = await client.chat_getPermalink(channel=channel, message_ts=stamp)
    except SlackApiError:
        return f"https://{body['team']['domain']}.slack.com/archives/{channel}/p{stamp.replace('.', '')}"
    return str(answer["permalink"])
