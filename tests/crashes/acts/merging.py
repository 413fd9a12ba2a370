"""Two accounts of one customer: made one, taken apart, and made one again."""

from tests.crashes.acts import opening
from tests.crashes.story import Story

OTHER, ACCOUNT, MERGE = "Zephyr Freight", "Account", "Merge accounts"


async def called_off_twice(story: Story) -> None:
    """Dana calls her handover off, starts one of the customer under another name, and calls that off, too."""
    dana = story.dana
    form = await dana.command_opens("/handover cancel", "Cancel handover", story.channel)
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()
    await opening.start(story, OTHER)
    await story.a_moment()
    form = await dana.command_opens(f"/handover cancel {OTHER}", "Cancel handover")
    await dana.submitted(form)
    await dana.away()
    await story.a_moment()


async def merged(story: Story) -> None:
    """Dana merges the two, takes that back, and merges them for good."""
    for again in (False, True):
        dana = story.dana
        await dana.command_opens(f"/handover account {story.account}", ACCOUNT)
        form = await dana.stacked("Merge with another account", MERGE)
        await form.fill({"The other account": OTHER})
        await dana.submitted(form)
        await dana.submitted(dana.top())
        await dana.away()
        if not again:
            await dana.command_opens(f"/handover account {story.account}", ACCOUNT)
            await dana.pressed("Undo", dana.top)
            await dana.away()
