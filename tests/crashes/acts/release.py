"""A document for a provider outside: put together, released, passed on, and each of it taken back."""

from tests.crashes.story import Story

TITLE, NOTE = "Document for outside", "the document for *Harbour CS*"


async def released(story: Story) -> None:
    """Marek names the provider, writes to them, leaves a line out and lets it out again, and releases the document."""
    marek = story.marek
    await marek.command_opens(f"/handover release {story.account}", TITLE)
    form = await marek.stacked("Who takes over …", "Who takes over?")
    await form.fill({"Provider": "Harbour CS", "Whom to turn to there": "Anna Berg"})
    await marek.submitted(form)
    form = await marek.stacked("Write to them …", "Write to them")
    await form.fill({"How do they reach us?": "Marek, by the end of May"})
    await marek.submitted(form)
    await marek.away()
    for button in ("Leave out", "Let out"):
        await marek.command_opens(f"/handover release {story.account}", TITLE)
        await marek.stacked("Review every line", "Every line")
        await marek.pressed(button, marek.top, times=2)
        await marek.away()
    await marek.command_opens(f"/handover release {story.account}", TITLE)
    await marek.pressed("Release version 1", marek.top, times=2)
    await marek.away()
    await story.a_moment()


async def passed_on(story: Story) -> None:
    """He marks it as sent and confirmed, and takes back each of it."""
    marek = story.marek
    for button, title in (("Mark as sent", "Mark as sent"), ("They confirmed receipt", "Receipt confirmed")):
        form = await marek.pressing_opens(button, title, lambda: marek.newest(NOTE))
        await marek.submitted(form)
        await marek.away()
        await story.a_moment()
    for button in ("Undo the receipt", "Not sent after all", "Take back"):
        await marek.pressed(button, lambda: marek.newest(NOTE))
        await story.a_moment()
    await marek.pressing_opens("Open the document", TITLE, lambda: marek.newest(NOTE))
    await marek.stacked("See what is left out", "Left out")
    await marek.away()
