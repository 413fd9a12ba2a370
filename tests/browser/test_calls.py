"""A call is arranged from a time that suits everybody, in a real browser.

With `BATON_SCREENSHOTS` naming a folder, it leaves the pictures of the page and the form there.
"""

import pytest
from playwright.async_api import expect

from bot.app import Baton
from playground.running import Playground
from tests.browser.camera import Camera
from tests.browser.conftest import OpenTab

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened")]


async def test_a_time_is_chosen_and_the_page_below_shows_it(
    open_tab: OpenTab, baton: Baton, playground: Playground
) -> None:
    page = await open_tab("Priya Nair")
    await page.get_by_role("textbox").last.fill("/handover calls fjordline")
    await page.keyboard.press("Enter")
    calls = page.get_by_role("dialog", name="Calls")
    await expect(calls.get_by_text("Regular calls with the customer")).to_be_visible()
    await Camera().shoot(page, "calls-page")
    await calls.get_by_role("button", name="Arrange … Hold the context call").click()
    form = page.get_by_role("dialog", name="Arrange the call")
    await form.get_by_text("Fri 13 Mar at 17:30").first.click()
    await Camera().shoot(page, "calls-form")
    await form.get_by_role("button", name="Save").click()
    saved = page.get_by_role("dialog", name="The call")
    await expect(saved.get_by_text("I'm bringing the invitation")).to_be_visible()
    await Camera().shoot(page, "calls-saved")


async def test_another_call_is_added_in_which_the_lead_passes_over(
    open_tab: OpenTab, baton: Baton, playground: Playground
) -> None:
    page = await open_tab("Dana Reyes")
    await page.get_by_role("textbox").last.fill("/handover calls fjordline")
    await page.keyboard.press("Enter")
    calls = page.get_by_role("dialog", name="Calls")
    await calls.get_by_role("button", name="Arrange another call …").click()
    form = page.get_by_role("dialog", name="Arrange the call")
    await form.get_by_text("Priya Nair leads, Dana Reyes listens").click()
    await Camera().shoot(page, "calls-further-form")
    await form.get_by_label("Day").fill("2026-03-24")
    await form.get_by_role("button", name="Save").click()
    saved = page.get_by_role("dialog", name="The call")
    await expect(saved.get_by_text("Saved: Lead a call with the customer")).to_be_visible()
    await saved.get_by_role("button", name="OK").click()
    await expect(calls.get_by_role("button", name="Take it out: Lead a call with the customer")).to_be_visible()
    await Camera().shoot(page, "calls-further-page")
