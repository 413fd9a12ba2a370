"""On which morning the weekly summary of a team comes, and what it tells (P30)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.digest.schedule import has_digest
from handover.model.audit import Change, PlanField
from handover.model.handover import Status
from handover.model.people import Person
from handover.settings import NotOffered, Preferences, apply_preferences, preferences_of
from handover.team.summary import NEVER, chosen_day, summary_of, team_summary, team_week
from tests.examples import DANA, NOW, a_handover

LEAD = Person("U0LEAD", "Lee", summary_day=0)
ZONES = (
    "UTC",
    "America/New_York",
    "Europe/Berlin",
    "Pacific/Apia",
    "Asia/Kolkata",
    "Africa/Cairo",
    "America/Sao_Paulo",
)
PEOPLE = st.builds(
    Person,
    st.just("U0LEAD"),
    st.just("Lee"),
    zone=st.sampled_from(ZONES),
    workdays=st.sets(st.integers(0, 6), max_size=7).map(frozenset),
    country=st.sampled_from(("", "DE", "US", "EG", "BR", "IN")),
    digest_hour=st.integers(6, 12),
    summary_day=st.integers(0, 6),
    away_from=st.none() | st.dates(date(2026, 1, 1), date(2026, 6, 1)),
    away_until=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 1)),
    last_digest_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 1)),
)
BEGIN = date(2026, 2, 2)


@given(PEOPLE)
def test_each_week_has_one_at_most_on_its_first_morning_and_none_without_a_morning(person: Person) -> None:
    days = [BEGIN + timedelta(days=number) for number in range(140)]
    told: dict[date, list[date]] = {}
    for day in days:
        since = summary_of(person, day, leads_all=False)
        if since is not None:
            assert since.weekday() == person.summary_day
            assert since <= day < since + timedelta(days=7)
            told.setdefault(since, []).append(day)
    for first in (day for day in days[6:-7] if day.weekday() == person.summary_day):
        mornings = [one for n in range(7) if has_digest(person, one := first + timedelta(days=n))]
        assert told.get(first, []) == mornings[:1]


@given(PEOPLE, st.integers(0, 6), st.integers(0, 139))
def test_of_one_calendar_week_there_is_one_job_whatever_is_chosen_meanwhile(
    person: Person, other: int, change: int
) -> None:
    keys: dict[str, set[date]] = {}
    for number in range(140):
        day = BEGIN + timedelta(days=number)
        now = replace(person, summary_day=other) if number >= change else person
        since = summary_of(now, day, leads_all=False)
        if since is not None:
            keys.setdefault(team_summary(person.id, day, since).key, set()).add(since)
    for chosen in keys.values():
        assert len({one.isocalendar()[:2] for one in chosen}) == 1
    assert len(keys) <= 140 // 7 + 2


@pytest.mark.parametrize(
    ("chosen", "leads_all", "day"),
    [(None, True, 0), (None, False, None), (3, False, 3), (3, True, 3), (NEVER, True, None)],
)
def test_cs_leaders_hear_on_mondays_and_others_once_they_choose(
    chosen: int | None, leads_all: bool, day: int | None
) -> None:
    assert chosen_day(replace(LEAD, summary_day=chosen), leads_all=leads_all) == day


def test_a_public_holiday_puts_it_off_to_the_next_working_day() -> None:
    lead = replace(LEAD, country="DE", zone="Europe/Berlin")
    easter_monday = date(2026, 4, 6)
    assert summary_of(lead, easter_monday, leads_all=False) is None
    assert summary_of(lead, easter_monday + timedelta(days=1), leads_all=False) == easter_monday
    assert summary_of(lead, easter_monday + timedelta(days=2), leads_all=False) is None


def test_guests_and_the_deactivated_hear_nothing() -> None:
    assert summary_of(LEAD, BEGIN, leads_all=True) == BEGIN
    for barred in (replace(LEAD, guest=True), replace(LEAD, deactivated=True), replace(LEAD, external=True)):
        assert summary_of(barred, BEGIN, leads_all=True) is None


def test_a_week_names_what_has_begun_ended_and_moved_in_it() -> None:
    before, lately = NOW - timedelta(days=30), NOW - timedelta(days=2)
    moved = Change(PlanField.END, "2026-03-20", "2026-03-27", DANA, lately)
    handovers = [
        a_handover(id="1", account="Old", opened_at=before),
        a_handover(id="2", account="New", opened_at=lately),
        a_handover(id="3", account="Done", opened_at=before, status=Status.COMPLETED, closed_at=lately),
        a_handover(id="4", account="Off", opened_at=before, status=Status.CANCELLED, closed_at=lately),
        a_handover(id="5", account="Long done", opened_at=before, status=Status.COMPLETED, closed_at=before),
        a_handover(id="6", account="Moved", opened_at=before, changes=(moved,)),
    ]
    week = team_week(handovers, (), NOW)
    assert (week.begun, week.finished, week.called_off, week.moved) == (("New",), ("Done",), ("Off",), ("Moved",))
    assert not team_week(handovers[:1], (), NOW).anything


def test_the_form_keeps_what_it_does_not_ask_and_takes_no_other_day() -> None:
    shown: Preferences = preferences_of(LEAD, BEGIN)
    now = datetime(2026, 2, 2, tzinfo=UTC)
    assert apply_preferences(LEAD, replace(shown, summary_day=None), now).summary_day == 0
    assert apply_preferences(LEAD, replace(shown, summary_day=NEVER), now).summary_day == NEVER
    with pytest.raises(NotOffered):
        apply_preferences(LEAD, replace(shown, summary_day=7), now)
