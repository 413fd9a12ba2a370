"""Roles that change while a handover runs, as people do it in Slack."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import handover_of

CHANNEL = "handover-fjordline-logistics"
pytestmark = pytest.mark.usefixtures("opened", "baton")


async def planned(by: MemberDriver, settled: Settle, **fields: str) -> None:
    await by.command("/handover plan Fjordline Logistics")
    await settled()
    form = await by.modal("Change the plan")
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()


async def test_a_change_of_people_is_undone_by_who_made_it_or_the_manager_and_for_a_day(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await planned(dana, settled, Backup="Marek Novák")
    note = await dana.message("has changed the plan", CHANNEL)
    await priya.click("Undo", note)
    await settled()
    assert "@Dana Reyes has changed that" in priya.messages(CHANNEL)[-1].plain()
    await aiko.click("Undo", note)
    await settled()
    assert (await handover_of(baton, dana)).backup == ""
    await planned(dana, settled, Backup="Marek Novák")
    note = await dana.message("Backup: nobody →", CHANNEL)
    await playground.clock.advance(timedelta(hours=24, seconds=30))
    await dana.click("Undo", note)
    await settled()
    assert "more than a day ago" in dana.messages(CHANNEL)[-1].plain()
    await playground.clock.advance(timedelta(minutes=2))
    await settled()
    assert (await handover_of(baton, dana)).backup == playground.member("Marek Novák").id
    [note] = [seen for seen in dana.messages(CHANNEL) if seen.ts == note.ts]
    assert "Undo" not in note.buttons()


async def test_who_has_replaced_themselves_undoes_it_though_they_take_no_part_any_more(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await planned(dana, settled, **{"Outgoing CSM": "Marek Novák"})
    assert dana.id not in (await handover_of(baton, aiko)).participants
    await dana.click("Undo", await dana.message("has changed the plan", CHANNEL))
    await settled()
    assert (await handover_of(baton, aiko)).outgoing == dana.id
