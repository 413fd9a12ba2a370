"""The canvas in the channel: kept up to date, edited by people, which is offered to be taken over, deleted and made again."""

from datetime import timedelta

from playground.driver import Seen
from tests.crashes.story import Story

SOON = timedelta(minutes=6)
"""Longer than what changes is gathered for."""
EDITED = "has changed *Where things stand*"


async def made(story: Story) -> None:
    """The workspace has canvases: one is made with the first answer, and says what comes after it."""
    story.playground.slack.switch_canvases(on=True)
    for words in ("Calm but watchful.", "Maria decides."):
        await story.dana.says(words, thread=story.thread())
        await _soon(story)


async def edited(story: Story) -> None:
    """Priya edits it; Dana takes that over by a double tap, takes that back, and leaves it out."""
    dana, priya = story.dana, story.priya
    priya.driver.canvases.edit(story.channel, "\n\nCalm but watchful.", "\n\nNervous.")
    await priya.rest()
    await _soon(story)
    await dana.pressed("Take over", lambda: _offer(story), times=2)
    await _soon(story)
    await dana.pressed("Undo", lambda: _offer(story))
    await _soon(story)
    await dana.pressed("Leave out", lambda: _offer(story), times=2)
    await _soon(story)


async def made_again(story: Story) -> None:
    """Priya deletes it; after another answer Dana has it made again, from the account's page."""
    dana, priya = story.dana, story.priya
    priya.driver.canvases.delete(story.channel)
    await dana.says("The go-live is on 4 May 2026.", thread=story.thread())
    await _soon(story)
    await dana.command_opens(f"/handover account {story.account}", "Account")
    await dana.pressed("Make the canvas again", dana.top)
    await dana.away()
    await _soon(story)


def _offer(story: Story) -> Seen:
    return story.dana.newest(EDITED, story.channel)


async def _soon(story: Story) -> None:
    await story.playground.clock.advance(SOON)
    await story.dana.rest()
