"""After a call: whether it was held, moved, or nobody came, what was said, and what was promised there (P76, P85–P89)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handover.calls.arranging import arranged, call_steps, call_to_change, with_customer
from handover.calls.telling import call_lane
from handover.interview.jobs import understood_anew
from handover.interview.questions import realigned
from handover.model.answers import Answer
from handover.model.calls import Call, CallNote, MissedCall
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Promise, RecordKind
from handover.model.refusals import Refusal
from handover.model.steps import StepState
from handover.questions import with_answer
from handover.records.changing import with_added, with_removed
from handover.records.in_words import in_words
from handover.records.reading import read
from handover.records.reading_parts import Asked
from handover.roles import has_declined, step_for
from handover.stages import concluded
from handover.text.fingerprint import fingerprint
from handover.time.countries import country_of
from handover.time.dates_in_words import writes_month_first
from handover.time.workdays import local_date

CALL_ASKED = JobKind("call_asked")
CALL_MISSED = JobKind("call_missed")
TOO_OFTEN = 2
"""Calls to which the customer did not come, of which the manager hears: once is chance."""


class CallChanged(Refusal):
    """The call is planned for another time by now, or was held: that nobody came to it cannot be said any more."""


class NoteChanged(Refusal):
    """The message says something else by now, or was deleted: what was read in it is not there any more."""


def call_asked(handover_id: str, key: str, user: str, starts: datetime, due: datetime | None = None) -> Job:
    """Return the job that asks how the call went that begins at this moment (UTC), or brings that message up to date."""
    ref = {"user": user, "step": key, "starts": starts.isoformat()}
    name = f"{CALL_ASKED}:{handover_id}:{asked_about(key, starts)}:{user}"
    return Job(CALL_ASKED, name, call_lane(handover_id, key, user) + ":after", handover_id, ref, due=due, again=True)


def asked_about(key: str, starts: datetime) -> str:
    """Return what names one time of a call, as the thread below its question is told apart."""
    return f"{key}.{starts:%Y%m%dT%H%M}"


def missed_at(call: Call, starts: datetime) -> MissedCall | None:
    """Return that nobody came to the call at this moment; None where nobody has said so."""
    return next((one for one in call.missed if one.starts == starts), None)


def nobody_came(handover: Handover, key: str, starts: datetime, *, by: str, now: datetime) -> Decision:
    """Store that nobody came to the call at this moment: it has no day then, and waits to be planned again.

    Of the second that a customer missed the manager hears. Changes nothing when it is said already. Raises CallChanged,
    NotYours, NotActive, AlreadyDone.
    """
    call, state = arranged(handover, key), handover.step(key)
    if missed_at(call, starts) is not None:
        return unchanged(handover)
    call_to_change(handover, key, by)
    if state.starts != starts or starts > now:
        raise CallChanged
    missed = (*call.missed, MissedCall(starts, state.planned, by, now))
    steps = {**handover.steps, key: replace(state, planned=None, starts=None, changed_at=now)}
    after = _with(replace(handover, steps=steps), key, replace(call, missed=missed))
    return concluded(after, *manager_told(after, by))


def somebody_came(handover: Handover, key: str, starts: datetime, *, by: str, now: datetime) -> Decision:
    """Undo `nobody_came`. A new day that was chosen since stays. Raises NotYours, NotActive, AlreadyDone."""
    call_to_change(handover, key, by)
    call, state = arranged(handover, key), handover.step(key)
    missed = missed_at(call, starts)
    if missed is None:
        return unchanged(handover)
    if state.planned is None:
        state = replace(state, planned=missed.planned, starts=missed.starts, changed_at=now)
    call = replace(call, missed=tuple(one for one in call.missed if one is not missed))
    return concluded(_with(replace(handover, steps={**handover.steps, key: state}), key, call))


def missed_by_customer(handover: Handover) -> tuple[MissedCall, ...]:
    """Return the calls to which the customer did not come, in order of time."""
    keys = [step.key for step in call_steps(handover) if with_customer(step)]
    found = [one for key in keys if key in handover.calls for one in handover.calls[key].missed]
    regular = (series.first_said for series in handover.series)
    found += [MissedCall(one.starts, None, one.by, one.at) for one in regular if one is not None and not one.came]
    return tuple(sorted(found, key=lambda one: one.starts))


def stays_away(handover: Handover) -> int:
    """Return to how many calls in a row the customer has not come, up to the latest that was held; 0 below `TOO_OFTEN`."""
    held = [state.starts or state.done_at for state in _held_with_customer(handover)]
    regular = (series.first_said for series in handover.series)
    held += [one.starts for one in regular if one is not None and one.came]
    since = [one for one in missed_by_customer(handover) if all(at is None or at < one.starts for at in held)]
    return len(since) if len(since) >= TOO_OFTEN else 0


def _held_with_customer(handover: Handover) -> Iterable[StepState]:
    steps = (step for step in call_steps(handover) if with_customer(step))
    return [state for step in steps if (state := handover.step(step.key)).done_at is not None]


def with_note(handover: Handover, key: str, note: CallNote) -> Decision:
    """Keep what somebody has written about a call, in place of what the same message said before. Raises NotYours, NotActive."""
    step_for(handover, key, note.by)
    call = arranged(handover, key)
    before = next((one for one in call.notes if one.source == note.source), None)
    if before is not None and before.text == note.text:
        return unchanged(handover)
    # What was taken up of it stays a record: it is changed where the promises are.
    rest = tuple(one for one in call.notes if one is not before)
    kept = replace(note, at=before.at) if before is not None else note
    return concluded(_with(handover, key, replace(call, notes=tuple(sorted((*rest, kept), key=_written)))))


def without_note(handover: Handover, key: str, source: str) -> Decision:
    """Forget what a message said, which its writer has deleted."""
    call = arranged(handover, key)
    notes = tuple(one for one in call.notes if one.source != source)
    return concluded(_with(handover, key, replace(call, notes=notes))) if notes != call.notes else unchanged(handover)


def promises_in(note: CallNote, writer: Person) -> tuple[Promise, ...]:
    """Return what may have been promised, as it is read in a note: nothing of it counts until somebody takes it up."""
    month_first = writes_month_first(writer.country or country_of(writer.zone))
    read_ = read(RecordKind.PROMISES, note.text, Asked(local_date(note.at, writer.zone), month_first, (), ()))
    return tuple(one for one in read_.records if isinstance(one, Promise))


def mark_of(promise: Promise) -> str:
    """Return what names a promise by its words."""
    return fingerprint(in_words(promise))


def take_up(
    handover: Handover, key: str, source: str, mark: str, writer: Person, *, by: str, now: datetime
) -> Decision:
    """Make a record of a promise that was read in a note, among the other promises of the handover. Changes nothing twice.

    `writer` is who wrote the note. Raises NoteChanged where it is not read in it any more, NotYours, NotActive, AnswerFull.
    """
    step_for(handover, key, by)
    note, item = _note_of(handover, key, source), promise_item(handover)
    promise = next((one for one in promises_in(note, writer) if mark_of(one) == mark), None)
    if promise is None or item is None:
        raise NoteChanged
    if mark in note.taken_up:
        return unchanged(handover)
    answer = handover.answer(item.key)
    applies = replace(answer, not_applicable="", parts=tuple(replace(one, excuse=False) for one in answer.parts))
    added = with_added(applies, promise, by=by, at=now)
    return _with_promises(handover, key, added, replace(note, taken_up={**note.taken_up, mark: added.records[-1].id}))


def put_down(handover: Handover, key: str, source: str, mark: str, *, by: str, now: datetime) -> Decision:
    """Undo `take_up`: the record is taken out again, unless somebody has done so. Raises NoteChanged, NotYours, NotActive."""
    step_for(handover, key, by)
    note, item = _note_of(handover, key, source), promise_item(handover)
    record = note.taken_up.get(mark, "")
    if not record or item is None:
        return unchanged(handover)
    answer = handover.answer(item.key)
    if any(one.id == record for one in answer.records):
        answer = with_removed(answer, record, by=by, at=now)
    rest = {one: record for one, record in note.taken_up.items() if one != mark}
    return _with_promises(handover, key, answer, replace(note, taken_up=rest))


def promise_item(handover: Handover) -> Item | None:
    """Return the item in which the handover's promises stand, None where its playbook has none."""
    return next((one for one in handover.playbook.items if one.kind is RecordKind.PROMISES), None)


def _note_of(handover: Handover, key: str, source: str) -> CallNote:
    for note in arranged(handover, key).notes:
        if note.source == source:
            return note
    raise NoteChanged


def _with_promises(handover: Handover, key: str, answer: Answer, note: CallNote) -> Decision:
    """Return the handover with this answer to its question about promises, and the note from which one was taken up."""
    call = arranged(handover, key)
    notes = tuple(note if one.source == note.source else one for one in call.notes)
    changed, follow = realigned(with_answer(_with(handover, key, replace(call, notes=notes)), answer))
    return concluded(changed, *follow, *understood_anew(changed, answer.item))


def _written(note: CallNote) -> str:
    return note.source


def _with(handover: Handover, key: str, call: Call) -> Handover:
    return replace(handover, calls={**handover.calls, key: call})


def manager_told(handover: Handover, by: str) -> Iterable[Job]:
    """Yield the job that tells the manager of a customer who did not come twice; nothing for a manager who says so."""
    manager, missed = handover.manager, missed_by_customer(handover)
    if len(missed) < TOO_OFTEN or not manager or manager == by or has_declined(handover, manager):
        return
    key = f"{CALL_MISSED}:{handover.id}:{manager}"
    yield Job(CALL_MISSED, key, key, handover.id, {"user": manager})
