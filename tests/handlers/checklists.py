"""The checklist's form in a test's hands."""

from playground.driver import MemberDriver, Modal
from tests.conftest import Settle

TITLE = "Handover checklist"


async def turn_to(person: MemberDriver, form: Modal, stage: str, settled: Settle) -> Modal:
    """Choose another stage in the form's menu."""
    options = form.view.blocks[0]["accessory"]["options"]
    wanted = next(one["text"]["text"] for one in options if one["text"]["text"].startswith(stage))
    await form.fill({next(one for one in form.labels() if "Fjordline" in one): wanted})
    await settled()
    return await person.modal(TITLE)
