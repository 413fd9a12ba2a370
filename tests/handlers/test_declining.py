"""Whoever is named in a handover can say that it is not theirs; whoever started it and the manager hear of it; it can be undone."""

from bot.app import Baton
from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.handlers.declining import WHY, decline
from tests.handlers.threads import told
from tests.opening import open_handover
from tests.snapshots import Snapshot


async def test_asked_people_can_decline_and_take_it_back(
    opened: Snapshot, baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """H: asked people can decline, with a reason; the starter and the manager are told; it is undoable."""
    await decline(priya, settled)
    for person in (dana, aiko):
        [note] = told(person, "they can't take it on")
        assert WHY in note
    assert told(priya, "You have declined the handover")
    async with baton.store.begin("T0PLAYGROUND") as unit:
        [handover] = await unit.handovers.all()
    assert [one.why for one in handover.declines] == [WHY]
    await priya.click("It is mine after all")
    await settled()
    for person in (dana, aiko):
        assert not told(person, "they can't take it on")
        assert told(person, "takes it on after all")
    assert told(priya, "What will happen"), "the welcome is back"


async def test_a_reason_is_asked_for(opened: Snapshot, baton: Baton, priya: MemberDriver, settled: Settle) -> None:
    await priya.click("I can't …")
    await settled()
    assert list(await (await priya.modal("I can't take it")).submit()) == ["Why?"]


async def test_whoever_declined_hears_nothing_in_the_morning(
    opened: Snapshot, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await decline(priya, settled)
    home = await priya.home()
    priya.open_home()
    await settled()
    assert "Waiting for you" not in (home.plain())


async def test_everybody_sees_that_somebody_else_is_to_be_chosen_and_the_way_to_it_is_one_tap_away(
    opened: Snapshot, baton: Baton, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """H: the others are not left waiting for somebody who has declined, who reads of it on Home without being asked for it."""
    await decline(priya, settled)
    card = await dana.message("Who is on what", "handover-fjordline-logistics")
    assert "@Priya Nair says that this isn't theirs" in card.plain()
    priya.open_home()
    await settled()
    home = await priya.home("You have declined it")
    assert "Quiet for you" not in home.plain()
    assert "It is mine after all" in home.buttons()
    assert "I have told @Dana Reyes and @Aiko Tanaka" in home.plain()
    await aiko.click("Choose somebody else", await aiko.message("they can't take it on"))
    await settled()
    form = await aiko.modal("Change the plan")
    await form.fill({"Incoming CSM": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    card = await dana.message("Who is on what", "handover-fjordline-logistics")
    assert "isn't theirs" not in card.plain()


async def test_somebody_chosen_again_has_declined_nothing(
    opened: Snapshot, baton: Baton, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await decline(priya, settled)
    for incoming in ("Marek Novák", "Priya Nair"):
        await aiko.command("/handover plan fjordline")
        await settled()
        form = await aiko.modal("Change the plan")
        await form.fill({"Incoming CSM": incoming})
        assert await form.submit() == {}
        await settled()
    async with baton.store.begin("T0PLAYGROUND") as unit:
        [handover] = await unit.handovers.all()
    assert (handover.declines, handover.holds) == ((), ())


async def test_the_starter_is_offered_no_way_to_decline(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await open_handover(dana, "Borealis Foods", settled)
    buttons = [name for seen in dana.messages() for name in seen.buttons()]
    assert "This isn't mine …" not in buttons


async def test_a_manager_who_declines_reads_that_the_others_are_told_and_not_that_she_is(
    opened: Snapshot, baton: Baton, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """I: no message misleads: who is told is said by the rule that tells them."""
    await aiko.click("This isn't mine …")
    await settled()
    form = await aiko.modal("Not mine")
    assert "tell @Dana Reyes, so that somebody else can be chosen" in form.plain()
    await form.fill({"Why?": "Another team's"})
    assert await form.submit() == {}
    await settled()
    assert "I have told @Dana Reyes, so" in (await aiko.message("You have declined the handover")).plain()
    assert "isn't theirs to do" in (await dana.message("isn't theirs to do")).plain()
