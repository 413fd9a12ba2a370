"""A team: who leads looks at it, has it sent as a file, and hears once a week how it is."""

from playground.driver import Seen
from tests.crashes.retrying_driver import RetryingDriver, StoryFailed
from tests.crashes.story import Story

TITLE = "Your team"
GROUP = "cs-leads"


async def led_by_a_group(story: Story) -> None:
    """Marek is alone in a user group, which Lucas has lead; then Aiko joins it."""
    lucas, marek, aiko = (story.person(name) for name in ("Lucas Almeida", "Marek Novák", "Aiko Tanaka"))
    _grouped(story, marek)
    await lucas.command_opens("/handover settings", "Settings")
    form = await lucas.stacked("CS leaders …", "CS leaders")
    await form.fill({"And everybody in this user group": f"@{GROUP}"})
    await lucas.submitted(form)
    await lucas.away()
    await story.a_moment()
    _grouped(story, marek, aiko)
    await story.supervisor.settled()


async def day_chosen(story: Story) -> None:
    """Marek wants to hear of the week on Thursdays."""
    form = await story.marek.command_opens("/handover settings", "Settings")
    await form.fill({"The week of your team": "Thursdays"})
    if errors := await story.marek.submitted(form):
        raise StoryFailed(str(errors))
    await story.marek.away()


async def week_read(story: Story) -> None:
    """He goes to the team from the summary of the week, in the thread of his morning message."""
    await story.marek.pressing_opens("Open your team", TITLE, lambda: _week(story.marek))
    await story.marek.away()


def _week(leader: RetryingDriver) -> Seen:
    return leader.driver.messages(thread=leader.newest("Good morning"))[-1]


def _grouped(story: Story, *members: RetryingDriver) -> None:
    story.playground.workspace.set_group("S0LEADS01", GROUP, tuple(one.driver.person.member.id for one in members))


async def looked_at(story: Story) -> None:
    """Aiko, a CS leader, looks at a handover of which she is no participant and at who has room, and wants the file, as Lucas does.

    When that fails they look whether one came.
    """
    lucas, aiko = story.person("Lucas Almeida"), story.person("Aiko Tanaka")
    for button, opens in {"See more": "Handover at a glance", "See who has room": "Who has room"}.items():
        await aiko.command_opens("/handover team", TITLE)
        await aiko.stacked(button, opens)
        await aiko.away()
    for leader in (aiko, lucas):
        await leader.command_opens("/handover team", TITLE)
        await leader.pressed("As a CSV file", leader.top, worked=lambda leader=leader: _came(story, leader))  # type: ignore[misc]
        await leader.away()


def _came(story: Story, leader: RetryingDriver) -> bool:
    files = story.playground.workspace.files
    shared = [files.get(one).name for seen in leader.driver.messages() for one in seen.message.files]
    return any(name.startswith("team-") for name in shared)
