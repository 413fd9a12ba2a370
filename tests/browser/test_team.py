"""A leader looks at their team in a real browser: the numbers, a filter, and who has room.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/team.md there (`make screenshots`).
"""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.app import Baton
from bot.commands.demo import store_earlier_handovers
from playground.driver import MemberDriver
from playground.running import Playground
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab
from tests.conftest import Settle
from tests.opening import open_handover

pytestmark = pytest.mark.browser

CHANNEL = "customer-success"


async def test_a_leader_looks_at_their_team(
    open_tab: OpenTab, baton: Baton, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await store_earlier_handovers(baton, playground.clock.now())
    await open_handover(dana, "Fjordline Logistics", settled)
    await playground.clock.advance(timedelta(days=8))
    await settled()
    await open_handover(dana, "Aurora Robotics", settled)
    page = await open_tab("Lucas Almeida")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover team")
    await box.press("Enter")
    team = page.get_by_role("dialog", name="Your team")
    await expect(team.get_by_text("2 handovers").first).to_be_visible()
    await Camera().shoot(page, "team")
    await team.get_by_role("button", name="See who has room").click()
    room = page.get_by_role("dialog").last
    await expect(room.get_by_text("Nobody is over their limit").first).to_be_visible()
