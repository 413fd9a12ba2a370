"""Two accounts that are one customer become one: chosen, looked at, done, and undone."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.model.account import AccountEntry, AccountRow
from playground.driver import MemberDriver, Modal
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import account_of, cancel, entries_of, page_of, press
from tests.handlers.known import ACCOUNT, first_handover_over
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened")
OTHER, TITLE = "Fjordline Freight", "Merge accounts"


@pytest.fixture
async def both(baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle) -> MemberDriver:
    """Let Priya own Fjordline Logistics, of which three things are known, and Fjordline Freight, of which two are."""
    await first_handover_over(baton, dana, ("goals", "people", "history"))
    await open_handover(priya, OTHER, settled, **{"Incoming CSM": "Marek Novák"})
    await cancel(priya, settled, OTHER)
    for item, words in (("What they want to achieve", "Grow in Freight."), ("Contract", "Two years.")):
        await add_answer(baton, priya, item, words)
    return priya


async def add_answer(baton: Baton, person: MemberDriver, title: str, words: str) -> None:
    """Let the account know this, as an earlier handover has said it."""
    item = {"What they want to achieve": "goals", "Contract": "contract"}[title]
    account_id = (await account_of(baton, OTHER)).id
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        await unit.blueprint.put(account_id, AccountEntry(item, title, words, "", person.id, baton.services.now()))


async def looked_at(person: MemberDriver, settled: Settle) -> Modal:
    page = await page_of(person, settled, ACCOUNT)
    await page.click("Merge with another account …")
    await settled()
    form = await person.modal(TITLE)
    await form.fill({"The other account": OTHER})
    assert await form.submit() == {}
    await settled()
    return await person.modal(TITLE)


async def test_what_comes_together_is_shown_first_and_then_done(
    both: MemberDriver, baton: Baton, settled: Settle
) -> None:
    preview = await looked_at(both, settled)
    shown = preview.plain()
    assert f"*{OTHER}* goes into *{ACCOUNT}*" in shown
    assert "1 entry that only it has" in shown
    assert "What Dana said of goals." in shown
    assert "Grow in Freight." in shown
    assert OTHER in [row.name for row in await rows(baton)], "nothing has happened yet"
    assert await preview.submit() == {}
    await settled()
    assert f"*{OTHER}* is part of *{ACCOUNT}* now" in (await both.modal(TITLE)).plain()
    account = await account_of(baton, OTHER)
    assert account.names == (ACCOUNT, OTHER)
    known = await entries_of(baton)
    assert set(known) == {"goals", "people", "history", "contract"}
    assert set(known["goals"].text.splitlines()) == {"What Dana said of goals.", "Grow in Freight."}
    await (await both.modal()).close()
    assert f"merged *{OTHER}* into this account" in (await both.modal("Account")).plain()


async def rows(baton: Baton) -> tuple[AccountRow, ...]:
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        return await unit.accounts.rows()


async def test_the_name_it_is_called_by_is_chosen(both: MemberDriver, baton: Baton, settled: Settle) -> None:
    preview = await looked_at(both, settled)
    await preview.fill({"What it is called": OTHER})
    assert await preview.submit() == {}
    assert (await account_of(baton)).names == (OTHER, ACCOUNT)


async def test_it_is_undone_within_a_day_and_what_was_changed_since_stays(
    both: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    before = await entries_of(baton), await entries_of(baton, OTHER)
    await (await looked_at(both, settled)).submit()
    await settled()
    await (await both.modal()).close(whole_stack=True)
    await page_of(both, settled)
    await press(both, settled, "Open: The story so far")
    await (await both.modal()).click("Change …")
    await settled()
    form = await both.modal("Change")
    await form.fill({"How is it now?": "Longer than I thought."})
    assert await form.submit() == {}
    await settled()
    await (await both.modal()).close(whole_stack=True)
    await page_of(both, settled, OTHER)
    await press(both, settled, f"Undo: merge {OTHER}")
    assert (await account_of(baton)).names == (ACCOUNT,)
    assert (await account_of(baton, OTHER)).names == (OTHER,)
    kept, other = await entries_of(baton), await entries_of(baton, OTHER)
    assert kept["history"].text == "Longer than I thought."
    assert {item: one for item, one in kept.items() if item != "history"} == {
        item: one for item, one in before[0].items() if item != "history"
    }
    assert other == before[1]


async def test_after_a_day_they_stay_together(
    both: MemberDriver, baton: Baton, settled: Settle, playground: Playground
) -> None:
    await (await looked_at(both, settled)).submit()
    await settled()
    done = await both.modal(TITLE)
    await playground.clock.advance(timedelta(days=1, minutes=1))
    await settled()
    await done.click("Undo")
    await settled()
    assert "can't be taken apart any more" in (await both.modal()).plain()
    await (await both.modal()).close(whole_stack=True)
    assert "merged *" not in (await page_of(both, settled)).plain()


async def test_two_with_an_open_handover_each_are_refused_in_words(
    both: MemberDriver, baton: Baton, settled: Settle
) -> None:
    for name in (ACCOUNT, OTHER):
        await open_handover(both, name, settled, **{"Incoming CSM": "Marek Novák"})
    page = await page_of(both, settled, ACCOUNT)
    await page.click("Merge with another account …")
    await settled()
    form = await both.modal(TITLE)
    await form.fill({"The other account": OTHER})
    words = await form.submit()
    await settled()
    assert "both have an open handover" in f"{words} {(await both.modal()).plain()}"
    assert (await account_of(baton)).names == (ACCOUNT,)


async def test_an_open_handover_goes_on_in_the_account_that_stays_and_knows_what_both_know(
    both: MemberDriver, marek: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await open_handover(both, OTHER, settled, **{"Incoming CSM": "Marek Novák"})
    await (await looked_at(both, settled)).submit()
    await settled()
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        running = await unit.handovers.open_with_account(ACCOUNT)
        assert running is not None
        assert unit.handovers.account_id(running.id) == await unit.accounts.of_name(ACCOUNT)
    assert running.account == OTHER
    assert running.known["history"].entry.text == "What Dana said of history."


async def test_an_account_that_one_may_not_see_is_not_offered_nor_merged(
    both: MemberDriver, dana: MemberDriver, aiko: MemberDriver, baton: Baton, settled: Settle
) -> None:
    await open_handover(dana, "Acme", settled, **{"Incoming CSM": "Marek Novák", "Manager": "Lucas Almeida"})
    page = await page_of(both, settled, ACCOUNT)
    await page.click("Merge with another account …")
    await settled()
    form = await both.modal(TITLE)
    block = next(one for one in form.view.blocks if one["type"] == "input")
    names = [option["text"]["text"] for option in block["element"]["options"]]
    assert OTHER in names
    assert "Acme" not in names
