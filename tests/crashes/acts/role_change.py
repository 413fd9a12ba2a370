"""Roles given to somebody else: undone, and with something that stays until it is done."""

from playground.driver import Modal
from tests.crashes.acts.asking import ASKED, FREYA, LUCAS, ask_colleague
from tests.crashes.retrying_driver import RetryingDriver, StoryFailed
from tests.crashes.story import Story

AIKO = "Aiko Tanaka"
TITLE = "Who does what"


async def undone(story: Story) -> None:
    """From the card Dana makes Aiko the backup, and undoes it; from Home she looks again."""
    dana = story.dana
    await dana.pressing_opens("See who does what", TITLE, story.card)
    form = await dana.stacked("Choose backup", "Backup")
    await form.fill({"Backup from now on": AIKO})
    await _saved(dana, form)
    await story.a_moment()
    await dana.pressed("Undo", dana.top, times=2)
    await dana.away()
    await story.a_moment()
    await dana.pressing_opens("See who does what", TITLE, dana.home)
    await dana.away()


async def kept(story: Story) -> None:
    """Aiko hands over from now on; what Dana has asked Freya stays Dana's, and Lucas answers it in Freya's place."""
    marek = story.marek
    await ask_colleague(story, FREYA)
    await marek.command_opens("/handover people", TITLE, story.channel)
    form = await marek.stacked("Change outgoing CSM", "Outgoing CSM")
    await form.fill({"Outgoing CSM from now on": AIKO})
    await marek.rest()
    form = marek.top()
    await form.fill({"What happens with what is open for them?": "Only what isn't begun moves"})
    await marek.rest()
    await _saved(marek, marek.top())
    await marek.away()
    await story.a_moment()
    await marek.command_opens("/handover people", TITLE, story.channel)
    form = await marek.stacked("Ask somebody else", "Ask somebody else")
    await form.fill({"Who is asked instead?": LUCAS})
    await _saved(marek, form)
    await marek.away()
    await story.a_moment()


async def done(story: Story) -> None:
    """Lucas answers, which was the last thing that was still Dana's."""
    lucas = story.person(LUCAS)
    form = await lucas.pressing_opens("Answer in a form …", "Answer in a form", lambda: lucas.newest(ASKED))
    await form.fill({"Your answer": "The search has been slow since January."})
    await _saved(lucas, form)
    await lucas.away()
    await story.a_moment()


async def _saved(driver: RetryingDriver, form: Modal) -> None:
    errors = await driver.submitted(form)
    if errors:
        raise StoryFailed(str(errors))
