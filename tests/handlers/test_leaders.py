"""CS leaders: chosen by workspace admins, asked for wherever something is for those who lead."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Baton
from handover.leaders import Leaders
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle

HERE = "T0PLAYGROUND"
GROUP = "And everybody in this user group"
WHO = "Who leads the CSMs, besides the admins?"
pytestmark = pytest.mark.usefixtures("baton")


async def stored(baton: Baton) -> Leaders:
    async with baton.store.begin(HERE) as unit:
        return await unit.leaders.get()


async def form_of(admin: MemberDriver, settled: Settle) -> Modal:
    await admin.command("/handover settings")
    await settled()
    await (await admin.modal("Settings")).click("CS leaders …")
    await settled()
    return await admin.modal()


async def test_admins_choose_them_and_only_admins(
    baton: Baton, lucas: MemberDriver, marek: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    form = await form_of(lucas, settled)
    await form.fill({WHO: ["Marek Novák", "Aiko Tanaka"]})
    assert await form.submit() == {}
    assert "@Marek Novák and @Aiko Tanaka lead the CSMs, besides the admins." in (await lucas.modal()).plain()
    assert await stored(baton) == Leaders((marek.id, aiko.id))
    await marek.command("/handover settings")
    await settled()
    buttons = (await marek.modal("Settings")).buttons()
    assert "See your people" in buttons
    assert "CS leaders …" not in buttons


async def test_a_guest_can_be_none(baton: Baton, lucas: MemberDriver, settled: Settle) -> None:
    form = await form_of(lucas, settled)
    await form.fill({WHO: ["Greta Olsen"]})
    assert "guest" in (await form.submit())[WHO]
    assert await stored(baton) == Leaders()


async def test_who_is_no_admin_any_more_changes_nothing(
    baton: Baton, lucas: MemberDriver, playground: Playground, settled: Settle
) -> None:
    form = await form_of(lucas, settled)
    member = playground.workspace.members.get(lucas.id)
    playground.workspace.members.put(replace(member, is_admin=False, is_owner=False))
    await settled()
    await form.fill({WHO: ["Lucas Almeida"]})
    await form.submit()
    await settled()
    assert "CS leaders are chosen by workspace admins" in (await lucas.modal("Baton")).plain()
    assert await stored(baton) == Leaders()


async def test_a_leader_who_becomes_a_guest_leads_nobody(
    baton: Baton, lucas: MemberDriver, marek: MemberDriver, playground: Playground, settled: Settle
) -> None:
    form = await form_of(lucas, settled)
    await form.fill({WHO: ["Marek Novák"]})
    assert await form.submit() == {}
    member = playground.workspace.members.get(marek.id)
    playground.workspace.members.put(replace(member, is_restricted=True))
    await settled()
    await marek.command("/handover suggest")
    await settled()
    assert "You have no part in" not in (await marek.modal()).plain()
    assert "room for" not in (await marek.modal()).plain()


async def test_of_two_admins_who_choose_at_once_the_second_is_told(
    baton: Baton, lucas: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    form = await form_of(lucas, settled)
    async with baton.store.begin(HERE) as unit:
        await unit.leaders.put(Leaders((aiko.id,)))
    await form.fill({WHO: ["Marek Novák"]})
    assert "This has been changed elsewhere" in (await form.submit())[WHO]
    assert await stored(baton) == Leaders((aiko.id,))


def grouped(playground: Playground, *members: MemberDriver) -> None:
    """Put these people, and nobody else, into the user group @cs-leads."""
    playground.workspace.set_group("S0LEADS01", "cs-leads", tuple(one.id for one in members))


async def test_a_user_group_can_be_chosen_and_is_followed(
    baton: Baton,
    playground: Playground,
    lucas: MemberDriver,
    marek: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    grouped(playground, marek)
    form = await form_of(lucas, settled)
    await form.fill({GROUP: "@cs-leads"})
    assert await form.submit() == {}
    await settled()
    assert "Everybody in @subteam^S0LEADS01 leads the CSMs" in (await lucas.modal()).plain()
    assert await stored(baton) == Leaders((), "S0LEADS01", (marek.id,))
    grouped(playground, aiko)
    await settled()
    assert (await stored(baton)).people == (aiko.id,)
    for person, leads in ((marek, False), (aiko, True)):
        await person.command("/handover team")
        await settled()
        assert ("for those who lead" in (await person.modal()).plain()) is not leads


async def test_without_the_event_it_is_looked_once_a_day(
    baton: Baton, playground: Playground, lucas: MemberDriver, marek: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    grouped(playground, marek)
    form = await form_of(lucas, settled)
    await form.fill({GROUP: "@cs-leads", WHO: ["Lucas Almeida"]})
    assert await form.submit() == {}
    await settled()
    for members in ((aiko.id,), (aiko.id, marek.id)):
        playground.workspace.group_members["S0LEADS01"] = members
        await playground.clock.advance(timedelta(days=1, minutes=1))
        await settled()
        assert (await stored(baton)).people == (lucas.id, *sorted(members))
    del playground.workspace.groups["S0LEADS01"]
    await playground.clock.advance(timedelta(days=1, minutes=1))
    await settled()
    assert (await stored(baton)).people == (lucas.id,)


async def test_members_of_the_group_hear_of_the_week_as_other_leaders_do(
    playground: Playground, baton: Baton, lucas: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    grouped(playground, marek)
    form = await form_of(lucas, settled)
    await form.fill({GROUP: "@cs-leads"})
    assert await form.submit() == {}
    await settled()
    async with baton.store.begin(HERE) as unit:
        person = await unit.people.get(marek.id)
        assert person is not None
        assert person.guessed
        assert await unit.people.next_digest(marek.id) is not None


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("missing_scope", "reinstall the app with the permission `usergroups:read`"),
        ("plan_upgrade_required", "Where Slack's plan has user groups"),
        ("internal_error", "I can't see your user groups just now."),
    ],
)
async def test_where_groups_cannot_be_seen_the_admin_reads_why_and_nothing_changes(
    baton: Baton,
    playground: Playground,
    lucas: MemberDriver,
    marek: MemberDriver,
    settled: Settle,
    code: str,
    said: str,
) -> None:
    async with baton.store.begin(HERE) as unit:
        await unit.leaders.put(Leaders((), "S0LEADS01", (marek.id,)))
    playground.faults.add("usergroups.list", "error", 9, error=code)
    form = await form_of(lucas, settled)
    assert said in form.plain()
    assert GROUP not in form.labels()
    await form.fill({WHO: ["Aiko Tanaka"]})
    assert await form.submit() == {}
    stays = await stored(baton)
    assert (stays.group, stays.members) == ("S0LEADS01", (marek.id,))
    playground.faults.clear()
    playground.inspector.forget()


async def test_without_the_permission_who_was_in_the_group_stays_and_is_looked_at_once_there_is_one(
    baton: Baton, playground: Playground, lucas: MemberDriver, marek: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    grouped(playground, marek)
    form = await form_of(lucas, settled)
    await form.fill({GROUP: "@cs-leads"})
    assert await form.submit() == {}
    await settled()
    playground.faults.add("usergroups.users.list", "error", 1, error="missing_scope")
    grouped(playground, aiko)
    await settled()
    assert (await stored(baton)).people == (marek.id,)
    await playground.clock.advance(timedelta(days=1, minutes=1))
    await settled()
    assert (await stored(baton)).people == (aiko.id,)
    playground.inspector.forget()


async def test_no_group_any_more_is_chosen_as_well(
    baton: Baton, playground: Playground, lucas: MemberDriver, marek: MemberDriver, settled: Settle
) -> None:
    grouped(playground, marek)
    async with baton.store.begin(HERE) as unit:
        await unit.leaders.put(Leaders((), "S0LEADS01", (marek.id,)))
    form = await form_of(lucas, settled)
    await form.fill({GROUP: "No group"})
    assert await form.submit() == {}
    await settled()
    assert await stored(baton) == Leaders()
