"""Writing to the customer again after the introduction: the way in, the draft, the way back, and what stands where meanwhile."""

from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import CHANNEL, e_mail_sent
from tests.handlers.threads import handover_of, told
from tests.snapshots import Snapshot, begins_after

pytestmark = pytest.mark.usefixtures("sent", "baton")
WORDS = "We have only just got used to Dana."
ANSWER = "Dana stays in every call with you until the end of April."


@pytest.fixture
@begins_after(e_mail_sent)
def sent(restored: Snapshot) -> Snapshot:
    return restored


def letters(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages(CHANNEL) if "sent the introduction e-mail to the customer" in seen.text]


async def noted(person: MemberDriver, settled: Settle, said: str) -> Modal:
    await person.click("The customer replied", letters(person)[-1])
    await settled()
    form = await person.modal("What did they say?")
    await form.fill({"The customer": said, "In their words": WORDS})
    assert await form.submit() == {}
    await settled()
    return await person.modal("Customer's reply")


async def writing_again(person: MemberDriver, settled: Settle, said: str) -> Modal:
    await (await noted(person, settled, said)).click("Write again")
    await settled()
    return await person.modal("Introduction e-mail")


async def test_concerns_are_answered_by_a_further_letter_approved_and_sent_like_the_first(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    form = await writing_again(dana, settled, "Has concerns")
    body = str(form.value("Body"))
    assert "The customer has @Dana Reyes's e-mail of" in form.plain()
    assert "thank you for saying openly what you think about the change" in body
    assert WORDS not in body
    assert "[[fill in: what you do about what they said]]" in body
    assert form.value("To") == "maria@fjordline.example"
    await form.fill({"Body": body.replace("[[fill in: what you do about what they said]]", ANSWER)})
    assert await form.submit() == {}
    await settled()
    await (await dana.modal("Preview")).click("Ask for approval")
    await settled()
    await (await dana.modal("Preview")).close(whole_stack=True)
    await playground.clock.advance(timedelta(hours=14))
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    ready = await dana.message("Send it from your own mail program", CHANNEL)
    assert ANSWER in ready.text
    await dana.click("Mark as sent", ready)
    await settled()
    first, second = letters(dana)
    assert "Priya has spent eight years" in first.text
    assert "Customer's reply" not in first.plain(), "the reply asked for now is that to the second"
    assert ANSWER in second.text
    assert "The customer replied …" in second.buttons()
    handover = await handover_of(baton, dana)
    assert [ANSWER in letter.body for letter in (*handover.sent_before, handover.introduction)] == [False, True]
    await dana.click(
        "Handover document", next(one for one in dana.messages(CHANNEL) if "Handover document" in one.buttons())
    )
    await settled()
    document = "\n".join(seen.plain() for seen in dana.messages(CHANNEL)[-3:])
    assert "Priya has spent eight years" in document
    assert ANSWER in document


async def test_what_was_begun_can_be_put_aside_and_is_there_again_for_whoever_writes_again(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    form = await writing_again(dana, settled, "Says no")
    body = str(form.value("Body"))
    assert "[[fill in: what you propose to them now]]" in body
    await form.fill({"Body": body.replace("[[fill in: what you propose to them now]]", ANSWER)})
    assert await form.submit() == {}
    await settled()
    assert "@Dana Reyes is writing to the customer again." in letters(dana)[-1].plain()
    await (await dana.modal("Preview")).click("Edit")
    await settled()
    await (await dana.modal("Introduction e-mail")).click("Put aside")
    await settled()
    preview = await dana.modal("Preview")
    assert "sent by @Dana Reyes" in preview.plain()
    assert "A further letter was begun and is put aside." in letters(dana)[-1].plain()
    assert "Customer's reply: the customer says no" in letters(dana)[-1].plain()
    await preview.close(whole_stack=True)
    await aiko.command("/handover email Fjordline")
    await settled()
    await (await aiko.modal("Preview")).click("Write again")
    await settled()
    assert ANSWER in str((await aiko.modal("Introduction e-mail")).value("Body"))
    assert (await handover_of(baton, dana)).letter_put_aside is None


async def test_somebody_else_takes_over_after_the_letter_and_the_customer_hears_what_is_true_now(
    dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover status Fjordline")
    await dana.click("Change the plan")
    await settled()
    plan = await dana.modal("Change the plan")
    await plan.fill({"Incoming CSM": "Marek Novák"})
    assert await plan.submit() == {}
    await settled()
    note = await dana.message("the customer should hear from you", CHANNEL)
    await dana.click("Write again", note)
    await settled()
    body = str((await dana.modal("Introduction e-mail")).value("Body"))
    assert "on Monday, 2 March 2026 I wrote to you about who looks after Fjordline Logistics on our side." in body
    assert "That has changed since, and you should hear it from us first: Marek Novák will look after you." in body
    assert "Priya" not in body
    assert "Marek Novák: marek.novak@northwind.example" in body
    assert "[[fill in: why Marek is a good choice for you]]" in body


async def test_whoever_writes_is_reminded_that_the_customer_has_another_name_until_they_hear_of_the_new_one(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await aiko.command("/handover people Fjordline")
    await settled()
    await (await aiko.modal("Who does what")).click("Change incoming CSM")
    await settled()
    form = await aiko.modal("Incoming CSM")
    await form.fill({"Incoming CSM from now on": "Marek Novák"})
    await settled()
    assert "names somebody else: the customer should hear from you" in (await aiko.modal("Incoming CSM")).plain()
    assert await (await aiko.modal("Incoming CSM")).submit() == {}
    await settled()
    hello = (await marek.message("hands *Fjordline Logistics* over to you")).plain()
    assert "The customer was told on Mon 2 Mar that @Priya Nair takes over, and is to hear of you." in hello
    await playground.clock.advance(timedelta(days=1))
    await settled()
    assert told(dana, "an e-mail that names @Priya Nair. Write to them again, so that they hear of @Marek Novák")
    dana.open_home()
    await settled()
    home = await dana.home()
    assert "Write to them again" in home.plain()
    await home.click("Write again …")
    await settled()
    assert "Marek Novák will look after you" in str((await dana.modal("Introduction e-mail")).value("Body"))
    await (await dana.modal("Introduction e-mail")).click("Put aside")
    await settled()
    await (await dana.modal()).close(whole_stack=True)
    await marek.command("/handover status Fjordline")
    await marek.click("Open", marek.messages()[-1])
    await settled()
    await (await marek.modal("Handover")).click("They heard from me today")
    await settled()
    dana.open_home()
    await settled()
    assert "Write to them again" not in (await dana.home()).plain()


async def test_silence_is_met_with_a_letter_that_asks_and_nobody_is_asked_for_a_reply_meanwhile(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    form = await writing_again(dana, settled, "Not heard yet")
    assert "I would like to be sure that this has reached you" in str(form.value("Body"))
    await form.close(whole_stack=True)
    await playground.clock.advance(timedelta(days=4))
    assert told(dana, "You are writing to the customer again: finish the letter and ask for approval, or put it aside.")
    assert told(dana, "Have they replied to you?") == []


async def test_a_handover_with_half_a_letter_is_not_completed_unnoticed(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    form = await writing_again(dana, settled, "Has concerns")
    await form.close(whole_stack=True)
    await dana.command("/handover complete Fjordline")
    await settled()
    assert "a further letter to the customer to send or put aside" in dana.messages()[-1].plain()


async def test_before_a_letter_was_sent_there_is_nothing_to_add(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    shown = await noted(dana, settled, "Has concerns")
    await priya.click("Take back", letters(priya)[-1])
    await settled()
    await shown.click("Write again")
    await settled()
    assert "isn't marked as sent yet" in (await dana.modal()).plain()
