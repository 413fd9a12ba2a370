"""What whoever starts a handover reads once it has begun: what happens next, what was filled in, and warnings."""

from collections.abc import Collection, Mapping

from handover.absence import away_between
from handover.model.handover import Handover
from handover.model.people import Person
from handover.opening.window import WindowLength, window_length
from handover.plan.dates import confidential_until
from handover.plan.due import moved
from handover.time.workdays import utc_day
from messages.absence import away_words
from messages.kit import blocks
from messages.kit.dates import day, day_from
from messages.kit.heard import hears_later
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import account, hands_over
from messages.starting import take_back_button

NAMED = 3
"""How many of the things that are due earlier are named."""


def started(handover: Handover, people: Mapping[str, Person], viewer: str, known: Collection[str] = ()) -> View:
    """Return the confirmation: what happens next, and warnings.

    `known` are the fields, by name, that were filled in with what is known of the account without anybody's having seen it.
    """
    who = "You answer" if handover.outgoing == viewer else f"{mention(handover.outgoing)} answers"
    for_whom = f" {who} for {hands_over(handover)}, as far as it can be found out." if handover.leaver else ""
    then = _incoming_told(handover, people, viewer)
    words = (
        f"The handover of *{account(handover)}* has begun.\n"
        f"• I'm opening a private channel for the people in it.\n"
        f"• {_outgoing_told(handover, people, viewer)}{for_whom}\n"
        f"{then}"
        f"• It runs from {day(handover.window.start)} to {day(handover.window.end)}.{_kept_until(handover)}"
    )
    words += _receiver(handover)
    later = [
        hears_later(people[user], handover.opened_at)
        for user in handover.participants
        if user not in (viewer, handover.outgoing, handover.incoming) and user in people
    ]
    words += "".join(f"\n• {one}" for one in later if one)
    if viewer not in handover.participants:
        words += (
            "\n• You are not in it yourself. They read that you started it; within a day, while nobody has begun, you can "
            "take it back."
        )
    words += _filled_in(handover, known)
    warnings = [blocks.section(f":warning: {warning}") for warning in cautions(handover, people)]
    part = viewer in handover.participants
    change = [blocks.button("Change the plan …", Action.PLAN_OPEN, handover.id)] if known and part else []
    buttons = [*change, *([] if part else [take_back_button(handover)])]
    back = [blocks.actions(*buttons)] if buttons else []
    return blocks.modal(Form.NOTICE, "Handover started", [blocks.section(words), *warnings, *back], close="Done")


def _receiver(handover: Handover) -> str:
    """Return the line about a provider outside or a department that takes over, empty for none."""
    if handover.receiver is None:
        return ""
    name = safe(oneline(handover.receiver.name), 150)
    if handover.receiver.outside:
        who = mention(handover.manager) if handover.manager else "a workspace admin, or a manager who joins,"
        return f"\n• *{name}* reads nothing but what {who} releases: `/handover release`. I never write to them."
    to = mention(handover.receiver.person)
    return f"\n• *{name}* takes over. {to} gets the document about the customer once it is handed over: `/handover release`."


def _kept_until(handover: Handover) -> str:
    """Return the line about how long nobody outside may hear of it, empty where they may from the first day."""
    until = confidential_until(handover)
    return (
        f"\n• Until {day(until)} nobody outside it hears of it, neither the customer nor a colleague." if until else ""
    )


def _filled_in(handover: Handover, known: Collection[str]) -> str:
    """Return the line that says what was filled in with what is known of the account, empty for nothing."""
    said = {
        "tier": "tier",
        "industry": "industry",
        "manager": f"manager ({mention(handover.manager)})" if handover.manager else "",
        "backup": f"backup ({mention(handover.backup)})" if handover.backup else "",
        "renewal": f"renewal date ({day(handover.renewal_date)})" if handover.renewal_date else "",
        "contacts": f"contacts ({count(len(handover.contacts), 'person', 'people')})",
        "playbook": f"playbook ({safe(oneline(handover.playbook.name), 80)})",
        "end": "end date",
    }
    new = [words for name, words in said.items() if words and name in known]
    return f"\n• I know this customer, so I filled in what you left empty: {listed(new)}." if new else ""


def _incoming_told(handover: Handover, people: Mapping[str, Person], viewer: str) -> str:
    """Return the line about the incoming CSM; none for one who answers the questions, who is told of in the line before."""
    if handover.incoming == handover.outgoing:
        return ""
    what = "what will happen and what to read first"
    if handover.incoming == viewer:
        return f"• You are told {what}.\n"
    known = people.get(handover.incoming)
    later = hears_later(known, handover.opened_at, what) if known else ""
    return f"• {later or f'{mention(handover.incoming)} is told {what}.'}\n"


def _outgoing_told(handover: Handover, people: Mapping[str, Person], viewer: str) -> str:
    what = "from me in a direct message, with the first question"
    if handover.outgoing == viewer:
        return f"In a moment you hear {what}."
    known = people.get(handover.outgoing)
    later = hears_later(known, handover.opened_at, f"{what},") if known else ""
    return later or f"In a moment {mention(handover.outgoing)} hears {what}."


def cautions(handover: Handover, people: Mapping[str, Person]) -> list[str]:
    """Return warnings about the window, empty for none (P90–P92, P121)."""
    window, found = handover.window, []
    if window_length(handover) is WindowLength.RUSHED:
        early = (
            "plan the call with the customer early"
            if handover.playbook.first_joint_call()
            else "tell the customer early"
        )
        found.append(f"That's less time than usual. It can be done, but {early}, so that they don't feel rushed.")
    if window_length(handover) is WindowLength.LONG:
        found.append("That's more than four weeks. Long handovers tend to drift, so keep the end date in sight.")
    found += _moved(handover)
    renewal, opened = handover.renewal_date, utc_day(handover.opened_at)
    if renewal and renewal < opened:
        was = day_from(opened, renewal)
        found.append(f"The renewal was due on {was} and is still open. Agree today who leads it with the customer.")
    elif renewal and renewal <= window.end:
        found.append(
            f"The renewal on {day(renewal)} falls into this handover. Agree today who leads it with the customer."
        )
    for user in (handover.outgoing, handover.incoming):
        person = people.get(user)
        if person and away_between(person, window.start, window.end):
            found.append(f"{mention(user)} is {away_words(person, opened)}.")
    return found


def _moved(handover: Handover) -> list[str]:
    """Return what is due earlier than in its turn so that no day is too full, the first few of it by name; empty for nothing."""
    titles = {one.key: one.title for one in handover.playbook.entries}
    earlier = [f"*{safe(oneline(titles[key]), 60)}* by {day(now)}" for key, (_, now) in moved(handover).items()]
    if not earlier:
        return []
    more = f", and {len(earlier) - NAMED} more" if len(earlier) > NAMED else ""
    return [f"So that no day is too full, some things are due a little earlier: {', '.join(earlier[:NAMED])}{more}."]
