"""Where things stand and what is theirs, in the first message to somebody who came in while the handover runs."""

from datetime import date

from handover.digest.calls import coming_calls
from handover.introduction.earlier import former_incoming_named
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Stage
from handover.stages import ORDER, progress
from handover.time.workdays import workdays_between
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.message import Message
from messages.kit.text import count, mention, oneline, safe
from messages.kit.things import open_words
from messages.kit.titles import when_planned
from messages.opening.parts import came_in
from messages.stages import stage_or_status


def with_standing(message: Message, handover: Handover, person: Person, today: date) -> Message:
    """Return the welcome with where things stand on their local day `today`; as it is for who was there from the start."""
    if not came_in(handover, person.id, ""):
        return message
    *content, buttons = message.blocks
    words = "\n".join((_standing(handover, person, today), _theirs(handover, person, today)))
    return Message(f"{message.text}\n\n{words}", [*content, blocks.section(words), buttons])


def _standing(handover: Handover, person: Person, today: date) -> str:
    counts = [progress(handover, stage) for stage in ORDER if stage is not Stage.DONE]
    done, whole = sum(one for one, _ in counts), sum(all_ for _, all_ in counts)
    left = workdays_between(today, handover.window.end, handover.workdays)
    until = f"{count(left, 'working day')} left, until {day(handover.window.end)}"
    if today > handover.window.end:
        until = f"its last day has passed ({day(handover.window.end)})"
    call = next(iter(coming_calls(handover, today)), None)
    called = (
        f"Next call: {safe(oneline(call.title), 100)}, {when_planned(handover.step(call.key))}."
        if call
        else "No call is planned yet."
    )
    return (
        f"*Where things stand:* {stage_or_status(handover)}, {until}. {done} of {whole} things are done. {called} "
        f"{_told(handover, person)}"
    )


def _told(handover: Handover, person: Person) -> str:
    """Return whether the customer was told, and whether of who takes over now."""
    letter, former = handover.sent_letter, former_incoming_named(handover)
    if letter is None or letter.sent_at is None:
        return "The customer hasn't been told yet."
    when = f"The customer was told on {day(letter.sent_day or letter.sent_at.date())}"
    if not former:
        return f"{when}."
    now = "you" if person.id == handover.incoming else mention(handover.incoming)
    return f"{when} that {mention(former)} takes over, and is to hear of {now}."


def _theirs(handover: Handover, person: Person, today: date) -> str:
    return f"*Yours now:* {open_words(handover, person.id, today) or 'nothing today; I tell you when something is'}."
