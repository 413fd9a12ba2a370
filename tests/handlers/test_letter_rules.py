"""An admin has the manager approve letters to customers: only they are offered and asked, and others are told who can."""

from dataclasses import replace

import pytest

from bot.app import Baton
from handover.letter_rules import LetterRules
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.emails import CHANNEL, ready_to_approve

pytestmark = pytest.mark.usefixtures("opened", "baton")

WHO = "Who approves letters to customers"
MANAGER, ANYBODY = "Only its manager, or the backup in their place", "Any second person of the handover"
HERE = "T0PLAYGROUND"


async def choose(admin: MemberDriver, settled: Settle, who: str) -> str:
    """Set who approves letters, and return what the admin reads then."""
    form = await settings(admin, settled)
    await form.fill({WHO: who})
    assert await form.submit() == {}
    await settled()
    shown = await admin.modal("Settings")
    words = shown.plain()
    await shown.close()
    return words


async def settings(person: MemberDriver, settled: Settle) -> Modal:
    await person.command("/handover settings")
    await settled()
    return await person.modal("Settings")


async def letter(person: MemberDriver, settled: Settle) -> Modal:
    """Return the preview of the letter that waits for approval."""
    await person.command("/handover email Fjordline")
    await settled()
    form = await person.modal("Introduction e-mail")
    assert await form.submit() == {}
    await settled()
    return await person.modal("Preview")


async def test_the_manager_is_asked_alone_and_others_read_who_approves_it(
    dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    said = await choose(lucas, settled, MANAGER)
    assert "approved by the manager of the handover, or the backup in their place" in said
    await ready_to_approve(dana, settled, asks="@Aiko Tanaka")
    await (await dana.modal()).close(whole_stack=True)
    assert not [one for one in priya.messages() if "Is it good to go?" in one.plain()]
    shown = await letter(priya, settled)
    assert "In this workspace, letters to customers are approved by @Aiko Tanaka." in shown.plain()
    assert "Approve" not in shown.buttons()
    assert "Send back …" not in shown.buttons()
    await shown.close(whole_stack=True)
    await aiko.click("Approve", await aiko.message("Is it good to go?"))
    await settled()
    assert "approved by @Aiko Tanaka" in (await dana.message("Over to you", CHANNEL)).plain()


async def test_a_button_from_before_is_refused_with_who_can(
    dana: MemberDriver, priya: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    """The preview was open while the admin changed it, and nobody was asked yet."""
    await ready_to_approve(dana, settled, asks="")
    await (await dana.modal()).close(whole_stack=True)
    shown = await letter(priya, settled)
    await choose(lucas, settled, MANAGER)
    await shown.click("Approve")
    await settled()
    told = (await priya.modal("Baton")).plain()
    assert "letters to customers are approved by @Aiko Tanaka" in told
    assert "a workspace admin can do it in their place" in told


async def test_anybody_approves_again_once_it_is_taken_back(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await choose(lucas, settled, MANAGER)
    form = await settings(lucas, settled)
    assert form.value(WHO) == MANAGER
    await form.close()
    assert "any second person" in await choose(lucas, settled, ANYBODY)
    await ready_to_approve(dana, settled)
    await (await dana.modal()).close(whole_stack=True)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    assert "approved by @Priya Nair" in (await dana.message("Over to you", CHANNEL)).plain()
    async with baton.store.begin("T0ANOTHER") as unit:
        assert await unit.letter_rules.get() == LetterRules()


async def test_an_admin_decides_in_the_managers_place_with_a_reason(
    dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await choose(lucas, settled, MANAGER)
    await ready_to_approve(dana, settled, asks="@Aiko Tanaka")
    await (await dana.modal()).close(whole_stack=True)
    await lucas.command("/handover override Fjordline")
    await settled()
    form = await lucas.modal()
    await form.fill({"What do you decide?": "Approve the introduction e-mail", "Why?": "Aiko is away until Monday."})
    assert await form.submit() == {}
    await settled()
    assert "approved by @Lucas" in (await dana.message("Over to you", CHANNEL)).plain()


async def test_only_admins_see_it_and_saving_ones_own_settings_leaves_it_as_another_has_set_it(
    playground: Playground, baton: Baton, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    form = await settings(dana, settled)
    assert WHO not in form.plain()
    await form.close()
    form = await settings(lucas, settled)
    async with baton.store.begin(HERE) as unit:
        await unit.letter_rules.put(LetterRules(manager_approves=True))
    await form.fill({"Morning message at": "7:00"})
    assert await form.submit() == {}
    await settled()
    await (await lucas.modal("Settings")).close()
    async with baton.store.begin(HERE) as unit:
        assert (await unit.letter_rules.get()).manager_approves
    form = await settings(lucas, settled)
    await form.fill({WHO: ANYBODY})
    playground.workspace.members.put(
        replace(playground.workspace.members.get(lucas.id), is_admin=False, is_owner=False)
    )
    await settled()
    await form.submit()
    await settled()
    assert "is for its admins to decide" in (await lucas.modal("Baton")).plain()
    async with baton.store.begin(HERE) as unit:
        assert (await unit.letter_rules.get()).manager_approves
