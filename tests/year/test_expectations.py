"""The expectations and the comparison themselves: odd days by table, and each kind of fault found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.year.comparison import compare
from tests.year.event_log import EventLog, Preferences, Waiting
from tests.year.expectations import Reason, mornings, strikes
from tests.year.places import MONDAY_TO_FRIDAY
from tests.year.world import Heard

SAM = "U0SAM"
ARRIVED, END = datetime(2026, 3, 1, 20, tzinfo=UTC), datetime(2026, 3, 8, tzinfo=UTC)
LONDON = Preferences("Europe/London", "GB", MONDAY_TO_FRIDAY)


def utc(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def event_log(*changes: tuple[datetime, Preferences], outages: Sequence[tuple[datetime, datetime]] = ()) -> EventLog:
    """Return a week in which something always waits for Sam, who arrives on a Sunday."""
    noted = EventLog(outages=list(outages))
    for when, preferences in changes:
        noted.note(SAM, when, preferences)
    for stretch in noted.stretches(SAM, END):
        for strike in strikes(stretch):
            noted.waiting[SAM, strike.at] = Waiting.SOMETHING
    return noted


def week(noted: EventLog) -> list[str]:
    """Return Monday to Friday: when Sam must hear (UTC), or why not."""
    days = mornings(noted, SAM, END)
    found = [days[date(2026, 3, day)] for day in range(2, 7)]
    return [f"{one.at:%a %H:%M}" if one.at else str(one.reason and one.reason.name) for one in found]


@pytest.mark.parametrize(
    ("changes", "outages", "expected"),
    [
        pytest.param([], [], ["Mon 09:00", "Tue 09:00", "Wed 09:00", "Thu 09:00", "Fri 09:00"], id="a plain week"),
        pytest.param(
            [],
            [(utc(3, 2, 8), utc(3, 2, 17, 59)), (utc(3, 3, 8), utc(3, 3, 18)), (utc(3, 5, 10), utc(3, 5, 11))],
            ["Mon 17:59", "OUTAGE", "Wed 09:00", "Thu 09:00", "Fri 09:00"],
            id="outages until just before the evening, until the evening, and at no time that matters",
        ),
        pytest.param(
            [(utc(3, 2, 10), replace(LONDON, hour=12)), (utc(3, 3, 10), replace(LONDON, hour=7))],
            [],
            ["Mon 09:00", "Tue 10:00", "Wed 07:00", "Thu 07:00", "Fri 07:00"],
            id="an hour later once heard, and an hour that is past",
        ),
        pytest.param(
            [(utc(3, 3, 9), replace(LONDON, hour=8)), (utc(3, 4, 8), LONDON)],
            [],
            ["Mon 09:00", "Tue 09:00", "Wed 08:00", "Thu 09:00", "Fri 09:00"],
            id="changes at the very moment of a morning",
        ),
        pytest.param(
            [(utc(3, 3, 8), replace(LONDON, zone="Pacific/Apia")), (utc(3, 4, 12), LONDON)],
            [],
            ["Mon 09:00", "SKIPPED", "Tue 20:00", "Thu 09:00", "Fri 09:00"],
            id="from a morning into an evening, and back a day later",
        ),
        pytest.param(
            [
                (utc(3, 2, 12), replace(LONDON, zone="Pacific/Pago_Pago")),
                (utc(3, 3, 16), replace(LONDON, zone="Pacific/Apia")),
                (utc(3, 3, 21), replace(LONDON, zone="Pacific/Pago_Pago")),
            ],
            [],
            ["Mon 09:00", "HEARD_BEFORE", "Tue 20:00", "Thu 20:00", "Fri 20:00"],
            id="over the date line and back",
        ),
        pytest.param(
            [
                (utc(3, 2, 10), replace(LONDON, back_on=date(2026, 3, 4))),
                (utc(3, 4, 10), replace(LONDON, gone=True)),
                (utc(3, 5, 12), replace(LONDON, week=frozenset({4}))),
            ],
            [],
            ["Mon 09:00", "AWAY", "Wed 09:00", "DAY_OFF", "Fri 09:00"],
            id="away, deactivated, and another work week",
        ),
    ],
)
def test_what_a_week_must_show(
    changes: list[tuple[datetime, Preferences]], outages: list[tuple[datetime, datetime]], expected: list[str]
) -> None:
    assert week(event_log((ARRIVED, LONDON), *changes, outages=outages)) == expected


@pytest.mark.parametrize(
    ("waiting", "reason"),
    [(Waiting.NO_HANDOVER, "NO_HANDOVER"), (Waiting.NOTHING, "OUTAGE"), (Waiting.SNOOZED, "OUTAGE")],
)
def test_nobody_misses_in_an_outage_what_they_are_in_no_handover_for(waiting: Waiting, reason: str) -> None:
    noted = event_log((ARRIVED, LONDON), outages=[(utc(3, 3, 8), utc(3, 3, 20))])
    noted.waiting[SAM, utc(3, 3, 9)] = waiting
    assert week(noted)[1] == reason


def test_a_holiday_is_a_day_off_where_it_is_kept() -> None:
    noted = EventLog()
    noted.note(SAM, utc(12, 23, 20), LONDON)
    noted.waiting = {(SAM, utc(12, day, 9)): Waiting.SOMETHING for day in range(24, 32)}
    found = mornings(noted, SAM, utc(12, 30))
    assert [found[date(2026, 12, day)].reason for day in (24, 25, 28, 29)] == [
        None,
        Reason.HOLIDAY,
        Reason.HOLIDAY,
        None,
    ]


def test_mornings_follow_the_clocks_of_summer_and_winter() -> None:
    noted = EventLog()
    noted.note(SAM, utc(4, 2, 12), Preferences("Australia/Lord_Howe", "", MONDAY_TO_FRIDAY))
    (stretch,) = noted.stretches(SAM, utc(4, 7))
    assert [strike.at for strike in strikes(stretch)] == [
        *(utc(4, 2, 22), utc(4, 3, 22)),  # nine o'clock on Friday and Saturday, eleven hours ahead
        *(utc(4, 4, 22, 30), utc(4, 5, 22, 30), utc(4, 6, 22, 30)),  # half an hour less since that Sunday
    ]


IN_ORDER = [Heard(SAM, date(2026, 3, day), utc(3, day, 9)) for day in range(2, 7)]


def faults(heard: Sequence[Heard]) -> list[str]:
    return compare(event_log((ARRIVED, LONDON)), heard, {}, END).faults


@pytest.mark.parametrize(
    ("heard", "fault"),
    [
        (IN_ORDER[1:], "did not hear of 2026-03-02"),
        ([*IN_ORDER, IN_ORDER[0]], "heard 2 times of 2026-03-02"),
        ([*IN_ORDER, Heard(SAM, date(2026, 3, 7), utc(3, 7, 9))], "but not a day of their work week"),
        ([*IN_ORDER[:-1], Heard(SAM, date(2026, 3, 6), utc(3, 6, 8, 30))], "heard of 2026-03-06 at 08:30"),
        ([*IN_ORDER[:-1], Heard(SAM, date(2026, 3, 6), utc(3, 6, 9, 30))], "at 2026-03-06 09:30:00+00:00, due at"),
        ([*IN_ORDER, Heard(SAM, date(2026, 3, 1), utc(3, 2, 9))], "that is no day of theirs"),
        ([*IN_ORDER, Heard("U0TOM", date(2026, 3, 2), utc(3, 2, 9))], "nobody knows them"),
    ],
)
def test_every_kind_of_fault_is_found(heard: list[Heard], fault: str) -> None:
    assert any(fault in one for one in faults(heard)), faults(heard)


def test_a_week_in_order_has_no_fault() -> None:
    found = compare(event_log((ARRIVED, LONDON)), IN_ORDER, {}, END)
    assert found.faults == []
    assert (found.in_time, found.late, found.left_out) == (5, 0, {Reason.DAY_OFF: 1})


def test_another_reason_than_the_program_gives_is_a_fault() -> None:
    noted = event_log((ARRIVED, replace(LONDON, gone=True)))
    monday = utc(3, 2, 9)
    noted.by_rule[SAM, monday] = "day off"
    (fault,) = compare(noted, [], {}, monday + timedelta(hours=1)).faults
    assert "the program says “day off”" in fault
