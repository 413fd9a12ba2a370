"""The question to an account's owner, between handovers, whether what is known is still so."""

from playground.driver import Seen
from tests.crashes.story import Story

ASKED = "is this still so?"


async def called_off(story: Story) -> None:
    """Dana answers two questions of which the first goes stale within weeks, and calls the handover off."""
    dana = story.dana
    for words in ("Calm but watchful.", "Maria decides."):
        await dana.says(words, thread=story.thread())
    form = await dana.command_opens("/handover cancel", "Cancel handover", story.channel)
    await dana.submitted(form)
    await dana.away()


async def answered(story: Story) -> None:
    """Dana says that it is still so, by a double tap, takes that back, wants no such questions, wants them, and changes it."""
    dana = story.dana
    await dana.pressed("Still true", lambda: _ping(story), times=2)
    await dana.pressed("Undo", lambda: _ping(story))
    await dana.pressed("Not for this account", lambda: _ping(story))
    await dana.pressed("Undo", lambda: _ping(story))
    form = await dana.pressing_opens("Change", "Change", lambda: _ping(story))
    await form.fill({"How is it now?": "Quiet since the search is fast."})
    await dana.submitted(form)
    await dana.away()


def _ping(story: Story) -> Seen:
    return story.dana.newest(ASKED)
