"""Times that are proposed for a call: within everybody's working hours, over changes of the clock, or said to be early or late."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from handover.calls.times import days_for, proposed
from handover.model.people import Person
from handover.model.playbook import After, Stage, StepKind
from handover.model.steps import StepState
from tests.examples import NOW, a_handover, a_person, a_step

ZONES = (
    "Europe/Oslo",
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "UTC",
)
DAYS = st.dates(date(2026, 3, 2), date(2026, 11, 20))
PEOPLE = st.lists(
    st.builds(
        Person,
        id=st.sampled_from(("U1", "U2", "U3")),
        name=st.just(""),
        zone=st.sampled_from(ZONES),
        country=st.sampled_from(("", "NO", "US", "IN")),
        workdays=st.sampled_from((frozenset({0, 1, 2, 3, 4}), frozenset({6, 0, 1, 2, 3}), frozenset({1, 3}))),
        away_until=st.none() | DAYS,
        away_from=DAYS,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.id,
)


def hours(at: datetime, person: Person, minutes: int) -> tuple[datetime, datetime]:
    zone = ZoneInfo(person.zone)
    return at.astimezone(zone), (at + timedelta(minutes=minutes)).astimezone(zone)


@given(PEOPLE, DAYS, st.sampled_from((15, 30, 90)))
def test_nobody_is_asked_on_a_day_off_and_who_is_asked_early_or_late_is_named(
    people: list[Person], first: date, minutes: int
) -> None:
    now = datetime.combine(first, time(3), UTC)
    found = proposed(people, first, first + timedelta(days=14), minutes, now)
    assert [one.starts for one in found] == sorted({one.starts for one in found})
    assert len(found) <= 3
    for one in found:
        assert one.starts > now
        for person in people:
            begins, ends = hours(one.starts, person, minutes)
            assert begins.weekday() in person.workdays
            away = (
                person.away_until is not None
                and person.away_from is not None
                and person.away_from <= begins.date() < person.away_until
            )
            assert not away
            within = begins.date() == ends.date() and begins.time() >= time(9) and ends.time() <= time(18)
            assert (person.id in one.stretched) is not within
            assert time(7) <= begins.time()
            assert ends.time() <= time(21)


def test_for_one_zone_it_is_the_middle_of_each_of_the_next_days() -> None:
    people = [a_person("U1", zone="Europe/Oslo"), a_person("U2", zone="Europe/Oslo")]
    found = proposed(people, date(2026, 3, 26), date(2026, 4, 3), 60, NOW)
    assert [one.starts.isoformat() for one in found] == [
        "2026-03-26T12:00:00+00:00",
        "2026-03-27T12:00:00+00:00",
        "2026-03-30T11:00:00+00:00",
    ], "the clocks go forward on 29 March"


def test_where_one_day_is_left_three_times_of_it_are_proposed() -> None:
    [oslo] = [a_person("U1", zone="Europe/Oslo")]
    found = proposed([oslo], date(2026, 3, 26), date(2026, 3, 26), 30, NOW)
    assert [one.starts.hour for one in found] == [11, 12, 12]


def test_without_a_common_hour_even_early_or_late_nothing_is_proposed() -> None:
    """P87: Los Angeles, Oslo and Tokyo; who takes over writes at once."""
    people = [
        a_person("U1", zone="Europe/Oslo"),
        a_person("U2", zone="America/Los_Angeles"),
        a_person("U3", zone="Asia/Tokyo"),
    ]
    assert proposed(people, date(2026, 3, 26), date(2026, 4, 3), 30, NOW) == ()
    assert proposed([], date(2026, 3, 26), date(2026, 4, 3), 30, NOW) == ()


def test_it_is_proposed_after_what_comes_before_it_and_before_the_outgoing_csm_leaves() -> None:
    """P83: two working days after the reading is due; P90: five after the introduction; P6: while both are there."""
    today, handover = date(2026, 3, 2), a_handover()
    reading = a_step("read_first", Stage.CONTEXT_CALL, StepKind.READING, due_day=4)
    call = a_step("context_call", Stage.CONTEXT_CALL, StepKind.CALL, after=(After("read_first", 2),))
    steps = (reading, call, *handover.playbook.steps[1:])
    small = a_handover(playbook=replace(handover.playbook, steps=steps))
    first, last = days_for(small, call, today)
    assert (first, last) == (date(2026, 3, 10), date(2026, 3, 23))
    read = a_handover(playbook=small.playbook, steps={"read_first": StepState(done_at=NOW)})
    assert days_for(read, call, today)[0] == date(2026, 3, 4)
    assert days_for(handover, handover.playbook.step("context_call"), date(2026, 3, 6))[0] == date(2026, 3, 9)
