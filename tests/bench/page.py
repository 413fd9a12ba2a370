"""How soon a message of the bot's is seen by somebody who looks at the page, in a real browser."""

import asyncio
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.manifest import FILE
from playground.driver import MemberDriver
from playground.running import Playground
from playground.workspace.events import ApiCalled, WorkspaceEvent
from tests.bench.figures import Figure, at_most, middle, spread
from tests.bench.interactions import quiet
from tests.bench.processes import connected
from tests.browser.plugin import chromium

ROUNDS = 15
AIM = 300.0
WHAT = "bot's message until it is seen on the page"
WATCH = """
() => {
  window.seen = {};
  const look = () => {
    for (const line of document.querySelectorAll('.message[data-ts]')) {
      const ts = line.dataset.ts;
      if (ts in window.seen) continue;
      window.seen[ts] = null;
      // After the next frame it has been painted.
      requestAnimationFrame(() => setTimeout(() => {
        window.seen[ts] = performance.timeOrigin + performance.now();
      }));
    }
  };
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true});
  look();
}
"""


async def measured(folder: Path) -> list[Figure]:
    """Return how long Dana waits to see what the bot has posted; left out where there is no browser."""
    browser = chromium()
    if browser is None:
        return [
            Figure(
                WHAT, None, "ms", at_most(AIM), "no Chromium or Chrome on this machine; try apt-get install chromium"
            )
        ]
    database, log = f"sqlite:///{folder / 'page.db'}", folder / "page.log"
    async with Playground.serve(FILE, frozen=False) as playground, connected(playground, database, log):
        waits = await _looking(playground, browser)
    return [Figure(WHAT, middle(waits), "ms", at_most(AIM), f"median {spread(waits)}")]


async def _looking(playground: Playground, browser: str) -> list[float]:
    posted = _noted(playground)
    dana = playground.member("Dana Reyes")
    dana.say("Good morning!")
    await quiet(playground)
    posted.clear()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = await launched.new_page()
        await page.goto(f"{playground.url}/?as={dana.id}&at={dana.dm.id}")
        await page.locator(".message").first.wait_for()
        await page.evaluate(WATCH)
        seen = await _conversation(playground, dana, page, posted)
        await launched.close()
    return [seen[ts] - at for ts, at in posted.items()]


def _noted(playground: Playground) -> dict[str, float]:
    """Return a mapping that fills with the ts of every message the bot posts and when its call arrived (epoch, ms)."""
    posted: dict[str, float] = {}

    def note(change: WorkspaceEvent) -> None:
        if isinstance(change, ApiCalled) and change.record.method == "chat.postMessage" and change.record.ok:
            posted[str(change.record.answer["ts"])] = time.time() * 1000 - change.record.milliseconds

    playground.workspace.events.listen(note)
    return posted


def _answered(posted: Mapping[str, float], times: int) -> bool:
    return len(posted) >= times


async def _conversation(
    playground: Playground, dana: MemberDriver, page: Page, posted: Mapping[str, float]
) -> Mapping[str, float]:
    """Say something that the bot answers, many times, and return when each answer was seen (epoch, ms)."""
    for number in range(1, ROUNDS + 1):
        dana.say(f"Are you there? {number}")
        await dana.wait_for(partial(_answered, posted, number), "an answer")
        await quiet(playground, 0.1)
    async with asyncio.timeout(10):
        await page.wait_for_function("wanted => wanted.every(ts => window.seen[ts])", arg=list(posted))
    seen: dict[str, float] = await page.evaluate("() => window.seen")
    return seen
