"""Being away, as somebody says so in their settings."""

from playground.driver import MemberDriver
from tests.conftest import Settle


async def away(person: MemberDriver, settled: Settle, begins: str, back: str) -> str:
    """Say from when until when somebody is away, and return what is said to that."""
    await person.command("/handover settings")
    await settled()
    form = await person.modal("Settings")
    await form.fill({"Away from": begins, "Away until": back})
    assert await form.submit() == {}
    await settled()
    note = await person.modal("Settings")
    words = note.plain()
    await note.close()
    return words
