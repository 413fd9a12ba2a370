"""What people do with a morning message. Of several handovers it shows three things: whatever has the button is pressed."""

from collections.abc import Callable
from datetime import date

from playground.driver import Seen
from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.story import Story


def _morning(driver: RetryingDriver) -> Callable[[], Seen]:
    def newest() -> Seen:
        mornings = ("for today", "you should know")
        return next(
            one for one in reversed(driver.driver.messages()) if any(words in one.plain() for words in mornings)
        )

    return newest


async def not_now(story: Story) -> None:
    """Dana is held up, and Priya clears the way; Dana puts it off, takes that back, and puts it off."""
    dana, digest = story.dana, _morning(story.dana)
    if "Blocked …" in digest().buttons():
        await _blocked(story, "Waiting for the contract", "")
        note = [one for one in story.priya.driver.messages(story.channel) if "the contract" in one.plain()]
        if note:
            await story.priya.pressed("Not blocked any more", lambda: note[-1], times=2)
    if "Tomorrow" in digest().buttons():
        await dana.pressed("Tomorrow", digest)
        await dana.pressed("Undo", digest)
        await dana.pressed("Tomorrow", digest)


async def blocked_by_priya(story: Story) -> None:
    """Dana waits for Priya."""
    if "Blocked …" in _morning(story.dana)().buttons():
        await _blocked(story, "Waiting for Priya", "Priya")


async def not_me(story: Story) -> None:
    """Priya cannot clear the way."""
    digest = _morning(story.priya)
    if "Not me" in digest().buttons():
        await story.priya.pressed("Not me", digest)


async def _blocked(story: Story, why: str, blocker: str) -> None:
    dana = story.dana
    form = await dana.pressing_opens("Blocked …", "What's in the way?", _morning(dana))
    await form.fill({"What is in the way?": why})
    if blocker:
        menus = (block["element"] for block in form.view.blocks if block["type"] == "input")
        options = next(menu["options"] for menu in menus if "options" in menu)
        chosen = next(one["text"]["text"] for one in options if one["text"]["text"].startswith(blocker))
        await form.fill({"Who can clear the way?": chosen})
    await dana.submitted(form)
    await dana.away()


async def call_planned(story: Story, day: date) -> None:
    """Priya picks the day of the context call."""
    priya, digest = story.priya, _morning(story.priya)
    if "Pick a day …" in digest().buttons():
        form = await priya.pressing_opens("Pick a day", "To do", digest)
        await form.fill({"Day of the call": day.isoformat(), "Note": "By phone"})
        await priya.submitted(form)
        await priya.away()


async def done(story: Story) -> None:
    """Priya does what is to be done, opens it again, and does it; each by a double click."""
    priya, digest = story.priya, _morning(story.priya)
    for words in ("Done", "It has taken place"):
        if words in digest().buttons():
            await priya.pressed(words, digest, times=2)
            await priya.pressed("Undo", digest)
            await priya.pressed(words, digest, times=2)
            return


async def told(story: Story) -> None:
    """Marek has read what is late."""
    marek, digest = story.marek, _morning(story.marek)
    if "Got it" in digest().buttons():
        await marek.pressed("Got it", digest)


async def snooze(story: Story) -> None:
    """Priya wants a quiet day, changes her mind, and changes it again."""
    priya = story.priya
    form = await priya.command_opens(f"/handover snooze {story.account}", "Snooze")
    await priya.submitted(form)
    await priya.pressed("Undo", priya.top)
    await priya.away()
    form = await priya.command_opens("/handover snooze", "Snooze", story.channel)
    await priya.submitted(form)
    await priya.away()
