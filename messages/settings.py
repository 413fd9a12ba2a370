"""The settings form and the form of the profile line."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from handover.absence import absent_later, is_away
from handover.form_merge import field_marks
from handover.introduction.facts import colleague_name
from handover.letter_rules import LetterRules
from handover.model.people import Intensity, Person
from handover.settings import DIGEST_HOURS, LINE_LIMIT, NAME_LIMIT, Preferences, ProfileLine, preferences_of
from handover.starters import Starters
from handover.team.summary import NEVER
from handover.text.names import called
from handover.time.countries import countries
from handover.time.holidays import UNNAMED, next_holiday
from handover.time.workdays import local_date
from messages import letter_rules
from messages import starters as who_may_start
from messages.absence import away_words
from messages.digest.next_digest import next_digest_words
from messages.kit import blocks
from messages.kit.dates import day, weekday_names
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import safe, shorten
from messages.kit.values import joined_marks, pack

AWAY_FROM, AWAY, HOUR, DAYS, COUNTRY, INTENSITY, PINGS, SUMMARY, NAME, LINE = (
    "away_from",
    "away_until",
    "digest_hour",
    "workdays",
    "country",
    "intensity",
    "account_pings",
    "summary_day",
    "customer_name",
    "profile_line",
)
"""Block and action ids of the forms."""
NO_COUNTRY = "none"
"""Value of the choice of no public holidays; an option needs a value."""
AMOUNTS = {
    Intensity.LIGHT: ("Light", "Only what is due today or late, and calls"),
    Intensity.STANDARD: ("Standard", "Also what is due within two or three days"),
    Intensity.ACTIVE: ("Active", "Also what is due within a week, as far as there is room"),
}


@dataclass(frozen=True)
class ShownSettings:
    """What the form showed at first, as it carries it: the marks of one's own settings, and for an admin the workspace's."""

    mine: str = ""
    who: str = ""
    chosen: str = ""
    approves: str = ""


def settings_form(
    person: Person,
    now: datetime,
    starters: Starters | None = None,
    summary_day: int | None = None,
    rules: LetterRules | None = None,
) -> View:
    """Return the settings of one person: absence, hour, work week, country, intensity, name and profile line.

    `starters` and `rules`: who may start a handover, and how letters are approved, for an admin to change. `summary_day`: on which
    weekday somebody who leads hears of their team (0 is Monday, -1 never), None for who leads nobody.
    """
    today = local_date(now, person.zone)
    shown = preferences_of(person, today)
    hours = [(f"{hour}:00", str(hour)) for hour in DIGEST_HOURS]
    return blocks.modal(
        Form.SETTINGS,
        "Settings",
        [
            blocks.section(f"{next_digest_words(person, now)}\nIt only comes when there is something for you to do."),
            *_guess(person),
            *_absence(shown),
            blocks.field(
                HOUR,
                "Morning message at",
                blocks.menu(HOUR, hours, str(person.digest_hour)),
                hint=f"Your time, as Slack has it: {person.zone}.",
            ),
            blocks.field(DAYS, "Working days", _weekdays(person)),
            blocks.field(COUNTRY, "Public holidays", _countries(person), hint=_holiday_hint(person, today)),
            blocks.field(INTENSITY, "How much", _amounts(person), hint="Never more than three things a day."),
            _pings_field(person),
            *([_summary_field(summary_day)] if summary_day is not None else []),
            _name_field(person),
            _line_field(person),
            *(who_may_start.fields(starters) if starters else []),
            *([letter_rules.field(rules)] if rules else []),
            *_of_work(admin=starters is not None, leads=summary_day is not None),
            blocks.actions(blocks.button("See the words of letters", Action.TEMPLATES_OPEN)),
        ],
        submit="Save",
        metadata=pack(_carried(shown, starters, rules)),
    )


def profile_form(person: Person) -> View:
    """Return the form of the profile line alone (P99)."""
    shown = joined_marks(field_marks(ProfileLine(person.profile_line)))
    return blocks.modal(
        Form.PROFILE, "About you", [_line_field(person)], submit="Save", metadata=pack(ShownSettings(mine=shown))
    )


def saved(person: Person, now: datetime, starters: Starters | None = None, rules: LetterRules | None = None) -> str:
    """Return the confirmation after the settings were saved; of the workspace's, `starters` and `rules` if they were changed."""
    today = local_date(now, person.zone)
    ahead = absent_later(person, today) and not is_away(person, today)
    absence = f" You are {away_words(person, today)}. I stay quiet from then until you are back." if ahead else ""
    words = f"Saved. {next_digest_words(person, now)}{absence}"
    return "\n".join(
        (
            words,
            *([who_may_start.saved(starters)] if starters else []),
            *([letter_rules.saved(rules)] if rules else []),
        )
    )


def line_saved(person: Person) -> str:
    """Return the confirmation after the profile line was saved."""
    if not person.profile_line:
        return "Saved. There is no line about you now, so the introduction e-mail will have none to use."
    return f"Saved. The introduction e-mail can now say:\n>{safe(person.profile_line, LINE_LIMIT * 5)}"


def _of_work(*, admin: bool, leads: bool) -> list[Block]:
    """Return the ways to what is kept of people's work: one's own, for those who lead that of their people, and who leads."""
    words = "*What you know*: languages, industries, regions, products. Leads see it when they choose who takes over."
    buttons = [blocks.button("What you know …", Action.CSM_FACTS_OPEN)]
    if leads:
        buttons.append(blocks.button("See your people", Action.CSM_TEAM_OPEN))
    if admin:
        buttons.append(blocks.button("CS leaders …", Action.LEADERS_OPEN))
    return [blocks.divider(), blocks.section(words), blocks.actions(*buttons)]


def _guess(person: Person) -> list[Block]:
    """Return a note about guessed preferences, if they are not confirmed."""
    if not person.guessed:
        return []
    words = f"I guessed your working days and public holidays from your time zone ({person.zone}). Please check them."
    return [blocks.context(words)]


def _carried(shown: Preferences, starters: Starters | None, rules: LetterRules | None) -> ShownSettings:
    who, chosen = who_may_start.shown_of(starters) if starters else ("", "")
    return ShownSettings(joined_marks(field_marks(shown)), who, chosen, letter_rules.shown_of(rules) if rules else "")


def _absence(shown: Preferences) -> list[Block]:
    """Return the two fields of an absence, filled in unless it is over."""
    return [
        blocks.field(
            AWAY_FROM,
            "Away from",
            blocks.date_picker(AWAY_FROM, shown.away_from, "From now on"),
            hint="Your first day away. Left empty, you are away from now on. Until that day you hear from me as usual.",
            optional=True,
        ),
        blocks.field(
            AWAY,
            "Away until",
            blocks.date_picker(AWAY, shown.away_until, "Not away"),
            hint="Your first day back. While you are away you don't hear from me. The others in your handovers see these days.",
            optional=True,
        ),
    ]


def _weekdays(person: Person) -> blocks.Element:
    options = [blocks.option(name, str(number)) for number, name in enumerate(weekday_names())]
    chosen = [one for one in options if int(one["value"]) in person.workdays]
    element: blocks.Element = {"type": "checkboxes", "action_id": DAYS, "options": options}
    return element | ({"initial_options": chosen} if chosen else {})


def _countries(person: Person) -> blocks.Element:
    """Return the menu of countries, grouped by first letter: a group holds at most 100 options."""
    nothing = blocks.option("None", NO_COUNTRY)
    options = {code: blocks.option(name, code) for code, name in countries().items()}
    groups = [{"label": blocks.plain("Every day is a working day", 75), "options": [nothing]}]
    for letter, named in groupby(options.values(), key=lambda one: one["text"]["text"][0]):
        groups.append({"label": blocks.plain(letter, 75), "options": list(named)})
    return {
        "type": "static_select",
        "action_id": COUNTRY,
        "option_groups": groups,
        "initial_option": options.get(person.country, nothing),
        "placeholder": blocks.plain("Choose a country", 150),
    }


def _holiday_hint(person: Person, today: date) -> str:
    """Return which holidays are observed, with the next one."""
    words = "You don't hear from me on holidays of the whole country; regional ones I don't know."
    comes = next_holiday(today, person.country)
    if comes is None:
        return words
    when, name = comes
    return f"{words} The next one is {'' if name == UNNAMED else f'{name} on '}{day(when)}."


def _amounts(person: Person) -> blocks.Element:
    options = {
        amount: blocks.option(name, amount) | {"description": blocks.plain(words, 75)}
        for amount, (name, words) in AMOUNTS.items()
    }
    return {
        "type": "radio_buttons",
        "action_id": INTENSITY,
        "options": list(options.values()),
        "initial_option": options[person.intensity],
    }


def _pings_field(person: Person) -> Block:
    option = blocks.option("Ask me whether what is known is still so", PINGS)
    element: blocks.Element = {"type": "checkboxes", "action_id": PINGS, "options": [option]}
    chosen = {"initial_options": [option]} if person.account_pings else {}
    hint = "For accounts that are yours, at most once a quarter each, in the morning message."
    return blocks.field(PINGS, "Between handovers", element | chosen, hint=hint, optional=True)


def _summary_field(chosen: int) -> Block:
    choices = [("Never", str(NEVER)), *((f"{name}s", str(number)) for number, name in enumerate(weekday_names()))]
    hint = (
        "What has begun, ended and moved, and what needs you. It comes below the morning message, on your next working day "
        "if you are off, and not while there is nothing to tell."
    )
    return blocks.field(SUMMARY, "The week of your team", blocks.menu(SUMMARY, choices, str(chosen)), hint=hint)


def _name_field(person: Person) -> Block:
    return blocks.field(
        NAME,
        "Your name towards customers",
        blocks.text_field(NAME, person.customer_name, placeholder=colleague_name(person), limit=NAME_LIMIT),
        hint="As the introduction e-mail calls you. Left empty, it is your full name in Slack.",
        optional=True,
    )


def _line_field(person: Person) -> Block:
    name = shorten(called(person.name) or "Jo", 40)
    example = f"{name} has looked after retail customers for eight years, the last three helping warehouses like yours."
    element = blocks.text_field(LINE, person.profile_line, multiline=True, placeholder=example, limit=LINE_LIMIT)
    hint = (
        "One or two sentences that begin with your name, not with “I”: the introduction e-mail tells the customer about "
        "you in your colleague's words."
    )
    return blocks.field(LINE, "A line about you", element, hint=hint, optional=True)
