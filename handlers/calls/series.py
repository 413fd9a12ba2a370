"""Regular calls with the customer: their form, one of them moved or left out, and the former series that is to be ended."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.calls.page import page_of, show_where_pressed
from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.calls.series import SeriesForm
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.series import Rhythm
from handover.time.workdays import moment_at
from messages.calls import series as words
from messages.calls.form import chosen_time
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services.calls import arranging, series
from services.calls.arranging import CallSeen
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the forms and the buttons."""
    _register_form(app, services)
    _register_date(app, services)
    _register_old(app, services)
    _register_first(app, services)

    @app.action(Action.SERIES_END)
    @listener(services)
    async def on_end(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        seen = await series.end(services, request, button.handover)
        await show_where_pressed(client, body, page_of(seen, request), partial(_saved, seen, request))


def _register_form(app: AsyncApp, services: Services) -> None:
    @app.action(Action.SERIES_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.SERIES_SAVED)
        await respond.open(words.TITLE, _form(services, request, button.handover))

    @app.view(Form.SERIES)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(ButtonValue)
        seen = await series.save(services, request, about.handover, _entered(form, about.subject))
        await _done(seen, request, ack, form, client)


def _register_date(app: AsyncApp, services: Services) -> None:
    @app.action(Action.SERIES_DATE)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.SERIES_SAVED)
        await respond.open(words.DATE_TITLE, _date_form(services, request, button))

    @app.view(Form.SERIES_DATE)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        seen = await _changed(services, request, form.metadata(ButtonValue), form)
        await _done(seen, request, ack, form, client)


def _register_old(app: AsyncApp, services: Services) -> None:
    @app.action(Action.OLD_SERIES_ENDED)
    @listener(services)
    async def on_ended(request: Request, button: ButtonValue) -> None:
        await series.old_ended(services, request, button.handover, ended=True)

    @app.action(Action.OLD_SERIES_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue) -> None:
        await series.old_ended(services, request, button.handover, ended=False)


def _register_first(app: AsyncApp, services: Services) -> None:
    @app.action(Action.SERIES_CAME)
    @listener(services)
    async def on_came(request: Request, button: ButtonValue) -> None:
        await series.say_how(services, request, button.handover, *_call_of(button), came=True)

    @app.action(Action.SERIES_MISSED)
    @listener(services)
    async def on_missed(request: Request, button: ButtonValue) -> None:
        await series.say_how(services, request, button.handover, *_call_of(button), came=False)

    @app.action(Action.SERIES_SAID_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue) -> None:
        await series.take_back_how(services, request, button.handover, _call_of(button)[0])


def _call_of(button: ButtonValue) -> tuple[int, datetime]:
    with as_sent():
        number, starts = button.subject.split(" ")
        return int(number), datetime.fromisoformat(starts)


async def _form(services: Services, request: Request, handover_id: str) -> View:
    seen = await series.to_arrange(services, request, handover_id)
    metadata = pack(ButtonValue(handover_id, seen.person.zone))
    return words.form(seen.handover, seen.person, seen.times, metadata, seen.people, request.now)


async def _date_form(services: Services, request: Request, button: ButtonValue) -> View:
    """Return the form; a button that names a call that has begun (UTC) offers it, too."""
    seen = await arranging.page(services, request, button.handover)
    metadata = pack(ButtonValue(button.handover, seen.person.zone))
    with as_sent():
        begun = datetime.fromisoformat(button.subject) - timedelta(minutes=1) if button.subject else request.now
    return words.date_form(seen.handover, seen.person, begun, metadata, moves=bool(button.subject))


def _entered(form: FormValues, zone: str) -> SeriesForm:
    """Return what was entered; a time that was proposed and chosen is the day and time. The zone is its sender's."""
    with as_sent():
        day, at = chosen_time(form.choice(words.TIMES), zone) or (form.date(words.DAY), form.time(words.AT))
        rhythm, minutes = Rhythm(form.choice(words.RHYTHM)), int(form.choice(words.MINUTES))
    place, agenda = form.text(words.PLACE), form.text(words.AGENDA)
    return SeriesForm(day, at, rhythm, minutes, form.choices(words.CONTACTS), place, agenda)


async def _changed(services: Services, request: Request, about: ButtonValue, form: FormValues) -> CallSeen:
    """Do to one of the calls what was chosen."""
    with as_sent():
        day, what = date.fromisoformat(form.choice(words.WHICH)), form.choice(words.WHAT)
    if what == words.SKIP:
        return await series.skip(services, request, about.handover, day)
    if what == words.RESTORE:
        return await series.as_by_rule(services, request, about.handover, day)
    to_day, to_at = form.date(words.TO_DAY), form.time(words.TO_AT)
    if to_day is None or to_at is None:
        missing = words.TO_DAY if to_day is None else words.TO_AT
        raise FieldProblems({missing: FieldProblem.MISSING})
    return await series.move(services, request, about.handover, day, moment_at(to_day, to_at, about.subject))


async def _done(seen: CallSeen, request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
    """Show what holds now in place of a form that was saved, and on the page below it."""
    await ack(response_action="update", view=_saved(seen, request, form.view["private_metadata"]))
    await update_below(client, form.view, page_of(seen, request))


def _saved(seen: CallSeen, request: Request, metadata: str) -> View:
    return words.saved(seen.handover, seen.person, request.now, metadata)
