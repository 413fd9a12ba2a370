"""Contacts of the other company of a merger: brought in, chosen from, kept with the account, and taken out again."""

from tests.crashes.story import Story

TITLE = "Contacts"
THEIRS = """Maria Olsen, m.olsen@northsea.example, Operations
Jo Park, jo@northsea.example, IT
Ana Lima, ana@northsea.example
Ana Lima, ana.lima@northsea.example"""


async def joined(story: Story) -> None:
    """Marek brings them in, and chooses of everybody who may be there twice; he undoes one choice."""
    marek = story.marek
    await marek.command_opens(f"/handover contacts {story.account}", TITLE)
    form = await marek.stacked("Join contacts …", "Join contacts")
    await form.fill({"Or paste them": f"{THEIRS}\nMaria O., maria@example.com", "Whose are the pasted ones?": "NSF"})
    await marek.submitted(form)
    await marek.away()
    for button in ("Keep the first", "Keep both", "Keep the second", "Undo", "Keep with the account"):
        await marek.command_opens(f"/handover contacts {story.account}", TITLE)
        await marek.pressed(button, marek.top, times=2)
        await marek.away()
    await story.a_moment()


async def taken_out(story: Story) -> None:
    """He takes all of them out again."""
    marek = story.marek
    await marek.command_opens(f"/handover contacts {story.account}", TITLE)
    await marek.pressed("Take them out again", marek.top, times=2)
    await marek.away()
    await story.a_moment()
