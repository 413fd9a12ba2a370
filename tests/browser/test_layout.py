"""The page in narrow windows, by keyboard alone, and with the icons it ships."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from playground.running import Playground
from playground.seed import DANA, PRIYA
from playground.workspace.entities import Json
from tests.browser.conftest import OpenTab
from tests.playground.conftest import MANIFEST, START
from tests.playground.rules.examples import plain

pytestmark = pytest.mark.browser

WIDTHS = (1280, 1000, 700, 400)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground.serve(MANIFEST, start=START) as running:
        yield running


def a_thread(playground: Playground) -> str:
    """Leave a thread in #general, below messages with buttons and a wide table; return its first words."""
    workspace, general = playground.workspace, playground.workspace.channels.find("general")
    button = {"type": "button", "action_id": "go", "text": plain("Go")}
    for number in range(12):
        blocks = [{"type": "actions", "block_id": f"b{number}", "elements": [button]}]
        workspace.post_as(workspace.bot.id, general, f"Message {number}", blocks=blocks)
    row = [{"type": "raw_text", "text": f"A column that is wide, number {number}"} for number in range(6)]
    workspace.post_as(workspace.bot.id, general, "A table", blocks=[{"type": "table", "block_id": "t", "rows": [row]}])
    parent = playground.person(DANA).say(general.id, "Where it began, in words enough to fill a line of a wide window")
    playground.person(PRIYA).say(general.id, "The first reply", thread_ts=parent.ts)
    return "Where it began"


def modal(title: str) -> Json:
    return {"type": "modal", "title": plain(title), "blocks": [{"type": "section", "text": plain(f"In {title}")}]}


@pytest.mark.parametrize("width", WIDTHS)
async def test_in_any_window_one_can_send_and_read_a_thread(
    open_tab: OpenTab, playground: Playground, width: int
) -> None:
    began = a_thread(playground)
    page = await open_tab("Dana Reyes", playground.workspace.channels.find("general").id, width=width)
    send = page.get_by_role("button", name="Send now")
    await expect(send).to_be_in_viewport(ratio=1)
    assert await outside(page) == []
    await page.get_by_label("Message #general").fill("From a window of any width")
    await send.click()
    await expect(page.get_by_text("From a window of any width", exact=True)).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="1 reply").click()
    reply = page.get_by_label("Reply", exact=True)
    await expect(page.get_by_role("button", name="Send reply")).to_be_in_viewport(ratio=1)
    await reply.fill("Heard")
    await page.get_by_role("button", name="Send reply").click()
    replies = page.get_by_role("list", name="Thread messages")
    for words in (began, "The first reply", "Heard"):
        await expect(replies.get_by_text(words)).to_be_in_viewport(ratio=1)
    assert await outside(page) == []
    await page.get_by_role("button", name="Close thread").click()
    await expect(send).to_be_in_viewport(ratio=1)


async def outside(page: Page) -> list[str]:
    """Return what of the conversation and its thread reaches out of its own column, under the other or off screen."""
    found: list[str] = await page.evaluate("""
        ["main", "thread"].map((id) => document.getElementById(id)).flatMap((column) => {
          const { left, right } = column.getBoundingClientRect();
          const parts = [...column.querySelectorAll("h1, button, textarea, .text")].filter((one) => one.checkVisibility());
          const out = parts.filter((one) => !one.closest(".table") && one.getBoundingClientRect().right > right + 1);
          return [...out.map((one) => one.outerHTML.slice(0, 80)), ...(right > innerWidth ? [column.id] : [])];
        })
    """)
    return found


async def test_in_a_very_narrow_window_the_conversations_are_behind_a_button(
    open_tab: OpenTab, playground: Playground
) -> None:
    page = await open_tab("Dana Reyes", playground.workspace.channels.find("general").id, width=400)
    sidebar = page.get_by_role("navigation", name="Conversations")
    await expect(sidebar).to_be_hidden()
    await page.get_by_role("button", name="Conversations").click()
    await sidebar.get_by_role("link", name="customer-success").click()
    await expect(sidebar).to_be_hidden()
    await expect(page.get_by_label("Message #customer-success")).to_be_focused()


async def test_each_escape_closes_one_of_the_stacked_forms_and_the_page_goes_on(
    open_tab: OpenTab, playground: Playground
) -> None:
    page = await open_tab("Dana Reyes", playground.workspace.channels.find("general").id)
    views = playground.workspace.views
    views.open(DANA, modal("First"))
    for title in ("Second", "Third"):
        views.push(DANA, modal(title))
    await expect(page.get_by_role("dialog", name="Third")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="First")).to_be_visible()
    await expect(page.get_by_text("In First")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert views.stack(DANA) == []
    views.open(DANA, modal("Another"))
    await expect(page.get_by_role("dialog", name="Another")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_label("Message #general").fill("The page goes on")
    await page.get_by_label("Message #general").press("Enter")
    await expect(page.get_by_role("list", name="Messages").get_by_text("The page goes on")).to_be_visible()


async def test_a_notice_above_a_form_is_no_form(open_tab: OpenTab, playground: Playground) -> None:
    page = await open_tab("Dana Reyes", playground.workspace.channels.find("general").id)
    playground.workspace.views.open(DANA, modal("First"))
    await expect(page.get_by_role("dialog", name="First")).to_be_visible()
    await page.evaluate("document.querySelector('#modal .view').dataset.view = 'V0GONE'")
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("This form is closed already.")).to_be_visible()
    playground.workspace.views.clear(DANA)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_label("Message #general")).to_be_editable()


@pytest.mark.parametrize("way", ["address", "sidebar", "tab"])
async def test_a_long_home_opens_at_its_beginning(open_tab: OpenTab, playground: Playground, way: str) -> None:
    rows = [{"type": "section", "text": plain(f"Row {number} of many")} for number in range(60)]
    playground.workspace.views.publish(DANA, {"type": "home", "blocks": rows})
    a_thread(playground)
    dm = playground.workspace.app_dm(DANA)
    general = playground.workspace.channels.find("general")
    if way == "address":
        page = await open_tab("Dana Reyes", f"{dm.id}&tab=home")
    else:
        page = await open_tab("Dana Reyes", general.id)
        await page.get_by_role("link", name="Parrot").click()
    if way == "tab":
        await page.get_by_role("tab", name="Messages").click()
        await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_text("Row 0 of many")).to_be_in_viewport()
    playground.workspace.views.publish(DANA, {"type": "home", "blocks": [*rows, *rows[:20]]})
    await expect(page.get_by_text("Row 3 of many")).to_have_count(2)
    await expect(page.get_by_text("Row 0 of many").first).to_be_in_viewport()


async def test_the_message_field_is_few_tab_stops_away(open_tab: OpenTab, playground: Playground) -> None:
    a_thread(playground)
    page = await open_tab("Dana Reyes", playground.workspace.channels.find("general").id)
    field = page.get_by_label("Message #general")
    await expect(page.get_by_role("list", name="Messages").get_by_role("button", name="Go")).to_have_count(12)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(field).to_be_focused()
    await page.evaluate("document.activeElement.blur()")
    await page.locator("body").press("Tab")
    stops = 1
    while not await field.evaluate("(field) => field === document.activeElement"):
        await page.keyboard.press("Tab")
        stops += 1
        assert stops <= 11


async def test_arrow_keys_move_within_a_group_and_tab_goes_into_the_message_one_is_at(
    open_tab: OpenTab, playground: Playground
) -> None:
    a_thread(playground)
    page = await open_tab("Dana Reyes", playground.workspace.channels.find("general").id)
    messages = page.get_by_role("list", name="Messages", exact=True)
    above = messages.get_by_role("listitem").nth(-3)
    await messages.get_by_role("listitem").last.focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(above).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(messages.get_by_role("button", name="Go").last).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowRight")
    await expect(above.get_by_role("button", name="Reply in thread")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Message #general")).to_be_focused()
    await page.get_by_role("link", name="general").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Message #customer-success")).to_be_focused()


async def test_every_icon_is_drawn(open_tab: OpenTab, playground: Playground) -> None:
    a_thread(playground)
    page = await open_tab("Dana Reyes", playground.workspace.channels.find("general").id)
    await page.get_by_role("button", name="1 reply").click()
    await expect(page.get_by_role("button", name="Send reply")).to_be_visible()
    icons = page.locator("svg.icon use")
    assert await icons.count() > 10
    empty = "(all) => all.filter((use) => use.checkVisibility() && !use.getBBox().width).map((use) => use.getAttribute('href'))"
    assert await icons.evaluate_all(empty) == []
    words = await page.locator("button, .attach").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.innerText).join('')"
    )
    assert [sign for sign in words if ord(sign) > 0x2000 and sign != "’"] == []
