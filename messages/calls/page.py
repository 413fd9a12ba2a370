"""The page of a handover's calls: when each is, with whom, what is arranged of it, and the way to arrange it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from handover.calls.arranging import call_steps, with_customer
from handover.calls.further import is_taken_out
from handover.model.calls import Call
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from handover.model.subject import Subject, SubjectKind
from handover.plan.due import due_date
from handover.promises.found import missing_of, promises_of
from handover.reverse_interview.agenda import agenda, agenda_call, agenda_points
from handover.roles import callers, may_finish
from handover.synthesis import current_synthesis
from messages.calls import series
from messages.calls.further import PUT_BACK, TAKE_OUT, add_button
from messages.calls.planned import TAKEN_PLACE, not_there, taking_part
from messages.kit import blocks
from messages.kit.dates import day, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, first_listed, listed, mention, oneline, safe
from messages.kit.titles import account, when_planned
from messages.kit.values import ButtonValue
from messages.reverse_interview.agenda import agenda_button

TITLE = "Calls"
MOST_SHOWN = 20
MOST_NAMED = 5


def page(handover: Handover, viewer: Person, people: Mapping[str, Person], now: datetime, metadata: str) -> View:
    """Return the page for one of the handover's people, at `now` (UTC). `people` are those of its people who are known."""
    steps = call_steps(handover)
    lead = f"*{account(handover)}*"
    if not steps:
        lead += "\nIts playbook has no calls."
    content: list[Block] = [blocks.section(lead)]
    for step in steps[:MOST_SHOWN]:
        content += _shown(handover, step, viewer, people)
    content += add_button(handover, viewer)
    content += series.shown(handover, viewer, people, now)
    if handover.active and steps:
        content.append(
            blocks.context(
                f"I propose times in everybody's working hours, and bring the invitation as a file for the calendar. "
                f"Your time zone is {viewer.zone}."
            )
        )
    return blocks.modal(Form.CALLS, TITLE, content, metadata=metadata)


def _shown(handover: Handover, step: Step, viewer: Person, people: Mapping[str, Person]) -> Iterator[Block]:
    name = f"*{safe(oneline(step.title), 150)}*"
    yield blocks.section("\n".join((name, *_lines(handover, step), *_against(handover, step, viewer, people))))
    buttons = [*_buttons(handover, step, viewer)]
    if buttons:
        yield blocks.actions(*buttons)


def _lines(handover: Handover, step: Step) -> Iterator[str]:
    state, call = handover.step(step.key), handover.calls.get(step.key)
    if state.done_at is not None:
        yield f"✓ It has taken place, says {mention(state.done_by)}, {local_time(state.done_at)}"
        return
    if state.not_needed:
        yield "Taken out" if is_taken_out(handover, step) else "Not needed"
        return
    when = f":calendar: {when_planned(state)}" if state.planned else f"No day yet. Due {day(due_date(handover, step))}"
    yield f"{when}, {call.minutes} minutes" if call is not None else when
    yield f"With {first_listed([*map(mention, callers(handover, step)), *_theirs(handover, step, call)], MOST_NAMED)}"
    if call is not None:
        yield from _arranged(call)
    if step == agenda_call(handover) and (points := _agenda(handover)):
        yield f"To talk about: {listed(points)}"


def _against(handover: Handover, step: Step, viewer: Person, people: Mapping[str, Person]) -> list[str]:
    """Return what speaks against the day and time of a call by now: an absence or a holiday may have come since."""
    if not handover.step(step.key).awaited:
        return []
    return not_there(handover, step, viewer.id, taking_part(handover, step, people))


def _agenda(handover: Handover) -> list[str]:
    """Return what waits to be talked about among colleagues, counted: the words stand behind "Agenda" and in the overview."""
    written = current_synthesis(handover)
    counted = (
        (len(agenda(handover)), "open question"),
        (len(agenda_points(handover)), "point"),
        (sum(1 for _, one in promises_of(handover) if missing_of(one)), "incomplete promise"),
        (len(written.risks) if written is not None else 0, "risk"),
    )
    return [count(number, words) for number, words in counted if number]


def _theirs(handover: Handover, step: Step, call: Call | None) -> list[str]:
    if not with_customer(step):
        return []
    names = {one.email: one.name for one in handover.contacts}
    invited = [safe(oneline(names.get(one) or one), 80) for one in (call.contacts if call is not None else ())]
    return invited or ["the customer"]


def _arranged(call: Call) -> Iterator[str]:
    if call.place:
        yield safe(call.place, 300)
    if call.standing is not None:
        changed = f", changed {count(call.standing.sequence, 'time')}" if call.standing.sequence else ""
        yield f"Invitation made, {mention(call.standing.organiser)} sends it{changed}"


def _buttons(handover: Handover, step: Step, viewer: Person) -> Iterator[blocks.Element]:
    state, call = handover.step(step.key), handover.calls.get(step.key)
    if not handover.active or not may_finish(handover, step, viewer.id):
        return
    value, name = str(ButtonValue(handover.id, step.key)), oneline(step.title)
    if is_taken_out(handover, step):
        yield blocks.button(PUT_BACK, Action.CALL_OUT_UNDO, value, label=f"{PUT_BACK}: {name}")
    if state.settled:
        return
    words = "Change …" if state.starts else "Arrange …"
    yield blocks.button(words, Action.CALL_ARRANGE, value, None if state.starts else "primary", f"{words} {name}")
    if call is not None and call.standing is not None:
        yield blocks.button("Invitation again", Action.CALL_FILE, value, label=f"Invitation again: {name}")
    if state.planned:
        done = str(ButtonValue(handover.id, Subject(SubjectKind.STEP, step.key)))
        yield blocks.button(TAKEN_PLACE, Action.STEP_DONE, done, label=f"{TAKEN_PLACE}: {name}")
    if step.further:
        yield blocks.button(TAKE_OUT, Action.CALL_OUT, value, label=f"{TAKE_OUT}: {name}")
    elif state.planned:
        yield blocks.button("Take the day back", Action.CALL_OFF, value, label=f"Take the day back: {name}")
    if step == agenda_call(handover):
        yield agenda_button(handover)
