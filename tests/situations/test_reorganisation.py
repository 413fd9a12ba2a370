"""P12: departments are reorganised: the leader writes, and both sides are there when the customer is met."""

from playground.seed import PRIYA
from tests.situations.telling import Story


async def test_the_leader_writes_and_whoever_hands_over_stays_beside_the_new_one(story: Story) -> None:
    await story.begin("Reorganisation", {"What may the customer know?": "Our teams are organised by region now."})
    assert "you write to the customer by" in story.said_to(story.aiko)
    letter = await story.letter_sent(story.aiko, story.priya)
    assert letter.startswith("Hello Maria,\n\nmy name is Aiko Tanaka.")
    assert "Our teams are organised by region now." in letter
    assert "Dana stays at Priya's side until Monday, 23 March 2026" in letter
    assert letter.endswith("Warm regards,\nAiko Tanaka")
    await story.completed(story.aiko)
    assert (await story.account()).owner == PRIYA
