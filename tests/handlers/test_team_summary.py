"""The week of a team, told to its leader with a morning message (P30)."""

from datetime import timedelta

import pytest

from bot.app import Baton
from handover.book.book import Book, BookRow, BookState, ListedAccount, RowState
from handover.book.source import BookSource
from handover.model.handover import Reason
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.accounts import cancel
from tests.opening import open_handover

pytestmark = pytest.mark.usefixtures("opened", "baton")
HERE = "T0PLAYGROUND"
WEEK = "the week of your team"


async def leads(lucas: MemberDriver, settled: Settle, name: str) -> None:
    """Have the admin make somebody a CS leader."""
    await lucas.command("/handover settings")
    await settled()
    await (await lucas.modal("Settings")).click("CS leaders …")
    await settled()
    form = await lucas.modal("CS leaders")
    await form.fill({"Who leads the CSMs, besides the admins?": [name]})
    assert await form.submit() == {}
    await settled()


async def days(playground: Playground, settled: Settle, number: int) -> None:
    for _ in range(number * 4):
        await playground.clock.advance(timedelta(hours=6))
        await settled()


def weeks(person: MemberDriver) -> list[Seen]:
    """Return the summaries this person was told, by themselves or below a morning message."""
    own = person.messages()
    below = [reply for seen in own for reply in person.messages(thread=seen)[1:]]
    return [seen for seen in (*own, *below) if WEEK in seen.plain()]


async def with_book(baton: Baton, lead: MemberDriver, leaver: MemberDriver) -> None:
    """Store a book of which three accounts have begun and one has not."""
    now = baton.services.now()
    book = Book(
        "b1", leaver.id, (lead.id,), lead.id, Reason.LEAVING, 3, now.date(), lead.id, now, state=BookState.RUNNING
    )
    begun = [
        BookRow(number, ListedAccount(f"Customer {number}", number), state=RowState.STARTED) for number in (1, 2, 3)
    ]
    async with baton.store.begin(HERE) as unit:
        await unit.books.add(book, BookSource())
        await unit.books.add_rows(book.id, [*begun, BookRow(4, ListedAccount("Customer 4", 4))])


async def test_a_cs_leader_hears_of_the_week_on_monday_and_once(
    playground: Playground, dana: MemberDriver, marek: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await leads(lucas, settled, "Marek Novák")
    await days(playground, settled, 5)
    await open_handover(dana, "Borealis Foods", settled)
    await cancel(dana, settled, "Borealis Foods")
    assert weeks(marek) == []
    await days(playground, settled, 3)
    [told] = weeks(marek)
    said = told.plain()
    assert "*1 handover* running · *1 late*" in said
    assert "• 1 handover called off: Borealis Foods" in said
    assert "*What needs you*\n*Fjordline Logistics* · @Dana Reyes to @Priya Nair" in said
    assert "It comes on Mondays while there is something to tell." in said
    assert "See more" in told.buttons()
    await days(playground, settled, 5)
    assert len(weeks(marek)) == 1


async def test_with_a_morning_message_it_stands_below_it(
    playground: Playground, dana: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await leads(lucas, settled, "Dana Reyes")
    await days(playground, settled, 15)
    parents = {seen.ts: seen.plain() for seen in dana.messages()}
    below = [seen for seen in weeks(dana) if seen.ts not in parents]
    assert below
    assert all(parents[str(seen.message.thread_ts)].startswith("Good morning") for seen in below)


async def test_another_day_or_never_is_chosen_in_the_settings(
    playground: Playground, marek: MemberDriver, lucas: MemberDriver, priya: MemberDriver, settled: Settle
) -> None:
    await leads(lucas, settled, "Marek Novák")
    for choice, told in (("Wednesdays", 1), ("Never", 1)):
        await marek.command("/handover settings")
        await settled()
        form = await marek.modal("Settings")
        await form.fill({"The week of your team": choice})
        assert await form.submit() == {}
        await settled()
        await days(playground, settled, 7)
        assert len(weeks(marek)) == told
    await priya.command("/handover settings")
    await settled()
    assert "The week of your team" not in (await priya.modal("Settings")).labels()


async def test_books_are_drawn_as_a_chart_and_where_slack_takes_none_as_bars(
    playground: Playground,
    baton: Baton,
    dana: MemberDriver,
    marek: MemberDriver,
    lucas: MemberDriver,
    settled: Settle,
) -> None:
    await leads(lucas, settled, "Marek Novák")
    await with_book(baton, marek, dana)
    await days(playground, settled, 8)
    [first] = weeks(marek)
    [chart] = [block for block in first.message.blocks if block["type"] == "data_visualization"]
    assert chart["chart"]["axis_config"]["categories"] == ["Dana Reyes"]
    assert [(one["name"], one["data"][0]["value"]) for one in chart["chart"]["series"]] == [
        ("Begun", 3),
        ("Still to begin", 1),
    ]
    assert f"<@{dana.id}>'s accounts: 3 of 4 accounts begun" in first.message.text
    playground.faults.add("chat.postMessage", "error", 1, error="invalid_blocks", channel=marek.id)
    playground.faults.add("chat.postMessage", "error", 1, error="invalid_blocks", channel=marek.dm.id)
    await days(playground, settled, 7)
    second = weeks(marek)[-1]
    assert second.ts != first.ts
    assert not any(block["type"] == "data_visualization" for block in second.message.blocks)
    assert "3 of 4 accounts begun" in second.plain()
    playground.inspector.forget()


async def test_there_is_none_while_there_is_nothing_to_tell(
    playground: Playground, dana: MemberDriver, marek: MemberDriver, lucas: MemberDriver, settled: Settle
) -> None:
    await cancel(dana, settled)
    await leads(lucas, settled, "Marek Novák")
    await days(playground, settled, 8)
    told = len(weeks(marek))
    await days(playground, settled, 14)
    assert len(weeks(marek)) == told <= 1
