"""The incoming CSM takes an account on, or says why not and who could; the manager hears of no answer, once (P29, P31)."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from handover.assignment import accepted_at, awaited_assignment
from handover.model.handover import Handover
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.declining import WHY, decline
from tests.handlers.threads import handover_of, told
from tests.opening import open_handover

CHANNEL = "handover-fjordline-logistics"
ASKS, ASKED = "do you take it on?", "hasn't said yet whether they take it on"
TAKEN = "has taken it on"
SILENT = "hasn't said for two working days"


async def stored(baton: Baton) -> list[Handover]:
    async with baton.store.begin("T0PLAYGROUND") as unit:
        return sorted(await unit.handovers.all(), key=lambda one: one.account)


async def card(person: MemberDriver) -> str:
    return (await person.message("Who is on what", CHANNEL)).plain()


async def test_the_incoming_csm_is_asked_takes_it_on_and_can_take_that_back(
    opened: None, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    welcome = await priya.message(ASKS)
    assert welcome.buttons()[:2] == ["I'll take it", "I can't …"]
    assert f"@Priya Nair {ASKED}" in await card(dana)
    await priya.click("I'll take it", welcome)
    await settled()
    assert f"@Priya Nair {TAKEN}" in await card(dana)
    [welcome] = [one for one in priya.messages() if one.ts == welcome.ts]
    assert ASKS not in welcome.plain()
    assert "I'll take it" not in welcome.buttons()
    handover = await handover_of(baton, dana)
    assert accepted_at(handover) is not None
    await priya.click("Undo", await priya.message("You take *Fjordline Logistics* on"))
    await settled()
    assert f"@Priya Nair {ASKED}" in await card(dana)
    assert ASKS in (await priya.message(ASKS)).plain()


async def test_what_only_somebody_does_who_takes_it_on_is_a_yes(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await priya.command("/handover status fjordline")
    await settled()
    assert ASKED in priya.messages()[-1].plain()
    await priya.click("Add a line about yourself")
    await settled()
    await (await priya.modal()).close()
    assert awaited_assignment(await handover_of(baton, dana)) is not None, "a line about oneself is no yes"


async def test_the_morning_asks_first_until_it_is_answered_and_then_not_again(
    opened: None, playground: Playground, priya: MemberDriver, settled: Settle
) -> None:
    await playground.clock.advance(timedelta(hours=20))
    await settled()
    morning = await priya.message("Good morning, Priya")
    assert morning.buttons()[:2] == ["I'll take it", "I can't …"]
    await priya.click("I'll take it", morning)
    await settled()
    [morning] = [one for one in priya.messages() if one.ts == morning.ts]
    assert "✓ You take it on" in morning.plain()
    await playground.clock.advance(timedelta(days=1))
    await settled()
    assert not [one for one in priya.messages() if one.ts > morning.ts and "I'll take it" in one.buttons()]


async def test_whoever_cannot_proposes_somebody_who_is_asked_with_one_tap_and_that_is_undone(
    opened: None,
    baton: Baton,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    await priya.click("I can't …")
    await settled()
    form = await priya.modal("I can't take it")
    await form.fill({"Why?": WHY, "Who could take it instead?": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    await (await priya.modal("I can't take it")).close()
    note = await aiko.message("they can't take it on")
    assert WHY in note.plain()
    assert "They propose @Marek Novák instead" in note.plain()
    assert note.buttons()[:2] == ["Ask Marek Novák", "Choose somebody else …"]
    await aiko.click("Ask Marek Novák", note)
    await settled()
    marek = playground.member("Marek Novák")
    assert (await marek.message(ASKS)).buttons()[:2] == ["I'll take it", "I can't …"]
    assert f"@Marek Novák {ASKED}" in await card(dana)
    [thanks] = told(priya, "Thank you for saying that you couldn't take")
    assert "@Marek Novák is the incoming CSM now" in thanks
    [note] = [one for one in aiko.messages() if one.ts == note.ts]
    assert "Ask Marek Novák" not in note.buttons()
    assert "@Marek Novák is the incoming CSM now" in note.plain()
    await aiko.click("Undo", note)
    await settled()
    handover = await handover_of(baton, dana)
    assert handover.incoming == priya.id
    assert [one.by for one in handover.declines] == [priya.id], "she has still said no"
    [note] = [one for one in aiko.messages() if one.ts == note.ts]
    assert "Ask Marek Novák" in note.buttons()


@pytest.mark.parametrize(
    ("proposed", "said"), [("Priya Nair", "That's you"), ("Dana Reyes", "That's the outgoing CSM")]
)
async def test_who_cannot_be_proposed_is_said_beside_the_field(
    opened: None, priya: MemberDriver, settled: Settle, proposed: str, said: str
) -> None:
    await priya.click("I can't …")
    await settled()
    form = await priya.modal("I can't take it")
    await form.fill({"Why?": WHY, "Who could take it instead?": proposed})
    assert said in (await form.submit())["Who could take it instead?"]
    await form.fill({"Who could take it instead?": "Aiko Tanaka"})
    assert await form.submit() == {}


async def test_the_manager_hears_once_of_no_answer_and_has_them_reminded(
    opened: None, playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """Monday 2 March she was asked; with Holi on the Wednesday, Tuesday and Thursday are her two working days."""
    await playground.clock.advance(datetime(2026, 3, 5, 12, tzinfo=UTC))
    await settled()
    assert not told(aiko, SILENT)
    await playground.clock.advance(datetime(2026, 3, 6, 12, tzinfo=UTC))
    await settled()
    note = await aiko.message(SILENT)
    assert note.buttons() == ["Remind them", "Choose somebody else …", "See the whole handover"]
    await aiko.click("Remind them", note)
    await playground.clock.advance(datetime(2026, 3, 9, 12, tzinfo=UTC))
    await settled()
    question = await priya.message("would like to know: do you take")
    await playground.clock.advance(datetime(2026, 3, 10, 12, tzinfo=UTC))
    await settled()
    assert len(told(aiko, SILENT)) == 1
    await priya.click("I'll take it", question)
    await settled()
    [note] = [one for one in aiko.messages() if one.ts == note.ts]
    assert f"@Priya Nair {TAKEN}" in note.plain()
    [question] = [one for one in priya.messages() if one.ts == question.ts]
    assert "I'll take it" not in question.buttons()


async def test_of_somebody_who_is_away_the_manager_hears_until_when_and_they_have_two_days_once_back(
    opened: None, playground: Playground, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await priya.command("/handover settings")
    await settled()
    form = await priya.modal("Settings")
    await form.fill({"Away from": "2026-03-03", "Away until": "2026-03-10"})
    assert await form.submit() == {}
    await playground.clock.advance(datetime(2026, 3, 6, 12, tzinfo=UTC))
    await settled()
    note = await aiko.message("is away, back on Tue 10 Mar, and hasn't said whether they take it on")
    assert note.buttons()[0] == "Choose somebody else …"
    await playground.clock.advance(datetime(2026, 3, 11, 20, tzinfo=UTC))
    await settled()
    assert not told(aiko, SILENT)
    await playground.clock.advance(datetime(2026, 3, 12, 12, tzinfo=UTC))
    await settled()
    assert len(told(aiko, SILENT)) == 1


async def test_somebody_with_many_is_asked_in_one_line_and_answers_for_all_at_once_or_one_by_one(
    opened: None, baton: Baton, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    for account in ("Borealis Foods", "Cedar Health"):
        await open_handover(dana, account, settled)
    await playground.clock.advance(timedelta(hours=20))
    await settled()
    morning = await priya.message("Good morning, Priya")
    assert "Do you take these on? *Borealis Foods*, *Cedar Health* and *Fjordline Logistics*." in morning.plain()
    await priya.click("Answer for 3 accounts", morning)
    await settled()
    form = await priya.modal("Do you take them on?")
    await form.click("I'll take it")
    await settled()
    form = await priya.modal("Do you take them on?")
    assert "*Borealis Foods* from @Dana Reyes, by Mon 23 Mar: you take it on" in form.plain()
    assert await form.submit() == {}
    await settled()
    assert [accepted_at(one) is not None for one in await stored(baton)] == [True, True, True]
    form = await priya.modal("Do you take them on?")
    assert "that's all of them" in form.plain()
    await form.click("Undo")
    await settled()
    assert [accepted_at(one) is not None for one in await stored(baton)] == [False, True, True]


async def test_an_ended_handover_asks_nobody_and_one_reopened_asks_on(
    opened: None, playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover cancel fjordline")
    await settled()
    form = await dana.modal()
    await form.fill({"Why?": "Not now"})
    await form.submit()
    await settled()
    await priya.click("I'll take it", await priya.message(ASKS))
    await settled()
    assert "is cancelled, so nothing was saved" in priya.messages()[-1].plain()
    await playground.clock.advance(datetime(2026, 3, 9, 12, tzinfo=UTC))
    await settled()
    assert not told(aiko, SILENT)
    await dana.command("/handover reopen fjordline")
    await settled()
    form = await dana.modal()
    await form.fill({"Why?": "They stay after all"})
    assert await form.submit() == {}
    await playground.clock.advance(datetime(2026, 3, 12, 12, tzinfo=UTC))
    await settled()
    assert len(told(aiko, SILENT)) == 1, "the two working days begin anew with the reopening"


async def test_a_later_choice_is_not_overruled_by_an_old_button(
    opened: None,
    baton: Baton,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    await decline(priya, settled)
    note = await aiko.message("they can't take it on")
    assert note.buttons()[0] == "Choose somebody else …"
    await aiko.click("Choose somebody else", note)
    await settled()
    form = await aiko.modal("Change the plan")
    await form.fill({"Incoming CSM": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    assert (await handover_of(baton, dana)).incoming == playground.member("Marek Novák").id


async def test_the_overview_and_home_have_both_answers_for_whoever_is_asked_and_speak_to_them(
    opened: None, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    for person, answers in ((dana, False), (priya, True)):
        await person.command("/handover status fjordline")
        await person.click("Open", person.messages()[-1])
        await settled()
        overview = await person.modal("Handover")
        assert ({"I'll take it", "I can't …"} <= set(overview.buttons())) is answers
        assert (f"@Priya Nair {ASKED}" in overview.plain()) is not answers
        assert ("You haven't said yet whether you take it on" in overview.plain()) is answers
    await (await priya.modal()).click("I'll take it")
    await settled()
    overview = await priya.modal("Handover")
    assert "You have taken it on" in overview.plain()
    assert "I'll take it" not in overview.buttons()
    await overview.click("Undo")
    await settled()
    assert "I'll take it" in (await priya.modal("Handover")).buttons()
    await (await priya.modal()).close()
    priya.open_home()
    await settled()
    assert {"I'll take it", "I can't …"} <= set((await priya.home()).buttons())
