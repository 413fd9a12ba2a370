"""P13: companies merge. Until its day nobody outside hears of it; then the leader writes, and no old terms are promised."""

from datetime import date

from tests.situations.telling import CHANNEL, LINE, Story


async def test_an_approved_letter_waits_until_the_day_on_which_the_customer_may_know(story: Story) -> None:
    await story.begin(
        "Merger or acquisition", {"What may the customer know?": "We are one company with Northwind now."}
    )
    handover = await story.stored()
    assert handover.dates is not None
    assert (handover.window.end, handover.dates.confidential_until) == (date(2026, 3, 30), date(2026, 3, 11))
    form = await story.letter(story.aiko)
    await form.click("Fill in")
    await story.settled()
    gaps = await story.aiko.modal("What's missing")
    await gaps.fill({"Why Priya is a good choice": LINE, "Date of the first call with the customer": "2026-03-20"})
    assert await gaps.submit() == {}
    await story.settled()
    form = await story.aiko.modal("Introduction e-mail")
    body = str(form.value("Body"))
    assert "We are one company with Northwind now." in body
    assert "What we agreed stays as it is." not in body
    assert await form.submit() == {}
    await story.settled()
    await (await story.aiko.modal("Preview")).click("Ask for approval")
    await story.settled()
    await (await story.aiko.modal("Preview")).close(whole_stack=True)
    await story.priya.click("Approve", await story.priya.message("Is it good to go?"))
    await story.settled()
    waiting = await story.aiko.message("confidential until", CHANNEL)
    assert "Wed 11 Mar" in waiting.plain()
    assert "Mark as sent" not in waiting.buttons()
    assert "one company" not in waiting.plain()


async def test_words_of_the_deal_are_pointed_at_in_the_letter(story: Story) -> None:
    await story.begin("Merger or acquisition")
    preview = await story.questioned(story.aiko, "There are synergies.")
    assert "“synergies” speaks of what stays among us" in preview
