"""A colleague gets an area of the account beside the incoming CSM, another one gets it instead, and it is taken out."""

from tests.crashes.story import Story

LIST, FORM = "Who takes over what", "An area"


async def given(story: Story) -> None:
    """Marek gives himself the commercial side, then Aiko in his place."""
    await _saved(story, "Add a colleague …", **{"Who?": "Marek Novák", "Their area": "commercial"})
    await _saved(story, "Change …", **{"Who?": "Aiko Tanaka"})


async def taken(story: Story) -> None:
    """He takes it out again, undoes that, and takes it out once more."""
    await _listed(story)
    for button in ("Take out", "Undo", "Take out"):
        await story.marek.pressed(button, story.marek.top)
    await story.marek.away()
    await story.a_moment()


async def _saved(story: Story, what: str, **fields: str) -> None:
    await _listed(story)
    form = await story.marek.stacked(what, FORM)
    await form.fill(fields)
    await story.marek.submitted(form)
    await story.marek.away()
    await story.a_moment()


async def _listed(story: Story) -> None:
    marek = story.marek
    await marek.pressing_opens("See the whole handover", "Handover", lambda: marek.newest("over to"))
    await marek.stacked("See who takes over what", LIST)
