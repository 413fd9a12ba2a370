"""An account: opened, changed in each of its forms, read in short, and found in a list."""

from tests.crashes.story import Story

TITLE, FORM = "Account", "Edit account"
CHANGES = {
    "Edit customer": {"Region": "North", "Other names": "FJL"},
    "Edit people": {"Backup": "Lucas Almeida"},
    "Edit renewal, links": {"What could get in the way": "The scanners in Hull."},
}
"""What is changed in which form."""


async def changed(story: Story) -> None:
    """Dana changes the account in each of its forms, one after the other."""
    for button, fields in CHANGES.items():
        await story.dana.command_opens(f"/handover account {story.account}", TITLE)
        form = await story.dana.stacked(button, FORM)
        await form.fill(fields)
        await story.dana.submitted(form)
        await story.dana.away()


async def looked_at(story: Story) -> None:
    """Dana reads the brief and opens the account from the list, from the Home tab and from its handover."""
    dana = story.dana
    await dana.commanded(f"/handover brief {story.account}")
    await dana.pressing_opens("Open account", TITLE, lambda: dana.newest(story.account))
    await dana.command_opens("/handover accounts", "Accounts")
    await dana.stacked("Open", TITLE)
    dana.driver.open_home()
    await dana.rest()
    await dana.pressing_opens("Open accounts", "Accounts", dana.home)
    await dana.commanded(f"/handover status {story.account}")
    await dana.pressing_opens("Open", "Handover", lambda: dana.newest(story.account))
    await dana.stacked("Open account", TITLE)
    await dana.away()
