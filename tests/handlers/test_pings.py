"""Between handovers an account's owner is asked once a quarter whether what is known longest is still so (P94, P113)."""

from datetime import timedelta

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import MONDAY_MORNING, Settle
from tests.handlers.accounts import account_of, entries_of
from tests.handlers.known import ACCOUNT, LATER, first_handover_over
from tests.opening import open_handover
from tests.snapshots import begins_after, opened

pytestmark = pytest.mark.usefixtures("opened")
ASKS = "is this still so?"


def asked(person: MemberDriver) -> list[Seen]:
    return [seen for seen in person.messages() if ASKS in seen.plain()]


async def mornings(playground: Playground, settled: Settle, days: int) -> None:
    for _ in range(days):
        await playground.clock.advance(timedelta(days=1))
        await settled()


async def three_weeks_later(stage: ReplayEnvironment) -> None:
    """Let Fjordline have been Priya's for three weeks: where things stand and the mood have become stale."""
    await opened(stage)
    await first_handover_over(stage.baton, stage.dana)
    await mornings(stage.playground, stage.settled, 21)


@pytest.fixture
@begins_after(three_weeks_later)
def owner(baton: Baton, priya: MemberDriver) -> MemberDriver:
    """Return Priya, whose Fjordline has been for three weeks."""
    return priya


async def test_the_owner_is_asked_once_a_quarter_in_their_morning_message(
    owner: MemberDriver, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    [morning] = asked(owner)
    assert "Good morning, Priya. One question about a customer of yours." in morning.plain()
    assert f"*{ACCOUNT}* · is this still so?" in morning.plain()
    assert "What Dana said of pulse." in morning.plain()
    assert "What Dana said of snapshot." in morning.plain()
    assert "From @Dana Reyes, March 2026" in morning.plain()
    await mornings(playground, settled, 30)
    assert len(asked(owner)) == 1
    assert asked(dana) == []
    await mornings(playground, settled, 65)
    assert len(asked(owner)) == 2, "the next quarter"


async def test_still_true_confirms_and_is_undone(
    owner: MemberDriver, baton: Baton, dana: MemberDriver, settled: Settle, playground: Playground
) -> None:
    before = (await entries_of(baton))["pulse"]
    await owner.click("Still true", asked(owner)[0])
    await settled()
    known = await entries_of(baton)
    [entry] = [one for one in known.values() if one.confirmed_by == owner.id]
    assert (entry.by, entry.at) == (dana.id, MONDAY_MORNING)
    assert entry.as_of == playground.clock.now()
    assert "still true" in asked(owner)[0].plain()
    await owner.click("Undo", asked(owner)[0])
    await settled()
    assert (await entries_of(baton))["pulse"] == before
    assert {one.confirmed_by for one in (await entries_of(baton)).values()} == {""}
    assert asked(owner)[0].buttons().count("Still true") == 2


async def test_change_stores_what_is_so_now(owner: MemberDriver, baton: Baton, settled: Settle) -> None:
    await owner.click("Change …", asked(owner)[0])
    form = await owner.modal("Change")
    was = form.value("How is it now?")
    assert str(was).startswith("What Dana said of ")
    await form.fill({"How is it now?": "Green again since the search is fast."})
    assert await form.submit() == {}
    await settled()
    [entry] = [one for one in (await entries_of(baton)).values() if one.by == owner.id]
    assert entry.text == "Green again since the search is fast."
    assert "changed" in asked(owner)[0].plain()


async def test_it_can_be_switched_off_for_an_account_and_on_again(
    owner: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await owner.click("Not for this account", asked(owner)[0])
    await settled()
    assert f"I don't ask about *{ACCOUNT}* any more." in asked(owner)[0].plain()
    await mornings(playground, settled, 100)
    assert len(asked(owner)) == 1
    await owner.click("Undo", asked(owner)[0])
    await settled()
    await mornings(playground, settled, 4)
    assert len(asked(owner)) == 2


async def test_it_can_be_switched_off_in_the_settings(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await priya.command("/handover settings")
    await settled()
    form = await priya.modal()
    await form.fill({"Between handovers": []})
    assert await form.submit() == {}
    await settled()
    await first_handover_over(baton, dana)
    await mornings(playground, settled, 30)
    assert asked(priya) == []


async def test_nobody_is_asked_while_a_handover_is_open(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await first_handover_over(baton, dana)
    await open_handover(priya, ACCOUNT, settled, **{"Incoming CSM": "Marek Novák"})
    await mornings(playground, settled, 20)
    assert asked(priya) == []


async def test_many_accounts_are_asked_about_one_a_morning(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """However many somebody owns, a morning message asks about one."""
    await first_handover_over(baton, dana)
    fjordline = await account_of(baton)
    entries = await entries_of(baton)
    workspace = str((await baton.identity.known()).team_id)
    for name in ("Borealis Foods", "Kestrel Energy"):
        await open_handover(priya, name, settled, **{"Incoming CSM": "Marek Novák"})
        async with baton.store.begin(workspace) as unit:
            account_id = await unit.accounts.of_name(name)
            for entry in entries.values():
                await unit.blueprint.put(account_id, entry)
        await priya.command(f"/handover cancel {name}")
        await settled()
        form = await priya.modal("Cancel handover")
        await form.fill({"Why?": "They stay."})
        await form.submit()
        await settled()
    await playground.clock.advance(LATER)
    await settled()
    await mornings(playground, settled, 4)
    names = [seen.plain().partition(" · is this")[0].rpartition("*")[0].rpartition("*")[2] for seen in asked(priya)]
    assert sorted(names) == sorted({fjordline.name, "Borealis Foods", "Kestrel Energy"})
    assert all(seen.plain().count(ASKS) == 1 for seen in asked(priya))


async def test_cut_off_after_it_was_asked_it_is_remembered_and_not_asked_once_more(
    baton: Baton, dana: MemberDriver, priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    await first_handover_over(baton, dana)
    await mornings(playground, settled, 14)
    assert asked(priya) == []
    playground.faults.add("chat.postMessage", "cut_after")
    await mornings(playground, settled, 3)
    [ping] = asked(priya)
    await priya.click("Still true", ping)
    await settled()
    assert "still true" in asked(priya)[0].plain()
    await mornings(playground, settled, 14)
    assert len(asked(priya)) == 1
