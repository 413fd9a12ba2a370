"""An e-mail to each recipient with a line for one of them, and who approves it, on the page in a real browser."""

import pytest
from playwright.async_api import expect

from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened", "baton")]

CHANNEL = "customer-success"
LINE = "The date of your go-live stays as agreed."


async def test_a_line_for_one_of_them_is_written_and_shown_with_how_each_is_greeted(open_tab: OpenTab) -> None:
    camera = Camera()
    page = await open_tab("Dana Reyes")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover email Fjordline")
    await box.press("Enter")
    form = page.get_by_role("dialog", name="Introduction e-mail")
    await form.get_by_label("To", exact=True).fill("maria@fjordline.example, tom@fjordline.example")
    await camera.shoot(page, "personal-form")
    await form.get_by_role("button", name="Write it otherwise …").click()
    style = page.get_by_role("dialog", name="How it is written")
    await expect(style.get_by_text("Why, as they read it")).to_be_visible()
    await style.get_by_text("More responsibility for who hands over").scroll_into_view_if_needed()
    await camera.shoot(page, "personal-style")
    await style.get_by_text("Back", exact=True).click()
    await form.get_by_role("button", name="Personal lines …").click()
    lines = page.get_by_role("dialog", name="Personal lines")
    await lines.get_by_label("P.S. for Maria Olsen").fill(LINE)
    await lines.get_by_role("button", name="Put into e-mail").click()
    await expect(lines.get_by_text("Everybody would read this.")).to_be_visible()
    await camera.shoot(page, "personal-refused")
    await lines.get_by_text("An e-mail to each of them, greeted by name").click()
    await camera.shoot(page, "personal-lines")
    await lines.get_by_role("button", name="Put into e-mail").click()
    await expect(form.get_by_text("An e-mail to each of 2 recipients, 1 with a P.S. of their own.")).to_be_visible()
    await form.get_by_role("button", name="Save and preview").click()
    preview = page.get_by_role("dialog", name="Preview")
    own = preview.get_by_text("A letter of their own for 2 recipients.")
    await own.scroll_into_view_if_needed()
    await expect(preview.get_by_text(LINE)).to_be_visible()
    await camera.shoot(page, "personal-preview")


async def test_an_admin_has_the_manager_approve(open_tab: OpenTab) -> None:
    page = await open_tab("Lucas Almeida")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover settings")
    await box.press("Enter")
    form = page.get_by_role("dialog", name="Settings")
    choice = form.get_by_text("Only its manager, or the backup in their place")
    await choice.scroll_into_view_if_needed()
    await choice.click()
    await Camera().shoot(page, "approves-settings")
    await form.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("approved by the manager of the handover, or the backup")).to_be_visible()
