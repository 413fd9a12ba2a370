"""Opening the handover, and telling Baton about oneself."""

from dataclasses import replace

from messages.kit.ids import Shortcut
from tests.crashes.retrying_driver import StoryFailed
from tests.crashes.story import Story

FORM = "Start handover"


async def preferences(story: Story) -> None:
    """What belongs to a person and not to a handover: the Home tab, the form from everywhere, the settings, a new title."""
    dana, marek = story.dana, story.marek
    for person in (dana, marek):
        person.driver.open_home()
        await person.rest()
    await dana.pressing_opens(FORM, FORM, dana.home)
    await dana.opened(FORM, lambda: dana.driver.shortcut(Shortcut.START))
    await dana.away()
    settings = await marek.pressing_opens("Settings", "Settings", marek.home)
    await settings.fill({"Morning message at": "8:00"})
    await marek.submitted(settings)
    await marek.away()
    await marek.command_opens("/handover settings", "Settings")
    await marek.away()
    members = story.playground.workspace.members
    members.put(replace(members.get(marek.id), display_name="Marek N."))
    await marek.rest()


async def start(story: Story, account: str = "") -> None:
    """Dana opens the handover of the story's account, or of another one."""
    dana = story.dana
    form = await dana.command_opens(f"/handover start {account or story.account}", FORM)
    await form.fill(
        {
            "Incoming CSM": "Priya Nair",
            "Manager": story.marek.driver.person.member.shown_name,
            "Reason": "Promotion",
            "Customer contacts": "Maria Olsen, maria@example.com, Operations lead",
            "What may the customer know?": "I am taking on a new role in our team.",
        }
    )
    errors = await dana.submitted(form)
    if errors and not any("already" in words or "open" in words for words in errors.values()):
        raise StoryFailed(str(errors))
    await dana.away()


async def welcomed(story: Story) -> None:
    """Priya writes the line about herself that the first message asks for, and looks at the whole handover."""
    priya = story.priya
    welcome = f"hands *{story.account}* over to you"
    line = await priya.pressing_opens("Add a line about yourself", "About you", lambda: priya.newest(welcome))
    await line.fill({line.labels()[0]: "Priya has spent eight years with logistics companies."})
    await priya.submitted(line)
    await priya.away()
    await priya.pressing_opens("See the whole handover", "Handover", lambda: priya.newest(welcome))
    await priya.away()
