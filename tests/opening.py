"""Opening a handover as a person does, for tests of what comes after."""

from collections.abc import Awaitable, Callable

from playground.driver import MemberDriver, Modal

Settle = Callable[[], Awaitable[None]]
"""Waits until bot and Slack have nothing left to do at this time of the clock."""


async def open_handover(outgoing: MemberDriver, account: str, settled: Settle, **changes: str) -> None:
    """Fill the form of `/handover start` and send it; Priya takes over and Aiko is the manager unless `changes` say otherwise."""
    form = await filled_form(outgoing, account, settled, **changes)
    assert await form.submit() == {}
    await (await outgoing.modal("Handover started")).close()
    await settled()


async def filled_form(outgoing: MemberDriver, account: str, settled: Settle, **changes: str) -> Modal:
    """Return the form of `/handover start` as `open_handover` sends it."""
    await outgoing.command(f"/handover start {account}")
    form = await outgoing.modal("Start handover")
    await settled()
    form = await outgoing.modal("Start handover")
    filled = {
        "Incoming CSM": "Priya Nair",
        "Manager": "Aiko Tanaka",
        "Reason": "Promotion",
        "Customer contacts": "Maria Olsen, maria@fjordline.example, Operations lead",
        "What may the customer know?": "Dana is moving to a new role with us.",
    }
    await form.fill(filled | changes)
    return form
