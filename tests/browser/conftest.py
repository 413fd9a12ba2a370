"""A real browser, one for all tests of a process, and tabs in it; each test has a context of its own, on its own event loop."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager

import pytest
from anyio.from_thread import start_blocking_portal
from playwright.async_api import Browser, Page, async_playwright, expect

from playground.running import Playground
from tests.browser.plugin import chromium

OpenTab = Callable[..., Awaitable[Page]]
"""Opens the page as a person (by name), at a conversation's id if given."""

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE = 8_000
"""Milliseconds that a browser on a busy machine may take for one thing."""


@pytest.fixture(scope="session")
def running_chromium() -> Iterator[str]:
    """Run a Chromium, and return the address at which it is driven: starting it takes longer than most of these tests."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(_launched()) as address:
        yield address


@asynccontextmanager
async def _launched() -> AsyncIterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    async with async_playwright() as playwright:
        arguments = [*_ARGUMENTS, f"--remote-debugging-port={port}"]
        launched = await playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield f"http://127.0.0.1:{port}"
        await launched.close()


@pytest.fixture
async def browser(running_chromium: str) -> AsyncIterator[Browser]:
    """Return the browser as this test drives it: what it opens is closed with it."""
    expect.set_options(timeout=_PATIENCE)
    async with async_playwright() as playwright:
        driven = await playwright.chromium.connect_over_cdp(running_chromium)
        yield driven
        await driven.close()


@pytest.fixture
async def open_tab(browser: Browser, playground: Playground) -> AsyncIterator[OpenTab]:
    """Return a function that opens a tab; in the end no script may have failed and nothing scrolled sideways."""
    troubles: list[str] = []
    tabs: list[Page] = []

    async def opened(name: str, at: str = "", width: int = 1280) -> Page:
        page = await browser.new_page(viewport={"width": width, "height": 800}, locale="en-GB")
        page.set_default_timeout(_PATIENCE)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        member = playground.workspace.members.find(name)
        await page.goto(f"{playground.url}/?as={member.id}&at={at}")
        # Attached, not visible: in a very narrow window the conversations are behind a button.
        await page.locator("#sidebar a").first.wait_for(state="attached")
        tabs.append(page)
        return page

    yield opened
    for page in tabs:
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert troubles == []
