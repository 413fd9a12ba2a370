"""`/handover snooze`: hear nothing of a handover, or of all, until a day; it says when it returns."""

import html
from datetime import date, timedelta
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from handlers import people
from handlers.kit.digest_message import refreshed
from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import Choice, meant
from handlers.kit.modals import show, show_loading
from handlers.kit.request import workspace_of
from handlers.verbs import Asked
from handover.access import participants_only, visible
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import FieldProblems
from handover.settings import LONGEST_ABSENCE
from handover.snooze import EVERYTHING, put_off
from handover.time.workdays import local_date
from messages import commands
from messages.kit import blocks, notices
from messages.kit.ids import Form
from messages.kit.message import View
from messages.overview import views
from messages.snooze import ALL, CHOSEN, UNTIL, WHICH, snooze_form, snoozed
from services.context import Services

TITLE = "Snooze"


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form being sent."""

    @app.view(Form.SNOOZE)
    @error_boundary(services)
    async def on_snooze(ack: AsyncAck, body: dict[str, Any], view: View, context: AsyncBoltContext) -> None:
        person = await people.person(services, context, body["user"]["id"])
        which, until = _typed(view)
        _check(until, local_date(services.now(), person.zone))
        quiet = [
            await _put_off(services, context, handover, person, until)
            for handover in await _mine(services, context, person)
            if which in (ALL, handover.id)
        ]
        await ack(response_action="update", view=snoozed(quiet, person, until, services.now()))


async def open_snooze(asked: Asked) -> None:
    """Open the form, with the handover that is meant chosen: it is about all of them until somebody names one."""
    await show_loading(asked.client, asked.context, asked.body, TITLE)
    person = await people.person(asked.services, asked.context, asked.user)
    mine = await _mine(asked.services, asked.context, person)
    found = await _meant(asked, person)
    if not mine:
        view = notices.notice(TITLE, views.nothing_open())
    elif isinstance(found, Choice):
        view = blocks.modal(Form.NOTICE, TITLE, commands.choice_blocks(found.candidates, "snooze", found.wanted))
    else:
        view = snooze_form(mine, person, asked.services.now(), found)
    await show(asked.client, asked.context, view)


async def _meant(asked: Asked, person: Person) -> str | Choice:
    """Return the id of the handover meant by name or channel, empty when none is named; the choice for an unclear name."""
    if asked.handover_id:
        return asked.handover_id
    name = html.unescape(asked.body.get("text") or "").strip().partition(" ")[2].strip()
    workspace, channel = workspace_of(asked.context), asked.body.get("channel_id", "")
    found = await meant(asked.services, workspace, person, name, channel)
    if isinstance(found, Choice):
        return found if name else ""
    return found.id


async def _mine(services: Services, context: AsyncBoltContext, person: Person) -> tuple[Handover, ...]:
    async with services.store.begin(workspace_of(context)) as unit:
        return visible(await unit.handovers.of_person(person.id), person)


async def _put_off(
    services: Services, context: AsyncBoltContext, handover: Handover, person: Person, until: date
) -> Handover:
    today = local_date(services.now(), person.zone)

    def decide(current: Handover) -> Decision:
        decision = put_off(participants_only(current, person), EVERYTHING, by=person.id, today=today, until=until)
        return refreshed(decision, person.id, today)

    return await services.decide(workspace_of(context), handover.id, decide)


def _typed(view: View) -> tuple[str, date]:
    """Return which handover, and until which day; a day of one's own choice comes before one from the list."""
    values = view["state"]["values"]
    chosen = values[CHOSEN][CHOSEN]["selected_date"] or values[UNTIL][UNTIL]["selected_option"]["value"]
    return values[WHICH][WHICH]["selected_option"]["value"], date.fromisoformat(chosen)


def _check(until: date, today: date) -> None:
    """Raise FieldProblems for a day that is not ahead, or further than anybody is quiet for."""
    if until <= today:
        raise FieldProblems({CHOSEN: "not_ahead"})
    if until > today + LONGEST_ABSENCE - timedelta(days=1):
        raise FieldProblems({CHOSEN: "too_far_off"})
