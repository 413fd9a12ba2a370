"""Another playbook for a running handover: whatever was answered is there and can be read, and nothing is asked twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.interview.questions import begin
from handover.model.audit import PlanField
from handover.model.handover import Handover, Status
from handover.model.holds import Block, Snooze
from handover.model.interview import PromptKind
from handover.model.jobs import JobKind
from handover.model.people import Role
from handover.model.playbook import StepKind
from handover.model.refusals import NotActive
from handover.model.steps import StepState
from handover.plan.due import due_date
from handover.playbook_change import (
    KeysClash,
    NothingToTakeBack,
    SamePlaybook,
    change_playbook,
    compare,
    playbook_mark,
    same,
    undo_change,
    undoable,
)
from handover.playbooks.loader import load_playbooks
from handover.questions import with_answer
from storage.documents import handover_document, handover_from
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover
from tests.handover.answers import answered
from tests.handover.strategies import a_question
from tests.hypothesis_profiles import examples

LIBRARY = load_playbooks()
KEYS = st.sampled_from(sorted(LIBRARY))


def running(playbook: str = "standard", *items: str, **changes: object) -> Handover:
    """Return a handover under way with these items answered, and its interview begun."""
    fresh = a_handover(playbook=LIBRARY[playbook], answers=answered(*items), **changes)
    return begin(fresh, Role.OUTGOING)[0]


def changed(handover: Handover, playbook: str) -> Handover:
    return change_playbook(handover, LIBRARY[playbook], by=AIKO, now=NOW).handover


def current_of(handover: Handover) -> str:
    current = handover.interview_of(Role.OUTGOING).current
    assert current is not None
    return current.subject


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(KEYS, min_size=2, max_size=5), st.data())
def test_whatever_was_answered_or_done_is_there_and_every_key_is_known(keys: list[str], data: st.DataObject) -> None:
    handover = running(keys[0])
    seen = {one.key for one in handover.playbook.entries}
    for key in keys[1:]:
        items = [one.key for one in handover.playbook.items]
        for item in data.draw(st.lists(st.sampled_from(items), unique=True, max_size=5)):
            handover = replace(handover, answers={**handover.answers, **answered(item)})
        steps = [one.key for one in handover.playbook.steps if one.kind is StepKind.TASK] or [""]
        done = data.draw(st.sampled_from(steps))
        handover = replace(handover, steps={**handover.steps, done: StepState(done_by=DANA, done_at=NOW)})
        if handover.playbook.key == key and same(handover.playbook, LIBRARY[key]):
            continue
        handover = changed(handover, key)
        now = [one.key for one in handover.playbook.entries]
        seen |= set(now)
        assert len(now) == len(set(now))
        assert {item for item, one in handover.answers.items() if one.given} <= {
            one.key for one in handover.playbook.items
        }
        assert all(key in now or not key for key, state in handover.steps.items() if state.settled)
        assert {one.key for one in LIBRARY[key].entries} <= set(now)
        for one in handover.playbook.entries:
            assert handover.window.start <= due_date(handover, one) <= handover.window.end
        known = {one.key for one in handover.playbook.former_items}
        known |= {one.key for one in handover.playbook.former_steps}
        assert seen <= known | set(now)
        current = handover.interview_of(Role.OUTGOING).current
        assert current is not None
        if current.kind is PromptKind.ITEM:
            assert current.subject in {one.key for one in LIBRARY[key].items}
        assert handover_from(handover_document(handover), LIBRARY).playbook.also == handover.playbook.also


def test_the_question_that_waits_is_one_of_the_new_playbook_and_the_change_is_recorded_and_said_once() -> None:
    before = running("standard", "status", "goals")
    decision = change_playbook(before, LIBRARY["light"], by=AIKO, now=NOW)
    after = decision.handover
    assert current_of(after) in {one.key for one in LIBRARY["light"].items}
    change = after.changes[-1]
    assert (change.what, change.before, change.after, change.by) == (
        PlanField.PLAYBOOK,
        "Standard handover",
        "Light handover",
        AIKO,
    )
    assert [job.kind for job in decision.jobs].count(JobKind("plan_changed")) == 1
    assert {job.ref.get("user", "") for job in decision.jobs if job.kind == JobKind("interview_prompt")} <= {DANA, ""}


def test_a_question_that_is_asked_by_both_goes_on_waiting() -> None:
    before = running("standard")
    waits = current_of(before)
    assert waits in {one.key for one in LIBRARY["high_touch"].items}
    after = changed(before, "high_touch")
    assert current_of(after) == waits
    assert len(after.interview_of(Role.OUTGOING).prompts) == 1


def test_the_comparison_says_what_comes_goes_stays_and_is_also_answered() -> None:
    light = {one.key for one in LIBRARY["light"].entries}
    standard = {one.key for one in LIBRARY["standard"].entries}
    lost = next(one.key for one in LIBRARY["standard"].items if one.key not in light)
    shared = next(one.key for one in LIBRARY["standard"].items if one.key in light)
    found = compare(running("standard", lost, shared), LIBRARY["light"])
    assert {one.key for one in found.comes} == light - standard
    assert {one.key for one in found.goes} == standard - light - {lost}
    assert [one.key for one in found.also] == [lost]
    assert found.kept == 1


def test_an_undo_brings_everything_back_and_keeps_what_was_answered_since() -> None:
    before = running("standard", "goals")
    after = changed(before, "nine_point")
    new = next(
        one.key for one in LIBRARY["nine_point"].items if one.key not in {x.key for x in LIBRARY["standard"].items}
    )
    after = with_answer(after, answered(new)[new])
    back = undo_change(after, by=DANA, now=NOW + timedelta(hours=23)).handover
    assert same(back.playbook, LIBRARY["standard"])
    assert set(back.playbook.also) == {new}
    assert back.answer(new).given
    assert back.playbook.item("goals").required == LIBRARY["standard"].item("goals").required
    assert undoable(back, NOW) is None
    with pytest.raises(NothingToTakeBack):
        undo_change(after, by=DANA, now=NOW + timedelta(hours=25))
    with pytest.raises(NothingToTakeBack):
        undo_change(before, by=DANA, now=NOW)


def test_a_late_answer_to_what_is_asked_no_more_can_be_read() -> None:
    before = running("standard")
    late = current_of(before)
    after = changed(before, "light")
    if late in {one.key for one in LIBRARY["light"].items}:
        late = next(one.key for one in after.playbook.former_items)
    kept = with_answer(after, answered(late)[late])
    assert late in {one.key for one in kept.playbook.items}
    assert late in kept.playbook.also


def test_questions_about_what_goes_keep_it_and_what_is_blocked_there_is_blocked_no_more() -> None:
    light = LIBRARY["light"]
    gone = next(one.key for one in LIBRARY["standard"].items if one.key not in {x.key for x in light.items})
    step = next(one.key for one in LIBRARY["standard"].steps if one.key not in {x.key for x in light.steps})
    handover = running(
        "standard",
        questions=(replace(a_question(1), item=gone),),
        blocks=(Block(f"step:{step}", "No room.", DANA, NOW), Block("step:introduction", "No room.", DANA, NOW)),
        holds=(Snooze(f"step:{step}", DANA, NOW.date()), Snooze("*", DANA, NOW.date())),
    )
    after = changed(handover, "light")
    assert gone in {one.key for one in after.playbook.items}
    assert [one.subject for one in after.blocks] == ["step:introduction"]
    assert [one.subject for one in after.holds] == ["*"]


def test_the_introduction_is_sent_whatever_its_step_is_called() -> None:
    standard = LIBRARY["standard"]
    steps = tuple(replace(one, key=f"our_{one.key}", after=()) for one in standard.steps)
    ours = replace(standard, key="ours", steps=steps, items=tuple(replace(one, after=()) for one in standard.items))
    done = StepState(done_by=DANA, done_at=NOW)
    after = change_playbook(running("standard", steps={"introduction": done}), ours, by=AIKO, now=NOW).handover
    assert after.step("our_introduction") == done
    assert [one.key for one in after.playbook.steps if one.kind is StepKind.INTRODUCTION] == ["our_introduction"]


def test_what_cannot_be() -> None:
    handover = running("standard", "goals")
    with pytest.raises(SamePlaybook):
        changed(handover, "standard")
    with pytest.raises(NotActive):
        changed(replace(handover, status=Status.COMPLETED), "light")
    light = LIBRARY["light"]
    first = light.steps[0]
    clash = replace(light, steps=(replace(first, key="goals", kind=StepKind.TASK), *light.steps[1:]))
    with pytest.raises(KeysClash):
        change_playbook(handover, clash, by=PRIYA, now=NOW)


def test_better_words_are_no_new_version_and_another_due_day_is() -> None:
    standard = LIBRARY["standard"]
    first, *others = standard.items
    assert same(standard, replace(standard, items=(replace(first, help="Better."), *others)))
    later = replace(standard, items=(replace(first, due_day=first.due_day + 1), *others))
    assert not same(standard, later)
    assert playbook_mark(standard) != playbook_mark(later)
