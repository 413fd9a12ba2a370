"""P5: one CSM has too many accounts; who takes over is named for their strengths, not for somebody's load."""

from tests.situations.telling import LINE, Story


async def test_the_letter_speaks_of_strengths_and_a_word_about_load_is_worth_a_look(story: Story) -> None:
    await story.begin("Workload", {"What may the customer know?": ""})
    form = await story.letter(story.dana)
    body = str(form.value("Body"))
    assert "workload" not in body.casefold()
    assert "why Priya is a good choice for you" in body
    await form.fill({"Body": body.replace("We are planning", "My workload has grown, so we are planning")})
    assert await form.submit() == {}
    await story.settled()
    preview = await story.dana.modal("Preview")
    assert "“workload” speaks of what stays among us for this reason." in preview.plain()
    await preview.click("Edit")
    await story.settled()
    form = await story.dana.modal("Introduction e-mail")
    await form.fill({"Body": body})
    assert await form.submit() == {}
    await story.settled()
    await (await story.dana.modal("Preview")).close(whole_stack=True)
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
