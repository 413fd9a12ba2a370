"""What the manager hears, once each and with the facts: silence, what is late, unanswered or blocked, a window at risk.

All that is new about one handover is one entry of one morning message; what has no room in it comes another morning.
The manager has been told what an entry showed (`told_overdue` keeps its marks). A mark names the fact and, where the
same can happen a second time, which time: `answer@U0DANA` (late), `answer@U0DANA!` (blocked), `silent:2026-03-05`
(since that day), `no_room:2026-03-23` (before that last day).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from handover.blocking import block_on
from handover.escalation.risks import OF_WINDOW, Risk, RiskKind, days_left, silence, window_risk, window_risks
from handover.escalation.silence import due_with_grace, last_progress
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover, Status
from handover.model.subject import Subject, SubjectKind
from handover.time.workdays import add_workdays, workdays_between
from handover.todos import REPLY_DAYS, Todo, TodoKind, days_before, late_by, todos, utc_day

PATIENCE = 2
"""How many working days something may be late, or a question unanswered, before the manager hears of it."""
END_IS_NEAR = 5
"""Working days: with more left, a handover that is behind can still catch up by itself."""
MOST_FACTS = 3
"""How many facts one entry holds."""

BLOCKED_MARK = "!"
"""Ends the mark of a thing that was told as blocked: that is news even to somebody who knows that it is late."""
SEPARATOR = ","


def escalated(handover: Handover, today: date) -> tuple[Todo, ...]:
    """Return the manager's entry about this handover with what they have yet to hear of: one to-do of kind `overdue`, or none.

    Nothing without a manager, nothing that is up to the manager themselves, nothing they were told before.
    """
    news = _unreported(handover, today)[:MOST_FACTS]
    return (_entry(handover, [_mark(handover, fact) for fact in news], news, today),) if news else ()


def reported_entry(handover: Handover, subject: str, today: date) -> Todo | None:
    """Return the manager's entry of this `overdue:…` subject, None when all it speaks of is settled by now."""
    facts = reported_facts(handover, subject, today)
    return _entry(handover, _marks(subject), facts, today) if facts else None


def reported_facts(handover: Handover, subject: str, today: date) -> tuple[Risk, ...]:
    """Return the facts that an `overdue:…` subject names, as they are on `today`, without what is settled."""
    facts: list[Risk] = []
    for mark in _marks(subject):
        fact = _fact(handover, mark, today)
        if fact is not None and fact not in facts:
            facts.append(fact)
    return tuple(facts)


def mark_reported(handover: Handover, shown: Iterable[str], today: date) -> Decision:
    """Remember that the manager was shown these `overdue:…` subjects, and forget what is over.

    Forgetting lets the manager hear again when the same thing is late or blocked a second time. Who has read that
    something is blocked need not read that it is late as well, and who has read that nothing moves, or that the last
    day has passed, knows what follows from it. While a handover rests, all is remembered.
    """
    if handover.status is not Status.ACTIVE:
        return unchanged(handover)
    marks = {mark for subject in shown for mark in _marks(subject)}
    marks |= {mark.removesuffix(BLOCKED_MARK) for mark in marks}
    facts = _facts(handover, today)
    if any(_implies_others(fact) and _mark(handover, fact) in marks for fact in facts):
        marks |= {_mark(handover, fact) for fact in facts if _implied(fact, facts, handover)}
    kept = (_known(handover) | marks) & frozenset(_current_marks(handover, today))
    informed = replace(handover, told_overdue=kept, told_to=handover.manager if kept else "")
    return unchanged(handover) if informed == handover else Decision(informed)


def open_for_others(handover: Handover, today: date) -> tuple[Todo, ...]:
    """Return what is open and up to somebody other than the manager, first due first."""
    theirs = (todo for todo in todos(handover, today) if handover.manager not in (todo.owner, responsible_person(todo)))
    return tuple(sorted(theirs, key=lambda todo: todo.due))


def responsible_person(todo: Todo) -> str:
    """Return who can take this to-do further: whoever can clear the way, else its owner."""
    block = block_on(todo)
    return block.blocker if block and block.blocker else todo.owner


def _unreported(handover: Handover, today: date) -> tuple[Risk, ...]:
    facts, known = _facts(handover, today), _known(handover)
    return tuple(fact for fact in facts if _mark(handover, fact) not in known and not _implied(fact, facts, handover))


def _known(handover: Handover) -> frozenset[str]:
    """Return the marks of what the manager knows: nothing, when somebody else has become the manager since."""
    return handover.told_overdue if handover.told_to in ("", handover.manager) else frozenset()


def _facts(handover: Handover, today: date) -> tuple[Risk, ...]:
    """Return everything a manager should know of on `today`, told or not, strongest first."""
    theirs = open_for_others(handover, today)
    if not handover.manager or not theirs:
        return ()
    window = window_risk(handover, today)
    early = window is not None and window.kind is RiskKind.BEHIND and days_left(handover, today) > END_IS_NEAR
    silent = silence(handover, today, apart_from=handover.manager)
    blocked = [todo for todo in theirs if block_on(todo)]
    late = [todo for todo in theirs if not block_on(todo) and _too_late(todo, today)]
    late.sort(key=lambda todo: todo.kind is not TodoKind.QUESTION)
    return (
        *([window] if window and not early else []),
        *([silent] if silent else []),
        *(Risk(RiskKind.BLOCKED, todo) for todo in blocked if _blocked_on(todo) <= today),
        *(Risk(RiskKind.LATE, todo, late_by(todo, today)) for todo in late),
    )


def _too_late(todo: Todo, today: date) -> bool:
    """A day off asked for ("Tomorrow") does not hide from the manager what is late, but one day's grace is given for it.

    Patience with a question counts from its being asked, for somebody waits; and nobody is late for what was due before
    the handover was opened here.
    """
    due = max(due_with_grace(todo, today), utc_day(todo.handover.opened_at))
    patience = PATIENCE - REPLY_DAYS if todo.kind is TodoKind.QUESTION else PATIENCE
    return workdays_between(due, today, todo.handover.workdays) >= patience


def _implied(fact: Risk, facts: Iterable[Risk], handover: Handover) -> bool:
    """Return whether a fact goes without saying beside a stronger one.

    That something is late or much is open follows from nothing moving at all; that something was due by the last day
    follows from the last day having passed.
    """
    kinds = {one.kind for one in facts}
    if fact.kind is RiskKind.BEHIND:
        return RiskKind.SILENT in kinds
    if fact.kind is not RiskKind.LATE or fact.todo is None:
        return False
    passed = RiskKind.WINDOW_PASSED in kinds and fact.todo.due <= handover.window.end
    return RiskKind.SILENT in kinds or passed


def _implies_others(fact: Risk) -> bool:
    return fact.kind in (RiskKind.SILENT, RiskKind.WINDOW_PASSED)


def _entry(handover: Handover, marks: Iterable[str], facts: Iterable[Risk], today: date) -> Todo:
    since = min(_day(fact, today) for fact in facts)
    return Todo(
        TodoKind.OVERDUE,
        Subject(SubjectKind.OVERDUE, SEPARATOR.join(marks)),
        handover.manager,
        since,
        since,
        handover=handover,
    )


def _day(fact: Risk, today: date) -> date:
    """Return since when the fact is one, never after `today`."""
    if fact.todo is None:
        return fact.since or today
    return min(today, _blocked_on(fact.todo) if fact.kind is RiskKind.BLOCKED else fact.todo.due)


def _blocked_on(todo: Todo) -> date:
    block = block_on(todo)
    return utc_day(block.at) if block else todo.due


def _mark(handover: Handover, fact: Risk) -> str:
    """Return what is remembered once the manager has been told of a fact."""
    if fact.todo is not None:
        return _plain(fact.todo) + (BLOCKED_MARK if fact.kind is RiskKind.BLOCKED else "")
    if fact.kind in OF_WINDOW:
        return _of_window(handover, fact.kind)
    return _of_silence(handover)


def _plain(todo: Todo) -> str:
    """Return the mark of a late to-do: the subject, and whose it is."""
    return f"{todo.subject}@{todo.owner}"


def _of_window(handover: Handover, kind: RiskKind) -> str:
    """Return the mark of a risk to this last day. A pause moves the day and not the plan, so it is counted without."""
    end = add_workdays(handover.window.end, 0, handover.workdays)
    return f"{kind}:{days_before(end, handover.paused_days, handover.workdays)}"


def _of_silence(handover: Handover) -> str:
    return f"{RiskKind.SILENT}:{last_progress(handover)}"


def _marks(subject: str) -> list[str]:
    return Subject.parse(subject).key.split(SEPARATOR)


def _fact(handover: Handover, mark: str, today: date) -> Risk | None:
    """Return what a mark stands for on `today`, None when it is over. A late thing that is blocked by now is a blocked one."""
    for risk in window_risks(handover, today):
        if mark == _of_window(handover, risk.kind):
            return risk
    if mark == _of_silence(handover):
        return silence(handover, today, apart_from=handover.manager)
    plain = mark.removesuffix(BLOCKED_MARK)
    todo = next((todo for todo in todos(handover, today) if _plain(todo) == plain), None)
    if todo is None:
        return None
    return Risk(RiskKind.BLOCKED, todo) if block_on(todo) else Risk(RiskKind.LATE, todo, late_by(todo, today))


def _current_marks(handover: Handover, today: date) -> Iterator[str]:
    """Yield every mark that is worth remembering: of what is late or blocked, of this silence, and of this last day."""
    for todo in todos(handover, today):
        if block_on(todo):
            yield _plain(todo) + BLOCKED_MARK
        if block_on(todo) or late_by(todo, today):
            yield _plain(todo)
    yield _of_silence(handover)
    yield from (_of_window(handover, kind) for kind in OF_WINDOW)
