"""What somebody writes in the interview that is no plain answer: unclear words, a seeming password, files, a clip."""

from playground.driver import Seen
from tests.crashes.story import Story

SECRET = "Their admin password: Hunter22!planted"


async def unclear(story: Story) -> None:
    """Words that may be an answer are asked about and saved; what was saved is moved, and one thing taken out again."""
    dana, thread = story.dana, story.thread()
    await dana.says("idk", thread=thread)
    await dana.pressed("Just talk", lambda: _newest(story, "not saved"))
    await dana.pressed("Undo", lambda: _newest(story, "of that message is kept"))
    await dana.says("later", thread=thread)
    await story.a_moment()
    await dana.pressed("Continue", lambda: _newest(story, "Continue"))
    await dana.pressed("Save it to “Where things stand”", lambda: _newest(story, "Not saved yet"))
    await story.a_moment()
    await dana.says("Calm, mostly by phone", thread=thread)
    await dana.pressed("Not an answer", lambda: _newest(story, "Not an answer"))
    await story.a_moment()


async def no_secret(story: Story) -> None:
    """What looks like a password is refused, and saved when Dana says that it is none."""
    await story.dana.says(SECRET, thread=story.thread())
    await story.dana.pressed("This is no secret", lambda: _newest(story, "looks like a password"))
    await story.a_moment()


async def files(story: Story) -> None:
    """Two files, of which one is taken back; and a clip in which nothing is spoken."""
    dana, thread = story.dana, story.thread()
    await dana.says("The plan", thread=thread, files=[("plan.pdf", b"all of it")])
    await story.a_moment()
    lost = await dana.says("And the budget", thread=thread, files=[("budget.csv", b"a,b\n1,2\n")])
    dana.driver.delete(lost)
    await dana.rest()
    await story.a_moment()
    dana.driver.sharing.clip(dana.driver.dm.id, "", thread_ts=thread.ts)
    await dana.rest()


def _newest(story: Story, words: str) -> Seen:
    seen = story.dana.driver.messages(thread=story.thread())
    return next(one for one in reversed(seen) if words in one.plain())
