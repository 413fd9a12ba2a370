"""A cover that goes otherwise than planned (P9, P25): people leave or are ill, days move, it is forgotten or paused."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.app import Baton
from handover.model.handover import Handover, Status
from playground.driver import MemberDriver
from playground.running import Playground
from storage import tables
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.accounts import account_of, page_of
from tests.handlers.covering import ACCOUNT, asked, at, cannot_take_part, pressed, until, went_on_leave
from tests.opening import filled_form
from tests.snapshots import begins_after

pytestmark = pytest.mark.usefixtures("baton")
BEGUN = "has covered for you"


@pytest.fixture
@begins_after(went_on_leave)
def on_leave() -> None:
    """Dana is on leave, and Priya covers."""


async def handovers_of(baton: Baton, person: MemberDriver) -> list[Handover]:
    """Return the open handovers in which somebody takes part."""
    workspace = (await baton.identity.known()).team_id or ""
    async with baton.store.begin(workspace) as unit:
        return [one for one in await unit.handovers.of_person(person.id) if one.status is Status.ACTIVE]


async def failed(baton: Baton) -> list[str]:
    """Return the kinds of the jobs that did not succeed."""
    query = select(tables.jobs.c.kind, tables.jobs.c.why).where(tables.jobs.c.state == "failed")
    async with baton.store._transactions.begin() as connection:
        return [f"{kind}: {why}" for kind, why in await connection.execute(query)]


async def passes_the_cover_on(lead: MemberDriver, baton: Baton, priya: MemberDriver, settled: Settle) -> None:
    """Aiko has Marek take the cover over from Priya."""
    await filled_form(
        lead, ACCOUNT, settled, **{"Outgoing CSM": "Priya Nair", "Incoming CSM": "Marek Novák", "Reason": "Workload"}
    )
    await settled()
    assert await (await lead.modal("Start handover")).submit() == {}
    await settled()
    await (await lead.modal()).close(whole_stack=True)
    await finish_everything(baton, "U0MAREK001")
    await lead.command(f"/handover complete {ACCOUNT}")
    await settled()


async def test_a_day_that_moves_twice_begins_one_return_on_the_last(
    on_leave: None, playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    """Said to be back, moved on, moved on again: each day before the last is void, and it is asked anew whether the last stands."""
    await until(priya, settled, "2026-04-07")
    await at(playground, settled, 3, 24)
    await priya.click("Back as planned", asked(priya)[0])
    await settled()
    await until(priya, settled, "2026-04-14")
    await at(playground, settled, 3, 25)
    await until(priya, settled, "2026-04-21")
    await at(playground, settled, 4, 6)
    assert asked(priya) == []
    await at(playground, settled, 4, 7)
    [question] = asked(priya)
    assert "@Dana Reyes is to be back on Tuesday, 21 April 2026" in question.plain()
    await priya.click("Back as planned", question)
    await settled()
    await at(playground, settled, 4, 20)
    assert not asked(dana, BEGUN)
    await at(playground, settled, 4, 22)
    assert len(asked(dana, BEGUN)) == 1
    assert await failed(baton) == []


@pytest.mark.parametrize(("day", "free", "works"), [("2026-05-25", (5, 25), (5, 26)), ("2026-05-30", (5, 31), (6, 1))])
async def test_a_return_on_a_holiday_or_a_saturday_begins_on_the_first_working_day_after_it(
    on_leave: None,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
    day: str,
    free: tuple[int, int],
    works: tuple[int, int],
) -> None:
    """25 May 2026 is Memorial Day in New York, where Dana lives."""
    await pressed(priya, settled, "The owner is back …", **{"First day back": day})
    await at(playground, settled, *free)
    assert not asked(dana, BEGUN)
    await at(playground, settled, *works)
    assert len(asked(dana, BEGUN)) == 1


async def test_who_covers_and_leaves_is_missed_and_the_next_one_covers_until_the_same_day(
    on_leave: None,
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    priya: MemberDriver,
    marek: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    await until(priya, settled, "2026-05-04")
    await at(playground, settled, 3, 3)
    heard = len(dana.messages())
    cannot_take_part(playground, priya)
    await at(playground, settled, 3, 5)
    assert [seen for seen in aiko.messages() if ACCOUNT in seen.plain() and "without" in seen.plain()]
    await passes_the_cover_on(aiko, baton, priya, settled)
    account = await account_of(baton)
    assert (account.owner, account.covered_by) == (dana.id, marek.id)
    assert account.cover is not None
    assert account.cover.until == date(2026, 5, 4)
    await at(playground, settled, 4, 20)
    assert "and you cover *Fjordline Logistics* until then." in asked(marek)[0].plain()
    assert [one.plain() for one in dana.messages()[heard:]] == [], "who is on leave hears nothing"
    assert await failed(baton) == []


async def test_who_covers_and_is_ill_hands_the_cover_on_and_is_asked_nothing_any_more(
    on_leave: None,
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    priya: MemberDriver,
    marek: MemberDriver,
    aiko: MemberDriver,
    settled: Settle,
) -> None:
    await until(priya, settled, "2026-05-25")
    await passes_the_cover_on(aiko, baton, priya, settled)
    assert (await account_of(baton)).covered_by == marek.id
    await at(playground, settled, 4, 7)
    assert len(asked(marek, "Is something missing")) == 1
    assert asked(priya, "Is something missing") == []
    await at(playground, settled, 5, 11)
    assert (len(asked(marek)), asked(priya)) == (1, [])
    await marek.click("Back as planned", asked(marek)[0])
    await settled()
    await at(playground, settled, 5, 26)
    assert len(asked(dana, BEGUN)) == 1
    [back] = await handovers_of(baton, dana)
    assert back.outgoing == marek.id


async def test_after_more_than_a_year_it_is_still_asked(
    on_leave: None, playground: Playground, baton: Baton, priya: MemberDriver, settled: Settle
) -> None:
    """Records of jobs and handovers are deleted meanwhile; what is to be asked is not."""
    await at(playground, settled, 9, 1)
    await at(playground, settled, 12, 1)
    await pressed(priya, settled, "Another day …", **{"Back on": "2027-12-01"})
    for day in (datetime(2027, 4, 1, 16, tzinfo=UTC), datetime(2027, 9, 1, 16, tzinfo=UTC)):
        await playground.clock.advance(day)
        await settled()
    assert asked(priya) == []
    await playground.clock.advance(datetime(2027, 11, 17, 16, tzinfo=UTC))
    await settled()
    assert len(asked(priya)) == 1
    assert await failed(baton) == []


async def test_a_covered_account_that_is_forgotten_is_asked_about_no_more(
    on_leave: None, playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await until(priya, settled, "2026-05-04")
    await (await page_of(dana, settled)).click("Forget this account …")
    await settled()
    form = await dana.modal("Forget account")
    await form.fill({"Type the account's name to go on": ACCOUNT})
    assert await form.submit() == {}
    await settled()
    heard = (len(dana.messages()), len(priya.messages()))
    await at(playground, settled, 4, 2)
    await at(playground, settled, 4, 20)
    await at(playground, settled, 5, 5)
    assert (len(dana.messages()), len(priya.messages())) == heard
    assert await failed(baton) == []


async def test_while_the_return_is_paused_the_cover_goes_on_and_nothing_is_asked(
    on_leave: None, playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await pressed(priya, settled, "The owner is back …", **{"First day back": "2026-03-16"})
    await at(playground, settled, 3, 16)
    await priya.command(f"/handover pause {ACCOUNT}")
    await settled()
    form = await priya.modal("Pause")
    await form.fill({"Why?": "Dana starts with half days."})
    assert await form.submit() == {}
    await settled()
    account = await account_of(baton)
    assert (account.owner, account.covered_by) == (dana.id, priya.id)
    heard = len(dana.messages())
    await at(playground, settled, 3, 30)
    assert asked(priya) == []
    assert len(asked(dana, BEGUN)) == 1
    assert not [one for one in dana.messages()[heard:] if "is it still" in one.plain()]
    await priya.command(f"/handover resume {ACCOUNT}")
    await settled()
    await finish_everything(baton, priya.id)
    await dana.command(f"/handover complete {ACCOUNT}")
    await settled()
    assert (await account_of(baton)).cover is None
