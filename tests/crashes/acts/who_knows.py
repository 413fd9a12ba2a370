"""Dana has left: Priya asks colleagues who could know together, and notes what somebody at the customer has said."""

from tests.crashes.acts.deciding import overview
from tests.crashes.retrying_driver import StoryFailed
from tests.crashes.story import Story

SEE, TITLE = "See who could know", "Who could know"


async def asked(story: Story) -> None:
    """She asks whom Baton proposes, and takes it back."""
    priya = story.priya
    await overview(story, priya)
    page = await priya.stacked(SEE, TITLE)
    errors = await priya.submitted(page)
    if errors:
        raise StoryFailed(str(errors))
    await story.a_moment()
    await priya.pressed("Undo", priya.top, times=2)
    await priya.away()
    await story.a_moment()


async def noted(story: Story) -> None:
    """She has told Maria, notes what Maria says, takes it out, and says that Maria doesn't know after all."""
    priya = story.priya
    await overview(story, priya)
    await priya.stacked(SEE, TITLE)
    await priya.pressed("I've told them", priya.top)
    await story.a_moment()
    form = await priya.stacked("Note what they said …", "What they said")
    await form.fill({"What did they say?": "The export by 30 April 2026."})
    errors = await priya.submitted(form)
    if errors:
        raise StoryFailed(str(errors))
    await story.a_moment()
    await priya.pressed("Take out", priya.top)
    await story.a_moment()
    await priya.pressed("They don't know yet", priya.top)
    await priya.away()
    await story.a_moment()
