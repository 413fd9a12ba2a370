"""Nothing is asked of somebody who has gone by then, and nothing needs a customer who has not been told: whatever the plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.model.handover import Handover, PlanDates, Reason, Window
from handover.model.people import Role
from handover.model.playbook import Item, Step
from handover.model.steps import StepState
from handover.plan.confidentiality import with_proposed_confidentiality
from handover.plan.due import due_date
from handover.playbooks.loader import load_playbooks
from handover.roles import callers, doer
from tests.examples import DANA, LUCAS, PRIYA, a_handover
from tests.hypothesis_profiles import examples

START = date(2026, 3, 2)
LIBRARY = load_playbooks()
GOES = {Reason.LEAVING, Reason.ABRUPT_EXIT, Reason.STAFF_LEAVE, Reason.PROVIDER_CHANGE}
TELL = {"introduction", "stakeholders_told"}
KNOW = {
    "warm_call",
    "second_call",
    "cadence",
    "monitor",
    "feedback",
    "write_at_once",
    "leaders_told",
    "introduce_each",
    "gaps_closed",
}
"""Steps that make sense only with a customer who knows of the change."""
ALL = [
    (key, reason) for key in sorted(LIBRARY) for reason in Reason
]  # fmt: skip
"""All playbooks, each with all reasons."""


def planned(key: str, reason: Reason, length: int, **more: object) -> Handover:
    handover = a_handover(reason=reason, playbook=LIBRARY[key], dates=PlanDates(), backup=LUCAS, **more)
    return replace(handover, window=Window(START, START + timedelta(days=length)))


def day_of(handover: Handover, one: Item | Step) -> date:
    state = handover.step(one.key) if isinstance(one, Step) else None
    return (state and state.planned) or due_date(handover, one)


@given(length=st.integers(2, 60), last=st.integers(0, 60), told=st.none() | st.integers(0, 60))
@settings(max_examples=examples(40), deadline=None)
def test_nothing_is_asked_of_who_has_gone_by_then(length: int, last: int, told: int | None) -> None:
    last = min(last, length)
    bound = START + timedelta(days=last)
    for key, reason in ALL:
        handover = replace(planned(key, reason, length), dates=PlanDates(last_day=bound))
        if told is not None:
            day = StepState(planned=START + timedelta(days=min(told, length)))
            handover = replace(handover, steps={"introduction": day})
        for one in handover.playbook.entries:
            who = doer(handover, one) if isinstance(one, Step) else handover.person(one.owner)
            if reason in GOES and who == DANA:
                assert day_of(handover, one) <= bound, (key, reason, one.key)
            if isinstance(one, Step) and one.kind == "call" and reason in GOES and day_of(handover, one) > bound:
                assert DANA not in callers(handover, one), (key, reason, one.key)


@given(length=st.integers(2, 60), until=st.none() | st.integers(0, 60), told=st.none() | st.integers(0, 60))
@settings(max_examples=examples(40), deadline=None)
def test_nobody_is_told_too_early_and_nothing_needs_a_customer_who_does_not_know(
    length: int, until: int | None, told: int | None
) -> None:
    for key, reason in ALL:
        handover = planned(key, reason, length)
        if until is None:
            handover = with_proposed_confidentiality(handover)
        else:
            day = START + timedelta(days=min(until, length))
            handover = replace(handover, dates=PlanDates(confidential_until=day))
        hidden = (handover.dates or PlanDates()).confidential_until
        if told is not None:
            on = max(START + timedelta(days=min(told, length)), hidden or START)
            handover = replace(handover, steps={"introduction": StepState(planned=on)})
        introduced = day_of(handover, handover.playbook.step("introduction"))
        for step in handover.playbook.steps:
            if hidden and step.key in TELL:
                assert day_of(handover, step) >= hidden, (key, reason, step.key)
            if step.key in KNOW or (hidden and step.key == "agree_first_call"):
                assert day_of(handover, step) >= introduced, (key, reason, step.key)


def test_the_table_of_steps_with_the_customer_is_whole() -> None:
    steps = {step.key: step for playbook in LIBRARY.values() for step in playbook.steps}
    others = set(steps) - TELL - KNOW
    assert others == {
        "agree_first_call",
        "chosen",
        "context_call",
        "first_look",
        "later_calls",
        "read_first",
        "share_folder",
        "sign_off",
        "stay_reachable",
        "summary_written",
        "systems_updated",
        "temporary_contact",
    }


def test_who_leaves_is_reachable_until_their_last_day_and_who_stays_until_the_end_of_support() -> None:
    """P93, P126."""
    reachable = LIBRARY["high_touch"].step("stay_reachable")
    last = PlanDates(last_day=date(2026, 3, 20), end_of_support=date(2026, 4, 13))
    leaves = replace(planned("high_touch", Reason.LEAVING, 28), dates=last)
    assert (due_date(leaves, reachable), doer(leaves, reachable)) == (date(2026, 3, 20), DANA)
    stays = replace(leaves, reason=Reason.PROMOTION)
    assert (due_date(stays, reachable), doer(stays, reachable)) == (date(2026, 4, 13), DANA)
    gone = replace(leaves, leaver="Sam Lee", outgoing=LUCAS)
    assert (due_date(gone, reachable), doer(gone, reachable)) == (date(2026, 4, 13), LUCAS)


@pytest.mark.parametrize(("last", "who"), [(date(2026, 3, 20), {DANA, PRIYA}), (date(2026, 3, 10), {PRIYA})])
def test_the_call_with_the_customer_is_for_who_is_there_on_its_day(last: date, who: set[str]) -> None:
    handover = replace(planned("standard", Reason.LEAVING, 28, manager=""), dates=PlanDates(last_day=last))
    handover = replace(handover, steps={"warm_call": StepState(planned=date(2026, 3, 18))})
    assert set(callers(handover, handover.playbook.step("warm_call"))) == who


def test_no_step_says_that_somebody_is_there_who_may_have_gone() -> None:
    for playbook in LIBRARY.values():
        assert not any("both CSMs" in step.title for step in playbook.steps)
        assert {step.owner for step in playbook.steps} <= {Role.OUTGOING, Role.INCOMING, Role.MANAGER}
