"""P3: somebody performs below what the customer needs. Nobody hears why, and nobody hears of it too early."""

from datetime import date

from playground.seed import PRIYA
from tests.situations.telling import Story


async def test_until_its_day_nothing_leaves_and_then_the_manager_writes_without_a_word_of_why(story: Story) -> None:
    await story.begin("Underperformance", {"Outgoing CSM": "Dana Reyes", "What may the customer know?": ""}, story.aiko)
    handover = await story.stored()
    assert handover.dates is not None
    assert handover.dates.confidential_until == date(2026, 3, 11)
    for person in (story.priya, story.aiko):
        assert "Until Wed 11 Mar nobody outside it may hear of it" in story.said_to(person)
    for person in (story.dana, story.priya):
        assert "nderperform" not in story.said_to(person)
    letter = await story.draft(story.aiko)
    assert letter.startswith("Hello Maria,\n\nmy name is Aiko Tanaka.")
    assert letter.endswith("Warm regards,\nAiko Tanaka")
    assert "performance" not in letter
    assert "at Priya's side" not in letter, "no help of Dana's is promised"


async def test_the_manager_is_asked_to_write_and_to_be_at_the_first_call_in_the_outgoing_csm_s_place(
    story: Story,
) -> None:
    await story.begin("Underperformance", {"Outgoing CSM": "Dana Reyes"}, story.aiko)
    assert "you write to the customer by Fri 13 Mar and you are at the first call with them" in story.said_to(
        story.aiko
    )
    assert "you meet them with @Aiko Tanaka" in story.said_to(story.priya)
    await story.completed(story.aiko)
    assert (await story.account()).owner == PRIYA


async def test_what_is_kept_among_colleagues_is_pointed_at_when_somebody_writes_it_into_the_letter(
    story: Story,
) -> None:
    await story.begin("Underperformance", {"Outgoing CSM": "Dana Reyes"}, story.aiko)
    preview = await story.questioned(story.aiko, "There were some complaints.")
    assert "“complaints” speaks of what stays among us for this reason." in preview
