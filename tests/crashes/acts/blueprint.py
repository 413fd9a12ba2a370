"""The whole blueprint of an account, asked for as a file."""

from tests.crashes.story import Story

TITLE = "Account"
FORMATS = {"Blueprint as Markdown": ".md", "Blueprint as PDF": ".pdf"}


async def files(story: Story) -> None:
    """Dana answers a question and asks for both files; when Slack says that it failed, she looks whether one came."""
    dana = story.dana
    await dana.says("Calm but watchful.", thread=story.thread())
    for button, ending in FORMATS.items():
        await dana.command_opens(f"/handover account {story.account}", TITLE)
        await dana.pressed(button, dana.top, worked=lambda ending=ending: _came(story, ending))  # type: ignore[misc]
        await dana.away()


def _came(story: Story, ending: str) -> bool:
    files = story.playground.workspace.files
    shared = [files.get(one).name for seen in story.dana.driver.messages() for one in seen.message.files]
    return any(name.endswith(ending) for name in shared)
