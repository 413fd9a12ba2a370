"""The snooze form, and its confirmation."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handover.digest.schedule import first_digest_from
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.subject import EVERYTHING
from handover.searching import MOST_OFFERED
from handover.snooze import DayNotAhead
from handover.time.workdays import local_date
from messages.digest.next_digest import moment_words, reason_words
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form, Menu
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.text import first_listed, oneline, safe, shorten

WHICH, UNTIL, CHOSEN = str(Menu.SNOOZE), "until", "chosen"
"""Block and action ids of the form."""
ALL = "all"
"""Value of the choice of all handovers."""
MOST_NAMED = 3
"""Most handovers the confirmation names; the rest is counted."""


def snooze_form(handovers: Sequence[Handover], person: Person, now: datetime, chosen: str = "") -> View:
    """Return the form that snoozes one or all handovers until a day. `chosen` is the preselected handover id."""
    which = which_options(handovers)
    days = [(f"{name} ({day(until)})", until.isoformat()) for name, until in _choices(person, now)]
    known = next((one for one in which if one[1] == chosen), which[0])
    few = len(which) <= MOST_OFFERED
    menu = (
        blocks.menu(WHICH, which, known[1])
        if few
        else blocks.search_menu(WHICH, "Type the account's name", blocks.option(*known))
    )
    return blocks.modal(
        Form.SNOOZE,
        "Snooze",
        [
            blocks.section("You hear nothing until that morning. Everybody else still does, and nothing is lost."),
            blocks.field(WHICH, "Handover", menu),
            blocks.field(UNTIL, "Until", blocks.menu(UNTIL, days, days[0][1])),
            blocks.field(CHOSEN, "Or until a day of your choice", blocks.date_picker(CHOSEN), optional=True),
        ],
        submit="Snooze",
    )


def which_options(handovers: Sequence[Handover]) -> list[tuple[str, str]]:
    """Return the label and value of each handover that can be snoozed, before them all of them at once."""
    everything = [("All my handovers", ALL)] if len(handovers) > 1 else []
    return [*everything, *((shorten(oneline(one.account), 75), one.id) for one in handovers)]


def snoozed(handovers: Sequence[Handover], person: Person, until: date, now: datetime) -> View:
    """Return the confirmation: what is snoozed until that local day, when the next digest comes, and Undo."""
    what = first_listed([f"*{safe(oneline(one.account), 100)}*" for one in handovers], MOST_NAMED)
    content: list[Block] = [blocks.section(f"Quiet. You hear about {what} again {_returns(person, until, now)}.")]
    if len(handovers) == 1:
        content.append(blocks.actions(blocks.button("Undo", Action.TODO_UNDO, f"{handovers[0].id}|{EVERYTHING}")))
    return blocks.modal(Form.NOTICE, "Snooze", content, close="OK")


def _returns(person: Person, until: date, now: datetime) -> str:
    comes = first_digest_from(person, until, now)
    if comes is None:
        return "once you have working days again"
    return moment_words(comes, person, now) + reason_words(person, now, comes, until)


def _choices(person: Person, now: datetime) -> tuple[tuple[str, date], ...]:
    """Return the days to choose from, each with a digest."""
    today = local_date(now, person.zone)
    tomorrow, monday = today + timedelta(days=1), today + timedelta(days=7 - today.weekday())
    first = _digest_day_from(person, tomorrow, now)
    days = (
        ("Tomorrow" if first == tomorrow else "My next working day", first),
        ("In three days", _digest_day_from(person, today + timedelta(days=3), now)),
        ("Next week", _digest_day_from(person, monday, now)),
        ("In two weeks", _digest_day_from(person, today + timedelta(days=14), now)),
    )
    distinct = {until: (name, until) for name, until in reversed(days)}
    return tuple(sorted(distinct.values(), key=lambda choice: choice[1]))


def _digest_day_from(person: Person, first: date, now: datetime) -> date:
    """Return the first local day from `first` on with a digest; `first` itself when none ever has."""
    comes = first_digest_from(person, first, now)
    return local_date(comes, person.zone) if comes else first


@words_for.register
def _(refusal: DayNotAhead) -> str:
    return f"{day(refusal.day)} isn't ahead any more. Please choose a later day."
