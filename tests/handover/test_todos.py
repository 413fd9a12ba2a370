"""What is open, whose it is, by when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from handover.model.answers import Part, Question
from handover.model.handover import Handover, Status
from handover.model.introduction import Introduction
from handover.model.playbook import Stage
from handover.model.steps import StepState
from handover.model.synthesis import Synthesis
from handover.todos import Todo, TodoKind, awaiting_review, todos
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover, an_item
from tests.handover.answers import ALL_ANSWERED, answered

TUESDAY = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def about(found: tuple[Todo, ...]) -> list[tuple[str, str, date]]:
    return [(todo.subject, todo.owner, todo.due) for todo in found]


def test_a_new_handover_is_one_todo_of_the_outgoing_csm() -> None:
    (todo,) = todos(a_handover())
    assert (todo.kind, todo.owner, todo.count) == (TodoKind.ANSWER, DANA, 4)
    assert todo.due == date(2026, 3, 3), "the first required item is due on the first working day after the start"


def test_optional_items_alone_bother_nobody() -> None:
    done = Synthesis(("None.",), "Call.", PRIYA, NOW, DANA, NOW)
    assert todos(a_handover(answers=answered("status", "goals", "risks"), syntheses=(done,))) == ()


def test_items_of_two_owners_are_two_todos() -> None:
    fresh = a_handover()
    research = an_item("research", owner=replace(fresh.playbook.steps[0]).owner, due_day=3)
    handover = replace(fresh, playbook=replace(fresh.playbook, items=(*fresh.playbook.items, research)))
    assert about(todos(handover)) == [
        ("answer", DANA, date(2026, 3, 3)),
        ("answer", PRIYA, date(2026, 3, 5)),
    ]


def test_unreviewed_answers_wait_for_the_incoming_csm_until_everything_is_to_be_written_down() -> None:
    handover = a_handover(answers=answered("status", "goals", accepted=False) | answered("risks"))
    review = next(todo for todo in todos(handover) if todo.subject == "review")
    assert (review.owner, review.due, review.count) == (PRIYA, date(2026, 3, 6), 2)


def test_a_late_answer_waits_for_review_for_two_working_days() -> None:
    late = replace(answered("status", accepted=False)["status"], at=NOW + timedelta(days=8))
    handover = a_handover(answers={"status": replace(late, parts=(Part("Fine.", DANA, NOW + timedelta(days=8)),))})
    review = next(todo for todo in todos(handover) if todo.subject == "review")
    assert (review.since, review.due) == (date(2026, 3, 10), date(2026, 3, 12))


def test_an_answer_with_an_open_question_waits_for_the_outgoing_csm_instead() -> None:
    question = Question("q1", "status", "Who signs?", PRIYA, TUESDAY)
    handover = a_handover(answers=answered("status", accepted=False), questions=(question,))
    assert ("question:q1", DANA, date(2026, 3, 4)) in about(todos(handover))
    assert awaiting_review(handover) == ()


def test_a_replied_question_brings_the_answer_back_to_review_from_the_reply_on() -> None:
    question = Question("q1", "status", "Who signs?", PRIYA, NOW, (Part("Marta.", DANA, TUESDAY),))
    handover = a_handover(answers=answered("status", accepted=False), questions=(question,))
    review = next(todo for todo in todos(handover) if todo.kind is TodoKind.REVIEW)
    assert (review.since, review.due) == (date(2026, 3, 3), date(2026, 3, 6))


@pytest.mark.parametrize(
    ("draft", "subject", "owner"),
    [
        (Introduction(), "step:introduction", DANA),
        (Introduction(version=1, author=DANA), "step:introduction", DANA),
        (Introduction(version=1, author=DANA, asked_at=TUESDAY), "approve", PRIYA),
        (Introduction(version=1, author=PRIYA, asked_at=TUESDAY), "approve", DANA),
        (Introduction(version=1, author=AIKO, asked_at=TUESDAY), "approve", PRIYA),
        (
            Introduction(
                version=1, author=DANA, asked_at=TUESDAY, approved_version=1, approved_by=PRIYA, approved_at=TUESDAY
            ),
            "send",
            DANA,
        ),
    ],
)
def test_the_introduction_is_written_then_approved_then_sent(draft: Introduction, subject: str, owner: str) -> None:
    handover = a_handover(answers=ALL_ANSWERED, stage=Stage.INTRODUCE, introduction=draft)
    found = [todo for todo in todos(handover) if todo.subject in ("step:introduction", "approve", "send")]
    assert [(todo.subject, todo.owner) for todo in found] == [(subject, owner)]


def test_an_introduction_that_is_sent_is_settled() -> None:
    handover = a_handover(
        answers=ALL_ANSWERED, stage=Stage.INTRODUCE, introduction=Introduction(version=1, sent_at=NOW)
    )
    assert "introduction" not in str([todo.subject for todo in todos(handover)])


def test_a_step_counts_when_its_stage_is_reached_or_when_it_is_due() -> None:
    handover = a_handover()
    assert "step:context_call" not in [todo.subject for todo in todos(handover)]
    assert "step:context_call" not in [todo.subject for todo in todos(handover, date(2026, 3, 4))]
    arranging = [todo.subject for todo in todos(handover, date(2026, 3, 5))]
    assert "step:context_call" in arranging, "due on Tuesday 10: a day for it takes three working days to find"
    with_a_day = a_handover(steps={"context_call": StepState(planned=date(2026, 3, 12))})
    assert "step:context_call" not in [todo.subject for todo in todos(with_a_day, date(2026, 3, 11))]
    reached = replace(handover, stage=Stage.CONTEXT_CALL)
    assert ("step:context_call", PRIYA, date(2026, 3, 10)) in about(todos(reached))


def test_a_task_of_a_later_stage_waits_for_its_stage() -> None:
    assert [todo.subject for todo in todos(a_handover(), date(2026, 4, 1))] == [
        "answer",
        "step:introduction",
        "step:context_call",
        "step:warm_call",
    ], "the sign-off waits for everything before it"


def test_a_planned_call_is_mentioned_on_its_day_and_not_before() -> None:
    planned = a_handover(stage=Stage.CONTEXT_CALL, steps={"context_call": StepState(planned=date(2026, 3, 12))})
    call = next(todo for todo in todos(planned) if todo.subject == "step:context_call")
    assert (call.since, call.due) == (date(2026, 3, 12), date(2026, 3, 12))


def test_a_call_without_a_day_is_mentioned_three_working_days_before() -> None:
    call = next(t for t in todos(a_handover(stage=Stage.CONTEXT_CALL)) if t.subject == "step:context_call")
    assert (call.since, call.due) == (date(2026, 3, 5), date(2026, 3, 10))


def test_the_sign_off_is_always_the_incoming_csms() -> None:
    sign_off = next(t for t in todos(a_handover(stage=Stage.SUPPORT)) if t.subject == "step:sign_off")
    assert sign_off.owner == PRIYA


@pytest.mark.parametrize("state", [StepState(done_by=PRIYA, done_at=NOW), StepState(not_needed="They met before.")])
def test_a_settled_step_is_not_open(state: StepState) -> None:
    handover = a_handover(stage=Stage.CONTEXT_CALL, steps={"context_call": state})
    assert "step:context_call" not in [todo.subject for todo in todos(handover)]


@pytest.mark.parametrize("status", [Status.PAUSED, Status.COMPLETED, Status.CANCELLED])
def test_nothing_is_open_in_a_handover_that_does_not_run(status: Status) -> None:
    question = Question("q1", "status", "Who signs?", PRIYA, TUESDAY)
    handover = a_handover(status=status, questions=(question,), stage=Stage.SUPPORT)
    assert todos(handover, date(2026, 4, 1)) == ()


def test_days_spent_paused_make_nobody_late() -> None:
    question = Question("q1", "status", "Who signs?", PRIYA, NOW)

    def due(handover: Handover) -> list[date]:
        return [todo.due for todo in todos(handover)]

    fresh = a_handover(questions=(question,))
    assert due(fresh) == [date(2026, 3, 3), date(2026, 3, 3)]
    assert due(replace(fresh, paused_days=3)) == [date(2026, 3, 6), date(2026, 3, 6)]
