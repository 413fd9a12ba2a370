"""A playbook is copied, changed and looked at in a real browser, by an admin on the Home tab.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/playbooks.md there (`make screenshots`).
"""

import pytest
from playwright.async_api import expect

from bot.app import Baton
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab
from tests.conftest import Settle

pytestmark = pytest.mark.browser


async def test_a_playbook_is_copied_and_changed_on_the_home_tab(
    open_tab: OpenTab, baton: Baton, settled: Settle
) -> None:
    camera = Camera()
    page = await open_tab("Lucas Almeida")
    await go(page, "Baton")
    await page.get_by_role("tab", name="Home").click()
    await settled()
    await page.get_by_role("button", name="Open playbooks").click()
    listed = page.get_by_role("dialog", name="Playbooks")
    await expect(listed.get_by_text("Ready to use")).to_be_visible()
    await camera.shoot(page, "playbooks")
    await listed.get_by_role("button", name="Open Standard handover").click()
    shown = page.get_by_role("dialog", name="Playbook", exact=True)
    await shown.get_by_role("button", name="Copy …").click()
    form = page.get_by_role("dialog", name="Copy playbook")
    await form.get_by_label("Name").fill("Our handover")
    await form.get_by_role("button", name="Copy", exact=True).click()
    await expect(shown.get_by_text("Add a question …")).to_be_visible()
    await camera.shoot(page, "playbook-editor")
    await shown.get_by_role("button", name="Add a question …").click()
    form = page.get_by_role("dialog", name="Question")
    await form.get_by_label("Title").fill("Security review")
    await camera.shoot(page, "playbook-question")
    await settled()
