"""What was understood of an answer: right in one tap, taken back, and looked through in its list."""

from playground.driver import Seen
from tests.crashes.story import Story

LIST = "What I understood"


async def contacts(story: Story) -> None:
    """Dana is asked about people, and says that those of the start are right; a double tap."""
    await story.dana.says("Calm but watchful.", thread=story.thread())
    await story.dana.pressed("Right", story.waiting, times=2)
    await story.a_moment()


async def understood(story: Story) -> None:
    """Dana adds somebody, says that they were understood, takes that back, and says it of all of them in the list."""
    dana = story.dana
    await dana.says("+ Tom Reid – IT lead – neutral", thread=story.thread())
    await dana.pressed("Right", lambda: _note(story))
    await story.a_moment()
    await dana.pressed("Undo", lambda: _note(story))
    await story.a_moment()
    await dana.pressing_opens("Change", LIST, lambda: _note(story))
    await dana.pressed("All 2 are right", dana.top, times=2)
    await dana.away()


def _note(story: Story) -> Seen:
    seen = story.dana.driver.messages(thread=story.thread())
    return next(one for one in reversed(seen) if "Added to" in one.plain())
