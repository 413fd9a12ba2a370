"""Planning a call as a person does."""

from messages.kit.ids import Action
from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.handlers.checklists import turn_to

ACCOUNT = "Fjordline Logistics"
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
    return await person.modal("Calls")


async def press(person: MemberDriver, settled: Settle, words: str, call: str) -> None:
    """Press a button of a call on the page."""
    rows = (await person.modal("Calls")).view.blocks
    at = next(number for number, one in enumerate(rows) if call in str(one.get("text")))
    button = next(one for one in rows[at + 1]["elements"] if one["text"]["text"] == words)
    await person.person.press((await person.modal("Calls")).view, rows[at + 1]["block_id"], button["action_id"], None)
    await settled()


async def arranging(person: MemberDriver, settled: Settle, call: str, words: str = "Arrange …") -> Modal:
    """Return the form of a call, opened from the page."""
    await page_of(person, settled)
    await press(person, settled, words, call)
    return await person.modal("Arrange the call")


async def arrange(person: MemberDriver, settled: Settle, call: str, **fields: str) -> Modal:
    """Arrange a call, and return what is said then."""
    form = await arranging(person, settled, call)
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()
    return await person.modal("The call")
