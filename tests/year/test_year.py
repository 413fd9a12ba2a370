"""The weeks in which clocks change, lived through end to end: everybody hears once on each day they have to, and on no other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.year.actions import Action, Arrives, GoesAway, Leaves, Moves, Opens, Outage, Pauses, Planned, Sets, Snoozes
from tests.year.company import Company, lived
from tests.year.event_log import Preferences
from tests.year.expectations import Reason
from tests.year.places import PLACES
from tests.year.world import Resident

ZONES = {place.zone: place for place in PLACES}
NINA, BEN, LOU, SOL, OMAR, TASI, PAGO, KIRAN = (
    Resident(f"U0YEAR{number}", name, ZONES[zone])
    for number, (name, zone) in enumerate(
        {
            "Nina": "America/New_York",
            "Ben": "Europe/Berlin",
            "Lou": "Australia/Lord_Howe",
            "Sol": "America/Santiago",
            "Omar": "Africa/Cairo",
            "Tasi": "Pacific/Apia",
            "Pago": "Pacific/Pago_Pago",
            "Kiran": "Asia/Kathmandu",
        }.items()
    )
)
EVERYBODY = (NINA, BEN, LOU, SOL, OMAR, TASI, PAGO, KIRAN)


def utc(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def company(start: datetime, days: int, actions: Sequence[Planned]) -> Company:
    """Everybody arrives and is in a handover with their neighbour, and then does these actions."""
    arrivals: list[Action] = [
        Arrives(one.id, Preferences(one.place.zone, one.place.country, one.place.week)) for one in EVERYBODY
    ]
    opened = [
        Opens(f"Account of {outgoing.name}", outgoing.id, incoming.id, manager="")
        for outgoing, incoming in zip(EVERYBODY[::2], EVERYBODY[1::2], strict=True)
    ]
    plan = [Planned(start, action) for action in (*arrivals, *opened)]
    return Company(EVERYBODY, start, start + timedelta(days=days), [*plan, *actions])


SPRING = company(
    utc(3, 26),
    13,
    [
        Planned(utc(3, 27, 12), Leaves(KIRAN.id)),
        Planned(utc(3, 27, 14), Snoozes(NINA.id, days=5)),
        Planned(utc(3, 28, 22), Outage(utc(3, 29, 5))),  # Europe's clocks go forward
        Planned(utc(3, 30, 6, 30), Outage(utc(3, 30, 10))),  # over the morning in Berlin and in Cairo
        Planned(utc(3, 30, 12), Sets(OMAR.id, partial(replace, week=frozenset({0, 1}), country=""))),
        Planned(utc(3, 30, 12, 30), Leaves(KIRAN.id, gone=False)),
        Planned(utc(3, 30, 21), Moves(TASI.id, "Pacific/Pago_Pago")),  # there it is yesterday
        Planned(utc(3, 31, 12), Moves(PAGO.id, "Pacific/Apia")),  # there it is tomorrow
        Planned(utc(3, 31, 13), GoesAway(SOL.id, days=2)),
        Planned(utc(3, 31, 21), Moves(PAGO.id, "Pacific/Pago_Pago")),  # and back to yesterday, having heard today
        Planned(utc(4, 1, 5), Sets(BEN.id, partial(replace, hour=7))),  # at seven in the morning, sharp
        Planned(
            utc(4, 1, 6), Sets(KIRAN.id, partial(replace, hour=12))
        ),  # at a quarter to twelve, having heard at nine
        Planned(utc(4, 2, 12), Pauses(TASI.id, "Account of Omar")),
        Planned(utc(4, 2, 12), Moves(NINA.id, "Asia/Tokyo")),  # from eight in the morning into the evening
        Planned(utc(4, 3, 20), Outage(utc(4, 6, 15))),  # over Easter; southern clocks go back
        Planned(utc(4, 7, 4, 30), Outage(utc(4, 7, 16, 30))),  # until half past six in the evening in Berlin
    ],
)
SOUTHERN_SPRING = company(utc(10, 2), 5, [Planned(utc(10, 3, 12), Outage(utc(10, 4, 1)))])
AUTUMN = company(
    utc(10, 23),
    11,
    [
        Planned(utc(10, 24, 23), Outage(utc(10, 25, 9))),  # Europe's clocks go back
        Planned(utc(10, 29, 20), Outage(utc(10, 30, 2))),  # Egypt's do, at midnight
        Planned(utc(11, 1, 5), Outage(utc(11, 1, 7))),  # New York's do
    ],
)


EVERY_REASON = set(Reason) - {Reason.NOT_DUE, Reason.NO_HANDOVER}


@pytest.mark.parametrize(
    ("weeks", "reasons"),
    [(SPRING, EVERY_REASON), (SOUTHERN_SPRING, {Reason.DAY_OFF}), (AUTUMN, {Reason.DAY_OFF})],
    ids=["northern spring", "southern spring", "northern autumn"],
)
async def test_everybody_hears_once_on_each_day_they_have_to_and_on_no_other(
    weeks: Company, reasons: set[Reason], tmp_path: Path
) -> None:
    found = await lived(weeks, tmp_path)
    assert "\n".join(found.faults) == ""
    assert found.in_time + found.late >= 10
    assert reasons <= set(found.left_out)
