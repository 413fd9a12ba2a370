"""What may go wrong with a handover, most serious first (P114–P121): shown on the summary card."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handover.escalation import late_by
from handover.handover import Handover, Status
from handover.holding import block_on
from handover.stages import percent
from handover.todo import Todo, todos
from handover.workdays import workdays_between

SHOWN = 3
RENEWAL_NEAR = 60
"""Days: a renewal this close makes every slip expensive."""
RISKS_PRACTICE = "P66"
"""The item that cites this practice asks for the account's own risks."""


class RiskKind(StrEnum):
    """What kind of risk it is."""

    WINDOW_PASSED = "window_passed"
    BLOCKED = "blocked"
    LATE = "late"
    BEHIND = "behind"
    RENEWAL = "renewal"
    STATED = "stated"


@dataclass(frozen=True)
class Risk:
    """One risk. `todo` is what is blocked or late; `days` counts working days late, days to renewal, or percent done."""

    kind: RiskKind
    todo: Todo | None = None
    days: int = 0
    text: str = ""


def top_risks(handover: Handover, today: date) -> tuple[Risk, ...]:
    """Return at most three risks on the local day `today`; none for a handover that does not run."""
    if handover.status is not Status.ACTIVE:
        return ()
    open_ = todos(handover, today)
    blocked = [Risk(RiskKind.BLOCKED, todo) for todo in open_ if block_on(todo)]
    late = [
        Risk(RiskKind.LATE, todo, late_by(todo, today))
        for todo in sorted(open_, key=lambda todo: todo.due)
        if not block_on(todo) and late_by(todo, today) > 0
    ]
    return tuple([*_of_window(handover, today), *blocked, *late, *_of_account(handover, today)][:SHOWN])


def _of_window(handover: Handover, today: date) -> list[Risk]:
    window = handover.window
    if today > window.end:
        return [Risk(RiskKind.WINDOW_PASSED, days=workdays_between(window.end, today, handover.workdays))]
    length = workdays_between(window.start, window.end, handover.workdays) or 1
    passed = 100 * workdays_between(window.start, today, handover.workdays) // length
    done = percent(handover)
    # Half-way through with less than half of that done: the rest will hardly fit.
    return [Risk(RiskKind.BEHIND, days=done)] if passed >= 50 and done * 2 < passed else []


def _of_account(handover: Handover, today: date) -> list[Risk]:
    found = []
    if handover.renewal_date and 0 <= (handover.renewal_date - today).days <= RENEWAL_NEAR:
        found.append(Risk(RiskKind.RENEWAL, days=(handover.renewal_date - today).days))
    for item in handover.playbook.items:
        stated = handover.answer(item.key).text.strip()
        if RISKS_PRACTICE in item.practices and stated:
            found.append(Risk(RiskKind.STATED, text=stated))
    return found
