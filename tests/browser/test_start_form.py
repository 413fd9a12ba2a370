"""The start form is filled in, in a real browser, by the account that is typed into it and entered."""

import pytest
from playwright.async_api import expect

from bot.app import Baton
from bot.commands.demo import store_earlier_handovers
from playground.running import Playground
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab

pytestmark = pytest.mark.browser

CHANNEL = "customer-success"


async def test_an_account_typed_and_entered_fills_the_form_in(
    open_tab: OpenTab, baton: Baton, playground: Playground
) -> None:
    await store_earlier_handovers(baton, playground.clock.now())
    camera = Camera()
    page = await open_tab("Dana Reyes")
    await go(page, CHANNEL)
    box = page.get_by_label(f"Message #{CHANNEL}", exact=True)
    await box.fill("/handover start")
    await box.press("Enter")
    form = page.get_by_role("dialog", name="Start handover")
    account = form.get_by_label("Account", exact=True)
    await form.get_by_label("What may the customer know?").fill("Dana is moving.")
    await account.fill("Meridain Foods")
    await camera.shoot(page, "start-typed")
    await account.press("Enter")
    yes = form.get_by_role("button", name="Yes, Meridian")
    await expect(yes).to_be_visible()
    await camera.shoot(page, "start-meant")
    await yes.click()
    await expect(form.get_by_text("is known").first).to_be_visible()
    await camera.shoot(page, "start-filled")
    assert await account.input_value() == "Meridian Foods"
    assert await form.get_by_label("What may the customer know?").input_value() == "Dana is moving."
