"""Writing the introduction e-mail as a person does, for tests of what comes after."""

from datetime import date

from playground.driver import MemberDriver
from tests.conftest import Settle

LINE = "Priya has spent eight years helping logistics companies get more out of their data."


async def ready_to_approve(dana: MemberDriver, settled: Settle, account: str = "Fjordline") -> None:
    """Dana opens the draft, fills in what is missing, saves, and asks the others."""
    await dana.command(f"/handover email {account}")
    form = await dana.modal("Introduction e-mail")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.click("Fill in")
    await settled()
    gaps = await dana.modal("What's missing")
    # A date nobody has chosen must not reach the customer.
    assert gaps.value("Date of the first call with the customer") is None
    await gaps.fill(
        {"Date of the first call with the customer": date(2026, 3, 17).isoformat(), "Why Priya is a good choice": LINE}
    )
    assert await gaps.submit() == {}
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert await form.submit() == {}
    await settled()
    await (await dana.modal("Preview")).click("Ask for approval")
    await settled()
    assert "I've asked the others" in (await dana.modal("Preview")).plain()
