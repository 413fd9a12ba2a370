"""P4: the customer has grown, and somebody for strategic accounts takes over."""

from datetime import date

from playground.seed import PRIYA
from tests.situations.telling import Story


async def test_four_weeks_a_strategic_account_and_the_leader_at_the_first_call(story: Story) -> None:
    await story.begin("The customer is growing", {"What may the customer know?": "You have grown a lot this year."})
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("strategic_account", date(2026, 3, 30))
    assert "you are at the first call with them" in story.said_to(story.aiko)
    letter = await story.letter_sent(story.dana, story.priya)
    assert "You have grown a lot this year." in letter
    assert "What we agreed stays as it is." in letter
    await story.completed(story.dana)
    assert (await story.account()).owner == PRIYA


async def test_figures_in_the_letter_are_worth_a_look(story: Story) -> None:
    await story.begin("The customer is growing")
    assert "“tier” speaks of what stays among us" in await story.questioned(story.dana, "You are top-tier now.")
