"""What the customer said is noted below the e-mail, and the manager hears of a no, in a real browser.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/customer-reply.md there (`make screenshots`).
"""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab
from tests.handlers.emails import CHANNEL, e_mail_sent
from tests.snapshots import Snapshot, begins_after

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sent")]


@pytest.fixture
@begins_after(e_mail_sent)
def sent(restored: Snapshot) -> Snapshot:
    return restored


async def test_a_no_is_noted_and_the_manager_is_one_tap_from_another_successor(
    open_tab: OpenTab, baton: Baton, playground: Playground, aiko: MemberDriver
) -> None:
    page = await open_tab("Dana Reyes")
    await go(page, CHANNEL)
    await page.get_by_role("button", name="The customer replied …: Fjordline Logistics").last.click()
    form = page.get_by_role("dialog", name="What did they say?")
    await form.get_by_text("Says no").click()
    await form.get_by_label("In their words").fill("We have only just got used to Dana. Please leave it as it is.")
    await form.get_by_role("button", name="Save").click()
    shown = page.get_by_role("dialog", name="Customer's reply")
    await expect(shown.get_by_text("The customer says no.")).to_be_visible()
    await expect(shown.get_by_role("button", name="Choose another successor …")).to_be_visible()
    await playground.clock.advance(timedelta(hours=14))
    manager = await open_tab("Aiko Tanaka")
    await go(manager, "Baton")
    told = manager.get_by_text("the customer says no to the change of their CSM").last
    await expect(told).to_be_visible()
    await Camera().shoot(manager, "customer-reply")
    await manager.get_by_role("button", name="Choose another successor …").last.click()
    plan = manager.get_by_role("dialog", name="Change the plan")
    await expect(plan.get_by_role("combobox", name="Incoming CSM")).to_be_focused()
