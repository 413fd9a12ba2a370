"""Planned calls: both CSMs are reminded before and on the day, by their own calendar, and reading is due before."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.calls.telling import latest_moment, still_as_told
from handover.digest.calls import call_reminders
from handover.digest.today import EntryOutcome, entry_status, select_for_digest, waiting_todos
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block, Snooze
from handover.model.people import Intensity, Role
from handover.model.playbook import Stage, StepKind
from handover.model.steps import StepState
from handover.plan.due import due_date
from handover.steps import StepForm, finish, save_step
from handover.todos import todos
from tests.examples import AIKO, DANA, NOW, PRIYA, SMALL_PLAYBOOK, a_handover, a_person, a_step
from tests.handover.answers import answered

WED, THU, FRI = date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6)
MON = date(2026, 3, 9)
EARLY_IN_ASIA = datetime(2026, 3, 9, 3, tzinfo=UTC)
"""Monday morning in India, Sunday evening in New York."""
HALF_PAST_THREE = time(15, 30)
NEW_YORK, KOLKATA = "America/New_York", "Asia/Kolkata"


def planned(day: date | None = MON, starts: datetime | None = None, **changes: object) -> Handover:
    """Return a handover whose context call, for Priya to hold, is planned."""
    return a_handover(steps={"context_call": StepState(planned=day, starts=starts)}, **changes)


def heard(handover: Handover, user: str, day: date, **changes: object) -> list[str]:
    """Return what of the call this person is told on this local day."""
    todos_ = waiting_todos([handover], a_person(user, **changes), day)
    return [todo.subject for todo in todos_ if todo.subject in ("call:context_call", "step:context_call")]


CALL, STEP = ["call:context_call"], ["step:context_call"]


@pytest.mark.parametrize(
    ("user", "day", "changes", "told"),
    [
        (PRIYA, THU, {}, []),
        (PRIYA, FRI, {}, CALL),
        (DANA, FRI, {}, CALL),
        (PRIYA, MON, {}, STEP),
        (DANA, MON, {}, CALL),
        (DANA, date(2026, 3, 10), {}, []),
        (PRIYA, date(2026, 3, 10), {}, STEP),
        (AIKO, FRI, {}, []),
        (AIKO, MON, {}, []),
        # Each by their own week, absence and holidays: the last digest before it, whatever lies between.
        (DANA, THU, {"workdays": frozenset({0, 1, 2, 3})}, CALL),
        (DANA, FRI, {"workdays": frozenset({0, 1, 2, 3, 4, 6})}, []),
        (DANA, date(2026, 3, 8), {"workdays": frozenset({0, 1, 2, 3, 4, 6})}, CALL),
        (DANA, WED, {"away_from": THU, "away_until": date(2026, 3, 12)}, CALL),
        (PRIYA, WED, {"away_from": THU, "away_until": MON}, CALL),
        (DANA, FRI, {"intensity": Intensity.LIGHT}, CALL),
        (DANA, FRI, {"intensity": Intensity.ACTIVE}, CALL),
    ],
)
def test_both_are_reminded_on_their_last_working_day_before_and_on_the_day(
    user: str, day: date, changes: dict[str, object], told: list[str]
) -> None:
    """I: calls: one of the two is reminded → both, on the day and before."""
    assert heard(planned(), user, day, **changes) == told


def test_a_call_on_a_public_holiday_of_one_reader_is_announced_on_their_last_day_before() -> None:
    """Good Friday 2026 is 3 April: a holiday in Germany, none in the United States."""
    friday = date(2026, 4, 3)
    call = planned(friday, window=Window(date(2026, 3, 2), date(2026, 4, 10)))
    assert heard(call, DANA, date(2026, 4, 2), country="DE") == CALL
    assert heard(call, DANA, friday, country="US") == CALL


def test_with_a_time_the_day_of_the_call_is_each_readers_own() -> None:
    """Monday 8:30 in India is Sunday 23:00 in New York: Dana's last working day before it is Friday, Priya's too."""
    call = planned(MON, EARLY_IN_ASIA)
    assert heard(call, PRIYA, MON) == STEP
    assert heard(call, DANA, FRI) == CALL
    assert heard(call, DANA, date(2026, 3, 8)) == CALL, "Sunday is the day of the call where she is"
    assert heard(call, DANA, MON) == []
    tuesday = planned(date(2026, 3, 10), EARLY_IN_ASIA + timedelta(days=1))
    assert heard(tuesday, PRIYA, MON) == CALL
    assert heard(tuesday, DANA, FRI) == CALL, "Monday evening where she is"
    assert heard(tuesday, DANA, MON) == CALL
    assert heard(tuesday, DANA, date(2026, 3, 10)) == []
    hers = replace(tuesday, outgoing=PRIYA, incoming=DANA)
    assert heard(hers, DANA, MON) == STEP, "the one who holds it is asked on that day, too"


def test_a_call_before_the_hour_of_the_digest_is_no_reminder_any_more_on_its_day() -> None:
    """I: a reminder at nine of a call at half past four that day; whoever is to hold it is asked whether it took place."""
    at_half_past_four = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
    call = planned(MON, at_half_past_four)
    assert heard(call, DANA, MON, zone=NEW_YORK) == []
    assert heard(call, DANA, MON, zone=NEW_YORK, digest_hour=4) == CALL
    assert heard(call, DANA, FRI, zone=NEW_YORK) == CALL, "the morning before says so"
    assert heard(call, PRIYA, MON, zone=KOLKATA) == STEP


def test_the_call_with_the_customer_is_announced_before_its_stage_is_reached() -> None:
    call = a_handover(stage=Stage.DOCUMENT, steps={"warm_call": StepState(planned=MON)})
    for user in (DANA, PRIYA):
        found = [todo.subject for todo in call_reminders(call, a_person(user), FRI)]
        assert found == ["call:warm_call"]


@pytest.mark.parametrize(
    "handover",
    [
        planned(None),
        planned(status=Status.PAUSED),
        planned(status=Status.CANCELLED),
        a_handover(steps={"context_call": StepState(planned=MON, done_by=PRIYA, done_at=NOW)}),
        a_handover(steps={"context_call": StepState(planned=MON, not_needed="They met in January")}),
        planned(blocks=(Block("step:context_call", "Marta is ill", PRIYA, NOW),)),
        planned(holds=(Snooze("*", DANA, date(2026, 3, 12)),)),
        planned(holds=(Snooze("call:context_call", DANA, date(2026, 3, 10)),)),
    ],
)
def test_nobody_is_reminded_of_a_call_that_is_not_to_be(handover: Handover) -> None:
    """I: calls: what was called off, held already, paused, blocked or put aside is quiet."""
    assert heard(handover, DANA, FRI) == heard(handover, DANA, MON) == []


def test_a_call_that_nobody_has_to_hold_is_said_to_both_all_the_same() -> None:
    step = a_step("context_call", Stage.CONTEXT_CALL, StepKind.CALL, owner=Role.MANAGER, required=False)
    optional = replace(SMALL_PLAYBOOK, steps=(step, *SMALL_PLAYBOOK.steps[1:]))
    call = planned(playbook=optional)
    for user in (DANA, PRIYA, AIKO):
        assert heard(call, user, FRI) == heard(call, user, MON) == CALL, user


def test_whoever_answers_for_a_csm_who_has_gone_is_reminded_in_their_place() -> None:
    """I: calls: who is reminded when one is gone: the incoming CSM holds the call, the stand-in hears of it."""
    call = a_handover(leaver="Dana Reyes", outgoing=AIKO, steps={"warm_call": StepState(planned=MON)})
    found = {
        user: [t.subject for t in waiting_todos([call], a_person(user), MON) if t.subject.key == "warm_call"]
        for user in (PRIYA, AIKO, DANA)
    }
    assert found == {PRIYA: ["step:warm_call"], AIKO: ["call:warm_call"], DANA: []}


def test_a_call_comes_first_however_much_is_late() -> None:
    """Of three things at most, the one that begins by itself must not be left out."""
    late = a_handover(window=Window(date(2026, 2, 9), date(2026, 3, 20)), id="h2")
    book = [replace(late, id=f"l{n}") for n in range(4)] + [planned()]
    found = select_for_digest(book, a_person(DANA), MON)
    assert [todo.subject for todo in found.todos][:1] == CALL
    assert len(found.todos) == 3


def test_what_was_said_in_the_morning_says_what_has_become_of_it() -> None:
    dana = a_person(DANA)

    def outcome(handover: Handover) -> EntryOutcome:
        return entry_status(handover, "call:context_call", dana, FRI).outcome

    assert outcome(planned()) is EntryOutcome.OPEN
    assert outcome(planned(date(2026, 3, 12))) is EntryOutcome.PLANNED
    assert outcome(planned(None)) is EntryOutcome.SETTLED
    assert outcome(finish(planned(), "context_call", by=PRIYA, now=NOW).handover) is EntryOutcome.SETTLED
    assert outcome(planned(holds=(Snooze("call:context_call", DANA, MON),))) is EntryOutcome.SEEN
    assert outcome(planned(status=Status.PAUSED)) is EntryOutcome.PAUSED


def saved(
    handover: Handover, form: StepForm, by: str = PRIYA, zone: str = KOLKATA
) -> tuple[Handover, list[dict[str, str]]]:
    """Return the handover with this form saved, and whom that is to be told to, with what."""
    decision = save_step(handover, "context_call", form, by=by, now=NOW, today=NOW.date(), zone=zone)
    return decision.handover, [dict(job.ref) for job in decision.jobs if job.kind == "call_planned"]


def test_the_other_csm_is_told_that_a_call_is_planned_moved_and_called_off() -> None:
    """I: calls: what if the time moves, or it is cancelled: a reminder already read is not left uncorrected."""
    one, told = saved(a_handover(), StepForm(MON))
    assert told == [{"step": "context_call", "user": DANA, "by": PRIYA, "was": "", "is": "2026-03-09"}]
    moved, told = saved(one, StepForm(MON, at=HALF_PAST_THREE))
    assert [(job["was"], job["is"]) for job in told] == [("2026-03-09", "2026-03-09T10:00:00+00:00")]
    assert still_as_told(moved, "context_call", told[0]["is"])
    assert not still_as_told(one, "context_call", told[0]["is"])
    same, told = saved(moved, StepForm(MON, at=HALF_PAST_THREE, note="With Maria's calendar"))
    assert told == []
    _, told = saved(same, StepForm(MON, at=HALF_PAST_THREE, not_needed="They met"), by=DANA)
    assert [(job["user"], job["was"], job["is"]) for job in told] == [(PRIYA, "2026-03-09T10:00:00+00:00", "")]
    _, told = saved(same, StepForm(), by=DANA)
    assert [(job["user"], job["is"]) for job in told] == [(PRIYA, "")]


def test_that_a_call_has_taken_place_or_that_an_old_plan_is_dropped_is_no_news() -> None:
    past = planned(date(2026, 2, 26))
    assert saved(past, StepForm())[1] == []
    done = finish(planned(), "context_call", by=PRIYA, now=NOW)
    assert [job.kind for job in done.jobs if job.kind == "call_planned"] == []


def test_a_time_that_has_passed_is_refused_and_one_that_was_chosen_before_is_kept() -> None:
    with pytest.raises(FieldProblems) as raised:
        saved(a_handover(), StepForm(NOW.date(), at=NOW.time()), zone="UTC")
    assert raised.value.problems == {"at": FieldProblem.TIME_PASSED}
    held = planned(NOW.date(), NOW - timedelta(hours=1))
    kept, _ = saved(held, StepForm(NOW.date(), note="Went well", at=(NOW - timedelta(hours=1)).time()), zone="UTC")
    assert kept.step("context_call").note == "Went well"


def test_a_call_without_a_time_can_be_told_of_until_its_day_is_over_there() -> None:
    assert latest_moment("2026-03-09", NEW_YORK) == datetime(2026, 3, 10, 4, tzinfo=UTC)
    assert latest_moment("2026-03-09T10:00:00+00:00", NEW_YORK) == datetime(2026, 3, 9, 10, tzinfo=UTC)


@given(st.dates(date(2026, 3, 3), date(2026, 3, 23)), st.booleans())
def test_what_comes_before_a_call_is_due_before_it(day: date, early: bool) -> None:
    """I: reading is due after the call → before; the letter to the customer before the call with them."""
    reading = a_step("read_first", Stage.CONTEXT_CALL, owner=Role.INCOMING, due_day=5)
    steps = (reading, *SMALL_PLAYBOOK.steps)
    playbook = replace(SMALL_PLAYBOOK, steps=steps)
    at = {"context_call" if early else "warm_call": StepState(planned=day)}
    handover = a_handover(playbook=playbook, steps=at, answers=answered("status", accepted=False))
    before = "read_first" if early else "introduction"
    assert due_date(handover, playbook.step(before)) < day
    assert due_date(handover, playbook.step(before)) <= due_date(a_handover(playbook=playbook), playbook.step(before))
    if early:
        review = next(todo for todo in todos(handover) if todo.subject == "review")
        assert review.due < day or day <= date(2026, 3, 3), (
            "answers of the day before a call are read on its day at the latest"
        )


def test_late_answers_are_to_be_read_before_a_call_that_has_no_day_yet_either() -> None:
    """Given on Friday, due by the rule of two days on Tuesday: the day the call is due, too late to be read before it."""
    friday = datetime(2026, 3, 6, 9, tzinfo=UTC)
    late = a_handover(answers=answered("status", "goals", accepted=False, at=friday))
    review = next(todo for todo in todos(late) if todo.subject == "review")
    assert due_date(late, late.playbook.step("context_call")) == date(2026, 3, 10)
    assert review.due == MON
