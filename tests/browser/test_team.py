"""A leader looks at their team in a real browser, as the demo begins: the numbers, and from who has room on to an account.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/team.md there (`make screenshots`).
"""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.app import Baton
from bot.commands.demo import store_earlier_handovers
from bot.demo.team import TeamAtWork
from bot.replay.environment import ReplayEnvironment
from playground.running import Playground
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab
from tests.snapshots import Snapshot, begins_after

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("week_lived")]

CHANNEL = "customer-success"


async def a_week_of_the_team(stage: ReplayEnvironment) -> None:
    monday = stage.playground.clock.now() + timedelta(weeks=2, hours=6)
    await TeamAtWork(stage.playground, stage.baton, monday).live()


@pytest.fixture
@begins_after(a_week_of_the_team)
def week_lived(restored: Snapshot) -> Snapshot:
    return restored


async def test_a_leader_looks_at_their_team(open_tab: OpenTab, baton: Baton, playground: Playground) -> None:
    await store_earlier_handovers(baton, playground.clock.now())
    page = await open_tab("Lucas Almeida")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover team")
    await box.press("Enter")
    team = page.get_by_role("dialog", name="Your team")
    await expect(team.get_by_text("3 handovers").first).to_be_visible()
    await Camera().shoot(page, "team")
    await team.get_by_role("button", name="See who has room").click()
    room = page.get_by_role("dialog", name="Who has room")
    await expect(room.get_by_text("Nobody is over their limit").first).to_be_visible()
    await room.get_by_role("button", name="See their accounts").first.click()
    of_one = page.get_by_role("dialog", name="Your team")
    await of_one.get_by_role("button", name="See who could take over Polar Outfitters").click()
    await expect(page.get_by_role("dialog", name="Who takes over?").get_by_text("Its owner is")).to_be_visible()
