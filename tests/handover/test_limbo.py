"""For how long a customer has had no confirmed owner, and when they last heard from somebody (P118)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.assignment import accepted_at
from handover.limbo import (
    LONGEST,
    TELL_AT,
    has_no_owner,
    limbo_since,
    to_tell,
    told_already,
    who_hears,
    working_days,
)
from handover.model.account import Account
from handover.model.answers import Answer, Question
from handover.model.customer_kinds import Tier
from handover.model.declines import Decline
from handover.model.handover import Handover, Status
from handover.model.introduction import Introduction
from handover.model.people import Person
from handover.model.steps import StepState
from handover.model.synthesis import Synthesis
from tests.examples import NOW, a_handover

DAY = timedelta(days=1)
LEFT = NOW - 5 * DAY
PRIYA, DANA = "U0PRIYA", "U0DANA"
FJORDLINE = Account("a1", "Fjordline", owner=DANA, backup="U0SAM", manager="U0AIKO")
READER = Person("U0AIKO", "Aiko", country="DE", zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("owner", "gone", "missing"),
    [(DANA, set(), False), (DANA, {DANA}, True), ("", set(), True), (DANA, {PRIYA}, False)],
)
def test_an_account_has_no_owner_where_nobody_is_it_who_is_there(owner: str, gone: set[str], missing: bool) -> None:
    assert has_no_owner(replace(FJORDLINE, owner=owner), gone) is missing


@pytest.mark.parametrize(
    ("gone", "hears"), [(set(), "U0AIKO"), ({"U0AIKO"}, "U0SAM"), ({"U0AIKO", "U0SAM"}, ""), ({DANA}, "U0AIKO")]
)
def test_its_manager_hears_else_its_backup(gone: set[str], hears: str) -> None:
    assert who_hears(FJORDLINE, gone) == hears


@pytest.mark.parametrize(
    "changes",
    [
        {"opened_by": PRIYA, "opened_at": NOW},
        {"answers": {"goals": Answer("goals", accepted_by=PRIYA, accepted_at=NOW)}},
        {"questions": (Question("q1", "goals", "Why?", PRIYA, NOW),)},
        {"syntheses": (Synthesis(("They may leave.",), "Call them.", PRIYA, NOW),)},
        {"steps": {"first_look": StepState(done_by=PRIYA, done_at=NOW)}},
        {"introduction": Introduction(version=1, sent_by=DANA, sent_at=NOW)},
    ],
)
def test_what_only_somebody_does_who_takes_it_on_stops_the_clock(changes: dict[str, object]) -> None:
    taken = a_handover(**changes)
    assert accepted_at(taken) == NOW
    assert limbo_since(FJORDLINE, LEFT, taken, {DANA}) is None
    assert limbo_since(FJORDLINE, LEFT, replace(taken, status=Status.PAUSED), {DANA}) is None, (
        "a pause takes nobody away"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"status": Status.PAUSED},
        {"answers": {"goals": Answer("goals", accepted_by="U0SAM", accepted_at=NOW)}},
        {"questions": (Question("q1", "goals", "Why?", DANA, NOW),)},
        {"steps": {"first_look": StepState(done_by=DANA, done_at=NOW)}},
        {"steps": {"first_look": StepState(not_needed="No time.")}},
        {"declines": (Decline(PRIYA, "I am leaving, too.", NOW),)},
        {"status": Status.CANCELLED, "closed_at": NOW},
    ],
)
def test_a_handover_that_nobody_has_taken_on_leaves_it_running(changes: dict[str, object]) -> None:
    assert accepted_at(a_handover(**changes)) is None
    assert limbo_since(FJORDLINE, LEFT, a_handover(**changes), {DANA}) == LEFT
    assert limbo_since(FJORDLINE, LEFT, None, {DANA}) == LEFT


def taken(**changes: object) -> Handover:
    return a_handover(steps={"first_look": StepState(done_by=PRIYA, done_at=NOW)}, **changes)


@pytest.mark.parametrize(
    ("changes", "gone", "since"),
    [
        ({"declines": (Decline(PRIYA, "Too much.", NOW + DAY),)}, {DANA}, NOW + DAY),
        ({"declines": (Decline("U0AIKO", "Not mine.", NOW + DAY),)}, {DANA}, None),
        ({"status": Status.CANCELLED, "closed_at": NOW + 2 * DAY}, {DANA}, NOW + 2 * DAY),
        ({"status": Status.COMPLETED, "closed_at": LEFT - DAY}, {DANA}, LEFT),
        ({}, {DANA, PRIYA}, LEFT),
    ],
)
def test_where_whoever_had_taken_it_on_is_it_no_more_it_counts_from_then(
    changes: dict[str, object], gone: set[str], since: datetime | None
) -> None:
    assert limbo_since(FJORDLINE, LEFT, taken(**changes), gone) == since


def test_digital_touch_customers_have_no_named_csm_to_miss() -> None:
    assert limbo_since(replace(FJORDLINE, tier=Tier.DIGITAL), LEFT, None, {DANA}) is None


@pytest.mark.parametrize(
    ("since", "today", "days"),
    [
        (datetime(2026, 3, 6, 9, tzinfo=UTC), date(2026, 3, 6), 0),
        (datetime(2026, 3, 6, 9, tzinfo=UTC), date(2026, 3, 8), 0),
        (datetime(2026, 3, 6, 9, tzinfo=UTC), date(2026, 3, 9), 1),
        (datetime(2026, 3, 6, 23, 30, tzinfo=UTC), date(2026, 3, 9), 1),
        (datetime(2026, 3, 8, 23, 30, tzinfo=UTC), date(2026, 3, 9), 0),
        (datetime(2026, 4, 2, 9, tzinfo=UTC), date(2026, 4, 7), 1),
        (datetime(2020, 1, 1, tzinfo=UTC), date(2026, 4, 7), 260),
        (datetime(2026, 3, 9, 9, tzinfo=UTC), date(2026, 3, 6), 0),
    ],
    ids=["today", "weekend", "Monday", "late on Friday", "Monday in Berlin", "Easter", "years", "not yet"],
)
def test_it_counts_the_readers_working_days(since: datetime, today: date, days: int) -> None:
    assert working_days(since, today, READER) == days


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (a zone is added)
WEEKS = st.frozensets(st.integers(0, 6), min_size=1)


@given(MOMENTS, st.integers(0, 500), st.integers(0, 30), WEEKS)
def test_the_clock_never_goes_back_and_counts_no_day_twice(
    since: datetime, passed: int, later: int, week: frozenset[int]
) -> None:
    reader, first = replace(READER, workdays=week), since.date() + passed * DAY
    before = working_days(since, first, reader)
    after = working_days(since, first + later * DAY, reader)
    assert before <= after <= min(before + later, LONGEST)


@given(MOMENTS, st.integers(1, 60))
def test_told_each_once_whenever_somebody_is_there_to_hear(since: datetime, days: int) -> None:
    told: list[int] = []
    for n in range(1, days + 1):
        at = to_tell(working_days(since, since.date() + n * DAY, READER), told[-1] if told else 0)
        told += [at] if at else []
    assert told == sorted(set(told))
    assert set(told) <= set(TELL_AT)


@pytest.mark.parametrize(
    ("days", "told", "at"), [(0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 3), (7, 0, 3), (9, 3, 0), (2, 0, 1)]
)
def test_which_day_is_told(days: int, told: int, at: int) -> None:
    assert to_tell(days, told) == at


def test_what_was_told_of_an_earlier_limbo_counts_no_more() -> None:
    since = datetime(2026, 3, 6, 9, tzinfo=UTC)
    assert told_already(since, 3, date(2026, 3, 9), READER) == 3
    assert told_already(since, 3, date(2026, 3, 5), READER) == 0
    assert told_already(since, 0, None, READER) == 0
