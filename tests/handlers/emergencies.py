"""A handover whose CSM has left already, as whoever stays starts it."""

from playground.driver import MemberDriver
from tests.conftest import Settle

NAME = "Outgoing CSM has left already? Their name"


async def start(by: MemberDriver, settled: Settle, **fields: str) -> str:
    """Start the handover of Fjordline from Sam Lee, who left without notice, to Priya, and return what is said of it."""
    await by.command("/handover start Fjordline Logistics")
    await settled()
    form = await by.modal("Start handover")
    filled = {"Incoming CSM": "Priya Nair", "Reason": "The CSM left without notice", NAME: "Sam Lee"}
    filled["Customer contacts"] = "Maria Olsen, maria@fjordline.example, Operations lead"
    await form.fill(filled | fields)
    assert await form.submit() == {}
    started = await by.modal("Handover started")
    words = started.plain()
    await started.close()
    await settled()
    return words
