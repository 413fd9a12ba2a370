"""A planned call that does not fit any more, in words: why, the times that do, and what has become of it."""

from collections.abc import Iterator, Mapping, Sequence

from handover.call_clashes import holds
from handover.calls.arranging import arranged
from handover.calls.telling import when_planned_for
from handover.calls.times import Proposed
from handover.model.call_clash import CallClash
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from handover.plan.dates import last_day
from messages.calls.form import everybodys, time_option
from messages.calls.planned import not_there, said_when, taking_part
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import account, when_planned
from messages.kit.values import ButtonValue


def clash_message(
    handover: Handover, clash: CallClash, reader: Person, people: Mapping[str, Person], times: Sequence[Proposed]
) -> Message:
    """Return what the reader is told of a call that does not fit, with times that do; or what has become of it."""
    step, state = handover.playbook.step(clash.step), handover.step(clash.step)
    name = f"*{account(handover)}* · *{safe(oneline(step.title), 150)}*"
    open_ = handover.active and not state.settled
    if when_planned_for(state) != clash.when:
        moved = (
            f"moved from {said_when(clash.when)} to *{when_planned(state)}*" if state.awaited else "it has no day now"
        )
        back = _move(handover, clash, when_planned_for(state), clash.when, "Undo", "Undo: back to the former time")
        return _done(f"✓ {name}: {moved}.", [back] if open_ and state.awaited else [])
    if state.settled or not handover.active:
        return _done(f"{name}, {said_when(clash.when)}: nothing has to be moved any more.", [])
    if clash.kept_by:
        value = str(ButtonValue(handover.id, f"{clash.step} {clash.when}"))
        undo = blocks.button("Undo", Action.CALL_KEEP_UNDO, value)
        return _done(f"✓ {name} stays on {said_when(clash.when)}, says {mention(clash.kept_by)}.", [undo])
    if not holds(handover, clash, people):
        return _done(f"✓ {name}, {said_when(clash.when)}: it fits again.", [])
    return _question(handover, step, clash, reader, people, times, name)


def _question(
    handover: Handover,
    step: Step,
    clash: CallClash,
    reader: Person,
    people: Mapping[str, Person],
    times: Sequence[Proposed],
    name: str,
) -> Message:
    why = " ".join(_reasons(handover, step, clash, reader, people))
    words = f":calendar: {name} is planned for *{when_planned(handover.step(step.key))}*. {why}"
    ask = "Shall it be moved to one of these? The invitation follows." if times else "Another time suits better."
    said = [f"{words}\n{ask}"]
    content: list[Block] = [blocks.section(said[0])]
    there = taking_part(handover, step, people)
    for one in times:
        label = f"Move it to {time_option(one.starts, reader.zone)}"
        button = _move(handover, clash, clash.when, one.starts.isoformat(), "Move it", label)
        line = everybodys(one, there, arranged(handover, step.key).zone)
        content.append(blocks.section(line, button))
        said.append(line)
    value = str(ButtonValue(handover.id, f"{step.key} {clash.when}"))
    content.append(
        blocks.actions(
            blocks.button("Another time …", Action.CALL_ARRANGE, str(ButtonValue(handover.id, step.key))),
            blocks.button("Keep it", Action.CALL_KEEP, value, label=f"Keep it: {oneline(step.title)}"),
        )
    )
    return Message("\n".join(said), content)


def _reasons(
    handover: Handover, step: Step, clash: CallClash, reader: Person, people: Mapping[str, Person]
) -> Iterator[str]:
    if not clash.who:
        whose = "your last day" if reader.id == handover.outgoing else f"the last day of {mention(handover.outgoing)}"
        yield f"That is after {whose}, {day(last_day(handover))}."
    elif clash.who in people:
        yield from not_there(handover, step, reader.id, [people[clash.who]])


def _move(handover: Handover, clash: CallClash, was: str, to: str, words: str, label: str) -> blocks.Element:
    value = str(ButtonValue(handover.id, f"{clash.step} {was} {to}"))
    return blocks.button(words, Action.CALL_MOVE, value, label=label)


def _done(words: str, buttons: Sequence[blocks.Element]) -> Message:
    return Message(words, [blocks.section(words), *([blocks.actions(*buttons)] if buttons else [])])
