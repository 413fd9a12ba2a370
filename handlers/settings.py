"""`/handover settings`: when to hear from Baton, being away, and the name and line about oneself that a customer may read."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.letter_rules import LetterRules
from handover.model.people import Intensity
from handover.settings import Preferences
from handover.starters import Starters
from messages import letter_rules
from messages import settings as words
from messages import starters as who_may_start
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import marks_in
from services import leaders, people, settings
from services.context import Services
from services.letter_rules import stored_letter_rules
from services.request import Request

TITLE = "Settings"
PROFILE_TITLE = "About you"


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the settings being opened and saved."""

    @app.action(Action.SETTINGS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder) -> None:
        await respond.open(TITLE, form(Invocation(services, request)))

    @app.view(Form.SETTINGS)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues) -> None:
        shown = form.metadata(words.ShownSettings)
        starters, rules = _changed_starters(form, shown), _changed_rules(form, shown)
        person = await settings.save_preferences(
            services, request, _preferences(form), marks_in(shown.mine), starters, rules
        )
        done = notices.text_message(words.saved(person, request.now, starters, rules))
        await ack(response_action="update", view=notices.notice(TITLE, done))

    @app.action(Action.PROFILE_OPEN)
    @listener(services)
    async def on_profile(request: Request, respond: Responder) -> None:
        await respond.open(PROFILE_TITLE, _profile_form(services, request))

    @app.view(Form.PROFILE)
    @listener(services)
    async def on_line(request: Request, ack: AsyncAck, form: FormValues) -> None:
        shown = marks_in(form.metadata(words.ShownSettings).mine)
        person = await settings.save_profile_line(services, request, form.text(words.LINE), shown)
        done = notices.text_message(words.line_saved(person))
        await ack(response_action="update", view=notices.notice(PROFILE_TITLE, done))


async def form(invocation: Invocation) -> View:
    """Return the settings of whoever asks, as a form; for an admin with those of the workspace."""
    services, request = invocation.services, invocation.request
    person = await people.person(services, request.workspace, request.user)
    decides = person.admin and not person.barred
    starters = await settings.stored_starters(services, request) if decides else None
    rules = await stored_letter_rules(services, request) if decides else None
    summary_day = await leaders.summary_day_of(services, request.workspace, person)
    return words.settings_form(person, request.now, starters, summary_day, rules)


async def _profile_form(services: Services, request: Request) -> View:
    return words.profile_form(await people.person(services, request.workspace, request.user))


def _changed_starters(form: FormValues, shown: words.ShownSettings) -> Starters | None:
    """Return who may start a handover, if the form asks and it was changed there: another admin may have changed it since."""
    if not shown.who:
        return None
    starters = Starters(form.choice(who_may_start.WHO) == who_may_start.EVERYBODY, form.users(who_may_start.CHOSEN))
    return None if who_may_start.shown_of(starters) == (shown.who, shown.chosen) else starters


def _changed_rules(form: FormValues, shown: words.ShownSettings) -> LetterRules | None:
    """Return how letters are approved, if the form asks and it was changed there."""
    if not shown.approves:
        return None
    rules = LetterRules(form.choice(letter_rules.APPROVES) == letter_rules.MANAGER)
    return None if letter_rules.shown_of(rules) == shown.approves else rules


def _preferences(form: FormValues) -> Preferences:
    country = form.choice(words.COUNTRY)
    with as_sent():
        return Preferences(
            away_from=form.date(words.AWAY_FROM),
            away_until=form.date(words.AWAY),
            digest_hour=int(form.choice(words.HOUR)),
            workdays=frozenset(int(day) for day in form.choices(words.DAYS)),
            country="" if country == words.NO_COUNTRY else country,
            intensity=Intensity(form.choice(words.INTENSITY)),
            account_pings=words.PINGS in form.choices(words.PINGS),
            summary_day=int(form.choice(words.SUMMARY)) if form.choice(words.SUMMARY) else None,
            profile_line=form.text(words.LINE),
            customer_name=form.text(words.NAME),
        )
