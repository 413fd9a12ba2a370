"""A whole handover clicked through in a real browser, as three people: from `/handover start` to the archived channel.

With `BATON_SCREENSHOTS` naming a folder, it leaves the pictures of the README there (`make screenshots`).
"""

import re
from datetime import UTC, datetime

import pytest
from playwright.async_api import Locator, Page, expect

from bot.app import Baton
from playground.running import Playground
from playground.seed import DANA
from tests.browser.camera import Camera, go
from tests.browser.conftest import OpenTab
from tests.conftest import Settle
from tests.finishing import finish_everything

pytestmark = pytest.mark.browser

ACCOUNT, CHANNEL = "Fjordline Logistics", "handover-fjordline-logistics"
TEN_IN_NEW_YORK = datetime(2026, 3, 2, 15, tzinfo=UTC)
HALF_PAST_NINE_IN_KOLKATA = datetime(2026, 3, 3, 4, tzinfo=UTC)
ANSWER = "Calm, but they watch us: the customs interface took too long."


@pytest.fixture
def camera() -> Camera:
    return Camera()


async def to_baton(page: Page) -> None:
    """Open the messages with Baton."""
    await go(page, "Baton")
    await page.get_by_role("tab", name="Messages").click()


async def write(page: Page, words: str, where: str) -> None:
    box = page.get_by_label(f"Message {where}", exact=True)
    await box.fill(words)
    await box.press("Enter")


async def choose(form: Locator, label: str, words: str) -> None:
    """Type into a list with search and take the first that fits."""
    await form.get_by_label(label).fill(words)
    await form.get_by_label(label).press("Enter")


async def start(page: Page, camera: Camera) -> None:
    await go(page, "customer-success")
    await write(page, f"/handover start {ACCOUNT}", "#customer-success")
    form = page.get_by_role("dialog", name="Start handover")
    await expect(form.get_by_label("Account")).to_have_value(ACCOUNT)
    await choose(form, "Incoming CSM", "Dana")
    await choose(form, "Reason", "Promotion")
    await form.get_by_label("Customer contacts").fill("Maria Olsen maria@fjordline.example")
    await form.get_by_role("button", name="Start", exact=True).click()
    await expect(form.get_by_text("That's the outgoing CSM.", exact=False).first).to_be_visible()
    await camera.shoot(page, "form-errors")
    await choose(form, "Incoming CSM", "Priya")
    await choose(form, "Manager", "Aiko")
    await form.get_by_label("Customer contacts").fill("Maria Olsen, maria@fjordline.example, Operations lead")
    await form.get_by_label("What may the customer know?").fill("I am taking on a new role in our team.")
    await camera.shoot(page, "form")
    await form.get_by_role("button", name="Start", exact=True).click()
    await page.get_by_role("dialog", name="Handover started").get_by_role("button", name="Done").first.click()


async def test_a_handover_from_start_to_done_in_the_browser(
    open_tab: OpenTab, playground: Playground, baton: Baton, settled: Settle, camera: Camera
) -> None:
    await playground.clock.advance(TEN_IN_NEW_YORK)
    dana = await open_tab("Dana Reyes")
    await start(dana, camera)
    await settled()
    await to_baton(dana)
    await dana.get_by_role("button", name="replies").or_(dana.get_by_role("button", name="1 reply")).first.click()
    await expect(dana.get_by_text("1 of 22", exact=False)).to_be_visible()
    reply = dana.get_by_label("Reply", exact=True)
    await reply.fill(ANSWER)
    await reply.press("Enter")
    await expect(dana.get_by_text("2 of 22", exact=False)).to_be_visible()
    await camera.shoot(dana, "interview")
    await go(dana, CHANNEL)
    await settled()
    await camera.shoot(dana, "handover")
    await dana.get_by_role("button", name="Checklist").first.click()
    await expect(dana.get_by_role("dialog", name="Handover checklist").get_by_text(ANSWER).first).to_be_visible()
    await camera.shoot(dana, "checklist")
    await dana.get_by_role("dialog").get_by_role("button", name="Close").first.click()

    priya = await open_tab("Priya Nair")
    await review(priya, camera)
    await settled()
    await dana.get_by_role("button", name="Introduction e-mail").first.click()
    await introduce(dana, camera)
    await settled()
    # It is night in Kolkata: Priya is asked in her morning.
    await playground.clock.advance(HALF_PAST_NINE_IN_KOLKATA)
    await settled()
    await approve(priya, camera)
    await settled()
    await dana.get_by_role("button", name="Mark as sent").first.click()
    await expect(dana.get_by_text("sent the introduction e-mail to the customer", exact=False).first).to_be_visible()

    # Nobody hears before tomorrow: everybody has just heard.
    await dana.get_by_role("button", name="Next morning").click()
    await expect(dana.get_by_text("Tue 3 Mar 2026, 09:00", exact=True)).to_be_visible()
    await to_baton(dana)
    morning = (
        dana.get_by_role("list", name="Messages", exact=True)
        .get_by_role("listitem")
        .filter(has_text="Good morning, Dana")
    )
    await expect(morning.last).to_be_visible()
    await camera.shoot(dana, "morning")
    await morning.last.get_by_role("button", name="Tomorrow").first.click()
    await expect(morning.last.get_by_text("back on Wed 4 Mar", exact=False).first).to_be_visible()

    await dana.get_by_role("tab", name="Home").click()
    await expect(dana.get_by_text(ACCOUNT, exact=False).first).to_be_visible()
    await camera.shoot(dana, "home")
    await finish(dana, baton, camera)
    await dana.get_by_role("button", name="+1 week").click()
    await dana.get_by_role("button", name="+1 hour").click()
    await settled()
    channel = playground.workspace.channels.find(CHANNEL)
    await playground.member("Dana Reyes").wait_for(lambda: channel.archived, "the channel to be archived")


async def review(priya: Page, camera: Camera) -> None:
    """Priya reads the first answer and accepts it."""
    await go(priya, CHANNEL)
    await priya.get_by_role("button", name="Review answers").first.click()
    form = priya.get_by_role("dialog", name="Review answers")
    await form.get_by_label("This is clear to me").first.check()
    await camera.shoot(priya, "review")
    await form.get_by_role("button", name="Accept ticked").click()
    await expect(form.get_by_text("1 answer accepted", exact=False)).to_be_visible()
    await form.get_by_role("button", name="Close").first.click()


async def introduce(dana: Page, camera: Camera) -> None:
    """Dana fills the gaps of the draft, reads it as the customer will, and asks for approval."""
    await dana.get_by_role("dialog", name="Introduction e-mail").get_by_role("button", name="Fill in").click()
    gaps = dana.get_by_role("dialog", name="What's missing")
    await gaps.get_by_label("Date of the first call").fill("2026-03-17")
    await gaps.get_by_label("Why Priya is a good choice").fill("Priya knows logistics inside out.")
    await gaps.get_by_role("button", name="Put into e-mail").click()
    form = dana.get_by_role("dialog", name="Introduction e-mail")
    await expect(form.get_by_label("Body")).to_have_value(re.compile("Priya knows logistics inside out"))
    await camera.shoot(dana, "email")
    await form.get_by_role("button", name="Save and preview").click()
    preview = dana.get_by_role("dialog", name="Preview")
    await expect(preview.get_by_text("Thank you for your trust.", exact=False)).to_be_visible()
    await camera.shoot(dana, "preview")
    await preview.get_by_role("button", name="Ask for approval").click()
    await expect(preview.get_by_text("waiting for approval", exact=False)).to_be_visible()
    await preview.get_by_role("button", name="Close").first.click()


async def approve(priya: Page, camera: Camera) -> None:
    """Priya approves what Dana wrote, in the message that asks her."""
    await to_baton(priya)
    await camera.shoot(priya, "approval")
    await priya.get_by_role("button", name="Approve").last.click()
    await expect(priya.get_by_text("approved the introduction e-mail", exact=False).first).to_be_visible()


async def finish(dana: Page, baton: Baton, camera: Camera) -> None:
    """Everything is done (three weeks of it out of sight), and Dana completes the handover."""
    await go(dana, CHANNEL)
    await write(dana, "/handover complete", f"#{CHANNEL}")
    await expect(dana.get_by_text("isn't complete yet", exact=False).first).to_be_visible()
    await camera.shoot(dana, "not-yet")
    await finish_everything(baton, DANA)
    await write(dana, "/handover complete", f"#{CHANNEL}")
    await expect(dana.get_by_text("has everything", exact=False).first).to_be_visible()
    await camera.shoot(dana, "complete")
