"""What the demo begins with."""

from datetime import UTC, datetime

import pytest

from bot.commands.demo import next_monday_morning


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (datetime(2026, 11, 29, 12, tzinfo=UTC), "2026-11-30T09:00:00-05:00"),
        (datetime(2026, 11, 30, 13, 59, tzinfo=UTC), "2026-11-30T09:00:00-05:00"),
        (datetime(2026, 11, 30, 14, tzinfo=UTC), "2026-11-30T09:00:00-05:00"),
        (datetime(2026, 11, 30, 14, 1, tzinfo=UTC), "2026-12-07T09:00:00-05:00"),
        (datetime(2026, 12, 1, 3, tzinfo=UTC), "2026-12-07T09:00:00-05:00"),
        (datetime(2026, 3, 6, 12, tzinfo=UTC), "2026-03-09T09:00:00-04:00"),
    ],
    ids=[
        "Sunday",
        "Monday early",
        "Monday at nine",
        "Monday later",
        "Monday night, Tuesday in UTC",
        "over a clock change",
    ],
)
def test_the_demo_begins_on_a_monday_morning_that_is_not_past(now: datetime, morning: str) -> None:
    assert next_monday_morning(now).isoformat() == morning
