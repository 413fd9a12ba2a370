"""Planning a call as a person does."""

from messages.kit.ids import Action
from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.checklists import turn_to

ACCOUNT = "Fjordline Logistics"


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
