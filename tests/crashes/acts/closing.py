"""Letting a handover rest, cancelling it, taking it up again; completing it; and somebody who leaves."""

from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.story import Story


async def rest_and_go_on(story: Story) -> None:
    """Pause and resume by command; by the choice that an unclear name leads to, and the button in the channel."""
    dana, channel = story.dana, story.channel
    form = await dana.command_opens("/handover pause", "Pause", channel)
    await form.fill({"Why?": "The customer is closed"})
    await dana.submitted(form)
    await dana.away()
    await dana.commanded("/handover resume", channel)
    await story.a_moment()
    await _overview(story, dana)
    await dana.submitted(await dana.stacked("Pause …", "Pause"))
    await dana.away()
    await dana.pressed("Resume", lambda: dana.newest("paused this handover", channel))
    await story.a_moment()
    misspelt = f"{story.account} Ltd"
    await dana.submitted(await dana.command_opens("/handover pause", "Pause", channel))
    await dana.away()
    await story.a_moment()
    await dana.commanded(f"/handover resume {misspelt}", "general")
    await dana.chosen(story.account, lambda: dana.driver.messages("general")[-1])
    await story.a_moment()


async def cancel_and_go_on(story: Story) -> None:
    """Cancelled with a reason from the overview, reopened by a button; cancelled by command, reopened by command."""
    dana, channel = story.dana, story.channel
    await _overview(story, dana)
    form = await dana.stacked("Cancel handover …", "Cancel handover")
    await form.fill({"Why?": "They stay with Dana after all"})
    await dana.submitted(form)
    await dana.away()
    form = await dana.pressing_opens(
        "Reopen", "Reopen handover", lambda: dana.newest("cancelled this handover", channel)
    )
    await form.fill({"Why?": "They go to Priya after all"})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()
    form = await dana.command_opens("/handover cancel", "Cancel handover", channel)
    await dana.submitted(form)
    await dana.away()
    form = await dana.command_opens("/handover reopen", "Reopen handover", channel)
    await form.fill({"Why?": "They go to Priya, says Aiko"})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()


async def document(story: Story) -> None:
    """The handover document is asked for by a button; when Slack says that it failed, Priya looks whether it came."""

    def documents() -> int:
        return sum("Handover document: " in seen.plain() for seen in story.priya.driver.messages(story.channel))

    before = documents()
    await story.priya.pressed("Handover document", story.card, worked=lambda: documents() > before)


async def complete(story: Story) -> None:
    """Priya tries by command; then she presses the button on the card, twice: whoever completes it tells the others."""
    priya = story.priya
    await priya.commanded("/handover status", story.channel)
    await priya.commanded("/handover list")
    await priya.commanded("/handover help")
    await priya.pressed("Complete", story.card, times=2)
    await priya.commanded("/handover complete", story.channel)


async def leaves(story: Story) -> None:
    """Marek leaves the company: the others hear of it once for each handover."""
    story.playground.workspace.members.deactivate(story.marek.id)
    await story.marek.rest()


async def _overview(story: Story, driver: RetryingDriver) -> None:
    await driver.commanded("/handover status", story.channel)
    await driver.pressing_opens("Open", "Handover", lambda: driver.driver.messages(story.channel)[-1])
