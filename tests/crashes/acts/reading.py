"""Long answers and replies, read to their end page by page."""

from tests.crashes.acts.reviewing import REVIEW, ask
from tests.crashes.story import Story

DEPOTS = "\n".join(f"Depot {number}: keys with the night shift, alarm with the day shift." for number in range(600))
REPLY = "Maria has been there since 2021, and before her it was Jonas. " * 30


async def snippets(story: Story) -> None:
    """Dana answers with three snippets, of which Slack sends the beginning first."""
    dana = story.dana
    for typed in ("Their depots:", "+ those in the north:", "+ those in the south:"):
        dana.driver.sharing.snippet(dana.driver.dm.id, "depots.txt", DEPOTS, typed, thread_ts=story.thread().ts)
        await dana.rest()
        await story.a_moment()


async def to_the_end(story: Story) -> None:
    """Priya turns the pages of the whole answer and asks about it; Dana's long reply she reads in the channel."""
    priya, dana = story.priya, story.dana
    await priya.pressing_opens(REVIEW, REVIEW, story.card)
    await priya.stacked("Read all of it", "The whole answer")
    await priya.pressed("Next page", priya.top)
    await priya.pressed("Previous page", priya.top)
    await ask(story, "How long has Maria been there?")
    await dana.says(REPLY, thread=story.thread())
    await priya.pressing_opens("Read all", "The whole reply", lambda: priya.newest("since 2021", story.channel))
    await priya.away()
