"""P10: somebody else fits the customer better: strategies are passed on, and the customer reads of strengths."""

from tests.situations.telling import LINE, Story


async def test_the_customer_reads_why_the_new_one_is_a_good_choice_and_nothing_of_a_lack(story: Story) -> None:
    await story.begin("Better fit", {"What may the customer know?": ""})
    preview = await story.questioned(story.dana, "There were complaints.")
    assert "“complaints” speaks of what stays among us for this reason." in preview
    assert LINE in await story.letter_sent(story.dana, story.priya)


async def test_the_lead_starts_it_and_both_hear_in_the_morning_of_their_own_day(story: Story) -> None:
    await story.begin("Better fit", {"Outgoing CSM": "Dana Reyes"}, story.aiko)
    assert "You take over from @Dana Reyes." in story.said_to(story.priya)
    assert story.said_to(story.dana) == "", "in New York it is three in the morning"
    await story.days(1)
    assert "*What I need from you:* what you know about this customer." in story.said_to(story.dana)
    await story.completed(story.priya)
    assert (await story.account()).owner == story.priya.id
