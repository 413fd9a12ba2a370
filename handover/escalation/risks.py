"""Risks of a handover, most serious first (P114–P121): shown on the card, and reported to the manager once."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from handover.blocking import block_on
from handover.calls.afterwards import stays_away
from handover.completion import anything_open, still_open
from handover.escalation.silence import silent_since
from handover.introduction.facts import first_call_step
from handover.model.handover import Handover, Status
from handover.model.memoize import memoized
from handover.model.playbook import Anchor, Step, StepKind
from handover.plan.dates import end_of_support
from handover.renewal import concerns_renewal
from handover.stages import percent, step_settled
from handover.time.workdays import workdays_between
from handover.todos import Todo, late_by, todos

SHOWN = 3
RENEWAL_NEAR = 60
"""Days before the renewal from which it is a risk."""
RISKS_PRACTICE = "P66"
"""Practice cited by the item that asks for the account's own risks."""
WRITING = 2
"""Working days the introduction needs before it is approved: one to write it, one to read it."""
SENDING = 1
NOTICE = 2
"""Working days between asking the customer for a call and the call."""


class RiskKind(StrEnum):
    """What kind of risk it is."""

    WINDOW_PASSED = "window_passed"
    NO_ROOM = "no_room"
    SILENT = "silent"
    BLOCKED = "blocked"
    STAYS_AWAY = "stays_away"
    LATE = "late"
    BEHIND = "behind"
    RENEWAL = "renewal"
    OUT_OF_CONTRACT = "out_of_contract"
    STATED = "stated"


OF_WINDOW = frozenset({RiskKind.WINDOW_PASSED, RiskKind.NO_ROOM, RiskKind.BEHIND})
"""Risks that a later last day would reduce."""


@dataclass(frozen=True)
class Risk:
    """One risk. `todo` is what is blocked or late, `steps` what does not fit any more, `since` the day of the last progress.

    `days` is working days late, passed or left, days until the renewal, for BEHIND the percentage done, or for STAYS_AWAY the
    number of calls.
    """

    kind: RiskKind
    todo: Todo | None = None
    days: int = 0
    text: str = ""
    steps: tuple[Step, ...] = ()
    since: date | None = None


def top_risks(handover: Handover, today: date) -> tuple[Risk, ...]:
    """Return at most three risks on the local day `today`; none unless the handover is active."""
    return all_risks(handover, today)[:SHOWN]


def all_risks(handover: Handover, today: date) -> tuple[Risk, ...]:
    """Return every risk on the local day `today`, most serious first; none unless the handover is active."""
    if handover.status is not Status.ACTIVE:
        return ()
    open_ = todos(handover, today)
    window = window_risk(handover, today)
    silent = silence(handover, today)
    blocked = [Risk(RiskKind.BLOCKED, todo) for todo in open_ if block_on(todo)]
    late = [
        Risk(RiskKind.LATE, todo, late_by(todo, today))
        for todo in sorted(open_, key=lambda todo: todo.due)
        if not block_on(todo) and late_by(todo, today) > 0
    ]
    of_whole = [risk for risk in (window, silent) if risk is not None]
    missed = stays_away(handover)
    away = [Risk(RiskKind.STAYS_AWAY, days=missed)] if missed else []
    return (*of_whole, *away, *blocked, *late, *_of_account(handover, today))


def silence(handover: Handover, today: date, *, apart_from: str = "") -> Risk | None:
    """Return the risk that there is no progress, without to-dos of the person `apart_from`; None when there is some."""
    since = silent_since(handover, today, apart_from=apart_from)
    if since is None:
        return None
    return Risk(RiskKind.SILENT, days=workdays_between(since, today, handover.workdays), since=since)


def window_risk(handover: Handover, today: date) -> Risk | None:
    """Return the strongest risk to the last day, or None."""
    found = window_risks(handover, today)
    return found[0] if found else None


@memoized
def window_risks(handover: Handover, today: date) -> tuple[Risk, ...]:
    """Return the risks to the last day, strongest first: it has passed, the rest does not fit, too little is done.

    For an active handover; none when nothing is open.
    """
    if not anything_open(handover):
        return ()
    end = handover.window.end if _before_support(handover) else end_of_support(handover)
    passed = Risk(RiskKind.WINDOW_PASSED, days=workdays_between(end, today, handover.workdays))
    squeezed = _squeezed_out(handover, today)
    no_room = Risk(RiskKind.NO_ROOM, days=days_left(handover, today), steps=squeezed)
    behind = _behind(handover, today)
    return (
        *([passed] if today > end else []),
        *([no_room] if squeezed else []),
        *([behind] if behind else []),
    )


def _before_support(handover: Handover) -> bool:
    """Return whether something is still open that is not for the time of support after the end (P93)."""
    steps = (step for step in handover.playbook.steps if step.required and step.anchor is not Anchor.END_OF_SUPPORT)
    return bool(still_open(handover).items) or not all(step_settled(handover, step) for step in steps)


def days_left(handover: Handover, today: date) -> int:
    """Return how many working days are left, `today` and the last day included; 0 after the last day."""
    return workdays_between(
        max(today, handover.window.start) - timedelta(days=1), handover.window.end, handover.workdays
    )


def _behind(handover: Handover, today: date) -> Risk | None:
    window = handover.window
    length = workdays_between(window.start, window.end, handover.workdays) or 1
    passed = 100 * workdays_between(window.start, today, handover.workdays) // length
    done = percent(handover)
    # Half-way through with less than half of that done: the rest will hardly fit.
    return Risk(RiskKind.BEHIND, days=done) if passed >= 50 and done * 2 < passed else None


def _squeezed_out(handover: Handover, today: date) -> tuple[Step, ...]:
    """Return the open ones of the introduction and the customer call that do not fit into the days left.

    A call with a planned day needs no time, unless that day is after the last one. Nothing when the window was too
    short from the start.
    """
    introduction = handover.playbook.step_of_kind(StepKind.INTRODUCTION)
    needed: dict[Step, int] = {}
    if not step_settled(handover, introduction):
        needed[introduction] = SENDING if handover.introduction.approved else WRITING
    call = _call_with_the_customer(handover)
    if call is not None:
        planned = handover.step(call.key).planned
        if planned is not None and planned > handover.window.end:
            return (call,)
        if planned is None:
            needed[call] = NOTICE
    had_room = sum(needed.values()) <= days_left(handover, handover.window.start)
    return tuple(needed) if had_room and sum(needed.values()) > days_left(handover, today) else ()


def _call_with_the_customer(handover: Handover) -> Step | None:
    key = first_call_step(handover)
    step = handover.playbook.step(key) if key else None
    return step if step is not None and step.required and not step_settled(handover, step) else None


def renewal_risk(handover: Handover, today: date) -> Risk | None:
    """Return the risk that the renewal is near, concerns the handover, is overdue (negative `days`), or that there is none."""
    if handover.out_of_contract is not None:
        return Risk(RiskKind.OUT_OF_CONTRACT, since=handover.out_of_contract)
    if handover.renewal_date is None:
        return None
    days = (handover.renewal_date - today).days
    return Risk(RiskKind.RENEWAL, days=days) if concerns_renewal(handover) or days <= RENEWAL_NEAR else None


def _of_account(handover: Handover, today: date) -> list[Risk]:
    renewal = renewal_risk(handover, today)
    found = [renewal] if renewal else []
    for item in handover.playbook.items:
        stated = risks_stated(handover.answer(item.key).text) if RISKS_PRACTICE in item.practices else ""
        if stated:
            found.append(Risk(RiskKind.STATED, text=stated))
    return found


def risks_stated(text: str) -> str:
    """Return the sentences of a text that name a risk, empty when none does: that a contract renews is none."""
    sentences = re.split(r"(?<=[.!?])\s+|\n+", text)
    return " ".join(one.strip() for one in sentences if _RISK.search(one) and not _NO_RISK.search(one))


_RISK = re.compile(
    r"\b(?:risks?|risky|at risk|threat\w*|danger\w*|worr(?:y|ied|ies)|blockers?|in the way|churn\w*|cancel\w*|"
    r"leav(?:e|ing) us|switch to|competitors?|fewer (?:seats|licen[cs]es|users)|downgrad\w*|budget (?:cut|is|was|freeze)\w*|"
    r"frozen|unhappy|not renew|won'?t renew|may not)\b",
    re.IGNORECASE,
)
_NO_RISK = re.compile(
    r"\b(?:no|not a|without|hardly any|nothing)\b[^,;.]{0,30}\b(?:risks?|blockers?|threats?|danger|in the way|worr\w+)\b",
    re.IGNORECASE,
)
