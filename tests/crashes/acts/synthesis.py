"""Risks and first steps: written by the one, answered by the other."""

from tests.crashes.story import Story

TITLE, FORM = "Risks and first steps", "In your own words"
ASKED = "takes from your answers. Is that right?"


async def written(story: Story) -> None:
    """Priya writes them from the overview, and changes them before anybody has answered."""
    priya = story.priya
    for button, risk in (("Write it", "IT is out of patience"), ("Change it", "IT is out of patience, and Bergen too")):
        await priya.commanded("/handover status", story.channel)
        await priya.pressing_opens("Open", "Handover", lambda: priya.driver.messages(story.channel)[-1])
        await priya.stacked(TITLE, TITLE)
        form = await priya.stacked(button, FORM)
        await form.fill({"The greatest risk": risk, "What you do first": "Call Maria on Tuesday."})
        await priya.submitted(form)
        await priya.away()
        await story.a_moment()


async def answered(story: Story) -> None:
    """Dana says that it is right, by a double tap, takes that back, and corrects it."""
    dana = story.dana
    await dana.pressed("That's right", lambda: dana.newest(ASKED), times=2)
    await story.a_moment()
    await dana.pressed("Undo", lambda: dana.newest("first steps are right"))
    await story.a_moment()
    form = await dana.pressing_opens("Correct", "What is different?", lambda: dana.newest(ASKED))
    await form.fill({"What is different, or missing?": "It is the price list."})
    await dana.submitted(form)
    await dana.away()
