"""The forms about oneself: when to hear from Baton, a line the customer may read, and quiet until a day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handover.habits import LINE_LIMIT, MORNING_HOURS
from handover.handover import Handover
from handover.mornings import away, next_morning
from handover.people import Person
from handover.workdays import local_date, next_workday
from messages import blocks
from messages.ids import Action, Form
from messages.message import Block, View
from messages.text import day, listed, oneline, safe, shorten

AWAY, HOUR, DAYS, LINE = "away_until", "digest_hour", "workdays", "profile_line"
WHICH, UNTIL, CHOSEN = "which", "until", "chosen"
"""Block and action ids of the forms' fields."""
ALL = "all"
"""The choice of every handover at once."""
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_CHOICES = 99


def settings_form(person: Person, now: datetime) -> View:
    """Return the settings of one person: away until, morning hour, working days, the line about them."""
    today = local_date(now, person.zone)
    away_until = person.away_until if away(person, today) else None
    hours = [(f"{hour}:00", str(hour)) for hour in MORNING_HOURS]
    return blocks.modal(
        Form.SETTINGS,
        "Settings",
        [
            blocks.section(f"{next_words(person, now)}\nIt only comes when there is something for you to do."),
            blocks.field(
                AWAY,
                "Away until",
                blocks.date_picker(AWAY, away_until, "Not away"),
                hint="Your first day back. Until then you don't hear from me.",
                optional=True,
            ),
            blocks.field(HOUR, "Morning message at", blocks.menu(HOUR, hours, str(person.digest_hour))),
            blocks.field(DAYS, "Working days", _weekdays(person)),
            _line_field(person),
        ],
        submit="Save",
    )


def profile_form(person: Person) -> View:
    """Return the form for the line about oneself alone (P99)."""
    return blocks.modal(Form.PROFILE, "About you", [_line_field(person)], submit="Save")


def saved(person: Person, now: datetime) -> str:
    """Return the words after the settings were saved."""
    return f"Saved. {next_words(person, now)}"


def line_saved(person: Person) -> str:
    """Return the words after the line about oneself was saved."""
    if not person.profile_line:
        return "Saved. There is no line about you now, so the introduction e-mail will have none to use."
    return f"Saved. The introduction e-mail can now say:\n>{safe(person.profile_line, LINE_LIMIT * 5)}"


def next_words(person: Person, now: datetime) -> str:
    """Return when the next morning message comes, in the person's own zone, and why then."""
    due = next_morning(person, now)
    if due is None:
        return "You don't get a morning message."
    today = local_date(now, person.zone)
    why = ""
    if person.away_until and away(person, today):
        why = f", because you are away until {day(person.away_until)}"
    return f"Your next morning message comes {moment_words(due, person, now)}{why}."


def moment_words(at: datetime, person: Person, now: datetime) -> str:
    """Return a moment in somebody's own time, such as `tomorrow at 9:00 (Europe/London)`."""
    local = at.astimezone(ZoneInfo(person.zone))
    ahead = (local.date() - local_date(now, person.zone)).days
    when = {0: "today", 1: "tomorrow"}.get(ahead, f"on {day(local.date())}")
    return f"{when} at {local.hour}:{local.minute:02} ({person.zone})"


def snooze_form(handovers: Sequence[Handover], person: Person, today: date, chosen: str = "") -> View:
    """Return the form that keeps one or all handovers quiet until a day. `chosen` is the handover meant, if one is."""
    which = [(shorten(oneline(one.account), 75), one.id) for one in handovers[:MOST_CHOICES]]
    everything = [("All my handovers", ALL)] if len(which) > 1 else []
    days = [(f"{name} ({day(until)})", until.isoformat()) for name, until in _quiet_days(person, today)]
    known = chosen if chosen in {value for _, value in which} else (everything or which)[0][1]
    return blocks.modal(
        Form.SNOOZE,
        "Snooze",
        [
            blocks.section("You hear nothing until that morning. Everybody else still does, and nothing is lost."),
            blocks.field(WHICH, "Handover", blocks.menu(WHICH, [*everything, *which], known)),
            blocks.field(UNTIL, "Until", blocks.menu(UNTIL, days, days[0][1])),
            blocks.field(CHOSEN, "Or until a day of your choice", blocks.date_picker(CHOSEN), optional=True),
        ],
        submit="Snooze",
    )


def snoozed(handovers: Sequence[Handover], person: Person, back: datetime | None, now: datetime) -> View:
    """Return what stands in the form's place: what is quiet, when it returns, and the way back."""
    names = [f"*{safe(oneline(one.account), 100)}*" for one in handovers[:3]]
    more = [f"{len(handovers) - 3} more"] if len(handovers) > 3 else []
    what = listed([*names, *more])
    when = moment_words(back, person, now) if back else "once you are back"
    content: list[Block] = [blocks.section(f"Quiet. You hear about {what} again {when}.")]
    if len(handovers) == 1:
        content.append(blocks.actions(blocks.button("Undo", Action.TODO_UNDO, f"{handovers[0].id}|*")))
    return blocks.modal(Form.NOTICE, "Snooze", content, close="OK")


def _quiet_days(person: Person, today: date) -> tuple[tuple[str, date], ...]:
    """Return the days to choose from: each is a working day of theirs, so what the form says is when they hear."""
    week = person.workdays or frozenset(range(7))
    monday = today + timedelta(days=7 - today.weekday())
    days = (
        ("Tomorrow", next_workday(today, week)),
        ("In three days", next_workday(today + timedelta(days=2), week)),
        ("Next week", next_workday(monday - timedelta(days=1), week)),
        ("In two weeks", next_workday(today + timedelta(days=13), week)),
    )
    distinct = {until: (name, until) for name, until in reversed(days)}
    return tuple(sorted(distinct.values(), key=lambda choice: choice[1]))


def _weekdays(person: Person) -> blocks.Element:
    options = [blocks.option(name, str(number)) for number, name in enumerate(DAY_NAMES)]
    chosen = [one for one in options if int(one["value"]) in person.workdays]
    element: blocks.Element = {"type": "checkboxes", "action_id": DAYS, "options": options}
    return element | ({"initial_options": chosen} if chosen else {})


def _line_field(person: Person) -> Block:
    name = shorten(oneline(person.name.split()[0] if person.name.split() else "Jo"), 40)
    example = f"{name} has looked after retail customers for eight years, the last three helping warehouses like yours."
    element = blocks.text_field(LINE, person.profile_line, multiline=True, placeholder=example, limit=LINE_LIMIT)
    hint = (
        "One or two sentences that begin with your name, not with “I”: the introduction e-mail tells the customer about "
        "you in your colleague's words."
    )
    return blocks.field(LINE, "A line about you", element, hint=hint, optional=True)
