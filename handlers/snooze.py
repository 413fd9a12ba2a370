"""`/handover snooze`: hear nothing of a handover, or of all, until a day; it says when it returns."""

from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.verbs import Invocation
from handover.searching import MOST_OFFERED, by_account
from messages import commands
from messages.kit import blocks, notices
from messages.kit.ids import Form, Menu
from messages.kit.message import View
from messages.overview import views
from messages.snooze import ALL, CHOSEN, UNTIL, WHICH, snooze_form, snoozed, which_options
from services import snooze
from services.context import Services
from services.lookup import Choice
from services.request import Request

TITLE = "Snooze"


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form being sent."""

    @app.options(Menu.SNOOZE)
    @listener(services)
    async def on_typed(request: Request, ack: AsyncAck, body: dict[str, Any]) -> None:
        typed = str(body.get("value") or "")
        mine, _ = await snooze.handovers(services, request)
        found = by_account(mine, typed) if typed else mine
        await ack(options=[blocks.option(*choice) for choice in which_options(found)[:MOST_OFFERED]])

    @app.view(Form.SNOOZE)
    @listener(services)
    async def on_snooze(request: Request, ack: AsyncAck, form: FormValues) -> None:
        # A day of one's own choice comes before one from the list.
        with as_sent():
            until = form.date(CHOSEN) or date.fromisoformat(form.choice(UNTIL))
        which = form.choice(WHICH)
        handover_id = "" if which == ALL else which
        done, person = await snooze.snooze_until(services, request, handover_id, until, CHOSEN)
        await ack(response_action="update", view=snoozed(done, person, until, request.now))


async def form(invocation: Invocation) -> View:
    """Return the form, with the handover that is meant chosen: it is about all of them until somebody names one."""
    services, request = invocation.services, invocation.request
    mine, person = await snooze.handovers(services, request)
    chosen: str | Choice = invocation.handover_id
    if not chosen:
        chosen = await snooze.chosen(services, request, person, invocation.text, invocation.channel)
    if not mine:
        return notices.notice(TITLE, views.nothing_open())
    if isinstance(chosen, Choice):
        question = commands.choice_blocks(chosen.candidates, "snooze", chosen.wanted)
        return blocks.modal(Form.NOTICE, TITLE, question)
    return snooze_form(mine, person, request.now, chosen)
