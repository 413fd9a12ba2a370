"""Further calls: whatever the playbook and the reason, they join the plan and change nothing else of it (P85, P86)."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.calls.arranging import CallForm, with_customer
from handover.calls.further import (
    MOST,
    AddedMeanwhile,
    TooManyCalls,
    arrange_further,
    further_key,
    kinds,
    next_kind,
    put_back,
    take_out,
)
from handover.calls.invitations import invitations_follow
from handover.model.calls import CallKind
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason, Status, Window
from handover.model.people import Role
from handover.model.refusals import NotActive, NotYours
from handover.plan.due import due_date
from handover.playbook_change import change_playbook, compare, same, undo_change
from handover.playbooks.loader import load_playbooks
from handover.reasons import RULES
from handover.roles import callers, doer
from handover.stages import stage_complete
from storage.documents import handover_document, handover_from
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover
from tests.hypothesis_profiles import examples

LIBRARY = load_playbooks()
TODAY, NINE = NOW.date(), time(9)


def add(handover: Handover, key: str, kind: CallKind, day: date | None = date(2026, 3, 19), by: str = DANA) -> Decision:
    return arrange_further(handover, key, kind, CallForm(day, NINE), by=by, now=NOW, today=TODAY, zone="UTC")


@settings(max_examples=examples(150), deadline=None)
@given(
    st.sampled_from(sorted(LIBRARY)),
    st.sampled_from(Reason),
    st.booleans(),
    st.integers(3, 60),
    st.lists(st.tuples(st.sampled_from(CallKind), st.integers(1, 60)), min_size=1, max_size=5),
)
def test_they_join_the_plan_and_nothing_else_of_it_changes(
    playbook: str, reason: Reason, gone: bool, length: int, calls: list[tuple[CallKind, int]]
) -> None:
    window = Window(date(2026, 3, 2), date(2026, 3, 2) + timedelta(days=length))
    leaver = "Sam Lee" if gone else ""
    before = a_handover(playbook=LIBRARY[playbook], reason=reason, leaver=leaver, window=window)
    after = before
    for number, (kind, days) in enumerate(calls):
        after = add(after, f"further-{number}", kind, TODAY + timedelta(days=days)).handover
    assert handover_from(handover_document(after), LIBRARY) == after
    assert after.playbook.first_joint_call() == before.playbook.first_joint_call(), "no letter speaks of another"
    assert [one for one in after.playbook.steps if not one.further] == list(before.playbook.steps)
    for entry in before.playbook.entries:
        assert due_date(after, entry) == due_date(before, entry)
    assert [stage_complete(after, one.stage) for one in before.playbook.steps] == [
        stage_complete(before, one.stage) for one in before.playbook.steps
    ], "nothing waits for them"
    added = [step for step in after.playbook.steps if step.further]
    assert sorted(step.key for step in added) == [f"further-{number}" for number in range(len(calls))]
    for step in added:
        assert with_customer(step)
        assert window.start <= due_date(after, step) <= window.end
        alone = after.calls[step.key].kind is CallKind.ALONE
        assert set(callers(after, step)) == ({PRIYA} if alone else {PRIYA, DANA})
        assert doer(after, step) in callers(after, step)
        assert alone or (not gone and Role.OUTGOING in RULES[reason].present), "nobody hands over in person"


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from(sorted(LIBRARY)), st.sampled_from(sorted(LIBRARY)), st.booleans())
def test_they_stay_when_the_playbook_changes_and_when_that_is_undone(first: str, second: str, held: bool) -> None:
    handover = add(a_handover(playbook=LIBRARY[first]), "further-1", CallKind.LISTENS).handover
    if held:
        done = replace(handover.step("further-1"), done_by=DANA, done_at=NOW)
        handover = replace(handover, steps={**handover.steps, "further-1": done})
    assert same(handover.playbook, LIBRARY[first]), "no newer playbook is offered for their sake"
    if first == second:
        return
    comparison = compare(handover, LIBRARY[second])
    named = [*comparison.comes, *comparison.goes, *comparison.also]
    assert [one for one in named if one.key == "further-1"] == []
    changed = change_playbook(handover, LIBRARY[second], by=AIKO, now=NOW).handover
    changed = add(changed, "further-2", CallKind.LEADS).handover
    back = undo_change(changed, by=AIKO, now=NOW).handover
    for one in (changed, back):
        assert [step.key for step in one.playbook.steps if step.further] == ["further-1", "further-2"]
        assert one.step("further-1") == handover.step("further-1")


def test_the_lead_passes_over_in_order_and_what_was_taken_out_is_offered_again() -> None:
    handover = a_handover()
    for number, kind in enumerate(CallKind):
        assert next_kind(handover) is kind
        handover = add(handover, f"further-{number}", kind).handover
    assert next_kind(handover) is CallKind.ALONE, "the last again"
    handover = take_out(handover, "further-1", by=PRIYA, now=NOW).handover
    assert next_kind(handover) is CallKind.LEADS
    assert kinds(a_handover(leaver="Sam Lee")) == (CallKind.ALONE,)
    assert kinds(a_handover(reason=Reason.UNDERPERFORMANCE)) == (CallKind.ALONE,)


def test_two_of_a_kind_are_told_apart() -> None:
    handover = add(add(a_handover(), "further-1", CallKind.LEADS).handover, "further-2", CallKind.LEADS).handover
    titles = [step.title for step in handover.playbook.steps if step.further]
    assert titles == ["Lead a call with the customer", "Lead a call with the customer (2)"]


def test_sent_twice_it_is_added_once() -> None:
    once = add(a_handover(), "further-1", CallKind.LEADS).handover
    assert add(once, "further-1", CallKind.LEADS).handover == once
    with pytest.raises(AddedMeanwhile):
        add(once, "further-1", CallKind.ALONE)
    with pytest.raises(AddedMeanwhile):
        add(once, "further-1", CallKind.LEADS, date(2026, 3, 20))
    assert further_key(a_handover(), DANA) != further_key(a_handover(), PRIYA), "two people add two calls"
    assert further_key(once, DANA) != further_key(a_handover(), DANA)


def test_taken_out_and_put_back_it_is_as_it_was_and_its_invitation_follows() -> None:
    before = a_handover()
    there = invitations_follow(before, add(before, "further-1", CallKind.LISTENS), by=DANA, now=NOW).handover
    assert there.calls["further-1"].standing is not None
    out = invitations_follow(there, take_out(there, "further-1", by=DANA, now=NOW), by=DANA, now=NOW).handover
    assert out.step("further-1").settled
    assert out.calls["further-1"].standing is None
    assert take_out(out, "further-1", by=DANA, now=NOW).handover is out
    back = invitations_follow(out, put_back(out, "further-1", by=PRIYA, now=NOW), by=PRIYA, now=NOW).handover
    assert (back.step("further-1").starts, back.step("further-1").settled) == (there.step("further-1").starts, False)
    assert back.calls["further-1"].standing is not None
    assert put_back(back, "further-1", by=DANA, now=NOW).handover is back
    assert take_out(back, "warm_call", by=DANA, now=NOW).handover is back, "a call of the playbook stays"


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(FieldProblems) as raised:
        add(a_handover(), "further-1", CallKind.LEADS, None)
    assert raised.value.problems == {"day": FieldProblem.MISSING}
    with pytest.raises(FieldProblems):
        add(a_handover(), "further-1", CallKind.LEADS, date(2026, 2, 1))
    with pytest.raises(NotYours):
        add(a_handover(), "further-1", CallKind.LEADS, by="U0STRANGER")
    with pytest.raises(NotActive):
        add(replace(a_handover(), status=Status.PAUSED), "further-1", CallKind.LEADS)
    full = a_handover()
    for number in range(MOST):
        full = add(full, f"further-{number}", CallKind.LEADS).handover
    with pytest.raises(TooManyCalls):
        add(full, "further-more", CallKind.LEADS)
    assert add(full, "further-0", CallKind.LEADS).handover == full
