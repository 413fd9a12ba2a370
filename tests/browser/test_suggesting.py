"""A lead finds who takes over in a real browser: from the command to the form with both people in it.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/successors.md there (`make screenshots`).
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


async def test_a_lead_finds_who_takes_over(open_tab: OpenTab, baton: Baton, playground: Playground) -> None:
    await store_earlier_handovers(baton, playground.clock.now())
    page = await open_tab("Aiko Tanaka")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover suggest meridian")
    await box.press("Enter")
    suggested = page.get_by_role("dialog", name="Who takes over?")
    await expect(suggested.get_by_text("room for 10 more high-touch accounts").first).to_be_visible()
    await Camera().shoot(page, "suggest")
    await suggested.get_by_role("button", name="Start the handover to Priya Nair").click()
    form = page.get_by_role("dialog").last
    await form.get_by_role("button", name="Suggest somebody").click()
    await form.get_by_role("button", name="Choose Marek Novák as incoming CSM").click()
    await expect(form.get_by_role("combobox", name="Incoming CSM")).to_have_value("Marek Novák")
