"""Pausing a handover through its form."""

from playground.driver import MemberDriver


async def pause_by_form(person: MemberDriver, line: str, channel: str | None = None) -> None:
    """Use a command that opens the form of a pause, and send the form as it is proposed: until next week, without a reason."""
    await person.command(line, *([channel] if channel else []))
    form = await person.modal("Pause")
    await form.submit()
    await (await person.modal("Pause")).close()
