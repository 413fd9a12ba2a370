"""Changing what was entered at the start: recorded, said once, and followed by questions, to-dos and days."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.form_merge import field_marks
from handover.interview.jobs import PROMPT
from handover.interview.questions import begin, pause_interview, realigned
from handover.lifecycle import WINDOW_ENDS
from handover.model.answers import Answer, Part
from handover.model.audit import PlanField
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason, Status
from handover.model.interview import PromptOutcome
from handover.model.introduction import Introduction
from handover.model.people import Person, Role
from handover.model.playbook import Item, Step
from handover.model.refusals import NotActive
from handover.opening.form import PlanForm
from handover.opening.jobs import INVITE, WELCOME
from handover.plan.due import due_date
from handover.questions import with_answer
from handover.renewal import RENEWAL_STEP
from handover.replanning.changing import FAREWELL, PLAN_CHANGED, change_plan, outgoing_has_gone
from handover.replanning.form import plan_of
from handover.todos import todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, SMALL_PLAYBOOK, a_handover
from tests.handover.answers import ALL_ANSWERED, answered
from tests.hypothesis_profiles import examples

TODAY = date(2026, 3, 4)
BO = "U0BO"
ENTRIES: tuple[Item | Step, ...] = (*SMALL_PLAYBOOK.items, *SMALL_PLAYBOOK.steps)
EVERYBODY = {**PEOPLE, BO: Person(BO, "Bo", workdays=frozenset({6, 0, 1, 2, 3}))}


def edited(handover: Handover, **changes: Any) -> Decision:
    form = replace(plan_of(handover), **changes)
    return change_plan(handover, form, EVERYBODY, by=PEOPLE[AIKO], today=TODAY, now=NOW, shown={})


def running() -> Handover:
    return begin(a_handover(), Role.OUTGOING)[0]


def kinds(decision: Decision) -> list[str]:
    return [job.kind for job in decision.jobs]


def test_a_form_that_changes_nothing_does_nothing() -> None:
    assert edited(running()) == Decision(running())


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("reason", Reason.LEAVING, PlanField.REASON),
        ("internal_note", "Another note.", PlanField.INTERNAL_NOTE),
        ("customer_reason", "", PlanField.CUSTOMER_REASON),
        ("contacts", "Jo Park, jo@acme.example, IT", PlanField.CONTACTS),
        ("renewal", date(2026, 3, 10), PlanField.RENEWAL),
        ("renewal", date(2026, 1, 10), PlanField.RENEWAL),
        ("end", date(2026, 3, 27), PlanField.END),
        ("start", date(2026, 2, 27), PlanField.START),
        ("manager", "", PlanField.MANAGER),
        ("backup", BO, PlanField.BACKUP),
        ("incoming", BO, PlanField.INCOMING),
        ("incoming_team", "the Digital Success team", PlanField.INCOMING_TEAM),
        ("outgoing", BO, PlanField.OUTGOING),
    ],
)
def test_each_detail_can_be_changed_is_recorded_and_said_once(field: str, value: object, what: PlanField) -> None:
    """G: nothing entered at the start can be changed later."""
    decision = edited(running(), **{field: value})
    [change] = decision.handover.changes
    assert (change.what, change.by, change.at) == (what, AIKO, NOW)
    assert getattr(plan_of(decision.handover), field) == value
    assert kinds(decision).count(PLAN_CHANGED) == 1
    again = edited(decision.handover, internal_note="And again.")
    assert len(again.handover.changes) == 2


def test_a_new_outgoing_csm_is_welcomed_and_asked_and_the_one_before_is_thanked() -> None:
    decision = edited(running(), outgoing=BO)
    after = decision.handover
    assert [job.ref["user"] for job in decision.jobs if job.kind == WELCOME] == [BO]
    assert [job.ref["user"] for job in decision.jobs if job.kind == FAREWELL] == [DANA]
    assert [job.ref["user"] for job in decision.jobs if job.kind == PROMPT] == [BO]
    assert INVITE in kinds(decision)
    assert {todo.owner for todo in todos(after)} == {BO}
    assert after.workdays == EVERYBODY[BO].workdays


def test_a_new_outgoing_csm_has_an_interview_of_their_own() -> None:
    """What the former one was asked stays as it stands, in their thread; no number is given twice."""
    before, _ = realigned(replace(running(), answers=answered("status")))
    former = before.interview_of(Role.OUTGOING)
    now = edited(before, outgoing=BO).handover
    asked = now.interview_of(Role.OUTGOING)
    assert former in now.interviews
    assert [(one.seq, one.subject, one.outcome) for one in asked.prompts] == [(3, "goals", PromptOutcome.OPEN)]
    back = edited(now, outgoing=DANA).handover
    numbers = [(one.seq, one.subject) for one in back.interview_of(Role.OUTGOING).prompts]
    assert numbers == [(1, "status"), (2, "goals"), (4, "goals")]


def test_a_new_outgoing_csm_is_asked_though_the_former_had_paused() -> None:
    now = edited(pause_interview(running(), 1).handover, outgoing=BO).handover
    assert [one.subject for one in now.interview_of(Role.OUTGOING).prompts] == ["status"]


def test_a_new_outgoing_csm_is_asked_nothing_where_everything_is_answered() -> None:
    before, _ = realigned(replace(running(), answers=ALL_ANSWERED))
    now = edited(before, outgoing=BO)
    assert PROMPT not in kinds(now)
    assert realigned(now.handover) == (now.handover, ())


def test_a_new_incoming_csm_has_read_nothing_yet_and_the_letter_names_somebody_else() -> None:
    answer = Answer("status", (Part("Calm.", DANA, NOW),), by=DANA, at=NOW, accepted_by=PRIYA, accepted_at=NOW)
    letter = Introduction("a@b.example", "S", "B", 1, DANA, NOW, NOW, 1, PRIYA, NOW)
    decision = edited(replace(running(), answers={"status": answer}, introduction=letter), incoming=BO)
    assert not decision.handover.answer("status").accepted
    assert not decision.handover.introduction.approved
    assert "introduction_ready" in kinds(decision)
    sent = replace(letter, sent_by=DANA, sent_at=NOW)
    assert edited(replace(running(), introduction=sent), incoming=BO).handover.introduction == sent


def test_what_somebody_else_had_accepted_is_not_accepted_again_for_a_new_incoming_csm() -> None:
    accepted = Answer("status", (Part("Calm.", DANA, NOW),), by=DANA, at=NOW, accepted_by=PRIYA, accepted_at=NOW)
    changed = with_answer(
        replace(running(), answers={"status": accepted}), replace(accepted, parts=(Part("Angry.", DANA, NOW),))
    )
    after = edited(changed, incoming=BO).handover
    back = with_answer(after, replace(after.answer("status"), parts=(Part("Calm.", DANA, NOW),)))
    assert not back.answer("status").accepted


def test_due_days_move_with_the_window() -> None:
    later = edited(running(), start=date(2026, 3, 9), end=date(2026, 3, 30))
    assert due_date(later.handover, SMALL_PLAYBOOK.items[0]) == date(2026, 3, 10)
    assert WINDOW_ENDS in kinds(later)


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"incoming": DANA}, "incoming", FieldProblem.SAME_PERSON),
        ({"incoming": "U0NOBODY"}, "incoming", FieldProblem.UNKNOWN_PERSON),
        ({"backup": PRIYA}, "backup", FieldProblem.BACKUP_TAKES_PART),
        ({"end": date(2026, 3, 1)}, "end", FieldProblem.END_BEFORE_START),
        ({"end": date(2026, 9, 1)}, "end", FieldProblem.WINDOW_TOO_LONG),
        ({"contacts": "Jo Park"}, "contacts", FieldProblem.UNREADABLE_CONTACT),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(changes: dict[str, object], field: str, problem: FieldProblem) -> None:
    with pytest.raises(FieldProblems) as refused:
        edited(running(), **changes)
    assert refused.value.problems == {field: problem}


def test_what_was_right_once_and_is_not_changed_is_no_problem() -> None:
    old = replace(running(), outgoing="U0GONE", window=replace(running().window, start=date(2026, 1, 5)))
    assert edited(old, internal_note="New.").handover.internal_note == "New."


def test_an_ended_handover_is_not_changed() -> None:
    with pytest.raises(NotActive):
        edited(replace(running(), status=Status.CANCELLED), internal_note="New.")
    assert edited(replace(running(), status=Status.PAUSED), internal_note="New.").handover.changes


def test_an_outgoing_csm_whose_account_is_closed_is_stood_in_for_by_whoever_stays() -> None:
    """G: an outgoing CSM who leaves without notice while the handover runs."""
    decision = outgoing_has_gone(running(), DANA, "Dana Reyes", now=NOW)
    assert (decision.handover.outgoing, decision.handover.leaver) == (AIKO, "Dana Reyes")
    assert [job.ref["user"] for job in decision.jobs if job.kind == PROMPT] == [AIKO]
    alone = outgoing_has_gone(replace(running(), manager=DANA), DANA, "Dana Reyes", now=NOW).handover
    assert (alone.outgoing, alone.manager) == (PRIYA, "")
    assert outgoing_has_gone(running(), PRIYA, "Priya", now=NOW).handover == running()


people = st.sampled_from(["", DANA, PRIYA, AIKO, LUCAS, BO, "U0NOBODY"])
forms = st.builds(
    PlanForm,
    outgoing=people,
    incoming=people,
    manager=people,
    backup=people,
    leaver=st.sampled_from(["", "", "Sam Lee"]),
    reason=st.sampled_from(Reason),
    start=st.dates(date(2026, 2, 20), date(2026, 4, 1)),
    end=st.dates(date(2026, 2, 20), date(2026, 6, 1)),
    contacts=st.sampled_from(["", "Jo Park, jo@acme.example", "nonsense"]),
    renewal=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    internal_note=st.text(max_size=20),
)


@settings(max_examples=examples(150))
@given(st.lists(forms, max_size=5))
def test_any_sequence_of_edits_keeps_a_handover_that_can_be_finished(made: list[PlanForm]) -> None:
    handover = running()
    for form in made:
        before = handover.changes
        try:
            decision = change_plan(handover, form, EVERYBODY, by=PEOPLE[AIKO], today=TODAY, now=NOW, shown={})
        except FieldProblems:
            continue
        handover = decision.handover
        assert handover.changes[: len(before)] == before, "what was recorded stays"
        assert kinds(decision).count(PLAN_CHANGED) == (1 if handover.changes != before else 0)
        assert len({job.key for job in decision.jobs}) == len(decision.jobs)
    assert handover.outgoing in EVERYBODY
    assert handover.incoming in EVERYBODY
    assert handover.leaver or handover.outgoing != handover.incoming
    assert handover.window.end > handover.window.start
    assert {todo.owner for todo in todos(handover)} <= set(handover.participants)
    for day in (due_date(handover, one) for one in ENTRIES):
        assert day <= max(handover.window.end, handover.window.start + timedelta(days=3))
    steps = tuple(step for step in handover.playbook.steps if step.key != RENEWAL_STEP)
    assert replace(handover.playbook, steps=steps) == SMALL_PLAYBOOK, "a renewal within the window adds one step"


def test_what_somebody_else_has_changed_meanwhile_is_not_changed_back_by_a_form_left_open() -> None:
    """G: two people edit at once: each changes what they have changed, and nobody loses a note."""
    before = running()
    opened = field_marks(plan_of(before))
    now = edited(before, end=before.window.end + timedelta(days=4), internal_note="They pay late.").handover
    form = replace(plan_of(before), renewal=date(2026, 6, 1))
    both = change_plan(now, form, EVERYBODY, by=PEOPLE[DANA], today=TODAY, now=NOW, shown=opened).handover
    assert (both.window, both.internal_note, both.renewal_date) == (now.window, "They pay late.", date(2026, 6, 1))
    clashing = replace(form, internal_note="They pay on time.", end=now.window.end)
    with pytest.raises(FieldProblems) as refused:
        change_plan(now, clashing, EVERYBODY, by=PEOPLE[DANA], today=TODAY, now=NOW, shown=opened)
    assert refused.value.problems == {"internal_note": FieldProblem.CHANGED_MEANWHILE}


def test_a_renewal_of_years_ago_is_none() -> None:
    with pytest.raises(FieldProblems) as refused:
        edited(running(), renewal=TODAY - timedelta(days=400))
    assert refused.value.problems == {"renewal": FieldProblem.RENEWAL_PAST}
