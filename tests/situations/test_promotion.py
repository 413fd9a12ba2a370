"""P2: the CSM is promoted or changes teams: they stay in the company and can be asked afterwards."""

from datetime import date

import pytest

from handover.plan.dates import end_of_support
from playground.seed import PRIYA
from tests.situations.telling import Story


@pytest.mark.parametrize("reason", ["Promotion", "The CSM changes teams"])
async def test_whoever_moves_on_within_the_company_writes_and_can_be_asked_for_three_weeks_more(
    story: Story, reason: str
) -> None:
    await story.begin(reason)
    assert end_of_support(await story.stored()) == date(2026, 4, 13)
    letter = await story.letter_sent(story.dana, story.aiko)
    assert "Dana is moving to a new role with us." in letter
    assert letter.endswith("Warm regards,\nDana Reyes")
    await story.completed(story.priya)
    assert (await story.account()).owner == PRIYA
