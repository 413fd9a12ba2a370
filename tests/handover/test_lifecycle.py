"""How a handover ends: only with proof, and with a way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from handover.completion import StillOpen, anything_open, still_open
from handover.document import HANDOVER_DOCUMENT
from handover.interview.jobs import prompt
from handover.interview.questions import begin, pause_interview
from handover.lifecycle import (
    ARCHIVE_CHANNEL,
    FINAL_SUMMARY,
    archive_due,
    cancel,
    complete,
    complete_when_window_ends,
    pause,
    reopen,
    resume,
)
from handover.model.answers import Answer, Part, Question
from handover.model.handover import Handover, Status
from handover.model.interview import Interview, PromptOutcome
from handover.model.introduction import Introduction
from handover.model.jobs import Job
from handover.model.people import Role
from handover.model.playbook import Stage
from handover.model.refusals import AlreadyDone, NotActive
from handover.model.steps import StepState
from handover.overview import SUMMARY_CARD
from handover.plan.due import due_date
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover


def finished() -> Handover:
    """A handover in which nothing is open."""
    part = (Part("All fine.", DANA, NOW),)
    answers = {
        key: Answer(key, part, by=DANA, at=NOW, accepted_by=PRIYA, accepted_at=NOW)
        for key in ("status", "goals", "risks")
    }
    steps = {key: StepState(done_by=DANA, done_at=NOW) for key in ("context_call", "warm_call", "sign_off")}
    sent = Introduction("m@x.example", "S", "B", 1, DANA, sent_by=DANA, sent_at=NOW)
    return a_handover(answers=answers, steps=steps, introduction=sent, stage=Stage.SUPPORT)


def test_a_fresh_handover_says_what_is_open() -> None:
    with pytest.raises(StillOpen) as refused:
        complete(a_handover(), by=DANA, now=NOW)
    assert refused.value.items == ("Status", "Goals", "Risks")
    assert refused.value.steps == ("Context_Call", "Introduction", "Warm_Call", "Sign_Off")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda h: replace(h, answers={**h.answers, "goals": Answer("goals")}), "items"),
        (
            lambda h: replace(h, answers={**h.answers, "goals": replace(h.answers["goals"], accepted_at=None)}),
            "reviews",
        ),
        (lambda h: replace(h, questions=(Question("q", "goals", "Why?", PRIYA, NOW),)), "questions"),
        (lambda h: replace(h, steps={**h.steps, "sign_off": StepState()}), "steps"),
        (lambda h: replace(h, introduction=replace(h.introduction, sent_at=None)), "steps"),
    ],
)
def test_each_open_thing_alone_keeps_it_from_completing(change: Callable[[Handover], Handover], where: str) -> None:
    assert not anything_open(finished())
    handover = change(finished())
    assert len(getattr(still_open(handover), where)) == 1
    with pytest.raises(StillOpen):
        complete(handover, by=DANA, now=NOW)


def test_an_optional_item_left_out_does_not_matter_but_an_answered_one_is_reviewed() -> None:
    extra = Answer("extras", (Part("They sponsor a regatta.", DANA, NOW),), by=DANA, at=NOW)
    handover = finished()
    handover = replace(handover, answers={**handover.answers, "extras": extra})
    assert still_open(handover).reviews == ("Extras",)


def test_completing_gives_summary_document_and_a_channel_that_goes_after_a_week() -> None:
    decision = complete(finished(), by=PRIYA, now=NOW)
    assert (decision.handover.status, decision.handover.stage) == (Status.COMPLETED, Stage.DONE)
    assert (decision.handover.closed_by, decision.handover.closed_at) == (PRIYA, NOW)
    at = NOW.isoformat()
    jobs = {job.kind: job for job in decision.jobs}
    assert jobs.keys() >= {FINAL_SUMMARY, HANDOVER_DOCUMENT, SUMMARY_CARD}
    assert jobs[FINAL_SUMMARY] == Job(FINAL_SUMMARY, f"final_summary:h1:{at}", "channel:h1", "h1")
    assert jobs[ARCHIVE_CHANNEL] == Job(
        ARCHIVE_CHANNEL,
        f"archive_channel:h1:{at}",
        "archive:h1",
        "h1",
        {"closed_at": at},
        due=NOW + timedelta(days=7),
        urgent=False,
    )
    with pytest.raises(NotActive):
        complete(decision.handover, by=PRIYA, now=NOW)


def test_it_completes_by_itself_on_the_last_day_only_when_nothing_is_open() -> None:
    end = finished().window.end
    done = complete_when_window_ends(finished(), end, now=NOW).handover
    assert (done.status, done.closed_by) == (Status.COMPLETED, "")
    assert complete_when_window_ends(a_handover(), end, now=NOW).handover.status is Status.ACTIVE
    assert complete_when_window_ends(finished(), end - timedelta(days=1), now=NOW).handover.status is Status.ACTIVE


def test_a_reopened_handover_keeps_its_channel() -> None:
    done = complete(finished(), by=PRIYA, now=NOW).handover
    assert archive_due(done, NOW)
    back = reopen(
        done, why="New questions.", end=date(2026, 4, 8), today=date(2026, 4, 1), by=AIKO, now=NOW + timedelta(days=3)
    ).handover
    assert not archive_due(back, NOW)
    assert (back.status, back.stage) == (Status.ACTIVE, Stage.SUPPORT)
    assert back.window.end == date(2026, 4, 8)
    again = complete(back, by=PRIYA, now=NOW + timedelta(days=4)).handover
    assert not archive_due(again, NOW)


def test_cancelling_keeps_everything_and_can_be_taken_back() -> None:
    cancelled = cancel(finished(), why="The customer left.", by=AIKO, now=NOW).handover
    assert (cancelled.status, cancelled.closing_note) == (Status.CANCELLED, "The customer left.")
    assert cancelled.answers == finished().answers
    with pytest.raises(NotActive):
        cancel(cancelled, why="", by=AIKO, now=NOW)
    back = reopen(
        cancelled, why="New questions.", end=date(2026, 3, 23), today=date(2026, 3, 3), by=AIKO, now=NOW
    ).handover
    assert back.window == finished().window
    with pytest.raises(AlreadyDone):
        reopen(back, why="New questions.", end=date(2026, 3, 23), today=date(2026, 3, 3), by=AIKO, now=NOW)


def test_days_spent_paused_are_given_back() -> None:
    handover = a_handover()
    goals, before = handover.playbook.item("goals"), due_date(handover, handover.playbook.item("goals"))
    paused = pause(handover, today=date(2026, 3, 4), by=DANA, now=NOW).handover
    with pytest.raises(NotActive):
        pause(paused, today=date(2026, 3, 4), by=DANA, now=NOW)
    back = resume(paused, today=date(2026, 3, 9), by=DANA, now=NOW).handover
    assert before == date(2026, 3, 6)
    assert due_date(back, goals) == date(2026, 3, 11)
    assert back.window.end == date(2026, 3, 26)
    with pytest.raises(AlreadyDone):
        resume(back, today=date(2026, 3, 9), by=DANA, now=NOW)


@pytest.mark.parametrize("was_paused", [False, True])
def test_days_between_the_end_and_the_reopening_are_given_back(*, was_paused: bool) -> None:
    """G: a handover that was cancelled, or paused and then cancelled, and reopened is not late with everything."""
    handover, monday = a_handover(), date(2026, 3, 9)
    stopped = pause(handover, today=NOW.date(), by=DANA, now=NOW).handover if was_paused else handover
    cancelled_at = NOW + timedelta(days=4) if was_paused else NOW
    cancelled = cancel(stopped, why="", by=DANA, now=cancelled_at).handover
    back = reopen(
        cancelled, why="After all.", end=date(2026, 3, 30), today=monday, by=DANA, now=NOW + timedelta(days=7)
    )
    goals = handover.playbook.item("goals")
    assert (NOW.date(), due_date(handover, goals)) == (date(2026, 3, 2), date(2026, 3, 6))
    assert due_date(back.handover, goals) == date(2026, 3, 13)
    assert back.handover.paused_on is None


@pytest.mark.parametrize("way", ["pause", "cancel"])
def test_when_it_goes_on_the_waiting_question_is_put_again(way: str) -> None:
    begun, _ = begin(a_handover(), Role.OUTGOING)
    if way == "pause":
        stopped = pause(begun, today=NOW.date(), by=DANA, now=NOW).handover
        back = resume(stopped, today=NOW.date(), by=DANA, now=NOW)
    else:
        stopped = cancel(begun, why="", by=DANA, now=NOW).handover
        back = reopen(stopped, why="New questions.", end=date(2026, 3, 23), today=NOW.date(), by=DANA, now=NOW)
    before, again = back.handover.interview_of(Role.OUTGOING).prompts
    assert (before.outcome, again.outcome) == (PromptOutcome.SUPERSEDED, PromptOutcome.OPEN)
    assert before.subject == again.subject
    assert prompt(begun.id, Interview(DANA, Role.OUTGOING), again.seq) in back.jobs


def test_when_it_goes_on_a_paused_interview_stays_paused() -> None:
    begun, _ = begin(a_handover(), Role.OUTGOING)
    stopped = pause_interview(begun, 1).handover
    back = resume(pause(stopped, today=NOW.date(), by=DANA, now=NOW).handover, today=NOW.date(), by=DANA, now=NOW)
    assert back.handover.interview_of(Role.OUTGOING) == stopped.interview_of(Role.OUTGOING)


def test_a_pause_over_a_weekend_costs_nothing() -> None:
    paused = pause(a_handover(), today=date(2026, 3, 6), by=DANA, now=NOW).handover
    back = resume(paused, today=date(2026, 3, 8), by=DANA, now=NOW).handover
    assert back.window == a_handover().window
