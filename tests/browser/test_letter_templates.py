"""A sentence of the letters is changed in a real browser: what is typed stays, and the letter below it says it so.

With `BATON_SCREENSHOTS` naming a folder, it leaves the picture of docs/letters.md there (`make screenshots`).
"""

import pytest
from playwright.async_api import expect

from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("opened", "baton")]

CHANNEL = "customer-success"


async def test_a_sentence_is_changed_and_the_letter_below_it_says_so_while_it_is_typed(open_tab: OpenTab) -> None:
    camera = Camera()
    page = await open_tab("Aiko Tanaka")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover email Fjordline")
    await box.press("Enter")
    letter = page.get_by_role("dialog", name="Introduction e-mail")
    await letter.get_by_role("button", name="See the words of all letters").click()
    words = page.get_by_role("dialog", name="Words of letters")
    await expect(words.get_by_text("No words of your own in English yet")).to_be_visible()
    await camera.shoot(page, "letter-words")
    await words.get_by_role("button", name="Next part").click()
    await words.get_by_role("button", name="Change: Thanks").click()
    form = page.get_by_role("dialog", name="Words of a sentence")
    field = form.get_by_role("textbox", name="Words")
    await field.fill("Thank you for building with us, {{ acount }}.")
    await expect(form.get_by_text("Did you mean {{ account }}?")).to_be_visible()
    await camera.shoot(page, "letter-words-wrong")
    await field.fill("Thank you for building with us, {{ account }}")
    await field.press("End")
    await field.press_sequentially(" and friends.", delay=20)
    await expect(
        form.get_by_text("Thank you for building with us, Fjordline Logistics and friends.").first
    ).to_be_visible()
    assert await field.input_value() == "Thank you for building with us, {{ account }} and friends."
    await camera.shoot(page, "letter-words-form")
    await form.get_by_role("button", name="Save").click()
    await expect(words.get_by_text("Your own words")).to_be_visible()
    await camera.shoot(page, "letter-words-own")
