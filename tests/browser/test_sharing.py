"""A: from the page, a person can paste a table, record a clip, share a snippet, forward, and post as another app."""

import json
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from playground.platform.shapes import message_json
from playground.running import Playground
from playground.workspace.entities import Json
from tests.browser.conftest import OpenTab
from tests.playground.conftest import MANIFEST, START

pytestmark = pytest.mark.browser


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground.serve(MANIFEST, start=START) as running:
        yield running


async def send_as(page: Page, what: str, words: str) -> None:
    await page.get_by_role("textbox", name="Message").first.fill(words)
    await page.get_by_role("button", name="Send as", exact=True).click()
    await page.get_by_role("menuitem", name=what).click()


def newest(playground: Playground) -> Json:
    """Return the newest message of #general as an app gets it."""
    workspace = playground.workspace
    return message_json(workspace, workspace.messages.all(workspace.channels.find("general").id)[-1])


async def test_cells_that_are_pasted_become_a_table(open_tab: OpenTab, playground: Playground) -> None:
    page = await open_tab("Dana Reyes")
    field = page.get_by_role("textbox", name="Message").first
    await field.fill("Numbers:\nName\tAmount\nNorthwind\t1,200")
    await field.press("Enter")
    await expect(page.get_by_text("1,200")).to_be_visible()
    said = newest(playground)
    assert said["text"] == "Numbers:"
    assert [[cell["text"] for cell in row] for row in said["attachments"][0]["blocks"][0]["rows"]] == [
        ["Name", "Amount"],
        ["Northwind", "1,200"],
    ]
    assert said["attachments"][0]["fallback"] == "[no preview available]"


async def test_a_clip_and_its_transcript_later(open_tab: OpenTab, playground: Playground) -> None:
    page = await open_tab("Dana Reyes")
    await send_as(page, "A voice clip", "Maria decides")
    await expect(page.get_by_text("Audio clip")).to_be_visible()
    (file,) = newest(playground)["files"]
    assert (file["subtype"], file["transcription"]) == ("slack_audio", {"status": "processing"})
    row = page.locator("li.message").last
    await row.hover()
    await row.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Let Slack write the clip down").click()
    await expect(page.locator("#messages")).to_contain_text("Audio clip")
    (file,) = newest(playground)["files"]
    assert file["transcription"]["preview"] == {"content": "Maria decides", "has_more": False}


async def test_a_snippet(open_tab: OpenTab, playground: Playground) -> None:
    page = await open_tab("Dana Reyes")
    await send_as(page, "A snippet", "rate = 100\nburst = 20")
    await expect(page.get_by_text("snippet.txt")).to_be_visible()
    (file,) = newest(playground)["files"]
    assert (file["mode"], file["preview"], file["lines"]) == ("snippet", "rate = 100\nburst = 20", 2)


async def test_a_marked_message_is_forwarded(open_tab: OpenTab, playground: Playground) -> None:
    marek = playground.member("Marek Novák")
    marek.say("They renew", "general")
    page = await open_tab("Dana Reyes")
    row = page.locator("li.message", has_text="They renew").last
    await row.hover()
    await row.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Forward message").click()
    await expect(page.get_by_text("Marked.")).to_be_visible()
    await send_as(page, "The marked message", "FYI")
    await expect(page.locator("li.message", has_text="FYI")).to_be_visible()
    said = newest(playground)
    (shared,) = said["attachments"]
    assert (said["text"], shared["is_share"], shared["author_name"], shared["text"]) == (
        "FYI",
        True,
        "Marek Novák",
        "They renew",
    )


async def test_another_app_and_any_payload(open_tab: OpenTab, playground: Playground) -> None:
    page = await open_tab("Dana Reyes")
    await send_as(page, "Another app", "Deal won\n*Fjordline* renewed")
    await expect(page.get_by_text("Deal won")).to_be_visible()
    said = newest(playground)
    assert (said["text"], said["subtype"], said["bot_id"]) == ("", "bot_message", "B0TRACKER1")
    await send_as(
        page, "A payload", json.dumps({"message": {"text": "Any shape", "attachments": [{"text": "at all"}]}})
    )
    await expect(page.get_by_text("at all")).to_be_visible()
    await send_as(page, "A payload", "no json")
    await expect(page.get_by_text("That is no JSON object.")).to_be_visible()
