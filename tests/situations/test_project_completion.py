"""P11: the project is complete, and whoever ran it hands the customer to sales or success with documents and outcomes."""

from datetime import date

from playground.seed import PRIYA
from tests.opening import filled_form
from tests.situations.telling import ACCOUNT, Story


async def test_another_department_takes_over_and_the_customer_hears_from_whoever_ran_the_project(story: Story) -> None:
    await story.begin("The project is complete", {"What may the customer know?": "Your rollout is complete."})
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("cross_functional", date(2026, 3, 23))
    letter = await story.letter_sent(story.dana, story.priya)
    assert "Your rollout is complete." in letter
    assert "What we agreed stays as it is." in letter
    await story.completed(story.dana)
    assert (await story.account()).owner == PRIYA


async def test_the_department_is_named_in_the_form_that_starts_it_and_the_incoming_csm_gets_the_document(
    story: Story,
) -> None:
    begun = await story.begin_naming("The project is complete", "Department that takes over", "Sales  Nordics")
    assert "Sales Nordics takes over. @Priya Nair gets the document" in begun.plain().replace("*", "")
    await begun.close()
    await story.aiko.command(f"/handover release {ACCOUNT}")
    await story.settled()
    page = await story.aiko.modal("Document for colleagues")
    assert "goes to Sales Nordics, to @Priya Nair" in page.plain().replace("*", "")
    assert "Hand over version 1" in page.buttons()


async def test_a_name_goes_with_the_reason_for_which_it_was_asked(story: Story) -> None:
    await filled_form(story.dana, ACCOUNT, story.settled, Reason="The project is complete")
    await story.settled()
    await (await story.dana.modal("Start handover")).fill({"Department that takes over": "Sales"})
    await (await story.dana.modal("Start handover")).fill({"Reason": "Promotion"})
    await story.settled()
    form = await story.dana.modal("Start handover")
    assert "Department that takes over" not in form.labels()
    assert await form.submit() == {}
    await story.settled()
    assert (await story.stored()).receiver is None


async def test_sales_learns_what_the_project_reached_and_what_is_to_be_won(story: Story) -> None:
    """P11: documents, outcomes and open opportunities are asked for, and stand on top of the document."""
    await story.begin("The project is complete")
    items = {item.key: item for item in (await story.stored()).playbook.items}
    assert items["goals"].title == "What they wanted, and what was reached"
    assert {"opportunities", "documents", "renewal"} <= set(items)
