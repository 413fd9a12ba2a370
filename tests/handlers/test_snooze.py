"""`/handover snooze`: quiet until a day, for one handover or all, and it says when it returns."""

from datetime import UTC, datetime

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.digests import mornings
from tests.opening import open_handover
from tests.snapshots import begins_after

THURSDAY = datetime(2026, 3, 5, 14, tzinfo=UTC)


async def both_opened(stage: ReplayEnvironment) -> None:
    await open_handover(stage.dana, "Fjordline Logistics", stage.settled)
    await open_handover(stage.dana, "Acme & Sons", stage.settled)


@pytest.fixture
@begins_after(both_opened)
def dana(playground: Playground, baton: Baton) -> MemberDriver:
    """Dana with two handovers that have just begun."""
    return playground.member("Dana Reyes")


async def snooze(dana: MemberDriver, settled: Settle, command: str, **fields: str) -> str:
    """Fill the form and send it. Return what stands there afterwards."""
    await dana.command(command)
    await settled()
    form = await dana.modal("Snooze")
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()
    return (await dana.modal("Snooze")).plain()


async def test_one_handover_is_quiet_and_the_other_is_not(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    words = await snooze(dana, settled, "/handover snooze fjordline", Until="In three days (Thu 5 Mar)")
    assert "You hear about *Fjordline Logistics* again on Thu 5 Mar at 9:00 your time at the earliest." in words
    await playground.clock.advance(datetime(2026, 3, 4, 20, tzinfo=UTC))
    assert all("Fjordline" not in seen.plain() for seen in await mornings(dana))
    assert len(await mornings(dana)) == 2
    await playground.clock.advance(THURSDAY)
    assert "Fjordline" in (await mornings(dana))[-1].plain()


async def test_all_are_quiet_until_a_day_of_ones_own_choice(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await snooze(dana, settled, "/handover snooze", **{"Or until a day of your choice": "2026-03-04"})
    await playground.clock.advance(datetime(2026, 3, 4, 13, 30, tzinfo=UTC))
    assert await mornings(dana) == []
    await playground.clock.advance(datetime(2026, 3, 4, 14, 0, tzinfo=UTC))
    assert len(await mornings(dana)) == 1


async def test_undo_brings_it_back(dana: MemberDriver, playground: Playground, settled: Settle) -> None:
    await snooze(dana, settled, "/handover snooze fjordline")
    await (await dana.modal("Snooze")).click("Undo")
    await settled()
    await playground.clock.advance(datetime(2026, 3, 3, 14, tzinfo=UTC))
    assert "Fjordline" in (await mornings(dana))[0].plain()


async def test_a_day_that_is_not_ahead_is_refused(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover snooze")
    await settled()
    form = await dana.modal("Snooze")
    await form.fill({"Or until a day of your choice": "2026-03-02"})
    assert await form.submit() == {"Or until a day of your choice": "Please choose a day after today."}


async def test_a_name_nobody_knows_leads_to_a_choice(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover snooze Fjordlain Logistiks")
    await settled()
    modal = await dana.modal("Snooze")
    assert "Fjordlain Logistiks" in modal.plain()


async def test_somebody_without_handovers_is_told_so(playground: Playground, baton: Baton, settled: Settle) -> None:
    marek = playground.member("Marek Novák")
    await marek.command("/handover snooze")
    await settled()
    assert "You are in no open handover" in (await marek.modal("Snooze")).plain()
