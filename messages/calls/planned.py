"""Planned calls in words: the note that one was planned, moved or called off, what comes before one, and a line for each."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handover.calls.arranging import with_customer
from handover.calls.telling import at_night, parsed
from handover.digest.calls import coming_calls, day_of_call
from handover.digest.schedule import NoDigest, NoDigestReason, digest_due
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step, StepKind
from handover.model.steps import StepState
from handover.model.subject import Subject, SubjectKind
from handover.reverse_interview.agenda import agenda, agenda_call, agenda_points
from handover.roles import callers
from handover.stages import step_settled
from handover.time.holidays import UNNAMED
from handover.todos import Todo, awaiting_review, open_items
from messages.kit import blocks
from messages.kit.dates import day, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.quotes import inline_quote
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import account, when_planned
from messages.kit.values import ButtonValue
from messages.reverse_interview.agenda import agenda_button, agenda_lines


def call_note(
    handover: Handover, step: Step, reader: Person, by: str, was: str, people: Mapping[str, Person]
) -> Message:
    """Return the direct message to somebody who takes part in a call: `by` has planned it, moved it, or called it off.

    `was` is when it was planned for before, as a job of `calls.call_planned` says it. `people` are those of the handover's
    people who are known.
    """
    state, name = handover.step(step.key), f"*{safe(oneline(step.title), 150)}*"
    if not state.awaited:
        why = f"\n>{inline_quote(state.not_needed)}" if state.not_needed else ""
        off = "is not needed" if state.not_needed else "has no day any more"
        words = f"*{account(handover)}* · {mention(by)} says that {name}, planned for {said_when(was)}, {off}.{why}"
    elif was:
        words = (
            f"*{account(handover)}* · {mention(by)} has moved {name} from {said_when(was)} to *{when_planned(state)}*."
        )
    else:
        words = f"*{account(handover)}* · {mention(by)} has picked a day: {name} on *{when_planned(state)}*."
    if state.awaited:
        known = taking_part(handover, step, people)
        agenda = agenda_lines(handover, step)
        words = "\n".join(filter(None, (words, *not_there(handover, step, reader.id, known), agenda, _REMINDED)))
    value = str(ButtonValue(handover.id, Subject(SubjectKind.STEP, step.key)))
    label = day_button(state)
    button = blocks.button(label, Action.STEP_OPEN, value, label=f"{label} {oneline(step.title)}")
    if state.awaited and step == agenda_call(handover):
        return Message(words, [blocks.section(words), blocks.actions(button, agenda_button(handover))])
    return Message(words, [blocks.section(words, button)])


def ill_timed(
    handover: Handover, step: Step, planner: Person, people: Mapping[str, Person], *, metadata: str
) -> View | None:
    """Return what whoever has planned a call should know of its day and time, with a way to move it; None for a good one."""
    state = handover.step(step.key)
    known = taking_part(handover, step, people)
    lines = not_there(handover, step, planner.id, known) if step.kind is StepKind.CALL and state.awaited else []
    if not lines:
        return None
    words = "\n".join((f"Saved: *{safe(oneline(step.title), 150)}*, {when_planned(state)}.", *lines))
    value = str(ButtonValue(handover.id, Subject(SubjectKind.STEP, step.key)))
    another = blocks.actions(blocks.button(ANOTHER_DAY, Action.STEP_OPEN, value))
    return blocks.modal(
        Form.CALL_TIME, "The day of the call", [blocks.section(words), another], metadata=metadata, close="OK"
    )


ANOTHER_DAY, TAKEN_PLACE = "Another day …", "It has taken place"
_REMINDED = "I'll remind you the working day before and on the day."


def day_button(state: StepState) -> str:
    """Return the words of the button that opens the form of a call: what is missing of its day and time, or to move it."""
    if state.planned is None:
        return "Pick a day …"
    return ANOTHER_DAY if state.starts else "Add a time …"


def reminder_sentence(todo: Todo) -> str:
    """Return the words of a reminder: which call, with whom, and what is best done before it."""
    handover, step = todo.handover, todo.handover.playbook.step(todo.subject.key)
    others = [mention(user) for user in callers(handover, step) if user != todo.owner]
    others += ["the customer"] if with_customer(step) else []
    company = f"With {listed(others)}. " if others else ""
    return f"*{safe(oneline(step.title), 150)}*\n{company}{_before(todo, step)}".rstrip()


def call_lines(handover: Handover, today: date) -> list[str]:
    """Return a line for each call to come on the local day `today`, next first."""
    return [
        f":calendar: {safe(oneline(step.title), 150)}: *{when_planned(handover.step(step.key))}*"
        for step in coming_calls(handover, today)
    ]


def _before(todo: Todo, step: Step) -> str:
    """Return what this person has yet to do before the call, as far as it is known; that it has no time yet counts, too."""
    handover, person = todo.handover, todo.owner
    left = []
    if not with_customer(step):
        unread, unwritten = len(awaiting_review(handover)), len(open_items(handover, person))
        left += [f"{count(unread, 'answer')} to look at"] if unread and person == handover.incoming else []
        left += [f"{count(unwritten, 'question')} to answer"] if unwritten and person == handover.outgoing else []
    elif not step_settled(handover, handover.playbook.step_of_kind(StepKind.INTRODUCTION)):
        left.append("the introduction e-mail, which isn't sent yet")
    words = [f"Before it: {listed(left)}."] if left else []
    points = len(agenda(handover)) + len(agenda_points(handover)) if step == agenda_call(handover) else 0
    words += [f"{count(points, 'point is', 'points are')} on its agenda."] if points else []
    words += ["It has no time yet."] if handover.step(step.key).starts is None else []
    return " ".join(words)


def taking_part(handover: Handover, step: Step, people: Mapping[str, Person]) -> list[Person]:
    """Return who takes part in a call for us, of those who are known."""
    return [people[user] for user in callers(handover, step) if user in people]


def not_there(handover: Handover, step: Step, reader: str, people: Iterable[Person]) -> list[str]:
    """Return a line for each of these people who does not work on the day of the call or for whom it is at night.

    `reader` is the user id of who reads it, who may be among them.
    """
    found = []
    for one in people:
        state = handover.step(step.key)
        on = day_of_call(state, one.zone)
        reason = digest_due(one, on) if on else None
        if isinstance(reason, NoDigest) and reason.why in _WHY:
            holiday = f" ({safe(reason.name, 80)})" if reason.name not in ("", UNNAMED) else ""
            mine, theirs = _WHY[reason.why]
            found.append((mine if one.id == reader else theirs.format(who=mention(one.id))) + holiday + ".")
        elif state.starts and at_night(state.starts, one.zone):
            local = f"{state.starts.astimezone(ZoneInfo(one.zone)):%H:%M}"
            whom = "you" if one.id == reader else mention(one.id)
            found.append(f":crescent_moon: That is {local} for {whom}.")
    return found


_WHY = {
    NoDigestReason.AWAY: ("You are away that day", "{who} is away that day"),
    NoDigestReason.DAY_OFF: ("That is no working day of yours", "That is no working day for {who}"),
    NoDigestReason.HOLIDAY: ("That is a public holiday where you are", "That is a public holiday for {who}"),
    NoDigestReason.DEACTIVATED: ("Your account is deactivated", "{who}'s account is deactivated"),
}


def said_when(when: str) -> str:
    """Return the moment or the day a call is or was planned for (`telling.when_planned_for`), in words."""
    at = parsed(when)
    return local_time(at) if isinstance(at, datetime) else day(at)
