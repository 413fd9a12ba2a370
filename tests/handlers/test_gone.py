"""Somebody's account is closed while a handover runs: whoever decides is asked once, and decides with a tap (P7, P111)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Baton
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.snapshots import Snapshot

CHANNEL = "handover-fjordline-logistics"
PATH, TAKES_PLACE, CHOOSE = "Emergency path", "Somebody takes their place …", "Choose a replacement …"
PLACE = "In their place"


@pytest.fixture
async def leave(opened: Snapshot, playground: Playground, baton: Baton, settled: Settle) -> "Leave":
    return Leave(playground, settled)


A_MOMENT = timedelta(seconds=10)


class Leave:
    """Closes somebody's account, and opens it again, on Monday morning in Europe."""

    def __init__(self, playground: Playground, settled: Settle) -> None:
        self.playground, self.settled = playground, settled

    async def __call__(self, person: MemberDriver) -> None:
        self.playground.workspace.members.deactivate(person.id)
        await self.settled()
        # Whoever is asked reads their welcome first: the question waits for it by seconds, if it comes before.
        await self.playground.clock.advance(A_MOMENT)

    async def back(self, person: MemberDriver) -> None:
        members = self.playground.workspace.members
        members.put(replace(members.get(person.id), deleted=False))
        await self.settled()


async def choosing(person: MemberDriver, button: str, settled: Settle) -> Modal:
    await person.click(button, await person.message("can't take part any more"))
    await settled()
    return await person.modal("Choose a replacement")


async def test_the_emergency_path_is_taken_with_a_tap_and_undone(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leave(dana)
    note = await aiko.message("How does it go on?")
    assert "Meanwhile I ask @Aiko Tanaka for what was theirs" in note.plain()
    assert note.buttons() == [PATH, TAKES_PLACE, "Open"]
    await aiko.click(PATH, note)
    await settled()
    taken = await aiko.message("goes on as an emergency")
    assert taken.ts == note.ts
    await aiko.command("/handover status Fjordline Logistics")
    await aiko.click("Open", aiko.messages()[-1])
    await settled()
    overview = (await aiko.modal("Handover")).plain()
    assert "Name a temporary contact" in overview
    await priya.command("/handover email Fjordline Logistics")
    await settled()
    letter = str((await priya.modal("Introduction e-mail")).value("Body"))
    assert "Dana Reyes, who has looked after you until now, has left the company." in letter
    assert "new role" not in letter, "why is not said any more"
    await aiko.click("Undo", await aiko.message("goes on as an emergency"))
    await settled()
    assert (await aiko.message("How does it go on?")).buttons() == [PATH, TAKES_PLACE, "Open"]
    assert "temporary contact" not in (await aiko.message("Who is on what", CHANNEL)).plain()


async def test_somebody_takes_the_place_of_who_hands_over(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await leave(dana)
    form = await choosing(aiko, TAKES_PLACE, settled)
    assert form.value(PLACE) == aiko.id, "who answers meanwhile"
    await form.fill({PLACE: "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    settled_note = await aiko.message("@Marek Novák answers in their place now, as @Aiko Tanaka has decided.")
    assert settled_note.buttons() == ["Open"]
    assert "Dana Reyes has left and can't be asked" in (await marek.message("Dana Reyes has left")).plain()
    assert (
        "@Marek Novák answers for Dana Reyes, who has left" in (await aiko.message("Who is on what", CHANNEL)).plain()
    )


async def test_who_takes_over_is_replaced_and_all_of_theirs_moves(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    await leave(priya)
    note = await aiko.message("Nobody is there now who takes the customer over.")
    assert note.buttons() == [CHOOSE, "Open"]
    form = await choosing(aiko, CHOOSE, settled)
    await form.fill({PLACE: "Dana Reyes"})
    assert (await form.submit())[PLACE].startswith("That's the outgoing CSM.")
    await form.fill({PLACE: "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    card = (await dana.message("Who is on what", CHANNEL)).plain()
    assert "@Marek Novák" in card
    assert "@Priya Nair" not in card
    await marek.message("Fjordline Logistics")


async def test_without_the_manager_the_other_csm_decides(
    leave: Leave, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leave(aiko)
    await leave.playground.clock.advance(leave.playground.clock.now().replace(day=3, hour=5))
    await settled()
    note = await priya.message("who is the manager, can't take part any more")
    assert CHOOSE in note.buttons()


async def test_whoever_is_back_hands_over_again(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await leave(dana)
    await aiko.message("How does it go on?")
    await leave.back(dana)
    note = await aiko.message("answers in their place now")
    assert note.buttons() == ["They hand over again", "Open"]
    await aiko.click("They hand over again", note)
    await settled()
    card = (await aiko.message("Who is on what", CHANNEL)).plain()
    assert "answers for" not in card
    assert "@Dana Reyes" in card
    await leave(dana)
    asked = await aiko.message("How does it go on?")
    assert asked.ts != note.ts, "a changed message would call nobody"
    [before] = [one for one in aiko.messages() if one.ts == note.ts]
    assert "something newer is below" in before.plain()


async def test_pressed_when_somebody_is_in_their_place_by_now_it_says_so(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leave(dana)
    form = await choosing(aiko, TAKES_PLACE, settled)
    await priya.command("/handover plan Fjordline Logistics")
    await settled()
    plan = await priya.modal("Change the plan")
    await plan.fill({"Outgoing CSM": "Marek Novák"})
    assert await plan.submit() == {}
    await settled()
    await form.fill({PLACE: "Lucas Almeida"})
    await form.submit()
    await settled()
    assert "changed again since" in (await aiko.modal()).plain()
    assert "@Marek Novák answers for Dana Reyes" in (await aiko.message("Who is on what", CHANNEL)).plain()


async def test_chosen_in_the_list_of_people_the_question_and_the_note_in_the_channel_are_settled(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leave(priya)
    assert (await dana.message("I can't reach @Priya Nair", CHANNEL)).buttons() == ["Choose somebody else …"]
    asked = await aiko.message("can't take part any more")
    await dana.command("/handover people Fjordline Logistics")
    await settled()
    await (await dana.modal("Who does what")).click("Change incoming CSM …")
    await settled()
    form = await dana.modal("Incoming CSM")
    await form.fill({"Incoming CSM from now on": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    note = await aiko.message("@Marek Novák takes over now, as @Dana Reyes has decided.")
    assert (note.ts, note.buttons()) == (asked.ts, ["Open"])
    told = await dana.message("can't take part any more: their account is deactivated", CHANNEL)
    assert "@Marek Novák takes over now, as @Dana Reyes has decided." in told.plain()
    assert told.buttons() == []


async def test_what_was_asked_is_settled_when_the_handover_ends(
    leave: Leave, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leave(priya)
    asked = await aiko.message("can't take part any more")
    await aiko.command("/handover cancel Fjordline Logistics")
    await settled()
    form = await aiko.modal()
    await form.fill({form.labels()[0]: "The customer has left us."})
    await form.submit()
    await settled()
    note = await aiko.message("this handover has ended, so nothing waits for @Priya Nair")
    assert (note.ts, note.buttons()) == (asked.ts, ["Open"])


async def test_whoever_was_replaced_and_is_back_can_have_their_part_again(
    leave: Leave, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leave(priya)
    form = await choosing(aiko, CHOOSE, settled)
    await form.fill({PLACE: "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    await leave.back(priya)
    await leave.playground.clock.advance(A_MOMENT)
    note = await aiko.message("@Priya Nair can take part again. @Marek Novák takes over now")
    assert note.buttons() == ["They take over again", "Open"]
    await aiko.click("They take over again", note)
    await settled()
    assert "@Priya Nair" in (await aiko.message("Who is on what", CHANNEL)).plain()
    assert "I go on with them" in (await aiko.message("@Priya Nair can take part again")).plain()


async def test_two_go_at_once_and_each_is_asked_about(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """The incoming CSM and whoever would stand in for the outgoing one."""
    members = leave.playground.workspace.members
    members.deactivate(dana.id)
    members.deactivate(priya.id)
    await settled()
    await leave.playground.clock.advance(A_MOMENT)
    await aiko.message("who takes over, can't take part any more")
    assert "Meanwhile I ask @Aiko Tanaka" in (await aiko.message("How does it go on?")).plain()


async def test_when_nobody_of_it_is_left_an_admin_is_asked_and_decides(
    leave: Leave, dana: MemberDriver, aiko: MemberDriver, priya: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    members = leave.playground.workspace.members
    members.put(replace(members.get(marek.id), is_admin=True))
    for person in (dana, aiko, priya):
        members.deactivate(person.id)
    await settled()
    await leave.playground.clock.advance(timedelta(hours=1))
    form = await choosing(marek, CHOOSE, settled)
    await form.fill({PLACE: "Lucas Almeida"})
    assert await form.submit() == {}
    await settled()
    assert "Lucas Almeida" in (await marek.message("has decided.")).plain()


async def test_somebody_who_becomes_a_guest_is_replaced_as_well(
    leave: Leave, aiko: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    members = leave.playground.workspace.members
    members.put(replace(members.get(priya.id), is_restricted=True))
    await settled()
    await leave.playground.clock.advance(A_MOMENT)
    note = await aiko.message("who takes over, can't take part any more")
    assert note.buttons() == [CHOOSE, "Open"]
