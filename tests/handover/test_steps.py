"""What people do with a step, and who may."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Status
from handover.model.people import Role
from handover.model.playbook import Stage
from handover.model.refusals import AlreadyDone, NotActive, NotYours
from handover.model.steps import StepState
from handover.stages import STAGE_REACHED
from handover.steps import SentFromEmail, StepForm, finish, save_step, undo
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED

TODAY = date(2026, 3, 3)


def test_a_step_done_says_who_and_when_and_moves_the_stage_on() -> None:
    handover = a_handover(answers=ALL_ANSWERED, stage=Stage.CONTEXT_CALL)
    decision = finish(handover, "context_call", by=DANA, now=NOW)
    assert decision.handover.step("context_call") == StepState(done_by=DANA, done_at=NOW)
    assert decision.handover.stage is Stage.INTRODUCE
    assert STAGE_REACHED in [job.kind for job in decision.jobs]


def test_done_twice_is_said_to_be_done_already() -> None:
    once = finish(a_handover(), "warm_call", by=DANA, now=NOW).handover
    with pytest.raises(AlreadyDone):
        finish(once, "warm_call", by=PRIYA, now=NOW)


def test_undo_keeps_what_was_planned() -> None:
    planned = a_handover(steps={"warm_call": StepState(planned=TODAY, note="At 10")})
    done = finish(planned, "warm_call", by=DANA, now=NOW).handover
    undone = undo(done, "warm_call", by=PRIYA, now=NOW).handover
    assert undone.step("warm_call") == StepState(planned=TODAY, note="At 10", changed_at=NOW)
    assert undo(planned, "warm_call", by=PRIYA, now=NOW).handover is planned


@pytest.mark.parametrize("by", [DANA, AIKO, LUCAS])
def test_only_the_incoming_csm_signs_off(by: str) -> None:
    with pytest.raises(NotYours):
        finish(a_handover(), "sign_off", by=by, now=NOW)
    assert finish(a_handover(), "sign_off", by=PRIYA, now=NOW).handover.step("sign_off").settled


@pytest.mark.parametrize("by", [AIKO, LUCAS])
def test_a_step_is_for_its_owner_and_the_two_csms(by: str) -> None:
    with pytest.raises(NotYours):
        finish(a_handover(), "warm_call", by=by, now=NOW)


def test_the_manager_does_what_the_playbook_gives_to_the_manager() -> None:
    fresh = a_handover()
    steps = tuple(replace(one, owner=Role.MANAGER) if one.key == "warm_call" else one for one in fresh.playbook.steps)
    handover = replace(fresh, playbook=replace(fresh.playbook, steps=steps))
    assert finish(handover, "warm_call", by=AIKO, now=NOW).handover.step("warm_call").done_by == AIKO


def test_the_introduction_is_done_by_marking_the_email_as_sent() -> None:
    with pytest.raises(SentFromEmail):
        finish(a_handover(), "introduction", by=DANA, now=NOW)


@pytest.mark.parametrize("status", [Status.PAUSED, Status.COMPLETED, Status.CANCELLED])
def test_nothing_changes_in_a_handover_that_does_not_run(status: Status) -> None:
    with pytest.raises(NotActive):
        finish(a_handover(status=status), "warm_call", by=DANA, now=NOW)


def write(handover: Handover, key: str, **plans: Any) -> Handover:
    return save_step(handover, key, StepForm(**plans), by=PRIYA, now=NOW, today=TODAY).handover


def test_the_form_keeps_the_day_the_note_and_why_it_is_not_needed() -> None:
    planned = write(a_handover(), "context_call", planned=TODAY, note=" In Leeds ")
    assert planned.step("context_call") == StepState(planned=TODAY, note="In Leeds", changed_at=NOW)
    assert write(planned, "context_call", planned=TODAY, note="In Leeds") is planned
    assert write(planned, "context_call", not_needed="They\nmet").step("context_call").not_needed == "They met"


def test_a_new_day_in_the_past_is_refused_and_one_that_has_passed_is_kept() -> None:
    yesterday = date(2026, 3, 2)
    with pytest.raises(FieldProblems) as refusal:
        write(a_handover(), "context_call", planned=yesterday)
    assert refusal.value.problems == {"planned": "in_the_past"}
    before = a_handover(steps={"context_call": StepState(planned=yesterday)})
    assert write(before, "context_call", planned=yesterday, note="Held").step("context_call").note == "Held"


def test_the_sign_off_is_always_needed() -> None:
    with pytest.raises(FieldProblems) as refusal:
        write(a_handover(), "sign_off", not_needed="Trust me")
    assert refusal.value.problems == {"not_needed": "sign_off_needed"}


def test_a_call_keeps_its_moment_and_day_whoever_saves_it_in_their_zone() -> None:
    """'Find a time' asks for a time: it is one moment, on another local day for somebody far away."""
    asked = StepForm(planned=TODAY, at=time(23, 30))
    planned = save_step(a_handover(), "context_call", asked, by=PRIYA, now=NOW, today=TODAY, zone="UTC").handover
    state = planned.step("context_call")
    assert (state.planned, state.starts) == (TODAY, datetime.combine(TODAY, time(23, 30), UTC))
    india = StepForm(planned=TODAY + timedelta(days=1), at=time(5, 0))
    again = save_step(planned, "context_call", india, by=DANA, now=NOW, today=TODAY, zone="Asia/Kolkata")
    assert again.handover is planned
    moved = save_step(planned, "context_call", StepForm(planned=TODAY), by=DANA, now=NOW, today=TODAY).handover
    assert moved.step("context_call").starts is None
