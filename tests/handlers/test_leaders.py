"""CS leaders: chosen by workspace admins, asked for wherever something is for those who lead."""

from dataclasses import replace

import pytest

from bot.app import Baton
from handover.leaders import Leaders
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle

HERE = "T0PLAYGROUND"
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
