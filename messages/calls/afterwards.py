"""How a call went: the question with its three answers, what has become of it, what was written, and what may be promised there."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from handover.calls.afterwards import (
    CallChanged,
    NoteChanged,
    mark_of,
    missed_at,
    missed_by_customer,
    promise_item,
    promises_in,
)
from handover.calls.arranging import arranged
from handover.model.calls import CallNote
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from handover.model.records import Promise
from handover.model.subject import Subject, SubjectKind
from handover.records.in_words import in_words
from messages.calls.planned import TAKEN_PLACE
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import block_quote
from messages.kit.refusals import words_for
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import account, when_planned
from messages.kit.values import ButtonValue

MOST_NOTES, NOTE = 5, 400
MOST_PROMISES = 5
PROMISE = 300


@words_for.register
def _(_refusal: CallChanged) -> str:
    return "This call has another time by now, or has been held. `/handover calls` shows what holds."


@words_for.register
def _(_refusal: NoteChanged) -> str:
    return "That isn't in the message any more: it was changed, or deleted."


def asked(handover: Handover, step: Step, starts: datetime, people: Mapping[str, Person]) -> Message:
    """Return the question how the call went that began at this moment, or what has become of it, with what was written below."""
    words, buttons = _lead(handover, step, starts)
    content: list[Block] = [blocks.section(words), *([blocks.actions(*buttons)] if buttons else [])]
    said = [words]
    for note in arranged(handover, step.key).notes[-MOST_NOTES:]:
        lines = f"{mention(note.by)}:\n{block_quote(note.text, NOTE)}"
        content.append(blocks.section(lines))
        said.append(lines)
        for line, button in _promises(handover, step, note, people):
            content.append(blocks.section(line, button))
            said.append(line)
    return Message("\n".join(said), content)


def told_manager(handover: Handover) -> Message:
    """Return what the manager hears of a customer who did not come twice."""
    missed = missed_by_customer(handover)
    when = listed([local_time(one.starts) for one in missed[-MOST_NOTES:]])
    words = (
        f":warning: *{account(handover)}*: the customer has not come to {count(len(missed), 'call')}: {when}. "
        "A call from you may show what is behind it."
    )
    see = blocks.button("Open calls", Action.CALLS_OPEN, handover.id)
    open_ = blocks.button("Open", Action.OPEN, handover.id, label="Open the whole handover")
    return Message(words, [blocks.section(words), blocks.actions(see, open_)])


def _lead(handover: Handover, step: Step, starts: datetime) -> tuple[str, list[blocks.Element]]:
    name = f"*{account(handover)}* · *{safe(oneline(step.title), 150)}*, {local_time(starts)}"
    state, value = handover.step(step.key), str(ButtonValue(handover.id, step.key))
    of_step = str(ButtonValue(handover.id, Subject(SubjectKind.STEP, step.key)))
    of_time = str(ButtonValue(handover.id, f"{step.key} {starts.isoformat()}"))
    missed = missed_at(arranged(handover, step.key), starts)
    if missed is not None:
        again = blocks.button("Arrange …", Action.CALL_ARRANGE, value, "primary")
        undo = blocks.button("Undo", Action.CALL_MISSED_UNDO, of_time)
        fresh = f"It is planned anew: {when_planned(state)}." if state.planned else "It has no day now."
        undone = [undo] if handover.active and not state.settled else []
        return f"{name}: nobody came, says {mention(missed.by)}. {fresh}", [
            *([] if state.planned else [again]),
            *undone,
        ]
    if state.done_at is not None:
        undo = blocks.button("Undo", Action.TODO_UNDO, of_step)
        return f"✓ {name}: it has taken place, says {mention(state.done_by)}. {_WRITE}", [
            undo
        ] if handover.active else []
    if state.starts != starts or not handover.active:
        fresh = f"it is planned for {when_planned(state)} now" if state.awaited else "it has no day any more"
        return f"{name}: {fresh}.", []
    return f"How was it? {name}. {_WRITE}", [
        blocks.button(TAKEN_PLACE, Action.STEP_DONE, of_step, "primary"),
        blocks.button("It was moved …", Action.CALL_ARRANGE, value),
        blocks.button("Nobody came", Action.CALL_MISSED, of_time),
    ]


_WRITE = "What was said and promised? Reply below this, and it is kept with the call."


def _promises(
    handover: Handover, step: Step, note: CallNote, people: Mapping[str, Person]
) -> Iterator[tuple[str, blocks.Element | None]]:
    """Yield what may be promised in a note, each with the way to take it up, or to take that back."""
    writer = people.get(note.by)
    if writer is None or promise_item(handover) is None:
        return
    for promise in promises_in(note, writer)[:MOST_PROMISES]:
        yield _promise(handover, step, note, promise)


def _promise(handover: Handover, step: Step, note: CallNote, promise: Promise) -> tuple[str, blocks.Element | None]:
    mark, words = mark_of(promise), safe(oneline(in_words(promise)), PROMISE)
    value = str(ButtonValue(handover.id, f"{step.key} {note.source} {mark}"))
    if mark in note.taken_up:
        undo = blocks.button("Take back", Action.CALL_PROMISE_UNDO, value, label=f"Take back: {oneline(promise.what)}")
        return f"✓ Among the promises: {words}", undo if handover.active else None
    take = blocks.button("Keep as a promise", Action.CALL_PROMISE, value, label=f"Keep: {oneline(promise.what)}")
    return f"Was this promised? {words}", take if handover.active else None
