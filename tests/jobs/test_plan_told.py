"""Who reads directly of a changed plan: whom it concerns, once, in their hours, and back only what they had read."""

from datetime import UTC, datetime, timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle

pytestmark = pytest.mark.usefixtures("opened", "baton")
CHANNEL = "handover-fjordline-logistics"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NIGHT_IN_KOLKATA = 6 * HOUR
NINE_IN_KOLKATA = datetime(2026, 3, 3, 3, 30, tzinfo=UTC)
TOLD = "the plan of *Fjordline Logistics*"


async def change(by: MemberDriver, settled: Settle, **fields: str | None) -> None:
    await by.command("/handover plan Fjordline Logistics")
    await settled()
    form = await by.modal("Change the plan")
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()


def read_by(person: MemberDriver, words: str = TOLD) -> list[str]:
    return [seen.plain() for seen in person.messages() if words in seen.plain()]


async def test_a_new_backup_and_the_one_before_hear_it_and_nobody_else_does(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """A change tells only those whom it concerns."""
    marek, lucas = playground.member("Marek Novák"), playground.member("Lucas Almeida")
    await playground.clock.advance(NIGHT_IN_KOLKATA)
    await change(dana, settled, Backup="Marek Novák")
    [hello] = read_by(marek, "Fjordline Logistics")
    assert "@Dana Reyes has made you the backup of the handover of *Fjordline Logistics*." in hello
    await change(dana, settled, Backup="Lucas Almeida")
    [hello] = read_by(lucas, "Fjordline Logistics")
    assert "has made you the backup of the handover of *Fjordline Logistics*, in place of @Marek Novák." in hello
    assert "@Lucas Almeida is the backup now" in marek.messages()[-1].plain()
    assert [read_by(one) for one in (dana, priya, aiko)] == [[], [], []]
    note = (await dana.message("has changed the plan", CHANNEL)).plain()
    assert "Backup: Marek Novák → Lucas Almeida" in note, "whoever hears directly is not called in the channel as well"


async def test_a_new_manager_hears_that_they_are_it(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    marek = playground.member("Marek Novák")
    await change(dana, settled, Manager="Marek Novák")
    [hello] = read_by(marek, "Fjordline Logistics")
    assert "@Dana Reyes has made you the manager, in place of @Aiko Tanaka. @Dana Reyes hands" in hello
    assert "@Marek Novák is the manager now" in aiko.messages()[-1].plain()


async def test_whose_tasks_move_reads_which_and_to_when(
    dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await change(dana, settled, **{"End date": "2026-03-13"})
    [told] = read_by(priya)
    assert "@Dana Reyes has changed the plan of *Fjordline Logistics*:" in told
    assert "End date: Mon 23 Mar → Fri 13 Mar" in told
    assert "So these of yours move: " in told
    assert read_by(dana) == read_by(aiko) == [], "who changed it knows, and the manager has no task in it"


async def test_who_leads_the_renewal_and_who_writes_hear_what_is_theirs(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await change(aiko, settled, **{"Renewal date": "2026-04-10"})
    [told] = read_by(priya)
    assert "Renewal date: none → 10 April 2026" in told
    assert "Leading the renewal is yours now." in told
    assert read_by(dana) == []
    await change(aiko, settled, **{"Customer contacts": "Erik Dahl, erik@fjordline.example, IT"})
    await playground.clock.advance(NIGHT_IN_KOLKATA)
    [told] = read_by(dana)
    assert "Customer contacts: changed" in told
    assert len(read_by(priya)) == 1


@pytest.mark.parametrize(
    ("by_day", "at_night", "read"),
    [
        ([], ["2026-03-13"], ["Mon 23 Mar → Fri 13 Mar"]),
        ([], ["2026-03-13", "2026-03-23"], []),
        ([], ["2026-03-13", "2026-03-16"], ["Mon 23 Mar → Mon 16 Mar"]),
        (["2026-03-13"], ["2026-03-23"], ["Mon 23 Mar → Fri 13 Mar", "Fri 13 Mar → Mon 23 Mar"]),
    ],
)
async def test_in_the_morning_they_read_what_holds_and_back_only_what_they_had_read(
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
    by_day: list[str],
    at_night: list[str],
    read: list[str],
) -> None:
    for end in by_day:
        await change(dana, settled, **{"End date": end})
    await playground.clock.advance(NIGHT_IN_KOLKATA)
    for end in at_night:
        await change(dana, settled, **{"End date": end})
        await playground.clock.advance(MINUTE)
    assert len(read_by(priya)) == len(by_day), "it is night in India"
    await playground.clock.advance(NINE_IN_KOLKATA + HOUR)
    ends = [
        line.partition("End date: ")[2] for told in read_by(priya) for line in told.splitlines() if "End date" in line
    ]
    assert ends == read


async def test_who_was_left_out_at_night_and_is_back_by_morning_hears_of_neither(
    playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    before = len(priya.messages())
    await playground.clock.advance(NIGHT_IN_KOLKATA)
    await change(dana, settled, **{"Backup": "Priya Nair", "Incoming CSM": "Marek Novák"})
    await dana.click("Undo", await dana.message("has changed the plan", CHANNEL))
    await settled()
    await playground.clock.advance(NINE_IN_KOLKATA + HOUR)
    assert not read_by(priya, "any more")
    assert not read_by(priya, "Thank you for your part")
    assert len(priya.messages()) <= before + 1, "the morning's message alone"


async def test_who_heard_that_they_are_out_hears_that_they_are_in_again(
    playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    await change(dana, settled, Manager=None)
    assert len(read_by(aiko, "Thank you for your part")) == 1
    await dana.click("Undo", await dana.message("has changed the plan", CHANNEL))
    await settled()
    [told] = read_by(aiko)
    assert "You are the manager again." in told
