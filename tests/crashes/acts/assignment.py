"""The incoming CSM does not answer whether they take the account on, is reminded, says no, and somebody else is asked."""

from tests.crashes.story import Story

SILENT, REMINDED, CANNOT = (
    "hasn't said for two working days",
    "would like to know: do you take",
    "they can't take it on",
)


async def reminded(story: Story) -> None:
    """Marek hears that Priya has not answered, and has her reminded: a double tap."""
    await story.marek.pressed("Remind them", lambda: story.marek.newest(SILENT), times=2)
    await story.a_moment()


async def taken_on(story: Story) -> None:
    """Priya takes it on."""
    priya = story.priya
    await priya.pressed("I'll take it", lambda: priya.newest(REMINDED), times=2)
    await priya.away()
    await story.a_moment()


async def not_hers(story: Story) -> None:
    """Priya says that she cannot, and proposes Marek."""
    priya = story.priya
    welcome = f"hands *{story.account}* over to you"
    form = await priya.pressing_opens("I can't …", "I can't take it", lambda: priya.newest(welcome))
    await form.fill({"Why?": "I have never worked with them", "Who could take it instead?": "Marek Novák"})
    await priya.submitted(form)
    await priya.away()
    await story.a_moment()


async def another_asked(story: Story) -> None:
    """Marek puts in who was proposed: himself."""
    await story.marek.pressed("Ask Marek Novák", lambda: story.marek.newest(CANNOT))
    await story.a_moment()
