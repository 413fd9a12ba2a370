"""A role is given to somebody else in a real browser: who does what, what moves before it counts, and what both read.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/people.md there (`make screenshots`).
"""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from playground.running import Playground
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened", "baton")]

CHANNEL = "handover-fjordline-logistics"


async def test_a_role_is_given_to_somebody_else_with_a_preview(open_tab: OpenTab, playground: Playground) -> None:
    page = await open_tab("Aiko Tanaka")
    await go(page, CHANNEL)
    await page.get_by_role("button", name="See who does what").last.click()
    listing = page.get_by_role("dialog", name="Who does what")
    await expect(listing.get_by_text("Open: 22 answers and 2 tasks")).to_be_visible()
    await listing.get_by_role("button", name="Change outgoing CSM").click()
    form = page.get_by_role("dialog", name="Outgoing CSM")
    who = form.get_by_role("combobox", name="Outgoing CSM from now on")
    await who.click()
    await who.fill("Marek")
    await form.get_by_role("option", name="Marek Novák").click()
    await form.get_by_text("Nothing moves: they finish it themselves").click()
    await expect(form.get_by_text("until it is done")).to_be_visible()
    await Camera().shoot(page, "role-change")
    await form.get_by_role("button", name="Save").click()
    await expect(listing.get_by_text("Still finishes what was theirs")).to_be_visible()
    await playground.clock.advance(timedelta(hours=8))
    for name, words in (("Marek Novák", "Where things stand"), ("Dana Reyes", "This is still yours")):
        other = await open_tab(name)
        await go(other, "Baton")
        await expect(other.get_by_text(words).last).to_be_visible()
