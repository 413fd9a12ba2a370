"""P11: the project is complete, and whoever ran it hands the customer to sales or success with documents and outcomes."""

from datetime import date

from playground.seed import PRIYA
from tests.situations.telling import Story


async def test_another_department_takes_over_and_the_customer_hears_from_whoever_ran_the_project(story: Story) -> None:
    await story.begin("The project is complete", {"What may the customer know?": "Your rollout is complete."})
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("cross_functional", date(2026, 3, 23))
    letter = await story.letter_sent(story.dana, story.priya)
    assert "Your rollout is complete." in letter
    assert "What we agreed stays as it is." in letter
    await story.completed(story.dana)
    assert (await story.account()).owner == PRIYA
