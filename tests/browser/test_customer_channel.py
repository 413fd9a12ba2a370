"""A channel with the customer is entered, looked through, opened, and accepted by the other organisation, in a real browser.

With `BATON_SCREENSHOTS` naming a folder, it leaves the pictures of each step there.
"""

import pytest
from playwright.async_api import expect

from bot.app import Baton
from playground.running import Playground
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened")]


async def test_it_is_looked_through_opened_and_accepted(
    open_tab: OpenTab, baton: Baton, playground: Playground
) -> None:
    playground.slack.switch_connect(on=True)
    page = await open_tab("Priya Nair")
    await page.get_by_role("textbox").last.fill("/handover customer fjordline")
    await page.keyboard.press("Enter")
    first = page.get_by_role("dialog", name="Customer channel")
    await first.get_by_role("button", name="New channel …").click()
    form = page.get_by_role("dialog", name="Open a channel")
    await form.get_by_label("Other addresses").fill("maria@fjordline.example")
    await Camera().shoot(page, "customer-channel-form")
    await form.get_by_role("button", name="Look through it").click()
    confirmation = page.get_by_role("dialog", name="Is this right?")
    await expect(confirmation.get_by_text("Invited from the customer")).to_be_visible()
    await Camera().shoot(page, "customer-channel-confirm")
    await confirmation.get_by_role("button", name="Open it and invite").click()
    shown = page.get_by_role("dialog", name="Customer channel").last
    await expect(shown.get_by_text("maria@fjordline.example")).to_be_visible()
    await Camera().shoot(page, "customer-channel-opened")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await go(page, "fjordline-logistics")
    await expect(page.get_by_text("Hello everybody, welcome to this channel.").first).to_be_visible()
    await page.get_by_role("button", name="members").click()
    await Camera().shoot(page, "customer-channel-members")
    await page.get_by_role("menuitem", name="Accept as maria@fjordline.example").click()
    await expect(page.get_by_text("Maria is in the channel").first).to_be_visible()
    await page.keyboard.press("Escape")
    await Camera().shoot(page, "customer-channel-accepted")
