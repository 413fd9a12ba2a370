"""What the account knows already when it is handed over once more: still true, taken back, changed."""

from playground.driver import Seen
from tests.crashes.acts import opening
from tests.crashes.story import Story


async def called_off(story: Story) -> None:
    """Dana answers four questions and calls the handover off."""
    dana = story.dana
    for words in ("Calm but watchful.", "Maria decides.", "The go-live is on 4 May 2026.", "They want fewer tickets."):
        await dana.says(words, thread=story.thread())
    form = await dana.command_opens("/handover cancel", "Cancel handover", story.channel)
    await form.fill({"Why?": "They stay with Dana"})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()


async def once_more(story: Story) -> None:
    """Dana hands the account over after all, and says of what is known whether it is so: by a double tap, in a form, at once."""
    dana = story.dana
    await opening.start(story)
    await story.a_moment()
    await dana.pressed("Still true", lambda: _shown(story), times=2)
    await dana.pressed("Undo", lambda: _shown(story))
    form = await dana.pressing_opens("Change", "Change", lambda: _shown(story))
    await form.fill({"How is it now?": "Nervous since the outage."})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()
    await dana.pressed("All 3 still true", lambda: _shown(story), times=2)
    await story.a_moment()


def _shown(story: Story) -> Seen:
    """Return the list of what is known, in the thread of the newest handover."""
    dana = story.dana.driver
    thread = next(seen for seen in reversed(dana.messages()) if "What I need from you" in seen.plain())
    words = ("I already know", "is settled")
    return next(seen for seen in dana.messages(thread=thread)[1:] if any(one in seen.plain() for one in words))
