"""Regular calls: what a second library reads in the file is what is planned, over changes of the clock, moves and gaps."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from handover.calls.series import (
    OLD_SERIES,
    SERIES_INVITATION,
    NoSuchDate,
    SeriesForm,
    as_by_rule,
    coming,
    days_by_rule,
    end_series,
    move,
    old_series_ended,
    save_series,
    series_follow,
    skip,
    standing_series,
)
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.series import Rhythm, Series
from messages.calls.series_file import series_file
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover, a_person

ZONES = st.sampled_from(("Europe/Oslo", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"))
HORIZON = timedelta(days=400)


def arranged(day: date, at: time, rhythm: Rhythm, zone: str) -> Handover:
    form = SeriesForm(
        day, at, rhythm, 45, ("maria@fjordline.example",), "https://meet.example/f", "- News; questions, plans"
    )
    return save_series(a_handover(), form, by=PRIYA, now=NOW, today=NOW.date(), zone=zone).handover


def series_of(handover: Handover) -> Series:
    series = standing_series(handover)
    assert series is not None
    return series


def read_back(written: bytes, first: datetime, last: datetime) -> list[datetime]:
    calendar = icalendar.Calendar.from_ical(written)
    events = recurring_ical_events.of(calendar).between(first, last)
    return sorted(event["DTSTART"].dt.astimezone(UTC) for event in events)


@given(
    st.dates(date(2026, 3, 3), date(2026, 12, 31)),
    st.times(time(7), time(20)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(Rhythm),
    ZONES,
    st.lists(
        st.tuples(st.integers(0, 7), st.sampled_from(("skip", "move", "restore")), st.integers(1, 90)), max_size=6
    ),
)
def test_another_library_reads_what_is_planned(
    day: date, at: time, rhythm: Rhythm, zone: str, changes: list[tuple[int, str, int]]
) -> None:
    handover = arranged(day, at, rhythm, zone)
    days = list(islice(days_by_rule(series_of(handover)), 8))
    for number, (which, what, hours) in enumerate(changes, 1):
        changed = days[which]
        if what == "move":
            # Among the days it had, a moved call stays within three hours: it is the same call in any order of reading.
            to = datetime.combine(changed, at, ZoneInfo(zone)).astimezone(UTC) + timedelta(minutes=hours)
            handover = move(handover, changed, to, by=PRIYA, now=NOW).handover
        else:
            rule = skip if what == "skip" else as_by_rule
            handover = rule(handover, changed, by=PRIYA, now=NOW + timedelta(minutes=number)).handover
    series = series_of(handover)
    first = datetime.combine(day, time(), UTC) - timedelta(days=1)
    expected = sorted(moment for _, moment in coming(series, first, 60) if moment < first + HORIZON)
    written = series_file(handover, series, PEOPLE)
    assert read_back(written, first, first + HORIZON) == expected
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    for moment in expected:
        if moment.isoformat() not in {one.isoformat() for one in series.moved.values()}:
            assert moment.astimezone(ZoneInfo(zone)).time() == at, "it keeps its hour when the clocks change"


def test_monthly_is_on_the_same_weekday_and_a_fifth_one_on_the_last() -> None:
    second = series_of(arranged(date(2026, 3, 10), time(10), Rhythm.MONTHLY, "Europe/Oslo"))
    assert [str(day) for day in islice(days_by_rule(second), 3)] == ["2026-03-10", "2026-04-14", "2026-05-12"]
    fifth = series_of(arranged(date(2026, 3, 31), time(10), Rhythm.MONTHLY, "Europe/Oslo"))
    assert [str(day) for day in islice(days_by_rule(fifth), 3)] == ["2026-03-31", "2026-04-28", "2026-05-26"]


def test_whoever_takes_it_over_begins_a_series_of_their_own_with_its_next_call() -> None:
    before = skip(
        arranged(date(2026, 3, 10), time(10), Rhythm.WEEKLY, "Europe/Oslo"), date(2026, 3, 24), by=PRIYA, now=NOW
    )
    now = datetime(2026, 3, 18, 9, tzinfo=UTC)
    decision = series_follow(before.handover, Decision(replace(before.handover, incoming=AIKO)), by=DANA, now=now)
    off, new = decision.handover.series
    assert (off.organiser, off.called_off, off.sequence) == (PRIYA, True, 2)
    assert (new.organiser, new.number, new.sequence, new.called_off) == (AIKO, 2, 0, False)
    assert new.first == datetime(2026, 3, 31, 8, tzinfo=UTC), (
        "the one before it is left out; the clocks have gone forward"
    )
    sent = [(job.ref["user"], job.ref["number"]) for job in decision.jobs if job.kind == SERIES_INVITATION]
    assert sent == [(PRIYA, "1"), (AIKO, "2")]


def test_a_handover_that_is_called_off_ends_them() -> None:
    before = arranged(date(2026, 3, 10), time(10), Rhythm.WEEKLY, "Europe/Oslo")
    decision = series_follow(before, Decision(replace(before, status=Status.CANCELLED)), by=DANA, now=NOW)
    assert standing_series(decision.handover) is None
    same = Decision(replace(before, account="Fjordline"))
    assert series_follow(before, same, by=DANA, now=NOW) is same


def test_each_change_has_a_higher_sequence_and_ended_ones_begin_anew() -> None:
    handover = arranged(date(2026, 3, 10), time(10), Rhythm.WEEKLY, "Europe/Oslo")
    handover = skip(handover, date(2026, 3, 17), by=DANA, now=NOW).handover
    assert (series_of(handover).number, series_of(handover).sequence) == (1, 1)
    other = SeriesForm(date(2026, 3, 12), time(11), Rhythm.WEEKLY)
    changed = save_series(handover, other, by=PRIYA, now=NOW, today=NOW.date(), zone="UTC").handover
    assert (series_of(changed).sequence, series_of(changed).skipped) == (2, ())
    ended = end_series(changed, by=PRIYA, now=NOW).handover
    assert standing_series(ended) is None
    again = save_series(ended, other, by=PRIYA, now=NOW, today=NOW.date(), zone="UTC").handover
    assert (series_of(again).number, series_of(again).sequence) == (2, 0)


def test_days_that_are_left_out_stand_in_order_whatever_order_they_came_in() -> None:
    handover = arranged(date(2026, 3, 10), time(10), Rhythm.WEEKLY, "Europe/Oslo")
    days = [date(2026, 3, 10) + timedelta(weeks=number) for number in range(6)]
    for day in (3, 5, 0, 4, 1, 2):
        handover = skip(handover, days[day], by=DANA, now=NOW).handover
    assert series_of(handover).skipped == tuple(days)
    assert skip(handover, days[3], by=DANA, now=NOW).handover is handover, "said twice, it is no change"


def test_whoever_hands_over_is_asked_once_to_end_theirs() -> None:
    form = SeriesForm(date(2026, 3, 10), time(10), Rhythm.WEEKLY)
    first = save_series(a_handover(), form, by=PRIYA, now=NOW, today=NOW.date(), zone="UTC")
    asked = [(job.ref["user"], job.due) for job in first.jobs if job.kind == OLD_SERIES]
    assert asked == [(DANA, None), (DANA, NOW + timedelta(days=3))]
    later = skip(first.handover, date(2026, 3, 10), by=PRIYA, now=NOW)
    assert [job for job in later.jobs if job.kind == OLD_SERIES] == []
    ended = old_series_ended(first.handover, ended=True, now=NOW).handover
    assert ended.old_series is not None
    assert ended.old_series.ended_at == NOW
    assert old_series_ended(ended, ended=False, now=NOW).handover.old_series == first.handover.old_series
    gone = save_series(a_handover(leaver="Sam Lee"), form, by=PRIYA, now=NOW, today=NOW.date(), zone="UTC")
    assert gone.handover.old_series is None


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (SeriesForm(None, time(10)), {"day": FieldProblem.MISSING}),
        (SeriesForm(date(2026, 3, 10)), {"at": FieldProblem.MISSING}),
        (SeriesForm(date(2026, 3, 1), time(10)), {"day": FieldProblem.IN_THE_PAST}),
        (SeriesForm(date(2026, 3, 2), time(8)), {"at": FieldProblem.TIME_PASSED}),
    ],
)
def test_what_cannot_be_is_said_at_its_field(form: SeriesForm, problem: dict[str, FieldProblem]) -> None:
    with pytest.raises(FieldProblems) as raised:
        save_series(a_handover(), form, by=PRIYA, now=NOW, today=NOW.date(), zone="UTC")
    assert raised.value.problems == problem


def test_an_absence_that_came_later_does_not_keep_the_rest_from_being_changed() -> None:
    handover = arranged(date(2026, 3, 10), time(10), Rhythm.WEEKLY, "Europe/Oslo")
    priya = a_person(PRIYA, zone="Europe/Oslo", away_from=date(2026, 3, 9), away_until=date(2026, 3, 12))

    def changed(day: date, minutes: int) -> Handover:
        form = SeriesForm(day, time(10), Rhythm.WEEKLY, minutes)
        rule = {"by": DANA, "now": NOW, "today": NOW.date(), "zone": "Europe/Oslo"}
        return save_series(handover, form, organiser=priya, **rule).handover  # type: ignore[arg-type]

    assert series_of(changed(date(2026, 3, 10), 60)).minutes == 60
    assert series_of(changed(date(2026, 3, 12), 60)).minutes == 60
    with pytest.raises(FieldProblems) as raised:
        changed(date(2026, 3, 11), 60)
    assert raised.value.problems == {"day": FieldProblem.INVITES_AND_IS_AWAY}


def test_a_day_that_is_none_of_them_is_refused() -> None:
    handover = arranged(date(2026, 3, 10), time(10), Rhythm.WEEKLY, "UTC")
    with pytest.raises(NoSuchDate):
        skip(handover, date(2026, 3, 11), by=PRIYA, now=NOW)
