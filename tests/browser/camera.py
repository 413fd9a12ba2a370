"""Pictures of a page, and the way to a conversation on it."""

import os
from pathlib import Path

from playwright.async_api import Page


class Camera:
    """Takes pictures into the folder that `BATON_SCREENSHOTS` names; without one, none."""

    def __init__(self) -> None:
        folder = os.environ.get("BATON_SCREENSHOTS", "")
        self._folder = Path(folder) if folder else None

    async def shoot(self, page: Page, name: str) -> None:
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            await page.screenshot(path=self._folder / f"{name}.png")


async def go(page: Page, place: str) -> None:
    await page.get_by_role("navigation", name="Conversations").get_by_role("link", name=place).first.click()
