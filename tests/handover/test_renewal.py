"""A renewal while an account is handed over: whom it concerns, who leads it, its step, and what the manager reads once (P66)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handover.escalation.reports import escalated, mark_reported
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.playbook import Step
from handover.model.steps import StepState
from handover.plan.due import due_date
from handover.renewal import RENEWAL_STEP, concerns_renewal, leads_renewal, with_renewal_step
from handover.todos import todos
from tests.examples import AIKO, NOW, PRIYA, a_handover

TODAY = date(2026, 3, 2)
END = date(2026, 3, 23)


def step_of(handover: Handover) -> Step | None:
    return next((step for step in handover.playbook.steps if step.key == RENEWAL_STEP), None)


@pytest.mark.parametrize(
    ("day", "concerns"),
    [
        (date(2026, 2, 1), True),
        (END, True),
        (END + timedelta(days=60), True),
        (END + timedelta(days=61), False),
        (None, False),
    ],
)
def test_a_renewal_within_the_window_or_within_sixty_days_after_it_is_a_step_of_the_plan(
    day: date | None, concerns: bool
) -> None:
    handover = a_handover(renewal_date=day)
    assert concerns_renewal(handover) is concerns
    assert (step_of(with_renewal_step(handover, TODAY)) is not None) is concerns


def test_an_account_out_of_contract_has_the_step_too() -> None:
    handover = with_renewal_step(a_handover(out_of_contract=date(2025, 11, 30)), TODAY)
    assert step_of(handover) is not None
    assert leads_renewal(handover) is Role.INCOMING


@pytest.mark.parametrize(
    ("day", "role"), [(date(2026, 3, 20), Role.OUTGOING), (END, Role.OUTGOING), (date(2026, 4, 1), Role.INCOMING)]
)
def test_the_outgoing_csm_leads_up_to_their_last_day_and_the_incoming_csm_after_it(day: date, role: Role) -> None:
    handover = with_renewal_step(a_handover(renewal_date=day), TODAY)
    step = step_of(handover)
    assert step is not None
    assert step.owner is role
    assert due_date(handover, step) == date(2026, 3, 5), "three working days to agree it"
    assert any(todo.subject.key == RENEWAL_STEP for todo in todos(handover))


def test_the_step_comes_and_goes_with_the_renewal_and_stays_where_it_is_done() -> None:
    there = with_renewal_step(a_handover(renewal_date=END), TODAY)
    far = replace(there, renewal_date=date(2027, 3, 1))
    assert step_of(with_renewal_step(far, TODAY)) is None
    assert with_renewal_step(far, TODAY).playbook == a_handover().playbook
    done = replace(far, steps={RENEWAL_STEP: StepState(done_by=PRIYA, done_at=NOW)})
    assert step_of(with_renewal_step(done, TODAY)) is not None
    assert with_renewal_step(there, TODAY) is there


@pytest.mark.parametrize(
    "contract", [{"renewal_date": END + timedelta(days=30)}, {"out_of_contract": date(2025, 12, 31)}]
)
def test_the_manager_reads_of_it_exactly_once(contract: dict[str, date]) -> None:
    handover = with_renewal_step(a_handover(**contract), TODAY)
    [entry] = escalated(handover, TODAY)
    assert entry.owner == AIKO
    told = mark_reported(handover, [str(entry.subject)], TODAY).handover
    for later in range(1, 3):
        assert escalated(told, TODAY + timedelta(days=later)) == ()
