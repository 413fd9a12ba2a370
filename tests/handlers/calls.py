"""Planning a call as a person does."""

from messages.kit.ids import Action
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.handlers.accounts import press_below
from tests.handlers.checklists import turn_to

ACCOUNT, PAGE = "Fjordline Logistics", "Calls"
CONTEXT, JOINT = "Hold the context call", "Hold a call with both CSMs and the customer"


async def plan(member: MemberDriver, settled: Settle, warned: str = "", **fields: str) -> None:
    """Give the context call a day and a time, by way of the checklist; read and close what is `warned` of it, if anything."""
    await member.command(f"/handover checklist {ACCOUNT}")
    await settled()
    checklist = await member.modal("Handover checklist")
    await turn_to(member, checklist, "Context call", settled)
    await member.click(Action.STEP_OPEN)
    await settled()
    form = await member.modal("To do")
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()
    if warned:
        warning = await member.modal("The day of the call")
        assert warned in warning.plain()
        await warning.close()
    await (await member.modal("Handover checklist")).close()


async def page_of(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover calls fjordline")
    await settled()
    return await person.modal(PAGE)


async def arranging(person: MemberDriver, settled: Settle, call: str, words: str = "Arrange …") -> Modal:
    """Return the form of a call, opened from the page."""
    await page_of(person, settled)
    await press_below(person, settled, PAGE, words, call)
    return await person.modal("Arrange the call")


async def arrange(person: MemberDriver, settled: Settle, call: str, **fields: str) -> Modal:
    """Arrange a call, and return what is said then."""
    form = await arranging(person, settled, call)
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()
    return await person.modal("The call")
