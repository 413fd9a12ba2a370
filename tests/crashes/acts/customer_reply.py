"""What the customer said to the introduction e-mail, and who calls them about it."""

from tests.crashes.story import Story

FORM, READ = "What did they say?", "Customer's reply"
LETTER, HEARD = "sent the introduction e-mail to the customer", "the change of their CSM."


async def not_yet(story: Story) -> None:
    """Dana is asked on the third working day, and has heard nothing yet: a double tap."""
    dana = story.dana
    await dana.pressed("Not yet, ask me in three days", lambda: dana.newest("Have they replied to you?"), times=2)
    await story.a_moment()


async def noted(story: Story) -> None:
    """Dana notes that they have concerns."""
    dana = story.dana
    form = await dana.pressing_opens("The customer replied", FORM, lambda: dana.newest(LETTER, story.channel))
    await form.fill({"The customer": "Has concerns", "In their words": "We have only just got used to Dana."})
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()


async def called(story: Story) -> None:
    """Marek wants to call them, has called them, and takes back that he has."""
    marek = story.marek
    await marek.pressed("I'll call them", lambda: marek.newest(HEARD))
    await story.a_moment()
    await marek.pressed("We have talked", lambda: marek.newest(HEARD))
    await story.a_moment()
    await marek.pressed("Undo the call", lambda: marek.newest(HEARD))
    await story.a_moment()


async def taken_back(story: Story) -> None:
    """Dana reads what was noted, and takes it back."""
    dana = story.dana
    await dana.pressing_opens("See the reply", READ, lambda: dana.newest(LETTER, story.channel))
    await dana.pressed("Take back", dana.top)
    await dana.away()
    await story.a_moment()


async def written_again(story: Story) -> None:
    """Dana writes again from what was noted, and then puts it aside."""
    dana = story.dana
    await dana.pressing_opens("See the reply", READ, lambda: dana.newest(LETTER, story.channel))
    form = await dana.stacked("Write again", "Introduction e-mail")
    await form.fill({"Subject": "Your Customer Success Manager, once more"})
    await dana.submitted(form)
    await dana.away()
    await dana.command_opens("/handover email", "Introduction e-mail", story.channel)
    await dana.pressed("Put aside", dana.top)
    await dana.away()
    await story.a_moment()
