"""Roles that change while a handover runs, as people do it in Slack."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.app import Baton
from handover.model.answers import Answer, Part, Question
from handover.model.decision import Decision
from handover.model.handover import Handover, Window
from handover.model.kept import ThingKind
from handover.model.people import Role
from handover.model.playbook import StepKind
from handover.model.steps import StepState
from handover.role_change.things import things_of
from handover.roles import doer
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.examples import NOW
from tests.handlers.accounts import cancel
from tests.handlers.colleagues import ask, asked
from tests.handlers.threads import Thread, handover_of, told

CHANNEL = "handover-fjordline-logistics"
pytestmark = pytest.mark.usefixtures("opened", "baton")


async def planned(by: MemberDriver, settled: Settle, **fields: str) -> None:
    await by.command("/handover plan Fjordline Logistics")
    await settled()
    form = await by.modal("Change the plan")
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()


async def test_a_change_of_people_is_undone_by_who_made_it_or_the_manager_and_for_a_day(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await planned(dana, settled, Backup="Marek Novák")
    note = await dana.message("has changed the plan", CHANNEL)
    await priya.click("Undo", note)
    await settled()
    assert "@Dana Reyes has changed that" in priya.messages(CHANNEL)[-1].plain()
    await aiko.click("Undo", note)
    await settled()
    assert (await handover_of(baton, dana)).backup == ""
    await planned(dana, settled, Backup="Marek Novák")
    note = await dana.message("Backup: nobody →", CHANNEL)
    await playground.clock.advance(timedelta(hours=24, seconds=30))
    await dana.click("Undo", note)
    await settled()
    assert "more than a day ago" in dana.messages(CHANNEL)[-1].plain()
    await playground.clock.advance(timedelta(minutes=2))
    await settled()
    assert (await handover_of(baton, dana)).backup == playground.member("Marek Novák").id
    [note] = [seen for seen in dana.messages(CHANNEL) if seen.ts == note.ts]
    assert "Undo" not in note.buttons()


async def test_who_has_replaced_themselves_undoes_it_though_they_take_no_part_any_more(
    playground: Playground, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await planned(dana, settled, **{"Outgoing CSM": "Marek Novák"})
    assert dana.id not in (await handover_of(baton, aiko)).participants
    await dana.click("Undo", await dana.message("has changed the plan", CHANNEL))
    await settled()
    assert (await handover_of(baton, aiko)).outgoing == dana.id


async def people(by: MemberDriver, settled: Settle) -> Modal:
    """Open who does what."""
    await by.command("/handover people Fjordline Logistics")
    await settled()
    return await by.modal("Who does what")


async def chosen(by: MemberDriver, settled: Settle, part: str, who: str, what: str = "All of it moves") -> Modal:
    """Fill in the form of a role, as far as "Save"."""
    await (await people(by, settled)).click(f"Change {part}")
    await settled()
    label = part[0].upper() + part[1:]
    form = await by.modal(label)
    await form.fill({f"{label} from now on": who})
    await settled()
    form = await by.modal(label)
    if "What happens with what is open for them?" in form.labels():
        await form.fill({"What happens with what is open for them?": what})
        await settled()
    return await by.modal(label)


async def given(by: MemberDriver, settled: Settle, part: str, who: str, what: str = "All of it moves") -> str:
    """Give a role to somebody else, close what is open, and return what the form said before."""
    form = await chosen(by, settled, part, who, what)
    said = form.plain()
    assert await form.submit() == {}
    await settled()
    await (await by.modal()).close(whole_stack=True)
    return said


async def in_review(thread: Thread, baton: Baton) -> None:
    """Dana has answered something, Priya has read it, planned the first call and asks a question."""
    await thread.say("Calm but watchful.")

    def rule(handover: Handover) -> Decision:
        key = next(iter(handover.answers))
        accepted = replace(handover.answer(key), accepted_by=handover.incoming, accepted_at=handover.opened_at)
        question = Question("q1", key, "Who is calm?", handover.incoming, handover.opened_at)
        call = next(one for one in handover.playbook.steps if one.kind is StepKind.CALL)
        assert call.owner is Role.INCOMING
        return Decision(
            replace(
                handover,
                answers={key: accepted},
                questions=(replace(question, gathered=True),),
                steps={call.key: StepState(planned=date(2026, 3, 10))},
            )
        )

    handover = await handover_of(baton, thread.dana)
    await baton.store.decide(handover.workspace, handover.id, rule)


async def test_who_does_what_says_what_is_open_for_each_in_words(
    dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    shown = (await people(dana, settled)).plain()
    assert "*Outgoing CSM:* @Dana Reyes\nOpen: 22 answers and 2 tasks" in shown
    assert "*Incoming CSM:* @Priya Nair" in shown
    assert "*Backup:* nobody" in shown
    await (await dana.modal()).close()
    await dana.click("See who does what", await dana.message("Fjordline Logistics: handover", CHANNEL))
    await settled()
    assert "Fjordline Logistics" in (await dana.modal("Who does what")).plain()
    await (await dana.modal()).close()
    dana.open_home()
    await settled()
    await (await dana.home()).click("See who does what")
    assert "Fjordline Logistics" in (await dana.modal("Who does what")).plain()


async def test_all_moves_to_another_incoming_csm_in_the_middle_of_the_review_and_is_undone(
    thread: Thread, baton: Baton, dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await in_review(thread, baton)
    before = await handover_of(baton, dana)
    said = await given(aiko, settled, "incoming CSM", "Marek Novák")
    assert "To @Marek Novák: " in said
    assert "Stays with" not in said
    marek, priya = playground.member("Marek Novák"), playground.member("Priya Nair")
    hello = (await marek.message("hands *Fjordline Logistics* over to you")).plain()
    assert "*Where things stand:* Prepare, 15 working days left, until Mon 23 Mar." in hello
    assert "The customer hasn't been told yet." in hello
    assert "*Yours now:* " in hello
    assert "Nothing is left for you to do" in (await priya.message("Thank you for your part")).plain()
    after = await handover_of(baton, dana)
    assert (after.incoming, after.kept, priya.id in after.participants) == (marek.id, (), False)
    assert things_of(after, marek.id)
    form = await people(aiko, settled)
    assert "✓ Incoming CSM: @Priya Nair → @Marek Novák" in form.plain()
    await form.click("Undo")
    await settled()
    assert "*Incoming CSM:* @Priya Nair" in (await aiko.modal("Who does what")).plain(), (
        "what was undone is seen at once"
    )
    back = await handover_of(baton, dana)
    assert (back.incoming, back.answers, back.steps) == (before.incoming, before.answers, before.steps)
    assert "has made you the incoming CSM, in place of @Marek Novák" in (await priya.message("has made you")).plain()


async def test_what_is_begun_stays_with_who_was_the_incoming_csm_until_it_is_done(
    thread: Thread, baton: Baton, dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await in_review(thread, baton)
    said = await given(aiko, settled, "incoming CSM", "Marek Novák", "Only what isn't begun moves")
    assert "Stays with @Priya Nair until it is done: *Hold the context call" in said
    marek, priya = playground.member("Marek Novák"), playground.member("Priya Nair")
    told = (await priya.message("changed the plan of")).plain()
    assert "You are not the incoming CSM any more: @Marek Novák is it now." in told
    assert "Thank you for your part! This is still yours until it is done: *Hold the context call" in told
    handover = await handover_of(baton, aiko)
    [kept] = handover.kept
    assert (kept.person, priya.id in handover.participants) == (priya.id, True)
    assert doer(handover, handover.playbook.step(kept.key)) == priya.id
    assert "*Still finishes what was theirs:* @Priya Nair\nOpen: 1 call" in (await people(aiko, settled)).plain()
    await (await aiko.modal()).close()
    await priya.click("See the whole handover", await priya.message("changed the plan of"))
    await settled()
    await (await priya.modal("Handover")).close()
    await baton.store.decide(
        handover.workspace,
        handover.id,
        lambda h: Decision(replace(h, steps={kept.key: replace(h.step(kept.key), done_by=priya.id, done_at=NOW)})),
    )
    await thread.say("And one thing more.")
    assert priya.id in (await handover_of(baton, aiko)).participants, "what they have just done can be undone"
    await playground.clock.advance(timedelta(hours=20))
    await settled()
    assert "That was the last thing that was still yours" in (await priya.message("That was the last")).plain()
    handover = await handover_of(baton, aiko)
    assert (priya.id in handover.participants, handover.kept) == (False, ())
    assert marek.id == handover.incoming


async def test_nothing_moves_and_the_outgoing_csm_finishes_it_themselves(
    thread: Thread, baton: Baton, dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await in_review(thread, baton)
    said = await given(aiko, settled, "outgoing CSM", "Marek Novák", "Nothing moves: they finish it themselves")
    assert "Nothing that is open moves." in said
    handover = await handover_of(baton, aiko)
    assert things_of(handover, dana.id)
    marek = playground.member("Marek Novák")
    assert not things_of(handover, marek.id)
    hello = (await marek.message("has made you the outgoing CSM")).plain()
    assert "*Nothing to answer for now:* @Dana Reyes finishes what is open, and you may help." in hello
    await playground.clock.advance(timedelta(hours=8))
    await dana.click("Answer in a form", await dana.message("This is still yours"))
    await settled()
    assert "Fjordline" in (await dana.modal("Handover checklist")).plain()


async def test_whoever_keeps_something_has_it_in_their_morning_and_on_home_is_asked_how_it_goes_and_thanked_once(
    thread: Thread, baton: Baton, dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await in_review(thread, baton)
    await given(aiko, settled, "outgoing CSM", "Marek Novák", "Nothing moves: they finish it themselves")
    await playground.clock.advance(timedelta(days=2))
    await settled()
    mornings = told(dana, "Good morning")
    assert "*Fjordline Logistics*" in mornings[-1]
    assert "questions left, about" in mornings[-1]
    dana.open_home()
    await settled()
    home = (await dana.home()).plain()
    assert "questions left, about" in home
    assert "You finish what was yours\n*Fjordline Logistics*" in home
    assert "questions left" not in "".join(told(playground.member("Marek Novák"), "Good morning"))
    handover = await handover_of(baton, aiko)
    late = Window(date(2026, 2, 2), date(2026, 2, 27))
    await baton.store.decide(handover.workspace, handover.id, lambda h: Decision(replace(h, window=late)))
    await aiko.command("/handover status Fjordline Logistics")
    await aiko.click("Open", aiko.messages()[-1])
    await settled()
    await (await aiko.modal("Handover")).click("Nudge who is late")
    await settled()
    await playground.clock.advance(timedelta(days=1))
    await settled()
    assert "@Aiko Tanaka asks how it goes" in told(dana, "Good morning")[-1]
    answers = {
        one.key: Answer(one.key, (Part("Fine.", dana.id, NOW),), by=dana.id, at=NOW) for one in handover.playbook.items
    }
    await baton.store.decide(
        handover.workspace,
        handover.id,
        lambda h: Decision(
            replace(
                h,
                answers={**answers, **h.answers},
                questions=(),
                kept=tuple(one for one in h.kept if one.kind is ThingKind.ITEM),
            )
        ),
    )
    await thread.say("And one thing more.")
    await playground.clock.advance(timedelta(days=2))
    await settled()
    assert len(told(dana, "That was the last thing that was still yours")) == 1
    assert dana.id not in (await handover_of(baton, aiko)).participants
    dana.open_home()
    await settled()
    assert "Fjordline" not in (await dana.home()).plain()


async def test_the_buttons_of_who_takes_no_part_any_more_say_so_and_who_goes_on(
    opened: None, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await given(aiko, settled, "incoming CSM", "Marek Novák")
    await priya.click("I'll take it", await priya.message("hands *Fjordline Logistics* over to you"))
    await settled()
    said = priya.messages()[-1].plain()
    assert "You take no part in the handover of *Fjordline Logistics* any more" in said
    assert "@Marek Novák goes on with it" in said


async def test_when_it_has_ended_the_list_says_where_to_look_and_changes_nothing(
    opened: None, dana: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled, "Fjordline Logistics")
    page = await people(dana, settled)
    assert "The handover has ended" in page.plain()
    assert page.buttons() == []


async def test_roles_change_in_a_pause_and_after_the_last_day_as_at_any_time(
    thread: Thread, baton: Baton, dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await in_review(thread, baton)
    await dana.command("/handover pause Fjordline Logistics")
    await settled()
    await (await dana.modal()).submit()
    await settled()
    await given(aiko, settled, "outgoing CSM", "Marek Novák", "Nothing moves: they finish it themselves")
    marek = playground.member("Marek Novák")
    assert "Paused" in (await marek.message("has made you the outgoing CSM")).plain()
    before = await handover_of(baton, aiko)
    assert (before.outgoing, bool(things_of(before, dana.id))) == (marek.id, True)
    await aiko.command("/handover resume Fjordline Logistics")
    await settled()
    over = Window(date(2026, 2, 2), date(2026, 2, 27))
    await baton.store.decide(before.workspace, before.id, lambda h: Decision(replace(h, window=over)))
    late = await handover_of(baton, aiko)
    await given(aiko, settled, "incoming CSM", "Lucas Almeida")
    await playground.clock.advance(timedelta(hours=9))
    await settled()
    hello = (await playground.member("Lucas Almeida").message("hands *Fjordline Logistics* over to you")).plain()
    assert "last day has passed" in hello
    form = await people(aiko, settled)
    await form.click("Undo")
    await settled()
    assert (await handover_of(baton, aiko)).incoming == late.incoming


async def test_a_manager_and_a_backup_change_with_nothing_open_and_a_wrong_choice_is_told_at_the_field(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    form = await chosen(dana, settled, "manager", "Dana Reyes")
    assert "That's the manager, too" in (await form.submit())["Manager from now on"]
    await form.fill({"Manager from now on": "Aiko Tanaka"})
    assert "They are that already" in (await form.submit())["Manager from now on"]
    guest = next(one for one in playground.workspace.members if one.is_restricted)
    await form.fill({"Manager from now on": guest.shown_name})
    assert "is a guest here" in (await form.submit())["Manager from now on"]
    await form.fill({"Manager from now on": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    assert "*Manager:* @Marek Novák" in (await dana.modal("Who does what")).plain()
    assert "Nothing is left for you to do" in (await aiko.message("Thank you for your part")).plain()
    assert "made you the manager" in (await playground.member("Marek Novák").message("made you the manager")).plain()


async def test_a_colleagues_question_is_put_to_somebody_else(
    thread: Thread, baton: Baton, dana: MemberDriver, marek: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await ask(thread)
    form = await people(dana, settled)
    assert "@Marek Novák: Where things stand (asked by @Dana Reyes)" in form.plain()
    await form.click("Ask somebody else")
    await settled()
    form = await dana.modal("Ask somebody else")
    await form.fill({"Who is asked instead?": "Lucas Almeida"})
    assert await form.submit() == {}
    await settled()
    assert "@Lucas Almeida: Where things stand" in (await dana.modal("Who does what")).plain()
    assert "nothing waits for you here. Thank you!" in asked(marek)[-1].plain()
    await playground.clock.advance(timedelta(hours=8))
    await settled()
    assert "one question about *Fjordline Logistics*" in asked(playground.member("Lucas Almeida"))[-1].plain()


async def test_in_their_old_thread_what_is_still_theirs_is_saved_and_all_else_answered_kindly(
    thread: Thread, baton: Baton, dana: MemberDriver, aiko: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await thread.say("Calm but watchful.")
    old = thread.first
    await given(aiko, settled, "outgoing CSM", "Marek Novák", "Nothing moves: they finish it themselves")
    dana.say("Marta Nowak decides.", thread=old)
    await settled()
    assert "✓ Saved, thank you! Still yours: " in dana.messages(thread=old)[-1].plain()
    assert (await handover_of(baton, aiko)).answer("people").text == "Marta Nowak decides."
    form = await people(aiko, settled)
    await form.click("Undo")
    await settled()
    await (await aiko.modal()).close(whole_stack=True)
    assert (await handover_of(baton, aiko)).answer("people").text == "Marta Nowak decides."
    await given(aiko, settled, "outgoing CSM", "Marek Novák")
    dana.say("Me again.", thread=old)
    await settled()
    assert "is with @Marek Novák now, so I haven't saved that" in dana.messages(thread=old)[-1].plain()
