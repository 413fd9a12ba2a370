"""P5: one CSM has too many accounts; who takes over is named for their strengths, not for somebody's load."""

from tests.situations.telling import LINE, Story


async def test_the_letter_speaks_of_strengths_and_a_word_about_load_is_worth_a_look(story: Story) -> None:
    await story.begin("Workload", {"What may the customer know?": ""})
    body = await story.draft(story.dana)
    assert "workload" not in body.casefold()
    assert "why Priya is a good choice for you" in body
    preview = await story.questioned(story.dana, "My workload has grown.")
    assert "“workload” speaks of what stays among us for this reason." in preview
    letter = await story.letter_sent(story.dana, story.priya)
    assert LINE in letter
    assert "workload" not in letter.casefold()


async def test_whoever_gives_an_account_away_does_not_look_after_it_any_more(story: Story) -> None:
    await story.begin("Workload")
    await story.completed(story.dana)
    assert (await story.account()).owner == story.priya.id
    await story.dana.command("/handover accounts")
    await story.settled()
    assert "Fjordline Logistics" not in (await story.dana.modal()).plain()
