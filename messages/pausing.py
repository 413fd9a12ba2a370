"""A pause in words: the form that says what moves, how long it lasts and why, the reminder, and what has moved."""

import re
from dataclasses import replace
from datetime import date, timedelta

from handover.model.handover import Handover, Status
from handover.pausing import calls_moved, gone_on
from handover.time.workdays import add_workdays
from messages.introduction.preview import former_days_named
from messages.kit import blocks
from messages.kit.dates import day, day_and_year
from messages.kit.ids import Action, Form, LiveField
from messages.kit.message import Message, View
from messages.kit.text import mention, oneline, safe, sentence

WHY, UNTIL, CHOSEN = "why", str(LiveField.PAUSED_UNTIL), str(LiveField.PAUSED_UNTIL_DAY)
"""Block and action ids of the form."""
OPEN_END = "open"
"""Value of the choice of no day."""
SHOWN = 5


def next_week(handover: Handover, today: date) -> date:
    """Return the working day in a week from the local day `today`, which the form proposes."""
    return add_workdays(today + timedelta(weeks=1), 0, handover.workdays)


def pause_form(handover: Handover, today: date, until: date | None, *, metadata: str, longer: bool = False) -> View:
    """Return the form that pauses a handover from the local day `today` on, or extends its pause (`longer`).

    It says what moves when it is paused until the day `until`, None for a pause without an end.
    """
    in_a_week, in_two = next_week(handover, today), add_workdays(today + timedelta(weeks=2), 0, handover.workdays)
    days = [
        (f"Next week ({day(in_a_week)})", in_a_week.isoformat()),
        (f"In two weeks ({day(in_two)})", in_two.isoformat()),
        ("Open: until somebody resumes it", OPEN_END),
    ]
    asked = "you and the manager" if handover.manager else "you"
    why = blocks.text_field(WHY, limit=300, placeholder="The customer is closed over Easter")
    content = [
        blocks.section(what_moves(handover, today, until)),
        blocks.field(
            UNTIL,
            "Paused until",
            blocks.menu(UNTIL, days, in_a_week.isoformat()),
            hint=f"On that morning I ask {asked} whether it goes on. It never goes on by itself.",
            live=True,
        ),
        blocks.field(
            CHOSEN,
            "Or until a day of your choice",
            blocks.date_picker(CHOSEN),
            hint="Counts in place of the list above.",
            optional=True,
            live=True,
        ),
        blocks.field(WHY, "Why?", why, hint="The others will read this.", optional=True),
    ]
    if longer:
        return blocks.modal(
            Form.EXTEND_PAUSE, "Pause", content, submit="Extend pause", close="Go back", metadata=metadata
        )
    return blocks.modal(Form.PAUSE, "Pause", content, submit="Pause", close="Don't pause", metadata=metadata)


def what_moves(handover: Handover, today: date, until: date | None) -> str:
    """Return what moves when a handover that is paused, or is to be from the local day `today` on, goes on on the day `until`.

    None for a pause without an end: then by how much is not known.
    """
    lead = (
        f"While *{safe(oneline(handover.account), 100)}* is paused, nobody is reminded of anything, and what is due moves by the "
        "working days of the pause."
    )
    told = [_customer_knows(handover, handover.window.end)] if handover.customer_told else []
    if until is None:
        return "\n".join([f"{lead} That includes the last day, {day(handover.window.end)} so far.", *told])
    after = gone_on(replace(handover, paused_on=handover.paused_on or today), until)
    moves = [f"• the last day, from {day(handover.window.end)} to *{day(after.window.end)}*"]
    moves += [
        f"• {safe(oneline(step.title), 100)}, from {day(old)} to {day(new)}"
        for step, old, new in calls_moved(handover, after)[:SHOWN]
    ]
    return "\n".join([f"{lead} If it resumes on {day(until)}, this moves:", *moves, *told])


def until_and_why(handover: Handover) -> str:
    """Return until when the handover is paused and why, to stand behind "paused" at the end of a sentence."""
    until = f" until {day(handover.paused_until)}" if handover.paused_until else ""
    why = safe(sentence(handover.pause_reason), 320)
    return f"{until}{f', because: {why}' if why else '.'}"


def has_paused(handover: Handover, who: str, what: str) -> str:
    """Return who has paused `what`, until when and why, and what the last day will be."""
    did = f"extended the pause of {what}" if handover.pause_extended else f"paused {what}"
    return f"{who} has {did}{until_and_why(handover)}{_last_day_then(handover)}"


def paused(handover: Handover) -> View:
    """Return the confirmation for whoever has paused it."""
    ahead = (
        "On that morning I ask whether it does." if handover.paused_until else "I remind you after five working days."
    )
    words = f"Paused{until_and_why(handover)}{_last_day_then(handover)} {ahead} Until it goes on nobody is reminded of anything."
    return blocks.modal(Form.NOTICE, "Pause", [blocks.section(words)], close="OK")


def moved(handover: Handover) -> str:
    """Return the last day of a handover that goes on, what it was before the pause, and what to tell the customer."""
    was, end = handover.end_moved_from, handover.window.end
    if was is None or was == end:
        return f"The last day is {day(end)}."
    told = f" {_customer_knows(handover, was)}" if handover.customer_told else letter_outdated(handover)
    return f"The last day is {day(end)} now; it was {day(was)}.{told}"


def letter_outdated(handover: Handover) -> str:
    """Return that the e-mail, not sent yet, names a last day which has moved, and that it is to be put right; empty if not."""
    named = former_days_named(handover)
    if not named or handover.customer_told:
        return ""
    return f" The introduction e-mail still says {named}: please put it right before it goes out."


def pause_reminder(handover: Handover, today: date) -> Message:
    """Return the question, on the reader's local day `today`, whether a paused handover goes on."""
    account, until = safe(oneline(handover.account), 100), handover.paused_until
    over = until is not None and until <= today
    since = f" It has been paused since {day(handover.paused_on)}." if handover.paused_on else ""
    ends = (
        f"The pause of *{account}* was to end on {day(until)}." if until and over else f"*{account}* is still paused."
    )
    why = safe(oneline(handover.pause_reason), 320)
    after = gone_on(handover, today)
    words = (
        f"{ends}{since}{f' The reason was: {why}' if why else ''}\n"
        f"Does it go on? Resumed today, its last day is {day(after.window.end)}. Nothing happens until somebody says so."
    )
    buttons = blocks.actions(
        blocks.button("Resume", Action.RESUME, handover.id, "primary"),
        blocks.button("Extend pause …", Action.EXTEND_PAUSE, handover.id),
    )
    return Message(words, [blocks.section(words), buttons])


def pause_answered(handover: Handover) -> Message:
    """Return what stands in the place of that question once it is decided."""
    account, until = safe(oneline(handover.account), 100), handover.paused_until
    if handover.status is Status.ACTIVE:
        words = f"*{account}* goes on again. Its last day is {day(handover.window.end)}."
    elif handover.status is Status.PAUSED:
        words = f"*{account}* stays paused{f' until {day(until)}' if until else ', until somebody resumes it'}."
    else:
        words = f"The handover of *{account}* is {handover.status}, so nobody needs to resume it."
    return Message(words, [blocks.section(words)])


def _last_day_then(handover: Handover) -> str:
    if handover.paused_until is None or handover.paused_on is None:
        return ""
    return f" If it goes on then, the last day moves to {day(gone_on(handover, handover.paused_until).window.end)}."


def _customer_knows(handover: Handover, end: date) -> str:
    """Return what the customer has read of the last day `end`, or may have, and who should tell them."""
    date_in_letter = day_and_year(end).rpartition(" ")[0]
    letter = handover.sent_letter or handover.introduction
    wrote = letter.sent_by
    sender = mention(wrote if wrote in handover.participants else handover.incoming)
    if re.search(rf"(?<!\d){re.escape(date_in_letter)}", letter.body):
        return f"The introduction e-mail told the customer {date_in_letter}: {sender}, please write them that it moves."
    return (
        f"The customer has the introduction e-mail. Where you have agreed days with them, {sender}, please tell them."
    )
