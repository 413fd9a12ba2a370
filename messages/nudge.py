"""A nudge in words: to whoever is late, and to whoever asked for it."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handover.model.people import Person
from handover.nudge import NothingLate
from handover.todos import Todo
from messages.kit import blocks, refusals
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import account
from messages.todos import buttons, due_words, title

ASIDE = frozenset({Action.TODO_TOMORROW})
"""Buttons of a digest's to-do that would put aside what somebody asks for."""


@refusals.words_for.register
def _(refusal: NothingLate) -> str:
    return f"Nothing of anybody else's is late in *{safe(oneline(refusal.account), 100)}*, so there is nobody to nudge."


def nudge_message(todo: Todo, by: str, today: date) -> Message:
    """Return the direct message to whoever is late with this to-do on their local day `today`; `by` is who asks."""
    ways = [one for one in buttons(todo, today) if one["action_id"] not in ASIDE]
    words = (
        f"{mention(by)} asks how it goes with *{account(todo.handover)}*: {title(todo, today)}, {due_words(todo, today)}.\n"
        "One tap takes you there, or says what is in the way."
    )
    return Message(words, [blocks.section(words), blocks.actions(*ways)])


def nudge_sent(told: Mapping[str, tuple[Person, datetime]], now: datetime) -> str:
    """Return who hears of the nudge, and when, in the zone of each."""
    return "\n".join(f"{mention(user)} hears from me {_when(person, at, now)}." for user, (person, at) in told.items())


def _when(person: Person, at: datetime, now: datetime) -> str:
    if at <= now:
        return "now"
    # The day by its name: whoever asks may be a day ahead of whoever is asked.
    local = at.astimezone(ZoneInfo(person.zone))
    return f"on {day(local.date())} at {local.hour}:{local.minute:02} their time"
