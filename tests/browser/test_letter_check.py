"""The introduction e-mail is checked while it is typed, in a real browser: what is found stands below its field, words stay."""

import pytest
from playwright.async_api import expect

from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened", "baton")]

CHANNEL = "customer-success"
LETTER = (
    "Hello Maria,\n\nyour account has been reassigned to Priya Nair, and we guarantee that nothing changes for you in the next "
    "months.\n\nWarm regards\nDana\n\nPS: we talked about churn."
)


async def test_what_is_found_stands_below_the_field_and_what_is_typed_stays(open_tab: OpenTab) -> None:
    camera = Camera()
    page = await open_tab("Dana Reyes")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover email Fjordline")
    await box.press("Enter")
    form = page.get_by_role("dialog", name="Introduction e-mail")
    body = form.get_by_label("Body", exact=True)
    await form.get_by_label("To", exact=True).fill("maria@fjordline.con")
    await expect(form.get_by_text("can't be delivered")).to_be_visible()
    await body.fill(LETTER)
    await expect(form.get_by_text("may sound as if the customer were passed around")).to_be_visible()
    await body.press("End")
    await body.press_sequentially(" Bye!", delay=20)
    await expect(form.get_by_text("Worth a look:")).to_be_visible()
    assert (await body.input_value()).endswith("churn. Bye!")
    await camera.shoot(page, "letter-typed")
    await form.get_by_label("To", exact=True).fill("maria@fjordline.example")
    await expect(form.get_by_text("can't be delivered")).to_be_hidden()
    await form.get_by_role("button", name="Save and preview").click()
    preview = page.get_by_role("dialog", name="Preview")
    fine = preview.get_by_role("button", name="It's meant so")
    await expect(fine).to_be_visible()
    await camera.shoot(page, "letter-preview")
    await fine.click()
    await expect(preview.get_by_text("Looked at and left as it is")).to_be_visible()
    await camera.shoot(page, "letter-passed")
