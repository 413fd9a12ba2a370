"""I: whoever approves a letter again reads what has changed; what it said before can be read and brought back."""

from typing import Any

import pytest

from playground.driver import MemberDriver, Modal
from tests.conftest import Settle
from tests.handlers.emails import CHANNEL, draft_open, ready_to_approve, saved

pytestmark = pytest.mark.usefixtures("opened", "baton")

FIRST = "Introducing your new contact with us"
SECOND = "Introducing your next contact with us"


async def changed_after_asking(dana: MemberDriver, settled: Settle) -> Modal:
    """Dana has asked for approval, and changes the subject and the body; return the preview of that."""
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    preview = await saved(dana, await draft_open(dana, settled), settled, Subject=FIRST)
    await preview.click("Ask for approval")
    await settled()
    await (await dana.modal()).close(whole_stack=True)
    form = await draft_open(dana, settled)
    body = str(form.value("Body")).replace("eight years", "three *wonderful* ~years~")
    preview = await saved(dana, form, settled, Subject=SECOND, Body=f"{body}\nP.S. Fish & chips: <3")
    await preview.click("It's meant so")
    await settled()
    return await dana.modal("Preview")


def marked(blocks: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the pieces that are bold or struck through in rich text, in their order."""
    return [
        (piece["text"].strip(), *piece["style"])
        for block in blocks
        if block["type"] == "rich_text"
        for line in block["elements"]
        for piece in line["elements"]
        if "style" in piece
    ]


CHANGES = [
    ("new", "strike"),
    ("next", "bold"),
    ("eight years", "strike"),
    ("three *wonderful* ~years~", "bold"),
    ("P.S. Fish & chips: <3", "bold"),
]


async def test_whoever_approves_again_reads_what_has_changed_since_it_was_up_for_approval(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    preview = await changed_after_asking(dana, settled)
    assert "*What has changed* since the version of" in preview.plain()
    assert marked(preview.view.blocks) == CHANGES
    await preview.click("Ask for approval")
    await settled()
    request = await priya.message("Is it good to go?")
    assert "by @Dana Reyes, which was up for approval" in request.plain()
    assert marked(request.message.blocks) == CHANGES
    assert "Taken out: “eight years”\nNew: “three *wonderful* ~years~”" in request.text
    assert "New: “P.S. Fish &amp; chips: &lt;3”" in request.text
    await priya.click("Approve", request)
    await settled()
    assert "What has changed*" not in (await dana.message("Send it from your own mail program", CHANNEL)).plain()


async def test_the_first_time_there_is_nothing_to_compare(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await ready_to_approve(dana, settled)
    assert "What has changed*" not in (await priya.message("Is it good to go?")).plain()
    assert "What has changed*" not in (await dana.modal("Preview")).plain()


async def test_an_earlier_version_is_read_and_restored_with_a_tap_and_so_is_the_other(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    preview = await changed_after_asking(dana, settled)
    await preview.click("See earlier versions")
    await settled()
    versions = await dana.modal("Earlier versions")
    assert FIRST in versions.plain()
    assert SECOND not in versions.plain()
    assert "was up for approval" in versions.plain()
    await versions.click("Read it")
    await settled()
    earlier = await dana.modal("Earlier versions")
    assert f"*Subject:* {FIRST}" in earlier.plain()
    assert "eight years" in earlier.plain()
    assert earlier.buttons() == ["Restore", "See all versions", "See the current one"]
    await earlier.click("Restore")
    await settled()
    preview = await dana.modal("Preview")
    assert f"*Subject:* {FIRST}" in preview.plain()
    assert "This is what the version of" in preview.plain()
    assert "It says the same as the version of" in preview.plain()
    assert "Ask for approval" in preview.buttons(), "it is approved anew"
    await preview.click("Undo")
    await settled()
    assert f"*Subject:* {SECOND}" in (await dana.modal("Preview")).plain()


async def test_restoring_replaces_nothing_that_somebody_else_has_saved_meanwhile(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await (await changed_after_asking(dana, settled)).click("See earlier versions")
    await settled()
    await (await dana.modal("Earlier versions")).click("Read it")
    await settled()
    await saved(priya, await draft_open(priya, settled), settled, Subject="Priya's own subject")
    await (await dana.modal("Earlier versions")).click("Restore")
    await settled()
    assert "@Priya Nair has changed the e-mail in the meantime" in (await dana.modal()).plain()
    assert (await draft_open(priya, settled)).value("Subject") == "Priya's own subject"


async def test_an_approved_letter_that_is_restored_waits_for_approval_and_a_sent_one_is_only_read(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await (await changed_after_asking(dana, settled)).click("Ask for approval")
    await settled()
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    await (await dana.modal()).close(whole_stack=True)
    await dana.click("Mark as sent", await dana.message("Send it from your own mail program", CHANNEL))
    await settled()
    await dana.command("/handover email Fjordline")
    await settled()
    await (await dana.modal("Preview")).click("See earlier versions")
    await settled()
    await (await dana.modal("Earlier versions")).click("Read it")
    await settled()
    earlier = await dana.modal("Earlier versions")
    assert earlier.buttons() == ["See all versions", "See the current one"]
    await dana.click("Take back", await dana.message("sent the introduction e-mail", CHANNEL))
    await settled()
    await earlier.click("See all versions")
    await settled()
    await (await dana.modal("Earlier versions")).click("Read it")
    await settled()
    await (await dana.modal("Earlier versions")).click("Restore")
    await settled()
    assert "is being changed again" in (await dana.message("The introduction e-mail for", CHANNEL)).plain()
