"""Dana has left: somebody is named whom the customer can turn to, and Marek decides how it goes on."""

from dataclasses import replace

from tests.crashes.acts.deciding import overview
from tests.crashes.retrying_driver import StoryFailed
from tests.crashes.story import Story

ON, TAKEN = "How does it go on?", "goes on as an emergency"
WANTED, NAMED = "whom the customer can turn to", "has named you as the customer's temporary contact"


async def gone(story: Story) -> None:
    """Marek says in the plan that the outgoing CSM has left."""
    marek = story.marek
    form = await marek.pressing_opens("Change the plan", "Change the plan", story.card)
    await form.fill({"Outgoing CSM has left already? Their name": "Dana Reyes"})
    errors = await marek.submitted(form)
    if errors:
        raise StoryFailed(str(errors))
    await marek.away()
    await story.a_moment()


async def named(story: Story) -> None:
    """A day later Marek names himself with a tap, takes it back, and names Aiko, who cannot."""
    marek, aiko = story.marek, story.person("Aiko Tanaka")
    await marek.pressed("I'll be the contact", lambda: marek.newest(WANTED), times=2)
    await story.a_moment()
    await overview(story, marek)
    await marek.pressed("Undo", marek.top)
    form = await marek.stacked("Name somebody …", "Temporary contact")
    await form.fill({"Temporary contact": "Aiko Tanaka"})
    await marek.submitted(form)
    await marek.away()
    await story.a_moment()
    await aiko.pressed("I can't", lambda: aiko.newest(NAMED))
    await story.a_moment()


async def closed(story: Story) -> None:
    """Dana's account is closed; Marek takes the emergency path, takes it back, and has Aiko answer; then Dana is back."""
    marek, members = story.marek, story.playground.workspace.members
    members.deactivate(story.dana.id)
    await marek.rest()
    await story.a_moment()
    await marek.pressed("Emergency path", lambda: marek.newest(ON), times=2)
    await story.a_moment()
    await marek.pressed("Undo", lambda: marek.newest(TAKEN))
    await story.a_moment()
    members.put(replace(members.get(story.dana.id), deleted=False))
    await marek.rest()
    await story.a_moment()
    await marek.pressed("They hand over again", lambda: marek.newest("answers in their place now"))
    await story.a_moment()
    members.deactivate(story.dana.id)
    await marek.rest()
    await story.a_moment()
    form = await marek.pressing_opens("Somebody takes their place", "Choose a replacement", lambda: marek.newest(ON))
    await form.fill({"In their place": "Aiko Tanaka"})
    await marek.submitted(form)
    await marek.away()
    await story.a_moment()
