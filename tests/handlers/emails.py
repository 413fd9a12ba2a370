"""Writing the introduction e-mail as a person does, for tests of what comes after."""

from datetime import date, timedelta

from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver, Modal
from tests import snapshots
from tests.conftest import Settle

CHANNEL = "handover-fjordline-logistics"
LINE = "Priya has spent eight years helping logistics companies get more out of their data."


async def ready_to_approve(
    dana: MemberDriver, settled: Settle, account: str = "Fjordline", asks: str = "the others"
) -> None:
    """Dana opens the draft, fills in what is missing, saves, and asks the others; nobody yet where `asks` is empty."""
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
    await _let_pass(dana, settled)
    if asks:
        await (await dana.modal("Preview")).click("Ask for approval")
        await settled()
        assert f"I've asked {asks}" in (await dana.modal("Preview")).plain()


async def draft_open(person: MemberDriver, settled: Settle) -> Modal:
    """Return the form of the e-mail."""
    await person.command("/handover email Fjordline")
    await settled()
    return await person.modal("Introduction e-mail")


async def saved(person: MemberDriver, form: Modal, settled: Settle, **typed: str) -> Modal:
    """Send the form with this typed into its fields, and return the preview."""
    await form.fill(typed)
    assert await form.submit() == {}
    await settled()
    return await person.modal("Preview")


async def answered(dana: MemberDriver, settled: Settle, answer: str) -> None:
    """Dana answers where things stand, which only colleagues may read."""
    await dana.command("/handover checklist Fjordline")
    await settled()
    form = await dana.modal("Handover checklist")
    asked = next(label for label in form.labels() if label.startswith("Where things stand"))
    await form.fill({asked: answer})
    assert await form.submit() == {}
    await settled()
    await (await dana.modal()).close(whole_stack=True)


async def _let_pass(dana: MemberDriver, settled: Settle) -> None:
    """Dana lets pass what is worth a look, such as that nothing was accepted yet."""
    preview = await dana.modal("Preview")
    if "It's meant so" in preview.buttons():
        await preview.click("It's meant so")
        await settled()


async def e_mail_sent(stage: ReplayEnvironment) -> None:
    """Priya has approved the e-mail and Dana sent it on Monday. It is eleven in New York."""
    await snapshots.opened(stage)
    await ready_to_approve(stage.dana, stage.settled)
    await (await stage.dana.modal()).close(whole_stack=True)
    await stage.priya.click("Approve", await stage.priya.message("Is it good to go?"))
    await stage.settled()
    await stage.dana.click("Mark as sent", await stage.dana.message("Send it from your own mail program", CHANNEL))
    await stage.settled()
    await stage.playground.clock.advance(timedelta(hours=8))
