"""A digest whose sender was killed before it could record it, with nobody there until it is too late to try again."""

from datetime import UTC, datetime

import pytest

from playground.running import Playground
from tests.jobs.outages import Power, mornings
from tests.opening import open_handover

NINE = datetime(2026, 3, 3, 14, tzinfo=UTC)
"""Tuesday, nine in New York."""
AFTERWARDS = [
    datetime(2026, 3, 3, 14, 5, tzinfo=UTC),
    datetime(2026, 3, 3, 23, 30, tzinfo=UTC),
    datetime(2026, 3, 4, 13, 59, tzinfo=UTC),
]
NEXT = datetime(2026, 3, 4, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize("back_at", AFTERWARDS, ids=["soon", "in the evening", "the next morning"])
async def test_it_is_remembered_all_the_same(playground: Playground, power: Power, back_at: datetime) -> None:
    dana = playground.member("Dana Reyes")
    await open_handover(dana, "Fjordline Logistics", power.settled)
    playground.faults.add("chat.postMessage", "cut_after")
    await playground.clock.advance(NINE)
    [posted] = mornings(dana)
    await power.off()
    await playground.clock.advance(back_at)
    await power.on()
    [there] = mornings(dana)
    assert there.ts == posted.ts
    # What is done with its buttons is shown in it …
    await dana.click("Tomorrow", there)
    await power.settled()
    [changed] = mornings(dana)
    assert "Undo" in changed.buttons()
    await dana.click("Undo", changed)
    # … and the next morning's takes its place.
    await playground.clock.advance(NEXT)
    old, new = mornings(dana)
    assert old.buttons() == []
    assert "Tomorrow" in new.buttons()
