"""The words of letters: a sentence changed, put back, and brought back by undo.

Marek may change them, for he manages a handover that Dana started. When Slack says that a change failed, he opens the page anew
and looks what it says.
"""

from tests.crashes.retrying_driver import TRIES, StoryFailed
from tests.crashes.story import Story

PAGE = "Words of letters"
SUBJECT = "{{ incoming.name }} looks after you now"
NONE, ONE = "No words of your own", "1 sentence of your own"


async def changed(story: Story) -> None:
    """He changes the first subject, puts it back, undoes that, puts all back and undoes that."""
    marek = story.marek
    await marek.command_opens("/handover templates", PAGE)
    form = await marek.stacked("Change …", "Words of a sentence")
    await form.fill({"Words": SUBJECT})
    await marek.submitted(form)
    await marek.away()
    await _pressed(story, "Put back", NONE)
    await _pressed(story, "Undo latest change", ONE)
    await _pressed(story, "Put all back", NONE)
    await _pressed(story, "Undo latest change", ONE)


async def _pressed(story: Story, what: str, then: str) -> None:
    """Press this on the page until that says what it leads to."""
    marek = story.marek
    for _ in range(TRIES):
        page = await marek.command_opens("/handover templates", PAGE)
        if then in page.plain():
            await marek.away()
            return
        await page.click(what)
        await marek.rest()
        await marek.away()
    raise StoryFailed(f"never “{then}”")
