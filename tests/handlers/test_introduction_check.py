"""The check of the introduction e-mail where it is typed, and what people let pass: with one tap, with a reason, and undone."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import answered, draft_open, saved

pytestmark = pytest.mark.usefixtures("opened", "baton")

LETTER = (
    "Hello Maria,\n\nPriya Nair will look after you from Monday on. She writes to you on Tuesday.\n\nWarm regards\nDana"
)
NOTED = "Their finance lead blames our engineers for the outage and wants all of last year's money back."
FORM, PREVIEW = "Introduction e-mail", "Preview"
FINE = ["They know it", "It's their own word", "It's meant so"]
WHY_OVERRIDDEN = "Why it passes although it should be put right"


async def typing(member: MemberDriver, settled: Settle, **fields: str) -> Modal:
    """Open the form, type into it, and return it as it is after that."""
    await (await draft_open(member, settled)).fill(fields)
    await settled()
    return await member.modal(FORM)


async def previewed(member: MemberDriver, settled: Settle, **fields: str) -> Modal:
    return await saved(member, await typing(member, settled, **fields), settled)


async def test_what_is_typed_is_looked_through_at_once_below_its_field(dana: MemberDriver, settled: Settle) -> None:
    await answered(dana, settled, NOTED)
    form = await typing(dana, settled, To="maria@fjordlin.example", Body=f"{LETTER}\nPS: less churn, and {NOTED}")
    shown = form.plain()
    of_to, of_body = "maria@fjordlin.example is at a company I don't know", "stands in what only colleagues may read"
    assert shown.index("To") < shown.index(of_to) < shown.index("Subject") < shown.index(of_body)
    assert "stands in what only colleagues may read" in shown
    assert "“churn” may be a word for us rather than for a customer." in shown
    assert (form.value("To"), str(form.value("Body"))[:12]) == ("maria@fjordlin.example", "Hello Maria,")
    await form.fill({"To": "maria@fjordline.example", "Body": LETTER})
    await settled()
    form = await dana.modal(FORM)
    assert "Before this can go" not in form.plain()
    assert "may be a word for us" not in form.plain()


async def test_while_it_is_typed_the_gaps_and_the_fields_stay_as_they_are(dana: MemberDriver, settled: Settle) -> None:
    """Nothing typed is lost when what was found is put below it, and nothing of the form is."""
    form = await typing(dana, settled, Subject="Good news for Fjordline")
    assert "2 things are still missing" in form.plain()
    assert form.value("Subject") == "Good news for Fjordline"
    assert "[[fill in: date of the first call]]" in str(form.value("Body"))
    assert form.labels() == ["To", "Subject", "Body"]


async def test_what_is_worth_a_look_passes_with_one_tap_which_the_approver_reads_and_which_can_be_undone(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    preview = await previewed(dana, settled, Body=f"{LETTER}\nPS: we agreed to reduce churn.")
    assert preview.buttons() == ["Edit …", *FINE]
    await preview.click("It's their own word")
    await settled()
    preview = await dana.modal(PREVIEW)
    assert "Worth a look" not in preview.plain()
    assert "“churn”: “It is their own word for it” (@Dana Reyes)" in preview.plain()
    await preview.click("Look at them again")
    await settled()
    preview = await dana.modal(PREVIEW)
    assert "“churn” may be a word for us" in preview.plain()
    assert "Looked at and left as it is" not in preview.plain()
    await preview.click("They know it")
    await settled()
    await (await dana.modal(PREVIEW)).click("Ask for approval")
    await settled()
    request = await priya.message("Is it good to go?")
    assert "“churn”: “The customer knows it already” (@Dana Reyes)" in request.plain()


async def test_what_must_be_put_right_passes_with_the_reason_of_the_manager_alone(
    dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """Nothing blocks for ever: where the check is wrong, who may decide in another's place lets it pass, which is kept."""
    await answered(dana, settled, NOTED)
    preview = await previewed(dana, settled, Body=f"{LETTER}\nPS: {NOTED}")
    assert "stands in what only colleagues may read" in preview.plain()
    assert "@Aiko Tanaka or a workspace admin can open this and let it pass with a reason" in preview.plain()
    assert preview.buttons() == ["Edit …"]
    assert WHY_OVERRIDDEN not in preview.labels()
    await aiko.command("/handover email Fjordline")
    await settled()
    await (await aiko.modal(FORM)).submit()
    await settled()
    theirs = await aiko.modal(PREVIEW)
    await theirs.fill({WHY_OVERRIDDEN: "She told them so herself on Monday"})
    assert await theirs.submit() == {}
    await settled()
    theirs = await aiko.modal(PREVIEW)
    assert "Before this can go to the customer" not in theirs.plain()
    assert "“She told them so herself on Monday” (@Aiko Tanaka)" in theirs.plain()
    assert "Look at them again" in theirs.buttons()
    await theirs.click("Look at them again")
    await settled()
    assert "stands in what only colleagues may read" in (await aiko.modal(PREVIEW)).plain()


async def test_what_is_missing_is_never_let_pass(aiko: MemberDriver, settled: Settle) -> None:
    preview = await previewed(aiko, settled, Body=f"{LETTER}\nPS: [[when]]")
    assert "There is a gap to fill in: when." in preview.plain()
    assert WHY_OVERRIDDEN not in preview.labels()
    assert "can open this and let it pass" not in preview.plain()


@pytest.mark.parametrize(("days", "off"), [(5, "a day of the weekend"), (3, "")])
async def test_a_day_off_at_the_customers_is_named(
    dana: MemberDriver, settled: Settle, playground: Playground, days: int, off: str
) -> None:
    """The handover begins on a Monday: five days later it is Saturday."""
    await playground.clock.advance(timedelta(days=days))
    await settled()
    preview = await previewed(dana, settled, Body=LETTER)
    assert (f"is {off} for the customer" in preview.plain()) is bool(off)
