"""Who leads, what is kept of people's work, and who could take over an account."""

from playground.driver import Modal
from tests.crashes.retrying_driver import TRIES, RetryingDriver, StoryFailed
from tests.crashes.story import Story

SETTINGS, LEADERS, PEOPLE, OWN, THEIRS, SUGGESTED = (
    "Settings",
    "CS leaders",
    "Your people",
    "What you know",
    "What they know",
    "Who takes over?",
)


async def kept(story: Story) -> None:
    """Lucas makes Priya and Aiko CS leaders; Priya keeps what Aiko knows; Dana keeps what she knows herself."""
    lucas = story.person("Lucas Almeida")
    await lucas.command_opens("/handover settings", SETTINGS)
    form = await lucas.stacked("CS leaders …", LEADERS)
    await form.fill({"Who leads the CSMs, besides the admins?": ["Priya Nair", "Aiko Tanaka"]})
    await lucas.submitted(form)
    await lucas.away()
    await story.priya.command_opens("/handover settings", SETTINGS)
    await story.priya.stacked("See your people", PEOPLE)
    form = await _added(story.priya, "Aiko Tanaka")
    await form.fill({"Languages": "Japanese, English", "Most accounts at the same time": "20"})
    await story.priya.submitted(form)
    await story.priya.away()
    await story.dana.command_opens("/handover settings", SETTINGS)
    form = await story.dana.stacked("What you know …", OWN)
    await form.fill({"Industries": "Logistics"})
    await story.dana.submitted(form)
    await story.dana.away()


async def suggested(story: Story) -> None:
    """Dana calls the handover off; Marek, its manager, is shown who could take over, and opens the form with one of them. Then
    he opens it by its own command, and chooses one of them there."""
    form = await story.dana.command_opens("/handover cancel", "Cancel handover", story.channel)
    await story.dana.submitted(form)
    await story.dana.away()
    await story.a_moment()
    await story.marek.command_opens(f"/handover suggest {story.account}", SUGGESTED)
    await story.marek.stacked("Start …", "Start handover")
    await story.marek.away()
    await story.marek.command_opens(f"/handover start {story.account}", "Start handover")
    await story.marek.pressed("Suggest somebody", story.marek.top)
    await story.marek.pressed("Choose", story.marek.top)
    await story.marek.away()


async def _added(lead: RetryingDriver, name: str) -> Modal:
    """Choose somebody until the form of what they know is there."""
    for _ in range(TRIES):
        if lead.top().title == THEIRS and "Languages" in lead.top().labels():
            return lead.top()
        if lead.top().title != PEOPLE:
            await lead.top().close()
        await lead.top().fill({"Somebody else:": name})
        await lead.rest()
    raise StoryFailed(f"no “{THEIRS}”: {lead.sight()}")
