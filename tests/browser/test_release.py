"""The manager puts together, looks through and releases the document for a provider outside, in a real browser.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/released-document.md there (`make screenshots`).
"""

import pytest
from playwright.async_api import expect

from bot.app import Baton
from playground.driver import MemberDriver
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab
from tests.conftest import Settle
from tests.handlers.promised import write_promises

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened")]
CHANNEL = "handover-fjordline-logistics"


async def test_the_document_is_looked_through_and_released(
    open_tab: OpenTab, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await write_promises(dana, settled)
    page = await open_tab("Aiko Tanaka")
    await go(page, CHANNEL)
    box = page.get_by_role("textbox", name="Message")
    await box.fill("/handover release")
    await box.press("Enter")
    shown = page.get_by_role("dialog", name="Document for outside")
    await shown.get_by_role("button", name="Who takes over …").click()
    form = page.get_by_role("dialog", name="Who takes over?")
    await form.get_by_label("Provider", exact=True).fill("Harbour CS")
    await form.get_by_label("Whom to turn to there").fill("Anna Berg")
    await form.get_by_label("Their e-mail").fill("anna@harbour.example")
    await form.get_by_role("button", name="Save").click()
    await expect(shown.get_by_text("A second environment, to Maria, by 1 June 2026")).to_be_visible()
    await Camera().shoot(page, "released-document")
    await shown.get_by_role("button", name="See what is left out").click()
    shown = page.get_by_role("dialog", name="Left out")
    await expect(shown.get_by_text("things that the document leaves out")).to_be_visible()
    await Camera().shoot(page, "released-document-left-out")
    await shown.get_by_role("contentinfo").get_by_role("button", name="Close").click()
    await page.get_by_role("button", name="Review every line").click()
    shown = page.get_by_role("dialog", name="Every line")
    await expect(shown.get_by_role("button", name="Leave out: Weekly report, by 3 April 2026")).to_be_visible()
    await Camera().shoot(page, "released-document-lines")
    await shown.get_by_role("contentinfo").get_by_role("button", name="Close").click()
    shown = page.get_by_role("dialog", name="Document for outside")
    await shown.get_by_role("button", name="Release version 1").click()
    await expect(shown.get_by_text("Version 1")).to_be_visible()
    await shown.get_by_role("contentinfo").get_by_role("button", name="Close").click()
    await go(page, "Baton")
    await expect(page.get_by_text("I have sent it to nobody").last).to_be_visible()
    await Camera().shoot(page, "released-document-files")
