"""What is known of an account, changed entry by entry between handovers: each change, and its undo."""

from tests.crashes.story import Story

ACCOUNT, ENTRY = "Account", "Entry"


async def changed(story: Story) -> None:
    """Dana changes what stands in words, takes that back, says that it is still true, and removes it by a double tap."""
    dana = story.dana
    await dana.command_opens(f"/handover account {story.account}", ACCOUNT)
    await dana.stacked("Open", ENTRY)
    form = await dana.stacked("Change", "Change")
    await form.fill({"How is it now?": "Quiet since the search is fast."})
    await dana.submitted(form)
    await dana.pressed("Undo", dana.top)
    await dana.pressed("Still true", dana.top)
    await dana.pressed("Remove all of it", dana.top, times=2)
    await dana.away()


async def people(story: Story) -> None:
    """Dana adds a person to those who are known, and takes one out."""
    dana = story.dana
    await dana.command_opens(f"/handover account {story.account}", ACCOUNT)
    await dana.stacked("Open", ENTRY)
    form = await dana.stacked("Add a person", "Add person")
    await form.fill({"Name": "Tom Berg", "Title": "IT lead"})
    await dana.submitted(form)
    await dana.stacked("Change", "Change person")
    await dana.pressed("Remove this person", dana.top)
    await dana.away()
