"""Changing what was entered, deciding in somebody's place, declining, and asking who is late."""

from playground.driver import Modal
from tests.crashes.retrying_driver import RetryingDriver, StoryFailed
from tests.crashes.story import Story


async def overrides(story: Story) -> None:
    """Marek accepts an answer for Priya from the overview, and a second one by the command, which he takes back."""
    dana, marek = story.dana, story.marek
    await dana.says("Calm, but they watch us.", thread=story.thread())
    await overview(story, marek)
    await _decided(marek, await marek.stacked("Decide instead …", "Decide instead"))
    await story.a_moment()
    await dana.says("Maria decides. Erik runs IT.", thread=story.thread())
    await _decided(marek, await marek.command_opens("/handover override", "Decide instead", story.channel))
    await story.a_moment()
    await marek.pressed("Take back", lambda: marek.newest("in @Priya Nair's place", story.channel))


async def _decided(marek: RetryingDriver, form: Modal) -> None:
    await form.fill({"What do you decide?": "Accept 1 answer for the incoming CSM", "Why?": "Priya is ill"})
    await marek.submitted(form)
    await marek.away()


async def plan(story: Story) -> None:
    """Dana moves the last day by the button on the card; by the command Aiko is to manage it, which she undoes."""
    dana = story.dana
    form = await dana.pressing_opens("Change the plan", "Change the plan", story.card)
    await form.fill({"End date": "2026-03-30", "Internal note": "Promoted, tell nobody yet"})
    await _changed(dana, form)
    form = await dana.command_opens("/handover plan", "Change the plan", story.channel)
    await form.fill({"Manager": "Aiko Tanaka"})
    await _changed(dana, form)
    await story.a_moment()
    await dana.pressed("Undo", lambda: dana.newest("has changed the plan of this handover", story.channel), times=2)
    await story.a_moment()


async def _changed(dana: RetryingDriver, form: Modal) -> None:
    errors = await dana.submitted(form)
    if errors:
        raise StoryFailed(str(errors))
    await dana.away()


async def declined(story: Story) -> None:
    """Priya says that it is not hers, and that it is after all."""
    priya, welcome = story.priya, f"hands *{story.account}* over to you"
    form = await priya.pressing_opens("I can't …", "I can't take it", lambda: priya.newest(welcome))
    await form.fill({"Why?": "I have never worked with them"})
    await priya.submitted(form)
    await priya.away()
    await story.a_moment()
    await priya.pressed("It is mine after all", lambda: priya.newest("You have declined"))


async def nudged(story: Story) -> None:
    """Marek has Dana asked how it goes with what is late; the customer has heard from him, which he takes back."""
    marek = story.marek
    await overview(story, marek)
    await marek.pressed("They heard from me today", marek.top)
    await marek.pressed("Undo", marek.top)
    await marek.stacked("Nudge who is late", "Baton")
    await marek.away()


async def overview(story: Story, driver: RetryingDriver) -> None:
    """Open the overview of the handover."""
    await driver.commanded("/handover status", story.channel)
    await driver.pressing_opens("Open", "Handover", lambda: driver.driver.messages(story.channel)[-1])
