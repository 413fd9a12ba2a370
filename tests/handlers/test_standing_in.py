"""Priya, who takes over, is away for long: her backup has what is hers in his mornings, and she reads what he did."""

from datetime import UTC, datetime

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from playground.driver import HomeTab, MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.absences import away
from tests.handlers.digests import mornings
from tests.handlers.threads import Thread
from tests.opening import open_handover
from tests.snapshots import Snapshot, begins_after

ACCOUNT = "Fjordline Logistics"
CHANNEL = "handover-fjordline-logistics"


async def with_backup(stage: ReplayEnvironment) -> None:
    """Dana hands Fjordline over to Priya, whose backup is Marek, and has answered two questions."""
    await open_handover(stage.dana, ACCOUNT, stage.settled, Backup="Marek Novák")
    thread = Thread(stage.dana, stage.settled, ACCOUNT)
    await thread.say("Calm but watchful.")
    await thread.say("Marta decides.")


@pytest.fixture
@begins_after(with_backup)
async def marek(playground: Playground, baton: Baton, settled: Settle) -> MemberDriver:
    """Marek on Monday 2 March, the backup."""
    return playground.member("Marek Novák")


async def at(playground: Playground, day: int) -> None:
    """Let it be the evening of this day of March, in UTC."""
    await playground.clock.advance(datetime(2026, 3, day, 20, tzinfo=UTC))


async def of_absence(person: MemberDriver) -> list[str]:
    """Return the lines of the person's mornings that tell of Priya's absence."""
    said = [line for seen in await mornings(person) for line in read(seen).splitlines()]
    return [line for line in said if "Priya Nair is " in line or "while you were away" in line]


def read(seen: Seen | HomeTab | Modal) -> str:
    return seen.plain().replace("*", "").replace("@", "")


async def last(person: MemberDriver) -> Seen:
    return (await mornings(person))[-1]


async def test_the_backup_reads_and_accepts_in_her_place_and_both_hear_when_she_is_back(
    marek: MemberDriver, playground: Playground, settled: Settle
) -> None:
    priya = playground.member("Priya Nair")
    await away(priya, settled, "2026-03-03", "2026-03-12")
    await at(playground, 3)
    morning = await last(marek)
    assert "Fjordline Logistics · Priya Nair is away until Thu 12 Mar" in read(morning)
    assert "you read, accept and answer. Signing off stays with them." in read(morning)
    assert "for Priya Nair, away until Thu 12 Mar · due" in read(morning)
    marek.open_home()
    await settled()
    assert "for Priya Nair, away until Thu 12 Mar" in read(await marek.home()), "on Home as well"
    await marek.click("Review answers", morning)
    await settled()
    form = await marek.modal("Review answers")
    await form.fill({"Accept everything above": ["All of this is clear to me"]})
    assert await form.submit() == {}
    await settled()
    assert "✓ accepted by Marek Novák, for Priya Nair" in read(await marek.modal("Review answers"))
    assert "✓ Reviewed" in read(await last(marek))
    await (await marek.modal("Review answers")).close()
    await at(playground, 12)
    assert await of_absence(marek) == [
        "Fjordline Logistics · Priya Nair is away until Thu 12 Mar",
        "Fjordline Logistics · Priya Nair is back",
    ]
    assert await of_absence(priya) == ["Fjordline Logistics · while you were away"]
    assert "Marek Novák accepted 2 answers for you." in read(await last(priya))
    await at(playground, 13)
    assert len(await of_absence(marek)) == 2, "nobody is told twice"
    assert len(await of_absence(priya)) == 1


async def test_a_longer_absence_is_not_told_again_and_one_taken_back_ends_at_once(
    marek: MemberDriver, playground: Playground, settled: Settle
) -> None:
    priya = playground.member("Priya Nair")
    await away(priya, settled, "2026-03-03", "2026-03-12")
    await at(playground, 3)
    await away(priya, settled, "2026-03-03", "2026-03-20")
    await at(playground, 4)
    assert len(await of_absence(marek)) == 1
    marek.open_home()
    await settled()
    assert "for Priya Nair, away until Fri 20 Mar" in read(await marek.home())
    await away(priya, settled, "", "")
    assert "for Priya Nair" not in read(await marek.home())
    await at(playground, 5)
    assert (await of_absence(marek))[1:] == ["Fjordline Logistics · Priya Nair is back"]


async def test_four_days_are_not_long(marek: MemberDriver, playground: Playground, settled: Settle) -> None:
    await away(playground.member("Priya Nair"), settled, "2026-03-03", "2026-03-09")
    await at(playground, 6)
    assert await of_absence(marek) == []


async def test_where_nobody_stands_in_the_manager_hears_once_and_chooses_a_backup(
    opened: Snapshot, playground: Playground, baton: Baton, settled: Settle
) -> None:
    priya, aiko = playground.member("Priya Nair"), playground.member("Aiko Tanaka")
    await away(priya, settled, "2026-03-03", "2026-03-12")
    await at(playground, 4)
    assert await of_absence(aiko) == ["Fjordline Logistics · Priya Nair is away until Thu 12 Mar"]
    (morning,) = [seen for seen in await mornings(aiko) if "Nobody stands in" in read(seen)]
    await aiko.click("Choose a backup …", morning)
    await settled()
    form = await aiko.modal("Change the plan")
    await form.fill({"Backup": "Marek Novák"})
    assert await form.submit() == {}
    await settled()
    await at(playground, 6)
    marek = playground.member("Marek Novák")
    assert await of_absence(marek) == ["Fjordline Logistics · Priya Nair is away until Thu 12 Mar"]
    assert await of_absence(aiko) == []
    (morning,) = [seen for seen in await mornings(aiko) if "Settled meanwhile" in read(seen)]
    assert "Choose a backup …" not in morning.buttons()
