"""The form of a call: times that suit everybody to choose from, day and time, and what stands in the invitation."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handover.calls.arranging import (
    LENGTHS,
    LONGEST_AGENDA,
    LONGEST_PLACE,
    CallForm,
    arranged,
    call_form,
    with_customer,
)
from handover.calls.further import is_taken_out
from handover.calls.times import Proposed
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from handover.plan.due import due_date
from messages.calls.agenda import drafted_agenda
from messages.calls.further import ANOTHER, PUT_BACK, TAKE_OUT, kind_field
from messages.calls.planned import not_there, taking_part
from messages.calls.zones import ZONES
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import listed, mention, oneline, safe
from messages.kit.titles import account, when_planned
from messages.kit.values import ButtonValue

TITLE, SAVED = "Arrange the call", "The call"
TIMES, DAY, AT, MINUTES = "times", "day", "at", "minutes"
CONTACTS, PLACE, AGENDA, ZONE = "contacts", "place", "agenda", "zone"
"""Block and action ids of the form."""
OTHER = "other"
"""What is chosen instead of a proposed time."""
LONGEST_VALUE = 150


def form(
    handover: Handover,
    step: Step,
    viewer: Person,
    people: Mapping[str, Person],
    times: Sequence[Proposed],
    metadata: str,
    promises: Sequence[str] = (),
    *,
    adds: bool = False,
) -> View:
    """Return the form, with times in the viewer's own zone. `people` are those of the handover's people who are known.

    `promises` are in words for the customer, for the agenda to begin with. `adds`: the handover is as if it had this further
    call, which is there once the form is saved.
    """
    shown, first = call_form(handover, step.key, viewer.zone), adds or step.key not in handover.calls
    due = f"*{safe(oneline(step.title), 150)}*\nDue {day(due_date(handover, step))}."
    content: list[Block] = [blocks.section(f"*{account(handover)}* · {f'*{ANOTHER}*' if adds else due}")]
    content += [kind_field(handover, step, people)] if adds else []
    content += _times(handover, step, viewer, people, times)
    content += [
        blocks.field(DAY, "Day", blocks.date_picker(DAY, shown.day), optional=True),
        blocks.field(
            AT,
            "Time",
            blocks.time_picker(AT, shown.at),
            hint=f"In your time zone, {viewer.zone}. Others see it in theirs.",
            optional=True,
        ),
        blocks.field(MINUTES, "Length", blocks.menu(MINUTES, lengths(shown.minutes), str(shown.minutes))),
        blocks.field(
            PLACE,
            "Place or link",
            blocks.text_field(PLACE, shown.place, placeholder="https://meet.example/fjordline", limit=LONGEST_PLACE),
            optional=True,
        ),
    ]
    drafted = drafted_agenda(handover, promises, introduces=not adds) if first else ""
    content += _for_customer(handover, shown, drafted) if with_customer(step) else []
    if adds:
        return blocks.modal(Form.CALL_ADDED, TITLE, content, submit="Save", close="Cancel", metadata=metadata)
    return blocks.modal(Form.CALL, TITLE, content, submit="Save", close="Cancel", metadata=metadata)


def saved(handover: Handover, step: Step, viewer: Person, people: Mapping[str, Person], metadata: str) -> View:
    """Return what was saved: what follows, what speaks against the day and time, and the ways to change it or take it back."""
    state, call = handover.step(step.key), arranged(handover, step.key)
    value = str(ButtonValue(handover.id, step.key))
    if not state.awaited:
        off = "is taken out" if is_taken_out(handover, step) else "has no day now"
        words = f"*{safe(oneline(step.title), 150)}* {off}."
        lines = ["Who takes part is told, and the invitation is called off."] if call.invitations else []
    else:
        words = f"Saved: *{safe(oneline(step.title), 150)}*, *{when_planned(state)}*, {call.minutes} minutes."
        lines = not_there(handover, step, viewer.id, taking_part(handover, step, people))
        lines.append(_follows(handover, step))
    content = [blocks.section("\n".join((words, *lines))), blocks.actions(*_after_saving(handover, step, value))]
    return blocks.modal(Form.CALL_SAVED, SAVED, content, metadata=metadata, close="OK")


def _after_saving(handover: Handover, step: Step, value: str) -> list[blocks.Element]:
    """Return the ways to change what was saved, or to take it back."""
    if is_taken_out(handover, step):
        return [blocks.button(PUT_BACK, Action.CALL_OUT_UNDO, value)]
    buttons = [blocks.button("Change …", Action.CALL_ARRANGE, value)]
    if step.further:
        buttons.append(blocks.button(TAKE_OUT, Action.CALL_OUT, value))
    elif handover.step(step.key).awaited:
        buttons.append(blocks.button("Take the day back", Action.CALL_OFF, value))
    return buttons


def chosen_time(choice: str, zone: str) -> tuple[date, time] | None:
    """Return the proposed time that was chosen as a day and a time in this zone; None where none was. Raises ValueError."""
    if choice in ("", OTHER):
        return None
    at = datetime.fromisoformat(choice).astimezone(ZoneInfo(zone))
    return at.date(), time(at.hour, at.minute)


def _follows(handover: Handover, step: Step) -> str:
    call = handover.calls.get(step.key)
    if call is None or call.standing is None:
        return "Add a time, and I'll bring you the invitation for the calendar."
    invites = call.standing.organiser
    return f"I'm bringing the invitation to {listed([mention(user) for user in (invites, *call.standing.guests)])}, as a file."


def _times(
    handover: Handover, step: Step, viewer: Person, people: Mapping[str, Person], times: Sequence[Proposed]
) -> list[Block]:
    if not times:
        words = "There are no hours in the next two weeks in which all of them are at work, not even early or late."
        if with_customer(step):
            words += f" Then {mention(handover.incoming)} writes to the customer today, and offers times."
        return [blocks.section(words)]
    field = time_choices(TIMES, times, viewer.zone)
    there = taking_part(handover, step, people)
    lines = [everybodys(one, there, arranged(handover, step.key).zone) for one in times]
    return [*field, blocks.context("\n".join(lines))]


def time_choices(name: str, times: Sequence[Proposed], zone: str) -> list[Block]:
    """Return the field with the times that are proposed, in this zone; nothing for none."""
    if not times:
        return []
    options = [(time_option(one.starts, zone), one.starts.isoformat()) for one in times]
    # Slack lets nobody take a choice back, so that none is one of them.
    options.append(("Another time, as below", OTHER))
    label = "Early or late for somebody: no other hour is left" if times[0].stretched else "Times that suit everybody"
    return [blocks.field(name, label, blocks.radio_buttons(name, options, OTHER))]


def contact_field(handover: Handover, name: str, chosen: Sequence[str]) -> list[Block]:
    """Return the field with the customer's people who can be invited; nothing where no address is known."""
    # By address, so that each is offered once.
    named = {one.email: oneline(f"{one.name} ({one.email})") for one in handover.contacts if one.email}
    options = [(words, email) for email, words in named.items() if len(email) <= LONGEST_VALUE]
    if not options:
        return []
    return [blocks.field(name, "Invited at the customer", blocks.choices_menu(name, options, chosen), optional=True)]


def lengths(minutes: int) -> list[blocks.Choice]:
    """Return the lengths that are offered, with the one that is chosen among them."""
    return [(f"{one} minutes", str(one)) for one in sorted({*LENGTHS, minutes})]


def time_option(at: datetime, zone: str) -> str:
    """Return a proposed moment in words, in this zone."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day(local.date())} at {local:%H:%M}"


def everybodys(one: Proposed, people: Sequence[Person], customers: str) -> str:
    """Return a time as each of those who take part has it, with a moon beside whom it is early or late for."""
    zones = [(person.id, mention(person.id), person.zone) for person in people]
    zones += [("", "the customer", customers)] if customers else []
    said = [
        f"{':crescent_moon: ' if user in one.stretched else ''}{whom} {time_option(one.starts, zone)}"
        for user, whom, zone in zones
    ]
    return " · ".join(said)


def _for_customer(handover: Handover, shown: CallForm, drafted: str) -> list[Block]:
    """Return the fields of a call with the customer."""
    content = contact_field(handover, CONTACTS, shown.contacts)
    content.append(
        blocks.field(
            ZONE,
            "The customer's time zone",
            blocks.menu(ZONE, _zones(shown.zone), shown.zone or None),
            hint="Then the times I propose are in their working hours, too.",
            optional=True,
        )
    )
    agenda = blocks.text_field(AGENDA, shown.agenda or drafted, multiline=True, limit=LONGEST_AGENDA)
    hint = "The customer reads this in the invitation: nothing internal."
    hint += " I have begun it; it counts once you save." if drafted and not shown.agenda else ""
    content.append(blocks.field(AGENDA, "Agenda", agenda, hint=hint, optional=True))
    return content


def _zones(chosen: str) -> list[blocks.Choice]:
    return [(zone.replace("_", " "), zone) for zone in sorted({*ZONES, *([chosen] if chosen else [])})]
