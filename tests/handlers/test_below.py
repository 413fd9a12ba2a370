"""Forms that lie on top of another view: whoever comes back to it sees what has become of it, and nothing typed is lost."""

import pytest

from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.checklists import turn_to

pytestmark = pytest.mark.usefixtures("opened", "baton")


async def test_the_checklist_says_when_the_call_is_and_keeps_what_is_typed(dana: MemberDriver, settled: Settle) -> None:
    """I: a day had been picked, and the checklist below still said "Pick a day and time"."""
    await dana.command("/handover checklist Fjordline")
    await settled()
    checklist = await turn_to(dana, await dana.modal("Handover checklist"), "Context call", settled)
    [box] = [label for label in checklist.labels() if label.startswith("Read everything")]
    await checklist.fill({box: ["Done"]})
    await checklist.click("Pick a day and time")
    await settled()
    form = await dana.modal("To do")
    await form.fill({"Day of the call": "2026-03-12"})
    assert await form.submit() == {}
    await settled()
    checklist = await dana.modal("Handover checklist")
    assert "Change the day or time …" in checklist.buttons()
    assert "Pick a day and time …" not in checklist.buttons()
    assert checklist.value(box) == ["Done"]
    await checklist.click("Change the day or time")
    await settled()
    await (await dana.modal("To do")).click("It has taken place")
    await settled()
    await (await dana.modal("To do")).close()
    assert "Change the day or time …" not in (await dana.modal("Handover checklist")).buttons()


async def test_the_overview_below_a_form_is_brought_up_to_date(
    dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: the view behind stays as it was: also behind the plan, the checklist, and a decision in another's place."""
    await dana.click("See the whole handover")
    await settled()
    await (await dana.modal("Handover")).click("Change the plan")
    await settled()
    form = await dana.modal("Change the plan")
    await form.fill({"Customer contacts": "Maria Olsen, maria@fjordline.example\nJo Park, jo@fjordline.example"})
    assert await form.submit() == {}
    await settled()
    assert "jo@fjordline.example" in (await dana.modal("Handover")).plain()
    await (await dana.modal("Handover")).click("Checklist")
    await settled()
    checklist = await dana.modal("Handover checklist")
    [where] = [label for label in checklist.labels() if label.startswith("Where things stand: ")]
    await checklist.fill({where: "Calm, but they watch us."})
    assert await checklist.submit() == {}
    await settled()
    await (await dana.modal("Handover checklist")).close()
    assert "Answers to 21 questions" in (await dana.modal("Handover")).plain()

    await aiko.command("/handover status Fjordline")
    await aiko.click("Open", aiko.messages()[-1])
    await settled()
    await (await aiko.modal("Handover")).click("Decide instead")
    await settled()
    form = await aiko.modal("Decide instead")
    await form.fill({"What do you decide?": "Accept 1 answer for the incoming CSM", "Why?": "Priya is ill."})
    assert await form.submit() == {}
    await settled()
    assert "Priya is ill." in (await aiko.modal("Handover")).plain()
