"""A channel with the customer is opened, they are invited, and words said there are taken back."""

from playground.driver import Modal
from tests.crashes.story import Story

TITLE = "Customer channel"
MARIA = "maria@example.com"


async def opened(story: Story) -> None:
    """Priya enters it, looks through it, changes something, and has it opened."""
    story.playground.slack.switch_connect(on=True)
    await _page(story)
    form = await story.priya.stacked("New channel …", "Open a channel")
    await form.fill({"Invited at the customer": [f"Maria Olsen ({MARIA})"]})
    await story.priya.submitted(form)
    await story.priya.submitted(story.priya.top())
    await story.priya.away()
    await story.a_moment()


async def taken_back(story: Story) -> None:
    """She takes the first message back."""
    await _page(story)
    await story.priya.pressed("Take it back", story.priya.top)
    await story.priya.away()
    await story.a_moment()


async def _page(story: Story) -> Modal:
    return await story.priya.command_opens(f"/handover customer {story.account}", TITLE)
