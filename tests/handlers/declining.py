"""Declining a handover, as somebody named in it does."""

from playground.driver import MemberDriver
from tests.conftest import Settle

WHY = "I have never worked with them."


async def decline(person: MemberDriver, settled: Settle) -> None:
    """Press "I can't …", as the incoming CSM, and give the reason."""
    await person.click("I can't …")
    await settled()
    form = await person.modal("I can't take it")
    await form.fill({"Why?": WHY})
    assert await form.submit() == {}
    await settled()
    await (await person.modal("I can't take it")).close()
