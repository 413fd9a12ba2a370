"""I: "Mark as sent" asks for nothing; the day and the way of sending can be said afterwards, and corrected."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.digests import mornings
from tests.handlers.emails import CHANNEL, ready_to_approve

pytestmark = pytest.mark.usefixtures("opened", "baton")


async def marked(dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground) -> Seen:
    """The letter is approved on Monday 2 March and marked as sent two days later; return the message that says so."""
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    await playground.clock.advance(timedelta(days=2))
    await settled()
    await dana.click("Mark as sent", await dana.message("Send it from your own mail program", CHANNEL))
    await settled()
    return await dana.message("sent the introduction e-mail to the customer", CHANNEL)


async def how(person: MemberDriver, below: Seen, settled: Settle) -> Modal:
    await person.click("Another day or way", below)
    await settled()
    return await person.modal("How it was sent")


async def test_the_day_and_the_way_are_said_afterwards_and_corrected(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    sent = await marked(dana, priya, settled, playground)
    form = await how(dana, sent, settled)
    assert (form.value("Day"), form.value("Way")) == ("2026-03-04", "I don't want to say")
    await form.fill({"Day": "2026-03-03", "Way": "In person, at a call or a visit"})
    assert await form.submit() == {}
    await settled()
    told = await dana.message("sent the introduction e-mail to the customer", CHANNEL)
    assert told.ts == sent.ts
    assert "to the customer on Tue 3 Mar, in person (marked 04 Mar 2026" in told.plain()
    await dana.command("/handover email Fjordline")
    await settled()
    assert "sent by @Dana Reyes on Tue 3 Mar, in person" in (await dana.modal("Preview")).plain()
    await (await dana.modal()).close(whole_stack=True)
    form = await how(priya, await priya.message("sent the introduction e-mail to the customer", CHANNEL), settled)
    assert (form.value("Day"), form.value("Way")) == ("2026-03-03", "In person, at a call or a visit")
    await form.fill({"Day": None, "Way": "I don't want to say"})
    assert await form.submit() == {}
    await settled()
    told = await dana.message("sent the introduction e-mail to the customer", CHANNEL)
    assert "to the customer: 04 Mar 2026" in told.plain()


async def test_no_day_to_come_and_none_before_it_was_approved(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    form = await how(dana, await marked(dana, priya, settled, playground), settled)
    await form.fill({"Day": "2026-03-05"})
    assert await form.submit() == {"Day": "That day is still to come."}
    await form.fill({"Day": "2026-03-01"})
    assert await form.submit() == {
        "Day": "That's before there was anything to send or confirm. Please choose a later day."
    }
    await dana.click("Take back", await dana.message("sent the introduction e-mail to the customer", CHANNEL))
    await settled()
    await form.fill({"Day": "2026-03-03"})
    await form.submit()
    await settled()
    assert "isn't marked as sent any more" in (await dana.modal()).plain()


async def test_the_card_and_the_overview_say_who_is_to_send_it_by_when_and_then_that_it_went_and_how(
    dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    to_send = "The introduction e-mail is approved: @Dana Reyes sends it, by Tue 3 Mar."
    assert to_send in (await dana.message("Who is on what", CHANNEL)).plain()
    await aiko.click("Mark as sent", await aiko.message("Send it from your own mail program", CHANNEL))
    await settled()
    form = await aiko.modal("Mark as sent")
    assert await form.submit() == {}
    await settled()
    await dana.command("/handover status Fjordline")
    await settled()
    went = "The introduction e-mail went to the customer: 02 Mar 2026"
    for shown in (await dana.message("Who is on what", CHANNEL), await dana.message("Open now")):
        assert went in shown.plain()
        assert "@Dana Reyes sent it. @Aiko Tanaka marked it." in shown.plain()
    form = await how(dana, await dana.message("sent the introduction e-mail to the customer", CHANNEL), settled)
    await form.fill({"Way": "By hand, on paper"})
    await form.submit()
    await settled()
    assert "went to the customer, by hand: 02 Mar" in (await dana.message("Who is on what", CHANNEL)).plain()


async def test_the_sender_is_reminded_on_the_morning_it_is_due_and_not_once_it_went(
    dana: MemberDriver, priya: MemberDriver, settled: Settle, playground: Playground
) -> None:
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    await playground.clock.advance(timedelta(days=2, hours=8))
    await settled()
    asked = [seen.plain() for seen in await mornings(dana)]
    assert any("Sending the introduction e-mail" in one for one in asked), asked
    assert not any("Sending the introduction e-mail" in seen.plain() for seen in await mornings(priya))
    await dana.click("Mark as sent", await dana.message("Send it from your own mail program", CHANNEL))
    await settled()
    before = len(await mornings(dana))
    await playground.clock.advance(timedelta(days=1))
    await settled()
    assert not any("Sending the introduction e-mail" in seen.plain() for seen in (await mornings(dana))[before:])
