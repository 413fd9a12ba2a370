"""An account from an earlier handover is looked at in a real browser: its page, its people, its brief.

With `BATON_SCREENSHOTS` naming a folder, it leaves the pictures of docs/accounts.md there (`make screenshots`).
"""

import pytest
from playwright.async_api import expect

from bot.app import Baton
from bot.commands.demo import store_earlier_handovers
from playground.running import Playground
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab

pytestmark = pytest.mark.browser

CHANNEL = "customer-success"


async def test_an_account_is_looked_at(open_tab: OpenTab, baton: Baton, playground: Playground) -> None:
    await store_earlier_handovers(baton, playground.clock.now())
    camera = Camera()
    page = await open_tab("Dana Reyes")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover account meridian")
    await box.press("Enter")
    account = page.get_by_role("dialog", name="Account")
    await expect(account.get_by_text("Renewal:")).to_be_visible()
    await camera.shoot(page, "account")
    await account.get_by_role("button", name="Open: The people who matter").click()
    people = page.get_by_role("dialog").last
    await expect(people.get_by_text("Add a person")).to_be_visible()
    await camera.shoot(page, "people")
    await people.get_by_role("banner").get_by_role("button", name="Close").click()
    await go(page, CHANNEL)
    await box.fill("/handover brief meridian")
    await box.press("Enter")
    await expect(page.get_by_text("To know:").last).to_be_visible()
    await camera.shoot(page, "brief")
