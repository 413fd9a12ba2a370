"""A team: Aiko, a CS leader, looks at it and has it sent as a file; so does an admin."""

from tests.crashes.retrying_driver import RetryingDriver
from tests.crashes.story import Story

TITLE = "Your team"


async def looked_at(story: Story) -> None:
    """She looks at a handover of which she is no participant and at who has room; when the file fails, whether one came."""
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
