"""P7: the CSM left without notice. Whoever stays answers, writes, and gives the customer one name the same day."""

from datetime import date

from playground.seed import AIKO, PRIYA
from tests.situations.telling import Story

LEFT = "Outgoing CSM has left already? Their name"


async def begun(story: Story, **fields: str) -> None:
    filled = {LEFT: "Sam Lee", "What may the customer know?": "", **fields}
    await story.begin("The CSM left without notice", filled, story.aiko)


async def test_whoever_stays_is_asked_in_two_weeks_and_the_new_one_writes_what_is_true(story: Story) -> None:
    await begun(story)
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("emergency", date(2026, 3, 16))
    assert (handover.leaver, handover.outgoing) == ("Sam Lee", AIKO)
    assert "You take over from Sam Lee, who has left" in story.said_to(story.priya)
    letter = await story.draft(story.priya)
    assert "Priya Nair" in letter
    assert letter.endswith("Warm regards,\nPriya Nair")
    assert "I stay at" not in letter
    assert "sam.lee" not in letter.casefold()


async def test_in_the_end_the_customer_has_an_owner_again(story: Story) -> None:
    await begun(story)
    assert (await story.account()).owner == ""
    await story.completed(story.priya)
    assert (await story.account()).owner == PRIYA
