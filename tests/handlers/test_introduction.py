"""The introduction e-mail in Slack: from a first draft with gaps to "sent", with a second pair of eyes in between."""

import pytest

from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.emails import LINE, ready_to_approve

pytestmark = pytest.mark.usefixtures("opened", "baton")


async def test_the_draft_is_written_from_what_is_known_and_says_what_is_missing(
    dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert form.labels() == ["To", "Subject", "Body"]
    assert form.value("To") == "maria@fjordline.example"
    assert "Dana is moving to a new role with us." in str(form.value("Body"))
    assert "2 things are still missing" in form.plain()
    assert await form.submit() == {}
    await settled()
    preview = await dana.modal("Preview")
    assert "There is a gap to fill in: date of the first call." in preview.plain()
    assert preview.buttons() == ["Edit"]


async def test_a_mistyped_address_is_named_beside_its_field_and_nothing_is_lost(
    dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"To": "maria@fjordline.example, jan(at)fjordline", "Subject": "Hello"})
    assert await form.submit() == {"To": "“jan(at)fjordline” doesn't look like an e-mail address."}
    assert (await dana.modal("Introduction e-mail")).value("Subject") == "Hello"


async def test_what_is_filled_in_goes_into_the_draft_and_keeps_what_was_typed(
    dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Subject": "A new face for Fjordline"})
    await form.click("Fill in")
    await settled()
    gaps = await dana.modal("What's missing")
    await gaps.fill({"Why Priya is a good choice": LINE, "Date of the first call with the customer": "2026-03-17"})
    await gaps.submit()
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert form.value("Subject") == "A new face for Fjordline"
    assert LINE in str(form.value("Body"))
    assert "Tuesday, 17 March 2026" in str(form.value("Body"))
    assert "still missing" not in form.plain()


async def test_the_other_csm_approves_and_the_finished_text_comes_to_the_channel_and_is_marked_as_sent(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await ready_to_approve(dana, settled)
    request = await priya.message("Is it good to go?")
    assert LINE in request.plain()
    await priya.click("Approve", request)
    await settled()
    assert "approved" in (await priya.message("approved the introduction e-mail")).plain()
    ready = await dana.message("Send it from your own mail program", "handover-fjordline-logistics")
    assert "To: maria@fjordline.example" in ready.plain()
    assert "Over to you, @Dana Reyes" in ready.plain()
    mail = dana.messages("handover-fjordline-logistics", ready)[-1].message.files
    assert len(mail) == 1
    await dana.click("Mark as sent", ready)
    await settled()
    assert (await dana.message("sent the introduction e-mail", "handover-fjordline-logistics")).buttons() == []


async def test_the_author_cannot_approve_and_a_stale_request_says_so(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await ready_to_approve(dana, settled)
    request = await priya.message("Is it good to go?")
    await (await dana.modal()).close(whole_stack=True)
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Subject": "Another subject"})
    await form.submit()
    await settled()
    assert "Approve" not in (await dana.modal("Preview")).buttons()
    assert "No need to read this version" in (await priya.message("has changed the introduction e-mail")).plain()
    assert request.ts == (await priya.message("has changed the introduction e-mail")).ts


async def test_two_people_editing_at_once_both_keep_their_words(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover email Fjordline")
    await priya.command("/handover email Fjordline")
    await settled()
    his, hers = await dana.modal("Introduction e-mail"), await priya.modal("Introduction e-mail")
    await his.fill({"Subject": "From Dana"})
    await his.submit()
    await settled()
    await hers.fill({"Subject": "From Priya"})
    await hers.submit()
    await settled()
    clash = await priya.modal("Introduction e-mail")
    assert "What you typed is still here" in clash.plain()
    assert clash.value("Subject") == "From Priya"
    await clash.submit()
    await settled()
    assert "From Priya" in (await priya.modal("Preview")).plain()


async def test_a_body_without_room_for_what_is_missing_is_not_cut(dana: MemberDriver, settled: Settle) -> None:
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    blank = "[[fill in: why Priya is a good choice for you]]"
    await form.fill({"Body": "x" * (3000 - len(blank)) + blank})
    await form.click("Fill in")
    await settled()
    gaps = await dana.modal("What's missing")
    await gaps.fill({"Why Priya is a good choice": LINE})
    assert "no room left" in str(await gaps.submit())
