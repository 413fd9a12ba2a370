"""The workspace can say who may start a handover: admins choose it in their settings, and everybody else is told whom to ask."""

from dataclasses import replace

from bot.app import Baton
from handover.starters import Starters
from messages.kit.ids import Shortcut
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.threads import Thread
from tests.opening import open_handover
from tests.snapshots import Snapshot

WHO, CHOSEN = "Who may start a handover", "People who may, besides the admins"
ONLY_SOME = "Only workspace admins and the people below"
HERE = "T0PLAYGROUND"


async def choose(admin: MemberDriver, settled: Settle, who: str, *names: str) -> str:
    """Set who may start a handover, and return what the admin reads then."""
    await admin.command("/handover settings")
    await settled()
    form = await admin.modal("Settings")
    await form.fill({WHO: who, CHOSEN: list(names)})
    assert await form.submit() == {}
    await settled()
    shown = await admin.modal("Settings")
    words = shown.plain()
    await shown.close()
    return words


async def started(baton: Baton) -> list[str]:
    async with baton.store.begin(HERE) as unit:
        return [one.account for one in await unit.handovers.all(open_only=False)]


async def test_only_admins_see_the_choice_and_everybody_may_start_at_first(
    baton: Baton, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover settings")
    await lucas.command("/handover settings")
    await settled()
    assert WHO not in (await dana.modal("Settings")).plain()
    form = await lucas.modal("Settings")
    assert (form.value(WHO), form.value(CHOSEN)) == ("Everybody", [])
    await (await dana.modal("Settings")).close()
    await open_handover(dana, "Borealis Foods", settled)


async def test_whoever_is_not_chosen_is_told_whom_to_ask_wherever_they_start(
    baton: Baton, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    """H: nobody can limit who starts handovers."""
    said = await choose(lucas, settled, ONLY_SOME, "Aiko Tanaka")
    assert "a handover is started by @Aiko" in said
    dana.open_home()
    await settled()
    assert "Start handover" not in (await dana.home()).plain()
    assert "a handover is started by @Aiko" in (await dana.home()).plain()
    await dana.command("/handover start Borealis Foods")
    await settled()
    await refused(dana)
    await dana.shortcut(Shortcut.START)
    await settled()
    await refused(dana)
    await dana.command("/handover list")
    await settled()
    await dana.click("Start handover")
    await settled()
    await refused(dana)
    assert await started(baton) == []


async def refused(person: MemberDriver) -> None:
    """See that the person is told whom to ask, and close it."""
    notice = await person.modal("Baton")
    assert "a handover is started by @Aiko Tanaka or a workspace admin" in notice.plain()
    await notice.close()


async def test_the_chosen_and_the_admins_start_and_anybody_again_when_it_is_taken_back(
    baton: Baton, dana: MemberDriver, aiko: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await choose(lucas, settled, ONLY_SOME, "Aiko Tanaka")
    someone = {"Outgoing CSM": "Dana Reyes", "Manager": "Aiko Tanaka"}
    await open_handover(aiko, "Borealis Foods", settled, **someone)
    await open_handover(lucas, "Kestrel Energy", settled, **someone)
    said = await choose(lucas, settled, "Everybody", "Aiko Tanaka")
    assert "Everybody in this workspace can start a handover now." in said
    await open_handover(dana, "Fjordline Logistics", settled)
    assert len(await started(baton)) == 3


async def test_a_form_open_already_is_refused_with_all_that_was_typed(
    baton: Baton, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover start Borealis Foods")
    await settled()
    form = await dana.modal("Start handover")
    await form.fill({"Incoming CSM": "Priya Nair", "Reason": "Promotion", "Internal note": "They pay late."})
    await choose(lucas, settled, ONLY_SOME)
    await form.submit()
    await settled()
    notice = await dana.modal("Baton")
    assert "a handover is started by a workspace admin" in notice.plain()
    assert await started(baton) == []
    await notice.close()
    form = await dana.modal("Start handover")
    assert (form.value("Account"), form.value("Internal note")) == ("Borealis Foods", "They pay late.")
    await choose(lucas, settled, ONLY_SOME, "Dana Reyes")
    assert await form.submit() == {}
    assert await started(baton) == ["Borealis Foods"]


async def test_what_another_admin_has_chosen_meanwhile_is_not_undone_by_saving_ones_own_settings(
    baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    await lucas.command("/handover settings")
    await settled()
    form = await lucas.modal("Settings")
    async with baton.store.begin(HERE) as unit:
        await unit.starters.put(Starters(everybody=False, chosen=("U0ELSE",)))
    await form.fill({"Morning message at": "7:00"})
    await form.submit()
    await settled()
    async with baton.store.begin(HERE) as unit:
        assert await unit.starters.get() == Starters(everybody=False, chosen=("U0ELSE",))
    async with baton.store.begin("T0ANOTHER") as unit:
        assert (await unit.starters.get()).everybody


async def test_a_guest_cannot_be_chosen(baton: Baton, lucas: MemberDriver, settled: Settle) -> None:
    await lucas.command("/handover settings")
    await settled()
    form = await lucas.modal("Settings")
    await form.fill({WHO: ONLY_SOME, CHOSEN: ["Greta Olsen"]})
    assert "is a guest here" in (await form.submit())[CHOSEN]
    async with baton.store.begin(HERE) as unit:
        assert (await unit.starters.get()).everybody


async def test_who_is_no_admin_any_more_decides_nothing(
    playground: Playground, baton: Baton, lucas: MemberDriver, settled: Settle
) -> None:
    await lucas.command("/handover settings")
    await settled()
    form = await lucas.modal("Settings")
    await form.fill({WHO: ONLY_SOME})
    playground.workspace.members.put(
        replace(playground.workspace.members.get(lucas.id), is_admin=False, is_owner=False)
    )
    await settled()
    await form.submit()
    await settled()
    assert "for its admins to decide" in (await lucas.modal("Baton")).plain()
    async with baton.store.begin(HERE) as unit:
        assert (await unit.starters.get()).everybody


async def test_what_runs_already_goes_on(
    opened: Snapshot, baton: Baton, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await choose(lucas, settled, ONLY_SOME)
    dana.open_home()
    await settled()
    assert "Fjordline Logistics" in (await dana.home()).plain()
    assert "Start handover" not in (await dana.home()).plain()
    await Thread(dana, settled, "Fjordline Logistics").say("They pay late.")
    async with baton.store.begin(HERE) as unit:
        [handover] = await unit.handovers.all(open_only=True)
    assert [answer.text for answer in handover.answers.values()] == ["They pay late."]
