"""Another playbook for the running handover, and back."""

from playground.driver import Modal
from tests.crashes.retrying_driver import TRIES, RetryingDriver, StoryFailed
from tests.crashes.story import Story

TITLE = "Change the playbook"


async def changed(story: Story) -> None:
    """Dana has the handover follow a shorter playbook, told in the channel, where Priya takes that back."""
    dana, priya = story.dana, story.priya
    await dana.says("Calm but watchful.", thread=story.thread())
    await dana.command_opens("/handover plan", "Change the plan", story.channel)
    errors = await dana.submitted(await _chosen(dana, await dana.stacked(TITLE, TITLE)))
    if errors:
        raise StoryFailed(str(errors))
    await dana.away()
    await story.a_moment()
    await priya.pressed("Undo", lambda: priya.newest("has changed the plan of this handover", story.channel))
    await story.a_moment()


async def _chosen(dana: RetryingDriver, form: Modal) -> Modal:
    """Choose the shorter one until the form shows what that would change."""
    for _ in range(TRIES):
        await form.fill({"Playbook": "Light handover"})
        await dana.rest()
        form = dana.top()
        if "*Goes*" in form.plain():
            return form
    raise StoryFailed(f"never shown what it would change: {form.plain()}")
