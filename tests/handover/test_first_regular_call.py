"""How the first regular call went: asked once, whatever is changed before; said, taken back, and counted as a call (P88, P114)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.calls.afterwards import CALL_MISSED, missed_by_customer
from handover.calls.first_regular import SERIES_ASKED, first_call, first_regular_follows, say_how, take_back
from handover.calls.series import NoSuchDate, SeriesForm, end_series, move, save_series, skip
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.refusals import NotYours
from handover.model.series import Rhythm, Series
from tests.examples import AIKO, NOW, PRIYA, a_handover

DAY, AT = date(2026, 3, 10), datetime(2026, 3, 10, 10, tzinfo=UTC)
OVER = AT + timedelta(hours=1)
RULE = {"by": PRIYA, "now": NOW}


def arranged(day: date = DAY, before: Handover | None = None) -> Decision:
    form = SeriesForm(day, time(10), Rhythm.WEEKLY, 45)
    handover = before or a_handover()
    decision = save_series(handover, form, by=PRIYA, now=NOW, today=NOW.date(), zone="UTC")
    return first_regular_follows(handover, decision)


def series_of(handover: Handover) -> Series:
    return handover.series[-1]


def asked(decision: Decision) -> list[tuple[str, bool]]:
    """Return the times of which a decision has it asked or shown, and whether it is asked once the call is over."""
    jobs = [job for job in decision.jobs if job.kind == SERIES_ASKED]
    return [(job.ref["starts"], job.due is not None) for job in jobs]


def test_it_is_asked_once_the_first_call_is_over() -> None:
    [job] = [one for one in arranged().jobs if one.kind == SERIES_ASKED]
    assert (job.ref["user"], job.ref["starts"], job.due) == (PRIYA, AT.isoformat(), AT + timedelta(minutes=45))


@given(st.lists(st.tuples(st.sampled_from(("skip", "move")), st.integers(0, 3)), max_size=5))
def test_whatever_changes_the_job_that_was_planned_last_is_about_the_first_call(changes: list[tuple[str, int]]) -> None:
    decision = arranged()
    planned = [starts for starts, due in asked(decision) if due]
    handover = decision.handover
    for what, number in changes:
        day = DAY + timedelta(weeks=number)
        to = datetime.combine(day, time(15), UTC)
        changed = skip(handover, day, **RULE) if what == "skip" else move(handover, day, to, **RULE)  # type: ignore[arg-type]
        decision = first_regular_follows(handover, changed)
        planned += [starts for starts, due in asked(decision) if due]
        handover = decision.handover
    first = first_call(series_of(handover))
    assert first is not None
    assert planned[-1] == first.isoformat()


def test_said_and_taken_back_the_question_follows_and_the_customer_has_missed_a_call_or_not() -> None:
    handover = arranged().handover
    missed = say_how(handover, 1, AT, came=False, by=PRIYA, now=OVER)
    assert asked(first_regular_follows(handover, missed)) == [(AT.isoformat(), False)]
    assert [one.starts for one in missed_by_customer(missed.handover)] == [AT]
    assert [job for job in missed.jobs if job.kind == CALL_MISSED] == [], "once is chance"
    assert series_of(missed.handover).sequence == 0, "no calendar changes"
    back = take_back(missed.handover, 1, by=PRIYA)
    assert back.handover == handover
    assert asked(first_regular_follows(missed.handover, back)) == [(AT.isoformat(), False)]
    held = say_how(handover, 1, AT, came=True, by=PRIYA, now=OVER).handover
    assert missed_by_customer(held) == ()
    assert say_how(held, 1, AT, came=True, by=PRIYA, now=OVER).handover is held
    assert take_back(handover, 1, by=PRIYA).handover is handover


def test_once_it_is_said_it_is_not_asked_again_when_the_days_change() -> None:
    held = say_how(arranged().handover, 1, AT, came=True, by=PRIYA, now=OVER).handover
    later = arranged(DAY + timedelta(days=1), held)
    assert [due for _, due in asked(later)] == [False]
    assert series_of(later.handover).first_said == series_of(held).first_said


def test_of_the_end_the_question_is_brought_up_to_date() -> None:
    handover = arranged().handover
    assert asked(first_regular_follows(handover, end_series(handover, **RULE))) == [(AT.isoformat(), False)]  # type: ignore[arg-type]


def test_what_cannot_be_said_is_refused() -> None:
    handover = arranged().handover
    for starts, now, number in ((AT, NOW, 1), (AT + timedelta(weeks=1), OVER + timedelta(weeks=2), 1), (AT, OVER, 2)):
        with pytest.raises(NoSuchDate):
            say_how(handover, number, starts, came=True, by=PRIYA, now=now)
    with pytest.raises(NotYours):
        say_how(handover, 1, AT, came=True, by=AIKO, now=OVER)
