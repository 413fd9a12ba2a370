"""The words of letters: a sentence changed, put back, and brought back by undo.

Marek may change them, for he manages a handover that Dana started. When Slack says that a change failed, he opens the page anew
and looks what it says.
"""

from tests.crashes.retrying_driver import TRIES, StoryFailed
from tests.crashes.story import Story

PAGE = "Words of letters"
SUBJECT = "{{ incoming.name }} looks after you now"
NONE, ONE = "No words of your own", "1 sentence of your own"


async def looked_through(story: Story) -> None:
    """He looks at the first two parts, and at a letter."""
    marek = story.marek
    await marek.command_opens("/handover templates", PAGE)
    await marek.pressed("Next part", marek.top)
    await marek.pressed("Previous part", marek.top)
    await marek.stacked("See a letter", "A letter")
    await marek.away()


async def seen_from_a_letter(story: Story) -> None:
    """Dana comes to them from the letter's form, which is saved by that."""
    dana = story.dana
    await dana.pressing_opens("Introduction e-mail", "Introduction e-mail", story.card)
    await dana.stacked("See the words of all letters", PAGE)
    await dana.stacked("See a letter", "A letter")
    await dana.away()


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


async def as_a_file(story: Story) -> None:
    """He has the words sent as a file, sends it with a sentence of his own in it, and has it imported; a double tap."""
    marek = story.marek
    await marek.command_opens("/handover templates", PAGE)
    await marek.pressed("Export", marek.top, worked=lambda: bool(_files(story)))
    await marek.away()
    text = _files(story)[-1].replace("[warm]\n", '[warm]\nterms = "All stays."\n')
    await marek.command_opens("/handover templates", PAGE)
    form = await marek.stacked("Import …", "Import words of letters")
    await form.fill({"File": [("ours.toml", text.encode())]})
    await marek.submitted(form)
    await marek.away()
    await marek.pressed("Import it", lambda: marek.newest("I have read"), times=2)
    await marek.pressing_opens("See the words of letters", PAGE, lambda: marek.newest("of letters in English changed"))
    await marek.away()
    await marek.command_opens("/handover settings", "Settings")
    await marek.stacked("See the words of letters", PAGE)
    await marek.away()


def _files(story: Story) -> list[str]:
    files = story.playground.workspace.files
    shared = [files.get(one) for seen in story.marek.driver.messages() for one in seen.message.files]
    return [files.content(file).decode() for file in shared]


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
