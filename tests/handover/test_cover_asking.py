"""When it is asked whether somebody on leave is back as planned, and of whom (P9, P25)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.cover.asking import Asked, asked_next, first_asked_on, questions, still_asked, whom_to_ask
from handover.cover.ending import NobodyCovers, back_later, back_on, not_agreed, stays
from handover.cover.monthly import asked_monthly, first_asked_at
from handover.cover.returning import is_due, return_begins
from handover.cover.staying import owner_again
from handover.model.account import Account
from handover.model.cover import Cover
from handover.model.people import Person
from handover.time.workdays import local_date
from tests.examples import AIKO, DANA, PRIYA

BEGAN = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
BACK = date(2027, 3, 3)
COVER = Cover(PRIYA, DANA, "h1", BEGAN, BACK)
COVERED = Account("a1", "Fjordline Logistics", owner=DANA, manager=AIKO, covers=(COVER,))
DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))
ZONES = st.sampled_from(("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Kolkata"))


@given(DAYS, DAYS)
def test_it_is_asked_two_weeks_before_and_never_on_the_first_day(until: date, began: date) -> None:
    day = first_asked_on(until, began)
    assert day > began
    assert day == until - timedelta(days=14) or (until - began).days <= 14


@given(DAYS)
def test_without_an_answer_the_manager_hears_before_the_day(until: date) -> None:
    """First, a week later, three days after that: four days are left."""
    cover = replace(COVER, until=until, began_at=datetime(2020, 1, 1, tzinfo=UTC))
    day, heard = first_asked_on(until, date(2020, 1, 1)), []
    asked = Asked.STANDS
    while follow := asked_next("h1", cover, AIKO, asked, day):
        [job] = follow
        asked, day = Asked(job.ref["asked"]), date.fromisoformat(job.ref["day"])
        heard.append((asked, job.ref["user"], (until - day).days))
    assert heard == [(Asked.AGAIN, PRIYA, 7), (Asked.UNANSWERED, AIKO, 4)]


@given(DAYS, st.one_of(st.none(), DAYS))
def test_who_is_on_leave_is_asked_nothing(began: date, until: date | None) -> None:
    at = datetime(began.year, began.month, began.day, 12, tzinfo=UTC)
    jobs = list(questions("h1", PRIYA, AIKO, until, at, at))
    assert {job.ref["user"] for job in jobs} <= {PRIYA, AIKO}
    assert len({job.key for job in jobs}) == len(jobs)
    assert len(jobs) == (0 if until is None else 2)
    assert all(date.fromisoformat(job.ref["day"]) > began for job in jobs)
    account = replace(COVERED, manager=DANA)
    assert whom_to_ask(account, Asked.UNANSWERED) == "", "also if they are the manager"
    assert whom_to_ask(replace(COVERED, manager=PRIYA), Asked.STANDS_MANAGER) == "", "nobody is asked the same twice"


def test_what_was_said_later_makes_a_question_void() -> None:
    said_at, today = BEGAN.isoformat(), date(2027, 2, 17)
    assert still_asked(COVERED, said_at)
    at = datetime(2027, 2, 17, 9, tzinfo=UTC)
    agreed = back_on(COVERED, BACK, by=PRIYA, at=at)
    assert not still_asked(agreed, said_at)
    assert still_asked(not_agreed(agreed), said_at)
    later = back_later(COVERED, date(2027, 5, 3), today=today, at=at)
    assert not still_asked(later, said_at)
    assert still_asked(later, at.isoformat())
    assert not still_asked(back_later(COVERED, None, today=today, at=at), at.isoformat())
    assert not still_asked(replace(COVERED, owner=PRIYA), said_at)


def test_what_is_missing_is_not_asked_beside_the_question_whether_the_return_stands() -> None:
    assert first_asked_at(COVER) == datetime(2026, 12, 19, 10, tzinfo=UTC), "20 December begins"
    assert asked_monthly(COVER, date(2027, 2, 16))
    assert not asked_monthly(COVER, date(2027, 2, 17))
    assert asked_monthly(replace(COVER, until=None), date(2031, 1, 1))


@given(DAYS, ZONES)
def test_the_return_begins_on_the_first_day_back_where_they_live(day: date, zone: str) -> None:
    at = datetime(2026, 12, 31, 23, tzinfo=UTC)
    agreed = back_on(COVERED, day, by=AIKO, at=at)
    assert agreed.cover is not None
    job = return_begins(agreed.cover, Person(DANA, "Dana", zone=zone, workdays=frozenset(range(7))))
    assert job.due is not None
    assert local_date(job.due, zone) == day
    assert is_due(agreed, job.ref["day"])
    assert not is_due(not_agreed(agreed), job.ref["day"])
    assert not is_due(back_on(agreed, day + timedelta(days=1), by=AIKO, at=at), job.ref["day"])


@pytest.mark.parametrize(
    ("back", "begins"),
    [
        (date(2026, 5, 22), date(2026, 5, 22)),
        (date(2026, 5, 23), date(2026, 5, 26)),
        (date(2026, 5, 25), date(2026, 5, 26)),
        (date(2026, 5, 30), date(2026, 6, 1)),
    ],
)
def test_nobody_begins_on_a_day_on_which_they_do_not_work(back: date, begins: date) -> None:
    """25 May 2026 is Memorial Day."""
    owner = Person(DANA, "Dana", zone="America/New_York", country="US")
    job = return_begins(replace(COVER, until=back), owner)
    assert job.due == datetime(begins.year, begins.month, begins.day, 12, tzinfo=UTC)
    assert job.ref == {"day": back.isoformat()}


@given(st.integers(min_value=0, max_value=100))
def test_for_good_can_be_undone_for_a_day(hours: int) -> None:
    at = datetime(2027, 2, 17, 9, tzinfo=UTC)
    permanent = stays(COVERED, at)
    assert (permanent.owner, permanent.cover, permanent.owner_since) == (PRIYA, None, date(2027, 2, 17))
    try:
        again = owner_again(permanent, at + timedelta(hours=hours))
    except NobodyCovers:
        assert hours > 24
    else:
        assert hours <= 24
        assert (again.owner, again.cover) == (DANA, COVER)
