"""A handover that is taken up again long after its end, when the records of what was said are gone, repeats nothing."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import func, select

from bot.app import Baton
from handover.retention import JOBS_KEPT
from playground.driver import MemberDriver
from playground.running import Playground
from storage import tables
from tests.conftest import Settle
from tests.finishing import finish_everything
from tests.handlers.reopening import say_why
from tests.opening import open_handover

ACCOUNT, CHANNEL = "Fjordline Logistics", "handover-fjordline-logistics"


async def records(baton: Baton) -> int:
    async with baton.store._transactions.begin() as connection:
        return (await connection.execute(select(func.count()).select_from(tables.jobs))).scalar_one()


def said(*people: MemberDriver) -> Counter[str]:
    """Return what each has been told in direct messages and in the handover's channel, with how often."""
    private = (f"{one.id}: {seen.text}" for one in people for seen in one.messages())
    return Counter([*private, *(seen.text for seen in people[0].messages(CHANNEL))])


async def test_nothing_is_said_a_second_time(playground: Playground, baton: Baton, settled: Settle) -> None:
    dana, priya, aiko = (playground.member(name) for name in ("Dana Reyes", "Priya Nair", "Aiko Tanaka"))
    await open_handover(dana, ACCOUNT, settled)
    await finish_everything(baton, dana.id)
    await dana.command("/handover complete", CHANNEL)
    await settled()
    known = await records(baton)
    await playground.clock.advance(JOBS_KEPT + timedelta(days=2))
    assert await records(baton) < known, "something has been forgotten"
    before = said(dana, priya, aiko)
    await dana.command(f"/handover reopen {ACCOUNT}")
    await say_why(dana)
    await settled()
    anew = said(dana, priya, aiko) - before
    assert [text for text in anew if "has reopened this handover" in text]
    assert not anew & before, "said before"
