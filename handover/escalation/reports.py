"""What is reported to the manager, once each: silence, late, unanswered or blocked to-dos, a window at risk.

New facts about one handover form one digest entry; what does not fit waits for a later digest. A reported fact is
stored as a mark in `told_overdue`. The mark names the fact and which occurrence of it: `answer@U0DANA` (late),
`answer@U0DANA!` (blocked), `silent:2026-03-05` (since that day), `no_room:2026-03-23` (before that last day).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from handover.blocking import block_on
from handover.escalation.risks import (
    OF_WINDOW,
    Risk,
    RiskKind,
    days_left,
    renewal_risk,
    silence,
    window_risk,
    window_risks,
)
from handover.escalation.silence import due_with_grace
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover, Status
from handover.model.subject import Subject, SubjectKind
from handover.progress import last_progress
from handover.renewal import concerns_renewal
from handover.time.workdays import add_workdays, days_before, utc_day, workdays_between
from handover.todos import REPLY_DAYS, Todo, TodoKind, late_by, todos

PATIENCE = 2
"""Working days something may be late, or a question unanswered, before the manager is told."""
END_IS_NEAR = 5
"""Working days left from which a handover that is behind is reported."""
MOST_FACTS = 3
"""Most facts one entry holds."""

BLOCKED_MARK = "!"
"""Suffix of the mark of something reported as blocked, which is news after it was reported as late."""
SEPARATOR = ","


def escalated(handover: Handover, today: date) -> tuple[Todo, ...]:
    """Return the manager's digest entry about this handover on `today`: one to-do of kind `overdue`, or none.

    Empty without a manager, for what the manager has to do, and for what was reported before.
    """
    news = _unreported(handover, today)[:MOST_FACTS]
    return (_entry(handover, [_mark(handover, fact) for fact in news], news, today),) if news else ()


def reported_entry(handover: Handover, subject: str, today: date) -> Todo | None:
    """Return the manager's entry of this `overdue:…` subject; None when all its facts are settled."""
    facts = reported_facts(handover, subject, today)
    return _entry(handover, _marks(subject), facts, today) if facts else None


def reported_facts(handover: Handover, subject: str, today: date) -> tuple[Risk, ...]:
    """Return the facts that an `overdue:…` subject names, as they are on `today`, without settled ones."""
    facts: list[Risk] = []
    for mark in _marks(subject):
        fact = _fact(handover, mark, today)
        if fact is not None and fact not in facts:
            facts.append(fact)
    return tuple(facts)


def says_only_silence(subject: Subject) -> bool:
    """Return whether this is the manager's entry about a handover of which all there is to say is that nothing has moved."""
    return (
        subject.kind is SubjectKind.OVERDUE
        and subject.key.startswith(f"{RiskKind.SILENT}:")
        and SEPARATOR not in subject.key
    )


def mark_reported(handover: Handover, shown: Iterable[str], today: date) -> Decision:
    """Record that the manager was shown these `overdue:…` subjects, and remove marks of facts that are over.

    A removed mark lets the fact be reported again. Something reported as blocked counts as reported late too, and a
    reported silence or passed last day covers what follows from it. Nothing changes while the handover is not active.
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
    """Return the open to-dos that are not up to the manager, who may complete the handover themselves; earliest due first.

    A customer who says nothing is nobody's delay.
    """
    theirs = (
        todo
        for todo in todos(handover, today)
        if todo.kind not in (TodoKind.COMPLETE, TodoKind.CUSTOMER_REPLY)
        and handover.manager not in (todo.owner, responsible_person(todo))
    )
    return tuple(sorted(theirs, key=lambda todo: todo.due))


def responsible_person(todo: Todo) -> str:
    """Return the user id of whoever can act on this to-do: its block's blocker, else its owner."""
    block = block_on(todo)
    return block.blocker if block and block.blocker else todo.owner


def _unreported(handover: Handover, today: date) -> tuple[Risk, ...]:
    facts, known = _facts(handover, today), _known(handover)
    return tuple(fact for fact in facts if _mark(handover, fact) not in known and not _implied(fact, facts, handover))


def _known(handover: Handover) -> frozenset[str]:
    """Return the marks of what was reported to the current manager."""
    return handover.told_overdue if handover.told_to in ("", handover.manager) else frozenset()


def _facts(handover: Handover, today: date) -> tuple[Risk, ...]:
    """Return everything the manager should know on `today`, reported or not, strongest first."""
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
        *_renewal_within(handover, today),
        *(Risk(RiskKind.BLOCKED, todo) for todo in blocked if _blocked_on(todo) <= today),
        *(Risk(RiskKind.LATE, todo, late_by(todo, today)) for todo in late),
    )


def _renewal_within(handover: Handover, today: date) -> tuple[Risk, ...]:
    """Return the risk of a renewal that concerns the handover, or of none, for the manager to know who leads it."""
    risk = renewal_risk(handover, today)
    return (risk,) if risk is not None and concerns_renewal(handover) else ()


def _of_renewal(handover: Handover) -> str:
    """Return the mark of a reported renewal."""
    if handover.out_of_contract is not None:
        return f"{RiskKind.OUT_OF_CONTRACT}:{handover.out_of_contract}"
    return f"{RiskKind.RENEWAL}:{handover.renewal_date}"


def _too_late(todo: Todo, today: date) -> bool:
    """Return whether the to-do is late enough for the manager: PATIENCE working days, one more while snoozed.

    For a question the days count from when it was asked. Nothing counts as due before the handover was opened.
    """
    due = max(due_with_grace(todo, today), utc_day(todo.handover.opened_at))
    patience = PATIENCE - REPLY_DAYS if todo.kind is TodoKind.QUESTION else PATIENCE
    return workdays_between(due, today, todo.handover.workdays) >= patience


def _implied(fact: Risk, facts: Iterable[Risk], handover: Handover) -> bool:
    """Return whether a stronger fact implies this one.

    Silence implies that something is late or that much is open; a passed last day implies what was due by then.
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
    """Return since which day the fact holds, at most `today`."""
    if fact.todo is None:
        return fact.since or today
    return min(today, _blocked_on(fact.todo) if fact.kind is RiskKind.BLOCKED else fact.todo.due)


def _blocked_on(todo: Todo) -> date:
    block = block_on(todo)
    return utc_day(block.at) if block else todo.due


def _mark(handover: Handover, fact: Risk) -> str:
    """Return the mark of a reported fact."""
    if fact.todo is not None:
        return _plain(fact.todo) + (BLOCKED_MARK if fact.kind is RiskKind.BLOCKED else "")
    if fact.kind in OF_WINDOW:
        return _of_window(handover, fact.kind)
    if fact.kind in (RiskKind.RENEWAL, RiskKind.OUT_OF_CONTRACT):
        return _of_renewal(handover)
    return _of_silence(handover)


def _plain(todo: Todo) -> str:
    """Return the mark of a late to-do: its subject and owner."""
    return f"{todo.subject}@{todo.owner}"


def _of_window(handover: Handover, kind: RiskKind) -> str:
    """Return the mark of a risk to this last day, without the days spent paused, which move it; reopened, it is another one."""
    end = add_workdays(handover.window.end, 0, handover.workdays)
    again = f":{len(handover.reopenings)}" if handover.reopenings else ""
    return f"{kind}:{days_before(end, handover.paused_days, handover.workdays)}{again}"


def _of_silence(handover: Handover) -> str:
    return f"{RiskKind.SILENT}:{last_progress(handover)}"


def _marks(subject: str) -> list[str]:
    return Subject.parse(subject).key.split(SEPARATOR)


def _fact(handover: Handover, mark: str, today: date) -> Risk | None:
    """Return the fact of a mark on `today`; None when it is over. What was late and is blocked by now is returned as blocked."""
    for risk in window_risks(handover, today):
        if mark == _of_window(handover, risk.kind):
            return risk
    if mark == _of_silence(handover):
        return silence(handover, today, apart_from=handover.manager)
    if mark == _of_renewal(handover):
        return next(iter(_renewal_within(handover, today)), None)
    plain = mark.removesuffix(BLOCKED_MARK)
    todo = next((todo for todo in todos(handover, today) if _plain(todo) == plain), None)
    if todo is None:
        return None
    return Risk(RiskKind.BLOCKED, todo) if block_on(todo) else Risk(RiskKind.LATE, todo, late_by(todo, today))


def _current_marks(handover: Handover, today: date) -> Iterator[str]:
    """Yield every mark that may be kept: of late and blocked to-dos, of the current silence and last day."""
    for todo in todos(handover, today):
        if block_on(todo):
            yield _plain(todo) + BLOCKED_MARK
        if block_on(todo) or late_by(todo, today):
            yield _plain(todo)
    yield _of_silence(handover)
    yield _of_renewal(handover)
    yield from (_of_window(handover, kind) for kind in OF_WINDOW)
