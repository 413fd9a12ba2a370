"""A workspace's own playbooks: copied, changed in each of its ways, retired and restored; and as files.

Marek may change them, for he manages a handover that Dana started. When Slack says that a change failed, he opens the page anew
and looks which version there is.
"""

from collections.abc import Awaitable, Callable

from playground.driver import Modal
from tests.crashes.retrying_driver import TRIES, RetryingDriver, StoryFailed
from tests.crashes.story import Story

LIST, PAGE = "Playbooks", "Playbook"
NAME, BETTER = "Our way", "Our better way"
NEW_QUESTION = {
    "Title": "Security review",
    "Question": "Where is their last one?",
    "Help": "A link.",
    "Example": "In the vault, 3 March 2026",
}
NEW_STEP = {"Title": "Order flowers", "Help": "For the team in Bergen."}


async def copied(story: Story) -> None:
    """Marek copies the standard playbook, adds a question and a step, and gives it other lengths."""
    marek = story.marek
    await _list(marek)
    await marek.stacked("Open", PAGE)
    form = await marek.stacked("Copy", "Copy playbook")
    await form.fill({"Name": NAME})
    await marek.submitted(form)
    await marek.away()
    for button, title, fields in (
        ("Add a question", "Question", NEW_QUESTION),
        ("Add a step", "Step", NEW_STEP),
        ("Name and length", "Name and length", {"Working days": "20"}),
    ):
        await _page(marek)
        form = await marek.stacked(button, title)
        await form.fill(fields)
        await marek.submitted(form)
        await marek.away()


async def changed(story: Story) -> None:
    """He changes an entry, moves it, drops one, undoes that, retires the playbook and restores it, and looks at the changes."""
    marek = story.marek
    await _page(marek)
    form = await marek.stacked("Change …", "Question")
    await form.fill({"Title": "How it goes"})
    await marek.submitted(form)
    await marek.away()
    for version, what in enumerate(("Move down", "Drop", "Undo latest change"), 6):
        await _changed(marek, version, lambda page, what=what: page.click(what))  # type: ignore[misc]
    await _page(marek)
    for what in ("Retire", "Restore"):
        await marek.pressed(what, marek.top, times=2)
    await marek.stacked("See all changes", "Changes")
    await marek.away()


async def exported(story: Story) -> str:
    """He has it sent as a file, and returns its text; when Slack says that it failed, he looks whether it came."""
    marek = story.marek
    await _page(marek)
    await marek.pressed("Export", marek.top, worked=lambda: bool(_files(story)))
    await marek.away()
    return _files(story)[-1]


async def imported(story: Story) -> None:
    """He sends the file with another name in it, is shown what that changes, and has it imported; a double tap."""
    marek = story.marek
    text = (await exported(story)).replace(f"name: {NAME}", f"name: {BETTER}")
    await _list(marek)
    form = await marek.stacked("Import", "Import a playbook")
    await form.fill({"File": [("ours.yml", text.encode())]})
    await marek.submitted(form)
    await marek.away()
    await marek.pressed("Import it", lambda: marek.newest("I have read"), times=2)
    await marek.pressing_opens("Open", PAGE, lambda: marek.newest("is imported"))
    await marek.away()


async def _list(marek: RetryingDriver) -> Modal:
    marek.driver.open_home()
    await marek.rest()
    return await marek.pressing_opens("Open playbooks", LIST, marek.home)


async def _page(marek: RetryingDriver) -> Modal:
    """Open the page of the copy, which is the first in the list."""
    await _list(marek)
    return await marek.stacked("Open", PAGE)


async def _changed(marek: RetryingDriver, version: int, change: Callable[[Modal], Awaitable[bool]]) -> None:
    """Make the change that leads to this version."""
    for _ in range(TRIES):
        page = await _page(marek)
        if f"Version {version}" not in page.plain():
            await change(page)
            await marek.rest()
            page = await _page(marek)
        await marek.away()
        if f"Version {version}" in page.plain():
            return
    raise StoryFailed(f"never version {version}")


def _files(story: Story) -> list[str]:
    files = story.playground.workspace.files
    shared = [files.get(one) for seen in story.marek.driver.messages() for one in seen.message.files]
    return [files.content(file).decode() for file in shared]
