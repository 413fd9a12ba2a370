"""Promises that Dana has written down, and the view of them, in a test's hands."""

from playground.driver import MemberDriver, Modal
from tests.conftest import Settle

CHANNEL, TITLE = "handover-fjordline-logistics", "Promises"
PROMISED = (
    "A second environment – to: Maria – due: 1 June 2026 – owner: Jonas\n"
    "Weekly report – due: 3 April 2026 – owner: Dana\n"
    "Discount on seats"
)
WHAT = ("A second environment", "Weekly report", "Discount on seats")


async def write_promises(dana: MemberDriver, settled: Settle, text: str = PROMISED) -> None:
    """Dana writes the promises down in the checklist."""
    await dana.command("/handover checklist fjordline")
    await settled()
    form = await dana.modal("Handover checklist")
    field = next(one for one in form.labels() if one.startswith("Promises"))
    await form.fill({field: text})
    assert await form.submit() == {}
    await settled()
    await form.close(whole_stack=True)


async def promises(person: MemberDriver, settled: Settle) -> Modal:
    """Open the promises from the review."""
    card = await person.message("Fjordline Logistics: handover", CHANNEL)
    await person.click("Review answers", card)
    await settled()
    await (await person.modal("Review answers")).click("Review promises")
    await settled()
    return await person.modal(TITLE)


async def press(person: MemberDriver, settled: Settle, words: str, what: str) -> None:
    """Press a button of one promise, by what a screen reader says of it."""
    view = (await person.modal(TITLE)).view
    block, element = next(
        (block, element)
        for block in view.blocks
        for element in block.get("elements", ())
        if element.get("accessibility_label", "") == f"{words} {what}"
    )
    await person.person.press(view, block["block_id"], element["action_id"], None)
    await settled()
