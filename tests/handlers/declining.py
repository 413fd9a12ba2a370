"""Declining a handover, as somebody named in it does."""

from playground.driver import MemberDriver
from tests.conftest import Settle

WHY = "I have never worked with them."


async def decline(person: MemberDriver, settled: Settle) -> None:
    """Press "This isn't mine" and give the reason."""
    await person.click("This isn't mine")
    await settled()
    form = await person.modal("Not mine")
    await form.fill({"Why?": WHY})
    assert await form.submit() == {}
    await settled()
    await (await person.modal("Not mine")).close()
