"""Somebody goes on leave: another covers, says when the owner is back, for good or not, and the return begins."""

from tests.crashes.story import Story

PAGE = "Account"


async def begun(story: Story) -> None:
    """Dana's reason is a leave after all, and Marek completes the handover though things are open: Priya covers."""
    dana, marek = story.dana, story.marek
    form = await dana.command_opens("/handover plan", "Change the plan", story.channel)
    await form.fill({"Reason": "Parental or other leave"})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()
    form = await marek.command_opens("/handover override", "Decide instead", story.channel)
    await form.fill(
        {"What do you decide?": "Complete the handover although things are open", "Why?": "She leaves today"}
    )
    await marek.submitted(form)
    await marek.away()


async def day_said(story: Story) -> None:
    """Priya says on which day Dana is back, looks at what has changed, and wants it as a file."""
    priya = story.priya
    await _page(story)
    form = await priya.stacked("Another day", "Another day")
    await form.fill({"Back on": "2026-03-24"})
    await priya.submitted(form)
    await priya.away()
    await _page(story)
    await priya.stacked("See what has changed", "What has changed")
    await priya.pressed("As Markdown", priya.top)
    await priya.away()


async def answered(story: Story) -> None:
    """Priya is asked and says that it stands, takes it back, has Dana stay away, takes it back, and says a day."""
    priya, question = story.priya, "Does it stand?"
    await priya.pressed("Back as planned", lambda: priya.newest(question), times=2)
    await priya.pressed("Undo", lambda: priya.newest("✓ @Dana Reyes is back"))
    await story.a_moment()
    form = await priya.pressing_opens("Not at all", "From cover to owner", lambda: priya.newest(question))
    await priya.submitted(form)
    await story.a_moment()
    await priya.pressed("Undo", priya.top)
    await priya.away()
    await _page(story)
    form = await priya.stacked("The owner is back", "The owner is back")
    await form.fill({"First day back": "2026-03-12"})
    await priya.submitted(form)
    await priya.away()


async def _page(story: Story) -> None:
    await story.priya.command_opens(f"/handover account {story.account}", PAGE)
