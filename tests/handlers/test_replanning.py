"""Changing the plan of a running handover, as people do it in Slack."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.app import Baton
from handover.model.audit import PlanField
from handover.model.handover import PlanDates
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import ready_to_approve
from tests.handlers.threads import Thread, handover_of
from tests.opening import open_handover

CHANNEL = "handover-fjordline-logistics"
pytestmark = pytest.mark.usefixtures("opened", "baton")


async def edit(by: MemberDriver, settled: Settle, **fields: str) -> None:
    await by.command("/handover plan Fjordline Logistics")
    await settled()
    form = await by.modal("Change the plan")
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()


async def test_another_incoming_csm_is_welcomed_invited_and_the_one_before_is_thanked(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """G: nothing entered at the start can be changed later."""
    marek, priya = playground.member("Marek Novák"), playground.member("Priya Nair")
    await edit(dana, settled, **{"Incoming CSM": "Marek Novák"})
    await marek.message("hands *Fjordline Logistics* over to you")
    assert marek.id in marek.channel(CHANNEL).members
    assert "@Marek Novák is the incoming CSM now" in (await priya.message("Thank you for your part")).plain()
    note = await dana.message("has changed the plan", CHANNEL)
    assert "Incoming CSM: Priya Nair → Marek Novák" in note.plain()
    await priya.command("/handover status Fjordline Logistics")
    assert "I know no handover" in priya.messages()[-1].plain()


async def test_what_begins_anew_with_another_incoming_csm_is_said_and_the_morning_of_the_one_before_is_true(
    thread: Thread, playground: Playground, settled: Settle
) -> None:
    """G: a change says what it does to what was accepted and written; nothing is called done that is not."""
    await thread.say("Calm but watchful.")
    await thread.dana.command("/handover email Fjordline Logistics")
    await settled()
    assert await (await thread.dana.modal("Introduction e-mail")).submit() == {}
    await playground.clock.advance(timedelta(hours=20))
    priya = playground.member("Priya Nair")
    morning = await priya.message("Good morning, Priya")
    await edit(thread.dana, settled, **{"Incoming CSM": "Marek Novák"})
    note = (await thread.dana.message("has changed the plan", CHANNEL)).plain()
    assert "Marek Novák reads the answers so far; what was accepted before no longer counts" in note
    assert "please look at it again before it goes out" in note
    [morning] = [seen for seen in priya.messages() if seen.ts == morning.ts]
    assert "✓" not in morning.plain()
    assert "you take no part in it any more" in morning.plain()


async def test_two_forms_open_at_once_change_what_each_of_them_changed(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """F, G: two people at once."""
    for person in (dana, aiko):
        await person.command("/handover plan Fjordline Logistics")
        await settled()
    form = await aiko.modal("Change the plan")
    await form.fill({"End date": "2026-03-27", "Internal note": "They pay late."})
    assert await form.submit() == {}
    form = await dana.modal("Change the plan")
    await form.fill({"Renewal date": "2026-06-01", "End date": "2026-03-30"})
    assert "has been changed elsewhere" in (await form.submit())["End date"]
    await form.fill({"End date": "2026-03-23"})
    assert await form.submit() == {}
    await settled()
    note = (await dana.message("@Dana Reyes has changed the plan", CHANNEL)).plain()
    assert "Renewal date" in note
    assert "End date" not in note
    assert "Internal note" not in note


async def test_another_outgoing_csm_is_asked_from_where_the_interview_is(
    thread: Thread, playground: Playground, settled: Settle
) -> None:
    await thread.say("Calm but watchful.")
    old = thread.first
    aiko, marek = playground.member("Aiko Tanaka"), playground.member("Marek Novák")
    await edit(aiko, settled, **{"Outgoing CSM": "Marek Novák"})
    hello = await marek.message("takes over from you")
    assert "2 of 22" in "\n".join(seen.plain() for seen in marek.messages(thread=hello))
    marek.say("Marta decides.", thread=hello)
    await settled()
    assert "3 of 22" in marek.messages(thread=hello)[-1].plain()
    thread.dana.say("Me again.", thread=old)
    await settled()
    assert "Saved" not in thread.dana.messages(thread=old)[-1].plain()


async def test_a_later_last_day_says_what_moves_and_all_read_the_note(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    await edit(dana, settled, **{"End date": "2026-03-06", "Internal note": "Promoted, tell nobody yet."})
    note = await dana.message("has changed the plan", CHANNEL)
    assert "End date: Mon 23 Mar → Fri 6 Mar" in note.plain()
    assert "So these move" in note.plain()
    priya = playground.member("Priya Nair")
    await priya.click("See the whole handover", await priya.message("hands *Fjordline Logistics*"))
    await settled()
    shown = (await priya.modal("Handover")).plain()
    assert "Promoted, tell nobody yet." in shown, "G: the internal note is never shown to those it is for"
    assert "Promotion" in shown
    assert "maria@fjordline.example" in shown
    assert "End date" in shown


async def test_an_outgoing_csm_whose_account_is_closed_is_stood_in_for(
    thread: Thread, playground: Playground, settled: Settle
) -> None:
    """G: whoever stays is asked when the outgoing CSM leaves in the middle."""
    await thread.say("Calm but watchful.")
    playground.workspace.members.deactivate(thread.dana.id)
    await settled()
    aiko = playground.member("Aiko Tanaka")
    hello = await aiko.message("Dana Reyes has left and can't be asked")
    assert "2 of 22" in "\n".join(seen.plain() for seen in aiko.messages(thread=hello))


async def test_a_renewal_whose_day_has_passed_is_said_to_be_overdue(
    playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """G: an overdue renewal."""
    await edit(dana, settled, **{"Renewal date": "2026-03-03"})
    for day, said in ((timedelta(0), "3 March 2026\n"), (timedelta(days=3), "3 March 2026 (overdue)\n")):
        await playground.clock.advance(day)
        await dana.command("/handover status Fjordline Logistics")
        await dana.click("Open", dana.messages()[-1])
        await settled()
        assert f"*Renewal:* {said}" in (await dana.modal("Handover")).plain()
        await (await dana.modal("Handover")).close()


async def test_a_letter_to_a_contact_taken_off_or_with_a_reason_since_changed_is_read_again(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """G: contacts and what the customer may know are edited after the e-mail was approved: the approval falls, and it is said."""
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    changes = {
        "Customer contacts": (
            "Erik Dahl, erik@fjordline.example, IT",
            "addressed to maria@fjordline.example, not among",
        ),
        "What may the customer know?": ("Dana goes on a long leave.", "may give the reason as it was"),
    }
    for field, (text, said) in changes.items():
        await playground.clock.advance(timedelta(hours=8))
        await priya.click("Approve", await priya.message("Is it good to go?"))
        await settled()
        assert (await handover_of(baton, dana)).introduction.approved_by == priya.id
        await edit(dana, settled, **{field: text})
        assert said in (await dana.message("has changed the plan", CHANNEL)).plain()
        assert (await handover_of(baton, dana)).introduction.approved_by == ""
        await dana.command("/handover email fjordline")
        await settled()
        form = await dana.modal("Introduction e-mail")
        await form.submit()
        await settled()
        await (await dana.modal("Preview")).click("Ask for approval")
        await settled()
        await (await dana.modal()).close(whole_stack=True)
    await edit(
        dana, settled, **{"Customer contacts": "Erik Dahl, erik@fjordline.example, IT\nMaria, maria@fjordline.example"}
    )
    assert "look at it again" not in (await dana.message("has changed the plan", CHANNEL)).plain()


async def test_the_plan_is_changed_from_the_home_tab_the_card_and_by_the_word_it_had(
    dana: MemberDriver, settled: Settle
) -> None:
    """One place for everything that was set at the start, one tap from where people look."""
    dana.open_home()
    await settled()
    await (await dana.home()).click("Change the plan")
    assert "Fjordline Logistics" in (await dana.modal("Change the plan")).plain()
    assert "fill in “Out of contract since” below" in (await dana.modal("Change the plan")).plain()
    await (await dana.modal()).close()
    await dana.command("/handover edit fjordline")
    assert "Fjordline Logistics" in (await dana.modal("Change the plan")).plain()
    await (await dana.modal()).close()
    await open_handover(dana, "Nordwind", settled)
    await (await dana.home()).click("Change the plan")
    assert "Which handover do you mean?" in (await dana.modal("Change the plan")).plain()


async def test_a_chosen_day_says_what_it_moves_before_it_counts_and_what_is_proposed_follows(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """ "this moves 7 due days" is read before "Save"; nothing is stored until then."""
    await dana.command("/handover plan fjordline")
    form = await dana.modal("Change the plan")
    assert form.value("End of support") == "2026-04-13", "three weeks after the end, because Dana stays with us"
    assert "three weeks after the end, because the outgoing CSM stays with us" in form.plain()
    await form.fill({"End date": "2026-03-13"})
    await settled()
    form = await dana.modal("Change the plan")
    assert "This moves" in form.plain()
    assert "*Send the introduction" in form.plain() or "Hold a call with both CSMs" in form.plain(), (
        "the customer first"
    )
    assert "is no working day" not in form.plain(), "what follows as proposed was nobody's choice"
    assert form.value("End of support") == "2026-04-03", "what is proposed follows the end"
    assert form.value("Last day of the outgoing CSM") == "2026-03-13"
    assert (await handover_of(baton, dana)).window.end == date(2026, 3, 23)
    assert await form.submit() == {}
    await settled()
    after = await handover_of(baton, dana)
    assert (after.window.end, after.dates) == (date(2026, 3, 13), PlanDates())
    card = (await dana.message("Fjordline Logistics: handover", CHANNEL)).plain()
    assert "Plan changed by @Dana Reyes" in card


async def test_a_chosen_day_that_is_no_working_day_is_moved_with_a_word(
    baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover plan fjordline")
    form = await dana.modal("Change the plan")
    await form.fill({"Last day of the outgoing CSM": "2026-03-21"})
    await settled()
    form = await dana.modal("Change the plan")
    assert "Sat 21 Mar is no working day, so this is Fri 20 Mar: Last day of the outgoing CSM." in form.plain()
    assert form.value("Last day of the outgoing CSM") == "2026-03-20"
    assert await form.submit() == {}
    await settled()
    assert (await handover_of(baton, dana)).dates == PlanDates(last_day=date(2026, 3, 20))


@pytest.mark.parametrize(
    ("field", "day", "said"),
    [
        ("Last day of the outgoing CSM", "2026-03-27", "after the end of the handover"),
        ("Customer is told", "2026-03-27", "after the end of the handover"),
        ("Confidential until", "2026-02-20", "before the handover starts"),
        ("End of support", "2026-03-20", "at least until the end of the handover"),
        ("End of support", "2026-07-20", "more than three months after the end"),
    ],
)
async def test_days_that_do_not_fit_are_refused_beside_their_field(
    dana: MemberDriver, field: str, day: str, said: str
) -> None:
    await dana.command("/handover plan fjordline")
    form = await dana.modal("Change the plan")
    await form.fill({field: day})
    assert said in (await form.submit())[field]


async def test_a_change_is_undone_with_one_tap_and_not_once_it_was_changed_again(
    playground: Playground, baton: Baton, dana: MemberDriver, settled: Settle
) -> None:
    """D: every change can be undone where a tap can be wrong."""
    before = await handover_of(baton, dana)
    await edit(dana, settled, **{"End date": "2026-03-27", "Customer contacts": "Erik Dahl, erik@fjordline.example"})
    note = await dana.message("has changed the plan", CHANNEL)
    await dana.click("Undo", note)
    await settled()
    after = await handover_of(baton, dana)
    assert (after.window, after.contacts, after.dates) == (before.window, before.contacts, before.dates)
    assert [one.what for one in after.changes].count(PlanField.END) == 2, "an undo is a change with who and when"
    [note] = [seen for seen in dana.messages(CHANNEL) if seen.ts == note.ts]
    assert "Undo" not in note.buttons()
    await edit(dana, settled, **{"End date": "2026-03-27"})
    note = await dana.message("has changed the plan", CHANNEL)
    await edit(dana, settled, **{"End date": "2026-03-30"})
    await dana.click("Undo", note)
    await settled()
    assert (await handover_of(baton, dana)).window.end == date(2026, 3, 30)


async def test_before_the_day_nothing_is_sent_unless_the_manager_lets_it(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """P3, P13: confidential until a day: a kind no before it, and the manager's way out."""
    await edit(dana, settled, **{"Confidential until": "2026-03-18"})
    await dana.command("/handover plan fjordline")
    form = await dana.modal("Change the plan")
    assert form.value("Customer is told") == "2026-03-18", "nobody is told before"
    await form.fill({"Confidential until": "2026-03-10"})
    assert "Only the manager can shorten this" in (await form.submit())["Confidential until"]
    await form.close()
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await playground.clock.advance(timedelta(hours=8))
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    told = await dana.message("confidential until", CHANNEL)
    assert "Wed 18 Mar" in told.plain()
    assert "Mark as sent" not in told.buttons()
    assert "Subject:" not in told.plain()
    await aiko.command("/handover override fjordline")
    form = await aiko.modal("Decide instead")
    await form.fill(
        {"What do you decide?": "Let the customer and colleagues be told from now on", "Why?": "It is in the papers."}
    )
    await form.submit()
    await settled()
    [told] = [seen for seen in dana.messages(CHANNEL) if seen.ts == told.ts]
    assert "Mark as sent" in told.buttons()
    await dana.click("Mark as sent", told)
    await settled()
    assert (await handover_of(baton, dana)).introduction.sent


async def test_on_the_day_the_approved_letter_is_there_to_be_sent(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await edit(dana, settled, **{"Confidential until": "2026-03-10"})
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await playground.clock.advance(timedelta(hours=8))
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    told = await dana.message("confidential until", CHANNEL)
    await playground.clock.advance(datetime(2026, 3, 10, 12, tzinfo=UTC))
    await settled()
    [told] = [seen for seen in dana.messages(CHANNEL) if seen.ts == told.ts]
    assert "Mark as sent" in told.buttons()
