"""A pause with an end: on that day people are asked whether the handover goes on, and the pause is extended, or it goes on."""

from datetime import date

from tests.crashes.story import Story


async def until_asked(story: Story, day: date) -> None:
    """Dana pauses the handover until this day."""
    form = await story.dana.command_opens("/handover pause", "Pause", story.channel)
    await form.fill({"Or until a day of your choice": day.isoformat(), "Why?": "They are closed"})
    await story.dana.submitted(form)
    await story.dana.away()


async def for_longer(story: Story) -> None:
    """Asked whether it goes on, Dana extends the pause; then Marek resumes it, where that is said in the channel."""
    dana, marek = story.dana, story.marek
    form = await dana.pressing_opens("Extend pause …", "Pause", lambda: dana.newest("Does it go on?"))
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()
    await marek.pressed("Resume", lambda: marek.newest("extended the pause", story.channel))
