"""Start a handover: the form, from the command, the shortcut or a button, and what comes of sending it."""

import asyncio
import secrets
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import people as directory
from handlers.kit.error_boundary import error_boundary
from handlers.kit.modals import SHOWN, show, show_first
from handlers.kit.request import workspace_of
from handover.access import may_see
from handover.digest.schedule import next_morning
from handover.model.handover import Handover, Reason, Window
from handover.model.people import MONDAY_TO_FRIDAY, Person
from handover.model.refusals import FieldProblems, OpenHandoverExists
from handover.opening.form import PEOPLE_FIELDS, OpeningForm, members_only, open_handover
from handover.opening.window import usual_window
from handover.time.workdays import local_date
from messages.kit.ids import Action, Form, Shortcut
from messages.kit.message import View
from messages.opening.form import Filled, form, started
from services.context import Services

LOOKING_UP = 2.0
"""Seconds that Slack may take to say who these people are, so that the form is answered within its three."""
REQUIRED = ("account", "outgoing", "incoming", "reason", "playbook", "start", "end")


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the shortcut, the button and the form."""

    @app.shortcut(Shortcut.START)
    @error_boundary(services)
    async def on_shortcut(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        await open_form(services, client, context, body, ack)

    @app.action(Action.START)
    @error_boundary(services)
    async def on_button(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext) -> None:
        await open_form(services, client, context, body, ack)

    @app.view(Form.START)
    @error_boundary(services)
    async def on_sent(
        ack: AsyncAck, body: dict[str, Any], view: View, client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        user, sent = body["user"]["id"], _filled(view)
        try:
            handover, people = await _opened(services, context, user, sent)
        except OpenHandoverExists as exists:
            await _offer_the_open_one(services, client, context, view, sent, user, exists)
            raise FieldProblems({"account": "already_open"}) from exists
        await ack(response_action="update", view=started(handover, people, user))


async def open_form(
    services: Services,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    body: dict[str, Any],
    ack: AsyncAck,
    account: str = "",
) -> None:
    """Open the form at once; then, where the person's own zone or the account asks for it, put it right."""
    user = body["user"]["id"] if isinstance(body.get("user"), dict) else body["user_id"]
    filled, playbooks = Filled(account=account, outgoing=user), tuple(services.playbooks.values())
    guess = usual_window(local_date(services.now(), "UTC"), MONDAY_TO_FRIDAY)
    await show_first(client, context, body, form(filled, playbooks, guess))
    await ack()
    person = members_only(await directory.person(services, context, user))
    usual = usual_window(local_date(services.now(), person.zone), person.workdays)
    already = await _visible_open(services, context, person, account)
    if usual != guess or already:
        await show(client, context, form(filled, playbooks, usual, already))


async def _opened(
    services: Services, context: AsyncBoltContext, user: str, sent: Filled
) -> tuple[Handover, dict[str, Person]]:
    """Store the new handover with its jobs. Raises FieldProblems, MembersOnly, OpenHandoverExists and TimeoutError."""
    opening = _checked(sent)
    async with asyncio.timeout(LOOKING_UP):
        people = await directory.fresh(services, context, [user, *(getattr(opening, field) for field in PEOPLE_FIELDS)])
    decision = open_handover(
        opening,
        people,
        services.playbooks[opening.playbook],
        workspace=workspace_of(context),
        handover_id=secrets.token_hex(6),
        by=people.get(user) or await directory.person(services, context, user),
        now=services.now(),
    )
    async with services.store.begin(workspace_of(context)) as unit:
        await unit.handovers.add(decision)
        for one in (people[user] for user in decision.handover.participants):
            if await unit.people.next_digest(one.id) is None:
                await unit.people.set_next_digest(one.id, next_morning(one, services.now()))
    return decision.handover, people


async def _offer_the_open_one(
    services: Services,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    view: View,
    sent: Filled,
    user: str,
    exists: OpenHandoverExists,
) -> None:
    """Put a button to the running handover on top of the form, if this person may see it. What was typed stays.

    The blocks keep their ids, and Slack keeps what a field shows as long as its ids stay.
    """
    person = await directory.person(services, context, user)
    if await _visible_open(services, context, person, exists.account):
        context[SHOWN] = view["id"]
        await show(client, context, form(sent, services.playbooks.values(), _proposed(view), exists.handover_id))


async def _visible_open(services: Services, context: AsyncBoltContext, person: Person, account: str) -> str:
    """Return the id of the account's running handover if this person may see it, else empty."""
    if not account:
        return ""
    async with services.store.begin(workspace_of(context)) as unit:
        found = await unit.handovers.open_with_account(account)
    return found.id if found and may_see(found, person) else ""


def _filled(view: View) -> Filled:
    """Return what the form shows, by field; Slack keeps each value under another name by kind of element."""
    values: dict[str, Any] = {}
    for block_id, elements in view["state"]["values"].items():
        field = block_id.partition(":")[0]
        element = elements[field]
        option = element.get("selected_option") or {}
        chosen = element.get("selected_user") or element.get("selected_date") or option.get("value")
        values[field] = chosen or element.get("value") or ""
    for field in ("start", "end", "renewal"):
        values[field] = date.fromisoformat(values[field]) if values.get(field) else None
    return Filled(**values)


def _checked(sent: Filled) -> OpeningForm:
    """Return the form with everything in place that must be. Raises FieldProblems for what is not."""
    missing = {field: "missing" for field in REQUIRED if not getattr(sent, field)}
    if missing or sent.start is None or sent.end is None:
        raise FieldProblems(missing)
    return OpeningForm(
        account=sent.account,
        outgoing=sent.outgoing,
        incoming=sent.incoming,
        manager=sent.manager,
        reason=Reason(sent.reason),
        playbook=sent.playbook,
        start=sent.start,
        end=sent.end,
        contacts=sent.contacts,
        renewal=sent.renewal,
        customer_reason=sent.customer_reason,
        internal_note=sent.internal_note,
    )


def _proposed(view: View) -> Window:
    """Return the days the form proposed, which the ids of its date fields carry."""
    days = {field: day for block in view["blocks"] for field, _, day in [block.get("block_id", "").partition(":")]}
    return Window(date.fromisoformat(days["start"]), date.fromisoformat(days["end"]))
