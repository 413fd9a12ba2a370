"""P8: the customer moves to another engagement model. It takes time, and old terms are not promised."""

from datetime import date

from handover.plan.dates import end_of_support
from tests.situations.telling import Story


async def test_four_weeks_four_of_support_and_no_promise_that_all_stays_as_agreed(story: Story) -> None:
    await story.begin(
        "Move to another segment", {"What may the customer know?": "From now on you have a CSM of your own."}
    )
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("high_touch", date(2026, 3, 30)), "never rushed (P91)"
    assert end_of_support(handover) == date(2026, 4, 27)
    letter = await story.letter_sent(story.dana, story.priya)
    assert "From now on you have a CSM of your own." in letter
    assert "What we agreed stays as it is." not in letter


async def test_the_form_proposes_four_weeks_and_the_playbook_as_soon_as_the_reason_is_chosen(story: Story) -> None:
    await story.dana.command("/handover start Fjordline Logistics")
    await story.settled()
    form = await story.dana.modal("Start handover")
    await form.fill({"Reason": "Move to another segment"})
    await story.settled()
    form = await story.dana.modal("Start handover")
    assert form.value("End date") == "2026-03-30"
    assert form.value("Playbook") == "High-touch handover"
