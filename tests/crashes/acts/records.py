"""What was understood of an answer: right in one tap, taken back, and looked through in its list."""

from playground.driver import Seen
from tests.crashes.story import Story

LIST = "What I understood"
MAYBE_A_PROMISE = "Report – to: Maria – due: 1 June 2026 – owner: Jonas\nMaria remembers a second scanner."


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


async def offered(story: Story) -> None:
    """What may be a promise is added below Dana's reply, taken back, and added in the list."""
    dana = story.dana
    while "Add a promise …" not in story.waiting().buttons():
        await dana.says("skip", thread=story.thread())
    await dana.says(MAYBE_A_PROMISE, thread=story.thread())
    await dana.pressed("Add as a promise", story.waiting, times=2)
    await dana.pressed("Undo", story.waiting)
    await dana.pressing_opens("Change", LIST, story.waiting)
    await dana.pressed("Add as a promise", dana.top, times=2)
    await dana.away()


def _note(story: Story) -> Seen:
    seen = story.dana.driver.messages(thread=story.thread())
    return next(one for one in reversed(seen) if "Added to" in one.plain())
