"""What the demo begins with."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Baton
from bot.commands.demo import next_monday_morning, store_earlier_handovers
from bot.demo.team import TeamAtWork
from bot.replay.environment import ReplayEnvironment
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.snapshots import begins_after

OF_DANA = {"Meridian Foods", "Harbor Lights Hotels", "Pixel & Pine"}


async def a_week_of_the_team(stage: ReplayEnvironment) -> None:
    """Told up to a Monday, as in the demo."""
    monday = stage.playground.clock.now() + timedelta(weeks=2, hours=6)
    await TeamAtWork(stage.playground, stage.baton, monday).live()


@pytest.fixture
@begins_after(a_week_of_the_team)
def week_lived(playground: Playground, baton: Baton) -> None:
    """A week has gone by in the team of the demo."""


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        (datetime(2026, 11, 29, 12, tzinfo=UTC), "2026-11-30T09:00:00-05:00"),
        (datetime(2026, 11, 30, 13, 59, tzinfo=UTC), "2026-11-30T09:00:00-05:00"),
        (datetime(2026, 11, 30, 14, tzinfo=UTC), "2026-11-30T09:00:00-05:00"),
        (datetime(2026, 11, 30, 14, 1, tzinfo=UTC), "2026-12-07T09:00:00-05:00"),
        (datetime(2026, 12, 1, 3, tzinfo=UTC), "2026-12-07T09:00:00-05:00"),
        (datetime(2026, 3, 6, 12, tzinfo=UTC), "2026-03-09T09:00:00-04:00"),
    ],
    ids=[
        "Sunday",
        "Monday early",
        "Monday at nine",
        "Monday later",
        "Monday night, Tuesday in UTC",
        "over a clock change",
    ],
)
def test_the_demo_begins_on_a_monday_morning_that_is_not_past(now: datetime, morning: str) -> None:
    assert next_monday_morning(now).isoformat() == morning


async def test_the_demo_knows_three_customers_of_different_tiers_one_from_two_years_ago(
    baton: Baton, dana: MemberDriver, playground: Playground, settled: Settle
) -> None:
    for _ in range(2):
        await store_earlier_handovers(baton, playground.clock.now())
    await dana.command("/handover accounts")
    await settled()
    assert (await dana.modal("Accounts")).plain().count("@Dana Reyes") == 3
    await (await dana.modal("Accounts")).close()
    for name, tier, says in (
        ("Meridian Foods", "High-touch", "*Next:* renewal, 20 June 2026"),
        ("Meridian Foods", "High-touch", "Training for the new planners"),
        ("HLH", "Mid-touch", "*To know (as of 2 March 2024):* Polite and a little tired."),
        ("Pixel & Pine", "Digital", "Jana Brandt, Studio lead"),
    ):
        await dana.command(f"/handover account {name}")
        await settled()
        page = await dana.modal("Account")
        assert tier in page.plain()
        assert says in page.plain()
        await page.close()


async def test_the_book_of_somebody_who_has_left_waits_for_lucas(
    baton: Baton, lucas: MemberDriver, playground: Playground, settled: Settle
) -> None:
    for _ in range(2):
        await store_earlier_handovers(baton, playground.clock.now())
    baton.services.wake()
    await settled()
    [said] = lucas.messages()
    assert "I have read *accounts of Sam.csv*: 40 lines." in said.plain()
    await lucas.click("That's right: make the plan", said)
    await settled()
    plan = lucas.messages()[-1].plain()
    assert "0 of 40 accounts begun." in plan
    assert "Nobody has room" not in plan


async def test_a_team_is_at_work_late_at_risk_without_an_owner_covered_and_ended(
    week_lived: None,
    baton: Baton,
    playground: Playground,
    lucas: MemberDriver,
    dana: MemberDriver,
    settled: Settle,
) -> None:
    await store_earlier_handovers(baton, playground.clock.now())
    await lucas.command("/handover team")
    await settled()
    page = await lucas.modal("Your team")
    assert page.texts()[0].startswith("*3 handovers* running")
    rows = {text.split("*")[1]: text for text in page.texts()[1:] if text.startswith("*")}
    assert "working days without an owner" in rows["Kestrel Robotics"]
    assert "things late, by up to" in rows["Solvane Energy"]
    assert rows["Tidewater Clinics"].endswith("renews in 24 days")
    assert "covered by @Priya Nair" in rows["Tulip Ferry Lines"]
    assert "no handover" in rows["Polar Outfitters"]
    assert set(rows) >= OF_DANA
    await page.close()
    dana.open_home()
    await settled()
    home = await dana.home()
    assert "Start handover …" in home.buttons()
    assert not any(account in home.plain() for account in rows if account not in OF_DANA)


async def test_the_manager_hears_of_the_week_of_the_team(week_lived: None, aiko: MemberDriver) -> None:
    said = [one for seen in aiko.messages() for one in aiko.messages(thread=seen)]
    [told] = [one.plain() for one in said if "the week of your team" in one.plain()]
    assert "• 1 handover finished: Tulip Ferry Lines" in told
    assert "• 1 handover called off: Polar Outfitters" in told
