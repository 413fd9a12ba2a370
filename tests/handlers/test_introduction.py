"""The introduction e-mail in Slack: from a first draft with gaps to "sent", with a second pair of eyes in between."""

from copy import copy
from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.driver.forms import pressable
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import changed
from tests.handlers.emails import CHANNEL, LINE, answered, draft_open, ready_to_approve, saved

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
    assert preview.buttons() == ["Edit …"]


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


async def test_the_planned_day_of_the_first_call_is_put_in_with_one_tap_and_only_then(
    dana: MemberDriver, settled: Settle
) -> None:
    """I: a day that the plan knows needs no form of its own; nothing else missing, the preview comes next."""
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert "2 things are still missing" in form.plain()
    assert "The plan has the call on Friday, 20 March 2026: is that the day?" in form.plain()
    assert "20 March" not in str(form.value("Body"))
    await form.fill({"Subject": "A new face for Fjordline"})
    await form.click("Put in Fri 20 Mar")
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert "On Friday, 20 March 2026 I would like to introduce Priya" in str(form.value("Body"))
    assert form.value("Subject") == "A new face for Fjordline"
    assert "Put in Fri 20 Mar" not in form.buttons()
    body = str(form.value("Body"))
    gap = "[[fill in: why Priya is a good choice for you]]"
    await form.fill(
        {"Body": body.replace("Friday, 20 March 2026", "[[fill in: date of the first call]]").replace(gap, LINE)}
    )
    await form.submit()
    await settled()
    await (await dana.modal("Preview")).click("Edit")
    await settled()
    await (await dana.modal("Introduction e-mail")).click("Put in Fri 20 Mar")
    await settled()
    preview = await dana.modal("Preview")
    assert "On Friday, 20 March 2026 I would like to introduce Priya" in preview.plain()
    assert "Ask for approval" in preview.buttons()


async def test_a_day_put_in_replaces_no_version_that_somebody_else_has_saved_meanwhile(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Subject": "From Dana"})
    await priya.command("/handover email Fjordline")
    await settled()
    theirs = await priya.modal("Introduction e-mail")
    await theirs.fill({"Subject": "From Priya"})
    await theirs.submit()
    await form.click("Put in Fri 20 Mar")
    await settled()
    clash = await dana.modal("Introduction e-mail")
    assert "What you typed is still here" in clash.plain()
    assert clash.value("Subject") == "From Dana"


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
    assert (await dana.message("sent the introduction e-mail", "handover-fjordline-logistics")).buttons() == [
        "The customer replied …",
        "Take back",
        "Another day or way …",
    ]


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


LONG = (
    "Hello Maria,\n\nPriya Nair will look after you from Monday on. She writes to you on Tuesday.\n\nWarm regards\nDana"
)


async def save_body(member: MemberDriver, settled: Settle, body: str) -> None:
    """Type another body into the form and save it."""
    await saved(member, await draft_open(member, settled), settled, Body=body)


async def test_what_is_worth_a_look_passes_with_a_reason_that_the_approver_reads(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """E: a word list warns, and one tap with a reason passes it; the reason is kept."""
    await save_body(dana, settled, f"{LONG}\nPS: we agreed to reduce churn.")
    preview = await dana.modal("Preview")
    assert "Worth a look:" in preview.plain()
    assert "Before this can go to the customer" not in preview.plain()
    assert preview.buttons() == ["Edit …", "They know it", "It's their own word", "It's meant so"]
    await preview.fill({"Why it can go out as it is": " "})
    assert "fill this in" in str(await preview.submit())
    await preview.fill({"Why it can go out as it is": "It is their own word."})
    assert await preview.submit() == {}
    await settled()
    assert "I've asked the others" in (await dana.modal("Preview")).plain()
    request = await priya.message("Is it good to go?")
    assert "“churn”: “It is their own word.”" in request.plain()
    await priya.click("Approve", request)
    await settled()
    assert "approved" in (await priya.message("approved the introduction e-mail")).plain()


async def test_somebody_who_may_approve_gives_the_reason_themselves(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await save_body(dana, settled, "Hello Maria, Priya takes over. Dana")
    await priya.command("/handover email Fjordline")
    await settled()
    form = await priya.modal("Introduction e-mail")
    assert await form.submit() == {}
    await settled()
    preview = await priya.modal("Preview")
    assert "It is very short." in preview.plain()
    await preview.fill({"Why it can go out as it is": "I told them all the rest by phone."})
    assert await preview.submit() == {}
    await settled()
    assert "Mark as sent" in (await priya.modal("Preview")).buttons()


async def test_what_is_wrong_stands_above_the_letter_and_the_next_tap_below_it(
    dana: MemberDriver, settled: Settle
) -> None:
    """I: what has to be put right was below the letter, out of sight."""
    await save_body(dana, settled, f"{LONG}\nPS: [[fill in: when]]")
    shown = (await dana.modal("Preview")).plain()
    assert shown.index("There is a gap to fill in: when") < shown.index("Edit …") < shown.index("PS: [[fill in: when]]")
    await (await dana.modal("Preview")).click("Edit")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Body": LONG})
    assert await form.submit() == {}
    await settled()
    shown = (await dana.modal("Preview")).plain()
    assert shown.index("press *Ask for approval* below") < shown.index("To:") < shown.rindex("Ask for approval")


async def test_a_day_that_has_passed_is_no_day_for_the_first_call(dana: MemberDriver, settled: Settle) -> None:
    """I: forms: the day was stored without a word, the gap stayed, and others read of a call in the past."""
    await dana.command("/handover email Fjordline")
    await settled()
    await (await dana.modal("Introduction e-mail")).click("Fill in")
    await settled()
    label = "Date of the first call with the customer"
    for day, words in (("2026-02-20", "That day has passed."), ("2062-03-17", "more than a year away")):
        gaps = await dana.modal("What's missing")
        await gaps.fill({label: day, "Why Priya is a good choice": LINE})
        assert words in (await gaps.submit())[label]
        assert (await dana.modal("What's missing")).value("Why Priya is a good choice") == LINE


async def test_all_that_is_wrong_in_the_form_is_said_at_once_and_a_question_about_a_text_goes_with_it(
    dana: MemberDriver, settled: Settle
) -> None:
    """H: "This is no secret" stood below a field from which the text was gone."""
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"To": "maria(at)fjordline", "Body": f"{LONG}\nTheir password: Hunter22!planted"})
    assert sorted(await form.submit()) == ["Body", "To"]
    form = await dana.modal("Introduction e-mail")
    assert "No password or key?" in form.labels()
    await form.fill({"Body": LONG})
    assert list(await form.submit()) == ["To"]
    assert "No password or key?" not in (await dana.modal("Introduction e-mail")).labels()


async def test_what_is_no_secret_goes_out_once_a_second_person_has_read_why(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """E: "This is no secret" let the letter be saved, and then nobody could ever send it."""
    await dana.command("/handover email Fjordline")
    await settled()
    form = await dana.modal("Introduction e-mail")
    await form.fill({"Body": f"{LONG}\nThe password: Fjordline22!"})
    assert list(await form.submit()) == ["Body"]
    await (await dana.modal("Introduction e-mail")).fill({"No password or key?": ["This is no secret"]})
    assert await (await dana.modal("Introduction e-mail")).submit() == {}
    await settled()
    preview = await dana.modal("Preview")
    assert "looks like a password or key" in preview.plain()
    await preview.fill({"Why it can go out as it is": "It is the name of their newsletter."})
    assert await preview.submit() == {}
    await settled()
    request = await priya.message("Is it good to go?")
    assert "what looks like a password or key: “It is the name of their newsletter.”" in request.plain()
    await priya.click("Approve", request)
    await settled()
    assert "Fjordline" in (await priya.message("approved the introduction e-mail")).plain()


async def test_an_emoji_code_becomes_the_emoji_with_one_tap(dana: MemberDriver, settled: Settle) -> None:
    """C: `:wave:` in the e-mail to the customer is shown as a mistake, with the emoji offered."""
    await save_body(dana, settled, f":wave: {LONG}")
    preview = await dana.modal("Preview")
    assert "the customer would read the code" in preview.plain()
    await preview.click("Put in 👋")
    await settled()
    preview = await dana.modal("Preview")
    assert "👋 Hello Maria" in preview.plain()
    assert preview.buttons() == ["Ask for approval", "Edit …", "See earlier versions"]


async def test_a_sentence_of_the_internal_note_has_to_be_taken_out(dana: MemberDriver, settled: Settle) -> None:
    """E: one sentence of an internal text, pasted into the e-mail, cannot be approved, with a reason neither."""
    answer = "Their finance lead blames our engineers for the outage and wants all of last year's money back."
    await answered(dana, settled, answer)
    await save_body(dana, settled, f"{LONG}\n> their finance lead BLAMES our engineers\n> for the outage and wants")
    preview = await dana.modal("Preview")
    assert "stands in what only colleagues may read. Please take it out." in preview.plain()
    assert preview.labels() == []
    assert preview.buttons() == ["Edit …"]


async def test_what_the_account_says_beside_the_handover_has_to_be_taken_out_too(
    dana: MemberDriver, settled: Settle
) -> None:
    """E: the risks of the renewal stand with the account, not in the handover."""
    risks = "Their new board wants a cheaper vendor and has asked two of our rivals for an offer."
    assert await changed(dana, settled, "Edit renewal, links …", **{"What could get in the way": risks}) == {}
    await (await dana.modal()).close(whole_stack=True)
    await save_body(dana, settled, f"{LONG}\n{risks}")
    preview = await dana.modal("Preview")
    assert "stands in what only colleagues may read. Please take it out." in preview.plain()
    assert preview.buttons() == ["Edit …"]


async def test_an_internal_sentence_does_not_get_into_the_letter_by_the_line_about_the_incoming_csm(
    dana: MemberDriver, settled: Settle
) -> None:
    """E: "Why Priya is a good choice" holds what an answer says; Baton writes it into the letter, and stops it there."""
    answer = "Their finance lead blames our engineers for the outage and wants all of last year's money back."
    await answered(dana, settled, answer)
    await dana.command("/handover email Fjordline")
    await settled()
    await (await dana.modal("Introduction e-mail")).click("Fill in")
    await settled()
    gaps = await dana.modal("What's missing")
    await gaps.fill({"Why Priya is a good choice": answer, "Date of the first call with the customer": "2026-03-17"})
    assert await gaps.submit() == {}
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert answer in str(form.value("Body"))
    assert await form.submit() == {}
    await settled()
    preview = await dana.modal("Preview")
    assert "stands in what only colleagues may read. Please take it out." in preview.plain()
    assert preview.buttons() == ["Edit …", "See earlier versions"]


async def approved(dana: MemberDriver, priya: MemberDriver, settled: Settle) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()


async def test_somebody_else_who_marks_it_as_sent_says_who_sent_it_and_it_can_be_taken_back(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """G: "Mark as sent" could be pressed by anybody and could not be taken back."""
    await approved(dana, priya, settled)
    channel = "handover-fjordline-logistics"
    await priya.click("Mark as sent", await priya.message("Send it from your own mail program", channel))
    await settled()
    form = await priya.modal("Mark as sent")
    assert "Who has sent it?" in form.plain()
    await form.fill({"Sent by": "Greta Olsen"})
    assert "isn't in the handover" in (await form.submit())["Sent by"]
    await form.fill({"Sent by": "Dana Reyes"})
    assert await form.submit() == {}
    await settled()
    sent = await priya.message("sent the introduction e-mail", channel)
    assert "@Dana Reyes sent the introduction e-mail" in sent.plain()
    assert "@Priya Nair marked it." in sent.plain()
    await priya.click("Take back", sent)
    await settled()
    again = await dana.message("Send it from your own mail program", channel)
    assert "Mark as sent" in again.buttons()


async def test_sent_can_be_taken_back_for_a_day(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await approved(dana, priya, settled)
    channel = "handover-fjordline-logistics"
    await dana.click("Mark as sent", await dana.message("Send it from your own mail program", channel))
    await settled()
    on_another_screen = copy((await dana.message("sent the introduction e-mail", channel)).message)
    [_, (block, button), _] = pressable(on_another_screen.blocks)
    await playground.clock.advance(timedelta(days=1, minutes=5))
    await settled()
    sent = await dana.message("sent the introduction e-mail", channel)
    assert sent.buttons() == ["The customer replied …", "Another day or way …"], (
        "no button that can do nothing any more"
    )
    await dana.person.press(on_another_screen, block["block_id"], button["action_id"], button["value"])
    await settled()
    assert "that day is over" in dana.messages(channel)[-1].plain(), "beside the message, not in its thread"
    assert "sent the introduction e-mail" in (await dana.message("sent the introduction e-mail", channel)).plain()


async def test_names_are_corrected_in_the_form_and_for_this_customer_alone(dana: MemberDriver, settled: Settle) -> None:
    """D: each name can be corrected in the e-mail form. G: the line about the incoming CSM is one per handover."""
    await dana.command("/handover email Fjordline")
    await settled()
    await (await dana.modal("Introduction e-mail")).click("Fill in")
    await settled()
    gaps = await dana.modal("What's missing")
    assert gaps.value("Whom it greets") == "Maria"
    await gaps.fill(
        {
            "Who takes over, as the customer will know them": "Priyanka Nair",
            "Whom it greets": "Ms Olsen",
            "Why Priya is a good choice": "Priyanka knows warehouses.",
        }
    )
    assert await gaps.submit() == {}
    await settled()
    form = await dana.modal("Introduction e-mail")
    assert str(form.value("Body")).startswith("Hello Ms Olsen,")
    assert "Priyanka Nair will be your Customer Success Manager" in str(form.value("Body"))
    assert "Priyanka knows warehouses." in str(form.value("Body"))
    assert form.value("Subject") == "Introducing Priyanka Nair, your Customer Success Manager"


async def test_the_name_towards_customers_is_each_persons_own(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """D: each person can set the name used towards customers."""
    await priya.command("/handover settings")
    await settled()
    settings = await priya.modal("Settings")
    await settings.fill({"Your name towards customers": "Priya R. Nair"})
    assert await settings.submit() == {}
    await settled()
    await dana.command("/handover email Fjordline")
    await settled()
    assert "Priya R. Nair will be your" in str((await dana.modal("Introduction e-mail")).value("Body"))


async def test_what_was_filled_in_about_one_successor_is_not_said_of_the_next_and_is_there_again_after_undo(
    dana: MemberDriver, settled: Settle
) -> None:
    """The name and the line of the first stood beside the address of the second."""
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await dana.command("/handover status Fjordline")
    await dana.click("Change the plan")
    await settled()
    plan = await dana.modal("Change the plan")
    await plan.fill({"Incoming CSM": "Marek Novák"})
    assert await plan.submit() == {}
    await settled()
    await dana.command("/handover email Fjordline")
    await settled()
    await (await dana.modal("Introduction e-mail")).click("Write it anew")
    await settled()
    form = await dana.modal("Introduction e-mail")
    body = str(form.value("Body"))
    assert "Marek Novák: marek.novak@northwind.example" in body
    assert "Priya" not in body
    assert LINE not in body
    await form.close(whole_stack=True)
    await dana.click("Undo", await dana.message("has changed the plan of this handover", CHANNEL))
    await settled()
    await dana.command("/handover email Fjordline")
    await settled()
    body = str((await dana.modal("Introduction e-mail")).value("Body"))
    assert "Priya Nair: priya.nair@northwind.example" in body
    assert LINE in body
