"""What the customer said to the introduction e-mail: noted, changed, taken back, asked about, and what follows from it."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.model.customer_reply import CustomerReply, ReplyKind
from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from playground.seed import AIKO, DANA, GUEST, PRIYA
from tests.conftest import Settle
from tests.handlers.emails import CHANNEL, e_mail_sent
from tests.handlers.threads import handover_of, told
from tests.pausing import pause_by_form
from tests.snapshots import Snapshot, begins_after

pytestmark = pytest.mark.usefixtures("sent", "baton")
FORM, READ = "What did they say?", "Customer's reply"
WORDS = "We have only just got used to Dana."
ASKED = "Have they replied to you?"


@pytest.fixture
@begins_after(e_mail_sent)
def sent(restored: Snapshot) -> Snapshot:
    return restored


def below_the_letter(person: MemberDriver, words: str = "sent the introduction e-mail to the customer") -> Seen:
    return next(seen for seen in reversed(person.messages(CHANNEL)) if words in seen.text)


async def note(person: MemberDriver, settled: Settle, said: str, words: str = "") -> Modal:
    """Note it from the message of the e-mail, and return what is shown then."""
    await person.click("The customer replied", below_the_letter(person))
    await settled()
    form = await person.modal(FORM)
    await form.fill({"The customer": said, "In their words": words} if words else {"The customer": said})
    assert await form.submit() == {}
    await settled()
    return await person.modal(READ)


async def replies(baton: Baton, person: MemberDriver) -> tuple[CustomerReply, ...]:
    return (await handover_of(baton, person)).customer_replies


async def test_concerns_are_noted_shown_everywhere_and_told_to_the_manager_once_in_their_hours(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    shown = await note(dana, settled, "Has concerns", WORDS)
    assert "The customer has concerns." in shown.plain()
    assert WORDS in shown.plain()
    assert "Noted by @Dana Reyes" in shown.plain()
    assert "I'll call them" in shown.buttons()
    assert "Choose another successor …" not in shown.buttons()
    await shown.close(whole_stack=True)
    [one] = await replies(baton, dana)
    assert (one.kind, one.note, one.by) == (ReplyKind.CONCERNS, WORDS, DANA)
    letter = below_the_letter(dana)
    assert "Customer's reply: the customer has concerns · @Dana Reyes" in letter.plain()
    assert WORDS not in letter.plain()
    assert "The customer replied …" not in letter.buttons()
    await dana.command("/handover status Fjordline")
    assert "Customer's reply: the customer has concerns" in dana.messages()[-1].plain()
    assert told(aiko, WORDS) == []
    await playground.clock.advance(timedelta(hours=14))
    [heard] = told(aiko, WORDS)
    assert "the customer has concerns about the change of their CSM. @Dana Reyes has noted it." in heard
    await playground.clock.advance(timedelta(days=4))
    assert len(told(aiko, WORDS)) == 1


async def test_the_manager_calls_has_talked_and_can_undo_each(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await (await note(dana, settled, "Has concerns", WORDS)).close(whole_stack=True)
    await playground.clock.advance(timedelta(hours=14))
    await aiko.click("I'll call them", await aiko.message(WORDS))
    await settled()
    assert "@Aiko Tanaka calls the customer" in told(aiko, WORDS)[0]
    await aiko.click("No call after all", await aiko.message(WORDS))
    await settled()
    assert (await replies(baton, dana))[0].caller == ""
    await aiko.click("I'll call them", await aiko.message(WORDS))
    await settled()
    await playground.clock.advance(timedelta(days=1))
    morning = await aiko.message("You wanted to call the customer about what they said")
    assert WORDS in morning.plain()
    await aiko.click("We have talked", morning)
    await settled()
    [one] = await replies(baton, dana)
    assert (one.caller, one.called_at is not None) == (AIKO, True)
    assert "✓ The customer was called" in (await aiko.message("The customer was called")).plain()
    assert "@Aiko Tanaka has called the customer" in below_the_letter(dana).plain()
    await dana.click("See the reply", below_the_letter(dana))
    await settled()
    await (await dana.modal(READ)).click("Undo the call")
    await settled()
    assert "@Aiko Tanaka calls the customer" in (await dana.modal(READ)).plain()


async def test_a_no_offers_another_successor_in_the_plan_and_a_pause_and_changes_nothing_by_itself(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    shown = await note(dana, settled, "Says no", WORDS)
    assert {"I'll call them", "Choose another successor …", "Pause …"} <= set(shown.buttons())
    await shown.close(whole_stack=True)
    await playground.clock.advance(timedelta(hours=14))
    heard = await aiko.message(WORDS)
    assert "the customer says no to the change of their CSM" in heard.plain()
    await aiko.click("Choose another successor", heard)
    await settled()
    plan = await aiko.modal("Change the plan")
    [focused] = [one for one in plan.view.blocks if one.get("element", {}).get("focus_on_load")]
    assert focused["label"]["text"] == "Incoming CSM"
    await plan.close(whole_stack=True)
    await aiko.click("Pause", heard)
    await settled()
    assert (await aiko.modal("Pause")).buttons is not None
    handover = await handover_of(baton, dana)
    assert (handover.incoming, handover.active) == (PRIYA, True)


async def test_of_silence_it_is_said_when_it_is_asked_again_and_a_reply_can_be_noted(
    dana: MemberDriver, settled: Settle
) -> None:
    shown = await note(dana, settled, "Not heard yet", "")
    assert "is asked again in three working days" in shown.plain()
    assert "The customer replied …" in shown.buttons()
    assert "They say something else …" not in shown.buttons()


async def test_a_later_reply_holds_both_are_kept_and_the_manager_s_message_says_so(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await (await note(dana, settled, "Says no", WORDS)).close(whole_stack=True)
    await playground.clock.advance(timedelta(hours=14))
    await priya.click("See the reply", below_the_letter(priya))
    await settled()
    await (await priya.modal(READ)).click("They say something else")
    await settled()
    form = await priya.modal(FORM)
    assert WORDS in form.plain()
    await form.fill({"The customer": "Welcomes it"})
    assert await form.submit() == {}
    await settled()
    shown = await priya.modal(READ)
    assert "The customer welcomes it." in shown.plain()
    assert "Before: the customer says no (@Dana Reyes" in shown.plain()
    [heard] = told(aiko, "since then @Priya Nair has noted that the customer welcomes it")
    assert WORDS not in heard
    assert [one.kind for one in await replies(baton, dana)] == [ReplyKind.REFUSES, ReplyKind.WELCOMES]
    await shown.click("Take back")
    await settled()
    shown = await priya.modal(READ)
    assert "The customer says no." in shown.plain()
    assert "Before: the customer welcomes it (@Priya Nair" in shown.plain()
    assert "taken back by @Priya Nair" in shown.plain()
    assert told(aiko, "the customer says no to the change")


async def test_what_is_taken_back_before_the_manager_s_morning_is_never_told(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await (await note(dana, settled, "Says no", WORDS)).click("Take back")
    await settled()
    assert "Nobody has noted yet" in (await dana.modal(READ)).plain()
    await playground.clock.advance(timedelta(hours=20))
    assert told(aiko, WORDS) == []


async def test_three_working_days_without_a_word_are_asked_about_once_and_not_yet_asks_again(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await playground.clock.advance(timedelta(days=2))
    assert told(dana, ASKED) == []
    await playground.clock.advance(timedelta(days=1))
    assert len(told(dana, ASKED)) == 1
    await playground.clock.advance(timedelta(days=1))
    asked = [seen for seen in dana.messages() if ASKED in seen.plain()]
    assert len(asked) == 1
    assert {"They replied …", "Not yet, ask me in three days"} <= set(asked[0].buttons())
    for _ in range(2):
        await dana.click("Not yet, ask me in three days", asked[0])
    await settled()
    [one] = await replies(baton, dana)
    assert one.kind is ReplyKind.SILENT
    assert told(dana, "Nothing heard yet: I ask again in three working days")
    assert told(dana, ASKED) == []
    await playground.clock.advance(timedelta(days=4))
    assert told(dana, ASKED) == []
    await playground.clock.advance(timedelta(days=1))
    again = await dana.message(ASKED)
    await dana.click("They replied", again)
    await settled()
    form = await dana.modal(FORM)
    await form.fill({"The customer": "Welcomes it"})
    assert await form.submit() == {}
    await settled()
    assert told(dana, "✓ Noted: the customer welcomes it")
    await playground.clock.advance(timedelta(days=10))
    assert told(dana, ASKED) == []


async def test_nothing_is_asked_while_it_is_paused_and_the_days_of_the_pause_do_not_count(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await pause_by_form(dana, "/handover pause Fjordline")
    await settled()
    await playground.clock.advance(timedelta(days=7))
    assert told(dana, ASKED) == []


async def test_a_reply_to_a_letter_that_was_not_sent_after_all_is_refused_and_nothing_typed_is_lost(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await dana.click("The customer replied", below_the_letter(dana))
    await settled()
    await priya.click("Take back", below_the_letter(priya))
    await settled()
    form = await dana.modal(FORM)
    await form.fill({"The customer": "Says no", "In their words": WORDS})
    await form.submit()
    refused = await dana.modal()
    assert "isn't marked as sent" in refused.plain()
    await refused.close()
    assert (await dana.modal(FORM)).value("In their words") == WORDS
    assert await replies(baton, dana) == ()


async def test_what_looks_like_a_password_is_not_kept(baton: Baton, dana: MemberDriver, settled: Settle) -> None:
    await dana.click("The customer replied", below_the_letter(dana))
    await settled()
    form = await dana.modal(FORM)
    await form.fill({"The customer": "Says no", "In their words": "Their admin password: Hunter22!planted"})
    assert "looks like a password" in (await form.submit())["In their words"]
    assert await replies(baton, dana) == ()


async def test_of_two_who_want_to_call_the_second_reads_that_the_first_does(
    dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    shown = await note(dana, settled, "Has concerns", WORDS)
    await priya.click("See the reply", below_the_letter(priya))
    await settled()
    await shown.click("I'll call them")
    await settled()
    await (await priya.modal(READ)).click("I'll call them")
    await settled()
    assert "@Dana Reyes calls the customer already." in (await priya.modal()).plain()


async def test_with_a_guest_in_the_channel_nothing_of_it_is_said_there(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    playground.workspace.join(dana.channel(CHANNEL), GUEST, dana.id)
    await playground.clock.advance(timedelta(minutes=10))
    await (await note(dana, settled, "Says no", WORDS)).close(whole_stack=True)
    assert [seen.plain() for seen in dana.messages(CHANNEL) if "the customer says no" in seen.plain()] == []
    await playground.clock.advance(timedelta(hours=14))
    assert told(aiko, WORDS)


async def test_who_takes_no_part_notes_nothing(
    marek: MemberDriver, dana: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await marek.click("The customer replied", below_the_letter(dana))
    await settled()
    assert FORM not in ((await marek.modal()).title if marek.has_modal else "")
    assert await replies(baton, dana) == ()


async def test_the_document_tells_what_was_said_when_and_by_whom(dana: MemberDriver, settled: Settle) -> None:
    await (await note(dana, settled, "Says no", WORDS)).close(whole_stack=True)
    card = next(seen for seen in dana.messages(CHANNEL) if "Review answers" in seen.buttons())
    assert "Customer's reply: the customer says no" in card.plain()
    await dana.click("Handover document", card)
    await settled()
    pages = "\n".join(seen.plain() for seen in dana.messages(CHANNEL))
    assert f"Dana Reyes noted: the customer says no (“{WORDS}”)" in pages
