"""Reading before a call is done by accepting everything, and over once the call is held (P83, P84)."""

from dataclasses import replace
from datetime import date

import pytest

from handover.model.people import Role
from handover.model.playbook import Stage, StepKind
from handover.model.steps import StepState
from handover.stages import step_settled
from handover.todos import todos
from tests.examples import NOW, PRIYA, SMALL_PLAYBOOK, a_handover, a_step
from tests.handover.answers import answered

READING = a_step("read_first", Stage.CONTEXT_CALL, StepKind.READING, owner=Role.INCOMING, due_day=5)
PLAYBOOK = replace(SMALL_PLAYBOOK, steps=(READING, *SMALL_PLAYBOOK.steps))
HELD = {"context_call": StepState(done_by=PRIYA, done_at=NOW)}


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        ({}, False),
        ({"answers": answered("status", "goals")}, False),
        ({"answers": answered("status", "goals", "risks")}, True),
        ({"answers": answered("status", "goals", "risks", accepted=False)}, False),
        ({"answers": answered("status", "goals", "risks") | answered("extras", accepted=False)}, False),
        ({"answers": answered("status", "goals", "risks", "extras")}, True),
        ({"steps": HELD}, True),
        ({"steps": {"warm_call": StepState(done_by=PRIYA, done_at=NOW)}}, False),
        ({"steps": {"read_first": StepState(done_by=PRIYA, done_at=NOW)}}, True),
    ],
)
def test_reading_is_done_by_accepting_everything_or_by_the_call(changes: dict[str, object], read: bool) -> None:
    """I: who has accepted all answers was asked for days to read them, also after the call they were to be read for."""
    handover = a_handover(playbook=PLAYBOOK, stage=Stage.CONTEXT_CALL, **changes)
    assert step_settled(handover, READING) is read
    asked = [todo.subject for todo in todos(handover, date(2026, 3, 20))]
    assert ("step:read_first" not in asked) is read
