"""A document for another department: handed over, taken back, delivered to somebody else, found wanting and confirmed."""

from tests.crashes.acts.asking import FREYA
from tests.crashes.retrying_driver import StoryFailed
from tests.crashes.story import Story

TITLE, NOTE = "Document for colleagues", "comes to you in Sales"


async def handed_over(story: Story) -> None:
    """The project is complete: Marek hands the document to Priya, who sleeps, takes it back, and hands it to Freya."""
    marek = story.marek
    form = await marek.command_opens("/handover plan", "Change the plan", story.channel)
    await form.fill({"Reason": "The project is complete"})
    if errors := await marek.submitted(form):
        raise StoryFailed(str(errors))
    await marek.away()
    await story.a_moment()
    for colleague, version in (("Priya Nair", 1), (FREYA, 2)):
        await marek.command_opens(f"/handover release {story.account}", TITLE)
        label = "Where does it go" if version == 1 else "Change where it goes"
        form = await marek.stacked(f"{label} …", "Where does it go?")
        await form.fill({"Department or team": "Sales", "Who there gets the document?": colleague})
        await marek.submitted(form)
        await marek.away()
        await marek.command_opens(f"/handover release {story.account}", TITLE)
        await marek.pressed(f"Hand over version {version}", marek.top, times=2)
        if version == 1:
            await marek.pressed("Take back", marek.top, times=2)
        await marek.away()
        await story.a_moment()


async def answered(story: Story) -> None:
    """Freya misses something, takes that back, and has it after all."""
    freya = story.person(FREYA)
    form = await freya.pressing_opens("Something is missing …", "Something is missing", lambda: freya.newest(NOTE))
    await form.fill({"What is missing?": "Who signs there now?"})
    await freya.submitted(form)
    await freya.away()
    for button in ("Undo", "Got it, nothing is missing"):
        await story.a_moment()
        await freya.pressed(button, lambda: freya.newest(NOTE))
    await story.a_moment()
