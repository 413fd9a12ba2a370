"""What threatens the last day, and what the card shows of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handover.escalation.risks import (
    Risk,
    RiskKind,
    days_left,
    risks_stated,
    silence,
    top_risks,
    window_risk,
    window_risks,
)
from handover.model.answers import Answer, Part
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from tests.examples import DANA, NOW, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED

END = date(2026, 3, 23)
"""A Monday."""
ANSWERED = a_handover(answers=ALL_ANSWERED)
APPROVED = Introduction(version=1, author=DANA, approved_version=1, approved_by=PRIYA, approved_at=NOW)
SENT = replace(APPROVED, sent_at=NOW)
ALL_DONE = replace(ANSWERED, steps={step.key: StepState(not_needed="Done") for step in ANSWERED.playbook.steps})


def call(planned: date | None) -> dict[str, StepState]:
    return {"warm_call": StepState(planned=planned)}


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 2, 20), 16), (date(2026, 3, 2), 16), (END - timedelta(days=3), 2), (END, 1), (date(2026, 3, 24), 0)],
)
def test_days_left_count_today_and_the_last_day(today: date, left: int) -> None:
    assert days_left(a_handover(), today) == left


@pytest.mark.parametrize(
    ("handover", "last_day_with_room"),
    [
        # Two days to write and read the e-mail, two days of notice for the call.
        (ANSWERED, date(2026, 3, 18)),
        (replace(ANSWERED, introduction=APPROVED), date(2026, 3, 19)),
        (replace(ANSWERED, introduction=SENT), date(2026, 3, 20)),
        (replace(ANSWERED, steps=call(END)), date(2026, 3, 20)),
        (replace(ANSWERED, introduction=SENT, steps=call(END)), END),
    ],
)
def test_the_introduction_and_the_call_need_their_days(handover: Handover, last_day_with_room: date) -> None:
    before = window_risk(handover, last_day_with_room)
    assert before is None or before.kind is RiskKind.BEHIND
    after = window_risk(handover, last_day_with_room + timedelta(days=1))
    assert after is not None
    assert after.kind is (RiskKind.WINDOW_PASSED if last_day_with_room == END else RiskKind.NO_ROOM)


def test_a_call_planned_after_the_last_day_does_not_fit_whenever_that_is() -> None:
    risk = window_risk(replace(ANSWERED, steps=call(date(2026, 3, 24))), date(2026, 3, 3))
    assert risk is not None
    assert (risk.kind, [step.key for step in risk.steps]) == (RiskKind.NO_ROOM, ["warm_call"])


def test_a_window_that_never_had_room_says_nothing_until_it_has_passed() -> None:
    rushed = replace(ANSWERED, window=Window(date(2026, 3, 2), date(2026, 3, 3)))
    first = window_risk(rushed, date(2026, 3, 2))
    assert first is None or first.kind is not RiskKind.NO_ROOM


@pytest.mark.parametrize("today", [date(2026, 3, 20), END, date(2026, 3, 24), date(2026, 4, 20)])
def test_where_nothing_is_open_no_last_day_is_at_risk(today: date) -> None:
    assert window_risk(ALL_DONE, today) is None


def test_half_way_with_less_than_half_of_that_done_is_behind() -> None:
    assert window_risk(a_handover(), date(2026, 3, 11)) is None
    risk = window_risk(a_handover(), date(2026, 3, 12))
    assert risk is not None
    assert (risk.kind, risk.days) == (RiskKind.BEHIND, 0)


def late(handover: Handover, today: date) -> list[tuple[str, int]]:
    """Return what is late and for how many working days, as the card has it."""
    return [
        (risk.todo.subject, risk.days)
        for risk in top_risks(handover, today)
        if risk.kind is RiskKind.LATE and risk.todo
    ]


def test_what_is_late_is_a_risk_from_the_day_after_it_was_due_the_longest_first() -> None:
    quiet = replace(ANSWERED, introduction=SENT, steps={})
    call_due, warm_call_due = date(2026, 3, 10), date(2026, 3, 17)
    assert late(quiet, call_due) == []
    assert late(quiet, call_due + timedelta(days=1)) == [("step:context_call", 1)]
    assert late(quiet, warm_call_due + timedelta(days=2)) == [("step:context_call", 7), ("step:warm_call", 2)]


def test_what_is_blocked_counts_as_blocked_and_not_as_late_too() -> None:
    block = Block("step:warm_call", "No date", DANA, NOW, PRIYA)
    blocked = replace(ALL_DONE, steps={**ALL_DONE.steps, "warm_call": StepState()}, blocks=(block,))
    found = [risk for risk in top_risks(blocked, date(2026, 3, 19)) if risk.todo]
    assert [(risk.kind, risk.todo and risk.todo.subject) for risk in found] == [(RiskKind.BLOCKED, "step:warm_call")]


@pytest.mark.parametrize(("days", "near"), [(-1, True), (0, True), (1, True), (80, True), (81, False)])
def test_a_renewal_is_a_risk_up_to_sixty_days_after_the_end_and_while_it_is_overdue(days: int, *, near: bool) -> None:
    today = date(2026, 3, 3)
    renewing = a_handover(renewal_date=today + timedelta(days=days))
    assert top_risks(renewing, today) == ((Risk(RiskKind.RENEWAL, days=days),) if near else ())


def test_the_accounts_own_risks_are_shown_in_its_words() -> None:
    items = tuple(
        replace(item, practices=("P66",)) if item.key == "risks" else item for item in ANSWERED.playbook.items
    )
    words = "The risk is Hull: if the scanners aren't fixed by June they will ask for fewer seats."
    told = replace(ANSWERED, introduction=SENT, playbook=replace(ANSWERED.playbook, items=items))
    answer = Answer("risks", (Part(f"Renews 30 September, 220 seats. {words}", DANA, NOW),), by=DANA, at=NOW)
    told = replace(told, answers={**told.answers, "risks": replace(answer, accepted_by=PRIYA, accepted_at=NOW)})
    assert top_risks(told, date(2026, 3, 3)) == (Risk(RiskKind.STATED, text=words),)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Renews 30 September, 220 seats.", ""),
        ("No risks that I know of.", ""),
        ("Renews in May. Nothing is in the way.", ""),
        ("Renews in May.\nThey look at a competitor.", "They look at a competitor."),
        ("Budget freeze until June.", "Budget freeze until June."),
    ],
)
def test_that_a_contract_renews_is_no_risk(text: str, stated: str) -> None:
    """G: the `renewal` answer is always listed as a risk."""
    assert risks_stated(text) == stated


def test_silence_says_since_when_and_for_how_many_working_days() -> None:
    assert silence(a_handover(), date(2026, 3, 4)) is None
    assert silence(a_handover(), date(2026, 3, 5)) == Risk(RiskKind.SILENT, days=3, since=date(2026, 3, 2))
    assert silence(a_handover(), date(2026, 3, 12)) == Risk(RiskKind.SILENT, days=8, since=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("answered", "today", "behind"),
    [
        # Fifteen working days lie between the first and the last; from the eighth on it is half-way.
        (0, date(2026, 3, 11), False),
        (0, date(2026, 3, 12), True),
        (3, date(2026, 3, 17), False),
        (3, date(2026, 3, 20), True),
    ],
)
def test_behind_is_less_than_half_of_what_the_calendar_says(answered: int, today: date, *, behind: bool) -> None:
    answers = dict(list(ALL_ANSWERED.items())[:answered])
    kinds = [risk.kind for risk in window_risks(a_handover(answers=answers), today)]
    assert (RiskKind.BEHIND in kinds) == behind


def test_the_card_shows_three_the_whole_before_its_parts() -> None:
    blocked = a_handover(blocks=(Block("step:warm_call", "No date", DANA, NOW, PRIYA),))
    assert [risk.kind for risk in top_risks(blocked, date(2026, 3, 20))] == [
        RiskKind.NO_ROOM,
        RiskKind.SILENT,
        RiskKind.BLOCKED,
    ]
    assert top_risks(replace(blocked, status=Status.PAUSED), date(2026, 3, 20)) == ()
