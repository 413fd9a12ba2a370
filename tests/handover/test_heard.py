"""When the customer last heard from a named person (P118)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.heard import MOST_HEARD, heard_today, last_heard, not_heard, said_today
from handover.model.handover import Status
from handover.model.heard import Heard
from handover.model.introduction import Introduction
from handover.model.refusals import NotActive
from handover.model.steps import StepState
from tests.examples import NOW, a_handover

DAY = timedelta(days=1)
PRIYA, DANA = "U0PRIYA", "U0DANA"


def test_the_customer_hears_by_the_letter_and_by_calls_with_them() -> None:
    sent = Introduction(version=1, sent_by=DANA, sent_at=NOW)
    warm = StepState(done_by=PRIYA, done_at=NOW + 3 * DAY, starts=NOW + DAY)
    assert last_heard(a_handover()) is None
    assert last_heard(a_handover(introduction=sent)) == Heard(NOW, DANA)
    assert last_heard(a_handover(introduction=sent, steps={"warm_call": warm})) == Heard(NOW + DAY, PRIYA)
    inside = {"context_call": StepState(done_by=PRIYA, done_at=NOW)}
    assert last_heard(a_handover(steps=inside)) is None, "the customer is not in that call"


def test_what_somebody_says_with_a_tap_counts_once_a_day_and_is_taken_back() -> None:
    once = heard_today(a_handover(), by=PRIYA, now=NOW).handover
    assert last_heard(once) == Heard(NOW, PRIYA)
    assert said_today(once, PRIYA, NOW.date())
    assert not said_today(once, DANA, NOW.date())
    assert heard_today(once, by=PRIYA, now=NOW + timedelta(minutes=1)).handover == once
    assert not_heard(once, by=DANA).handover == once, "it is for whoever said it"
    assert not_heard(once, by=PRIYA).handover == a_handover()
    assert not_heard(a_handover(), by=PRIYA).handover == a_handover()


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.CANCELLED])
def test_nothing_is_noted_once_it_has_ended(status: Status) -> None:
    ended = replace(a_handover(), status=status, closed_at=NOW)
    with pytest.raises(NotActive):
        heard_today(ended, by=PRIYA, now=NOW)
    with pytest.raises(NotActive):
        not_heard(ended, by=PRIYA)


@given(st.lists(st.tuples(st.sampled_from((PRIYA, DANA)), st.integers(0, 90)), max_size=40))
def test_the_latest_is_the_last_and_some_are_kept(said: list[tuple[str, int]]) -> None:
    handover = a_handover()
    for who, day in sorted(said, key=lambda one: one[1]):
        handover = heard_today(handover, by=who, now=NOW + day * DAY).handover
    assert len(handover.heard) <= MOST_HEARD
    heard = last_heard(handover)
    assert (heard.at if heard else None) == (NOW + max(day for _, day in said) * DAY if said else None)
