"""The content of a person's digest: at most three to-dos over all their handovers, by urgency and weight; and why it is empty.

Left out are to-dos that are snoozed, blocked or waiting for others (see `blocking`). What the manager should know is
included once (see `escalation.reports`).
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from handover import customer_reply
from handover.blocking import (
    asked_whether_still_blocked,
    block_on,
    clearing_todos,
    is_quiet,
    still_blocked_todos,
)
from handover.digest.assignments import assignment_todos
from handover.digest.calls import call_reminders, is_planned_call, on_their_day
from handover.digest.intensity import at_intensity, upcoming_todos
from handover.digest.schedule import NoDigestReason
from handover.escalation.reports import escalated, reported_entry, says_only_silence
from handover.escalation.risks import RiskKind
from handover.importance import Place, place, presses, stakes_of
from handover.late import nudge_on
from handover.model.handover import Handover, Status
from handover.model.people import Intensity, Person
from handover.model.playbook import StepKind
from handover.model.subject import Subject, SubjectKind
from handover.snooze import active_snooze
from handover.standing_in import absence_entry, stand_in_todos, went_back
from handover.todos import Todo, TodoKind, completion_for, todos

MOST_TODOS = 3
"""Most to-dos a digest names. Those of several handovers in which nothing has moved count as one, for they are told in one line;
so do those of several accounts of which somebody has not said yet whether they take them on."""
MOST_IN_A_LINE = 20
"""Most handovers that such a line names."""

WEIGHT = {
    # What keeps somebody else waiting comes before what only waits for oneself.
    TodoKind.ASSIGNMENT: 7,
    TodoKind.ABSENCE: 7,
    TodoKind.CALL: 6,
    TodoKind.OVERDUE: 6,
    TodoKind.CLEAR: 5,
    TodoKind.QUESTION: 5,
    TodoKind.APPROVE: 5,
    TodoKind.CONFIRM: 5,
    TodoKind.PROMISES: 5,
    TodoKind.CUSTOMER_CALL: 5,
    TodoKind.SEND: 4,
    TodoKind.CUSTOMER_REPLY: 5,
    TodoKind.DRAFT: 4,
    TodoKind.COMPLETE: 4,
    TodoKind.REVIEW: 3,
    TodoKind.SYNTHESIS: 3,
    TodoKind.ANSWER: 3,
    TodoKind.STEP: 2,
}
NOBODY: Mapping[str, Person] = MappingProxyType({})
"""For handovers of whose people it is not known whether they are away."""
CALL_WEIGHT = 4
"""Weight of a step that is a call, because other people depend on it."""


@dataclass(frozen=True)
class DigestSelection:
    """The to-dos a digest names, and how many more are waiting."""

    todos: tuple[Todo, ...]
    more: int = 0


def select_for_digest(
    handovers: Iterable[Handover],
    person: Person,
    today: date,
    told: Container[tuple[str, str]] = frozenset(),
    people: Mapping[str, Person] = NOBODY,
    news: Sequence[Todo] = (),
) -> DigestSelection:
    """Return the to-dos for this person's digest of the local day `today`: at most three, and how many more are waiting.

    Left out is what they are `told` in a message of its own, and what was asked before and is `asked_once` (handover id and
    subject). First comes the `news` of absences (`standing_in.absence_news`). `people`: see `waiting_todos`.
    Upcoming to-dos fill the remaining places for the intensity ACTIVE.
    """
    handovers = tuple(handovers)
    waiting = (*news, *_untold(waiting_todos(handovers, person, today, people), told))
    said = at_intensity(waiting, person.intensity, today)
    ahead = _untold(upcoming_todos(handovers, person.id, today), told) if person.intensity is Intensity.ACTIVE else ()
    shown = _named((*said, *ahead))
    return DigestSelection(shown, len(waiting) - sum(todo in shown for todo in said))


def asked_once(handovers: Iterable[Handover], person: Person, today: date) -> frozenset[tuple[str, str]]:
    """Return handover id and subject of what waits for this person and is asked in one morning's message only."""
    waiting = waiting_todos(handovers, person, today)
    return frozenset((one.handover.id, one.subject) for one in waiting if one.kind is TodoKind.CUSTOMER_REPLY)


def _named(found: Iterable[Todo]) -> tuple[Todo, ...]:
    """Return the first of these, as many as a digest names, with all those of one line in one place."""
    named: list[Todo] = []
    lines: Counter[str] = Counter()
    for todo in found:
        line = told_in_line(todo.subject)
        room = len(named) - sum(number - 1 for number in lines.values()) < MOST_TODOS
        if (room or lines[line]) and lines[line] < MOST_IN_A_LINE if line else room:
            named.append(todo)
            if line:
                lines[line] += 1
    return tuple(named)


def told_in_line(subject: Subject) -> str:
    """Return what groups the entries of several handovers that are told in one line; empty for what has its own place."""
    if subject.kind is SubjectKind.ASSIGNMENT:
        return SubjectKind.ASSIGNMENT
    if subject.kind is SubjectKind.ABSENCE:
        return SubjectKind.ABSENCE
    return RiskKind.SILENT if says_only_silence(subject) else ""


def _untold(found: Iterable[Todo], told: Container[tuple[str, str]]) -> tuple[Todo, ...]:
    return tuple(todo for todo in found if (todo.handover.id, todo.subject) not in told)


def waiting_todos(
    handovers: Iterable[Handover], person: Person, today: date, people: Mapping[str, Person] = NOBODY
) -> tuple[Todo, ...]:
    """Return all to-dos waiting for this person on their local day `today`, most urgent first.

    What they have not said yet whether they take it on comes first; then calls, because they begin whether or not somebody thinks
    of them; then what somebody has asked about; then facts for the manager, because they are shown once; then what is asked once,
    or overdue; then what is due today, due later. Among those, accounts that are red, renew soon or have a promise due soon come
    first; then by weight, due day, how much the account matters (`importance`), the last day of the handover and a stable order.
    Of the `people`, by id, those who are away for long have a stand-in, who is shown what is theirs.
    """
    known = {**people, person.id: person}
    found = [
        todo
        for handover in handovers
        for todo in (
            *_own(handover, person, today),
            *_of_others(handover, person, today),
            *stand_in_todos(handover, person, known, today),
        )
        if todo.doer == person.id and todo.since <= today and not is_quiet(todo, today)
    ]
    return tuple(sorted(found, key=lambda todo: _rank(todo, today)))


def coming_todos(handovers: Iterable[Handover], person: Person, today: date) -> tuple[Todo, ...]:
    """Return the to-dos of their own that this person can begin with on the local day `today`, though none waits yet.

    What is due first comes first.
    """
    found = [
        todo
        for handover in handovers
        for todo in _own(handover, person, today)
        if todo.owner == person.id and todo.since > today and not is_quiet(todo, today)
    ]
    return tuple(sorted(found, key=lambda todo: (todo.due, _rank(todo, today))))


def _own(handover: Handover, person: Person, today: date) -> Iterator[Todo]:
    """Yield the to-dos that count on the person's local day `today`."""
    found = (_as_theirs(todo, person) for todo in todos(handover, date.max))
    return (todo for todo in found if todo.hidden <= today)


def _as_theirs(todo: Todo, person: Person) -> Todo:
    """Return the to-do on the days it has by this person's own calendar."""
    if todo.kind is not TodoKind.CUSTOMER_REPLY:
        return on_their_day(todo, person)
    day = customer_reply.asked_on(todo.handover, person)
    return replace(todo, due=day, since=day, hidden=day)


def _of_others(handover: Handover, person: Person, today: date) -> Iterator[Todo]:
    """Yield to-dos that no one else is shown: their yes, calls, blocks, what they may do too, the manager's facts."""
    yield from assignment_todos(handover, person.id)
    yield from call_reminders(handover, person, today)
    if any(block.blocker == person.id for block in handover.blocks):
        yield from clearing_todos(handover, today)
    yield from (todo for todo in still_blocked_todos(handover, today) if asked_whether_still_blocked(todo, today))
    completion = completion_for(handover, person.id, today)
    if completion is not None:
        yield completion
    if handover.manager == person.id:
        yield from escalated(handover, today)


def weight(todo: Todo) -> int:
    """Return the weight of a to-do among those of equal urgency."""
    if todo.kind is TodoKind.STEP and todo.handover.playbook.step(todo.subject.key).kind is StepKind.CALL:
        return CALL_WEIGHT
    return WEIGHT[todo.kind]


def _rank(todo: Todo, today: date) -> tuple[int, bool, int, date, Place, date, str, str, str]:
    news = todo.kind is TodoKind.OVERDUE
    call = todo.kind is TodoKind.CALL or (is_planned_call(todo) and todo.due == today)
    now = news or todo.due < today or todo.kind is TodoKind.CUSTOMER_REPLY
    urgency = 0 if call else 1 if nudge_on(todo, today) else 2 if now else 3 if todo.due == today else 4
    urgency = -1 if todo.kind is TodoKind.ASSIGNMENT else urgency
    handover, stakes = todo.handover, stakes_of(todo.handover)
    order = place(stakes, today), handover.window.end, handover.account, handover.id, todo.subject
    return urgency, not presses(stakes, today), -weight(todo), todo.due, *order


class EntryOutcome(StrEnum):
    """What has become of a digest entry since it was shown."""

    OPEN = "open"
    SETTLED = "settled"
    PLANNED = "planned"
    SNOOZED = "snoozed"
    BLOCKED = "blocked"
    SEEN = "seen"
    PAUSED = "paused"
    CLOSED = "closed"
    LEFT = "left"
    WENT_BACK = "went_back"


@dataclass(frozen=True)
class EntryStatus:
    """The current state of a digest entry. `todo` is set while it is open, `until` (a local day) while it is snoozed."""

    handover: Handover
    subject: Subject
    outcome: EntryOutcome
    todo: Todo | None = None
    until: date | None = None


def entry_status(
    handover: Handover, shown: str, person: Person, today: date, people: Mapping[str, Person] = NOBODY
) -> EntryStatus:
    """Return what has become of the entry with the subject `shown` in this person's digest, on their local day `today`.

    `people`: see `waiting_todos`. Raises ValueError when `shown` is no subject.
    """
    subject = Subject.parse(shown)
    if not handover.open:
        return EntryStatus(handover, subject, EntryOutcome.CLOSED)
    if handover.status is Status.PAUSED:
        return EntryStatus(handover, subject, EntryOutcome.PAUSED)
    if subject.kind is SubjectKind.CALL:
        return _reminder_status(handover, subject, person, today)
    todo = _shown(handover, subject, person, today, {**people, person.id: person})
    if todo is None and went_back(handover, subject, person):
        return EntryStatus(handover, subject, EntryOutcome.WENT_BACK)
    if todo is None:
        left = subject.kind is not SubjectKind.CLEAR and person.id not in handover.participants
        return EntryStatus(handover, subject, EntryOutcome.LEFT if left else EntryOutcome.SETTLED)
    hold = active_snooze(handover, subject, person.id, today)
    if hold:
        outcome = EntryOutcome.SEEN if todo.kind is TodoKind.OVERDUE else EntryOutcome.SNOOZED
        return EntryStatus(handover, subject, outcome, todo, hold.until)
    if block_on(todo):
        return EntryStatus(handover, subject, EntryOutcome.BLOCKED, todo)
    planned = todo.kind is TodoKind.STEP and handover.step(subject.key).planned is not None and todo.since > today
    return EntryStatus(handover, subject, EntryOutcome.PLANNED if planned else EntryOutcome.OPEN, todo)


def _shown(
    handover: Handover, subject: Subject, person: Person, today: date, people: Mapping[str, Person]
) -> Todo | None:
    if subject.kind is SubjectKind.ABSENCE:
        return next(absence_entry(handover, subject, person, people, today), None)
    if subject.kind is SubjectKind.OVERDUE:
        return reported_entry(handover, subject, today)
    if subject.kind is SubjectKind.COMPLETE and person.id != handover.incoming:
        return completion_for(handover, person.id, date.max)
    if subject.kind is SubjectKind.ASSIGNMENT:
        return next(iter(assignment_todos(handover, person.id)), None)
    clearing = (*clearing_todos(handover, date.max), *still_blocked_todos(handover, today))
    found = clearing if subject.kind is SubjectKind.CLEAR else todos(handover, date.max)
    own = (_as_theirs(todo, person) for todo in found if todo.owner == person.id)
    mine = (*own, *stand_in_todos(handover, person, people, today))
    return next((todo for todo in mine if todo.subject == subject), None)


def _reminder_status(handover: Handover, subject: Subject, person: Person, today: date) -> EntryStatus:
    """Return what has become of the reminder of a call: it may have got another day, or none, since it was shown."""
    todo = next((one for one in call_reminders(handover, person, today) if one.subject == subject), None)
    if todo is None:
        awaited = handover.step(subject.key).awaited
        return EntryStatus(handover, subject, EntryOutcome.PLANNED if awaited else EntryOutcome.SETTLED)
    hold = active_snooze(handover, subject, person.id, today)
    outcome, until = (EntryOutcome.SEEN, hold.until) if hold else (EntryOutcome.OPEN, None)
    return EntryStatus(handover, subject, outcome, todo, until)


def why_no_digest(
    handovers: Iterable[Handover],
    person: Person,
    today: date,
    told: Container[tuple[str, str]] = frozenset(),
    people: Mapping[str, Person] = NOBODY,
) -> NoDigestReason:
    """Return why the person's digest of the local day `today` is empty, given that it is. `told`: see `select_for_digest`."""
    handovers = tuple(handovers)
    if waiting := waiting_todos(handovers, person, today, people):
        return NoDigestReason.NOTHING_DUE if _untold(waiting, told) else NoDigestReason.TOLD
    awake = [_without_holds_of(handover, person.id) for handover in handovers]
    return NoDigestReason.SNOOZED if waiting_todos(awake, person, today, people) else NoDigestReason.NOTHING


def _without_holds_of(handover: Handover, person: str) -> Handover:
    return replace(handover, holds=tuple(hold for hold in handover.holds if hold.person != person))
