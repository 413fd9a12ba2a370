"""A customer who does not come to two calls in a row is a risk, until one is held with them (P114–P121)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handover.calls.afterwards import stays_away
from handover.calls.arranging import CallForm
from handover.calls.further import arrange_further
from handover.escalation.ranking import at_risk
from handover.escalation.risks import Risk, RiskKind, all_risks
from handover.model.calls import Call, CallKind, MissedCall
from handover.model.handover import Handover, Status
from handover.model.steps import StepState
from tests.examples import DANA, NOW, PRIYA, a_handover

DAY = timedelta(days=1)


def happened(*went: bool, key: str = "warm_call") -> Handover:
    """Return a handover with calls on one day after another: the customer did not come, or (`went`) did."""
    handover = a_handover()
    handover = arrange_further(
        handover,
        "further-1",
        CallKind.LISTENS,
        CallForm(date(2026, 3, 19)),
        by=DANA,
        now=NOW,
        today=NOW.date(),
        zone="UTC",
    ).handover
    days = [NOW + number * DAY for number in range(len(went))]
    missed = tuple(MissedCall(at, at.date(), DANA, at) for at, came in zip(days, went, strict=True) if not came)
    held = [at for at, came in zip(days, went, strict=True) if came]
    steps = {"further-1": StepState(starts=held[-1], done_at=held[-1] + DAY / 48, done_by=DANA)} if held else {}
    return replace(handover, calls={**handover.calls, key: Call(missed=missed)}, steps={**handover.steps, **steps})


@given(st.lists(st.booleans(), max_size=7))
def test_it_counts_since_the_last_call_that_was_held(went: list[bool]) -> None:
    in_a_row = next((number for number, came in enumerate(reversed(went)) if came), len(went))
    assert stays_away(happened(*went)) == (in_a_row if in_a_row >= 2 else 0)


def test_it_stands_among_the_risks_before_what_is_blocked_or_late() -> None:
    handover, today = happened(False, False), date(2026, 3, 6)
    risk = Risk(RiskKind.STAYS_AWAY, days=2)
    kinds = [one.kind for one in all_risks(handover, today)]
    assert risk in all_risks(handover, today)
    assert kinds.index(RiskKind.STAYS_AWAY) < kinds.index(RiskKind.LATE)
    assert at_risk(handover, NOW.date())
    assert all_risks(replace(handover, status=Status.PAUSED), today) == ()


def test_of_calls_among_colleagues_it_says_nothing() -> None:
    assert stays_away(happened(False, False, False, key="context_call")) == 0


def test_a_call_ticked_late_was_held_when_it_was_planned_for() -> None:
    handover = happened(False, True, False, False)
    ticked = replace(handover.step("further-1"), done_at=datetime(2026, 3, 30, tzinfo=UTC), done_by=PRIYA)
    assert stays_away(replace(handover, steps={**handover.steps, "further-1": ticked})) == 2
