"""Books as they are made and looked at through the front door."""

from datetime import timedelta

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.book.book import BookRow
from playground.driver import MemberDriver, Modal, Seen
from playground.running import Playground
from tests.conftest import Settle

HERE = "T0PLAYGROUND"
LIST = """Account Name;Tier;Health;Renewal Date;ARR
Aurora Robotics;Enterprise;Green;30.09.2026;98.000 €
Bergmann & Söhne;SMB;Red;15.06.2026;3.200 €
Cedar Health;Mid-Market;Yellow;20.03.2026;12.000 €
Dovetail Joinery;SMB;Mauve;;
"""
FILE = {"A list of accounts": [("book.csv", LIST.encode())]}


async def new_book(lead: MemberDriver, settled: Settle, **fields: object) -> Modal:
    """Fill in the form for Dana's accounts, to go to Priya and Marek, and return it."""
    await lead.command("/handover book")
    await settled()
    await (await lead.modal("Books of accounts")).click("New book …")
    form = await lead.modal("Book of accounts")
    await form.fill({"Whose accounts?": "Dana Reyes", "Who may take over?": ["Priya Nair", "Marek Novák"], **fields})
    return form


async def sent(lead: MemberDriver, settled: Settle, **fields: object) -> Seen:
    """Make a book, and return what is said of its list."""
    form = await new_book(lead, settled, **fields)
    assert await form.submit() == {}
    await settled()
    await (await lead.modal()).close(whole_stack=True)
    return lead.messages()[-1]


async def planned(lead: MemberDriver, settled: Settle, **fields: object) -> Seen:
    """Make a book of a file, say that its columns are right, and return the plan."""
    await lead.click("That's right: make the plan", await sent(lead, settled, **fields))
    await settled()
    return lead.messages()[-1]


async def confirmed(lead: MemberDriver, settled: Settle, what: str, said: Seen) -> Modal:
    """Press a button that asks to confirm, do so, and return the page of the book."""
    await lead.click(what, said)
    await settled()
    assert await (await lead.modal()).submit() == {}
    await settled()
    page = await lead.modal("Book of accounts")
    await page.close(whole_stack=True)
    return page


async def rows(baton: Baton) -> dict[str, BookRow]:
    """Return the accounts of the only book, by name."""
    async with baton.store.begin(HERE) as unit:
        [book] = await unit.books.all()
        return {row.listed.name: row for row in await unit.books.rows(book.id)}


async def mornings(playground: Playground, settled: Settle, days: int = 1) -> None:
    """Let days pass, a little at a time."""
    for _ in range(days * 4):
        await playground.clock.advance(timedelta(hours=6))
        await settled()


def opened_channels(playground: Playground) -> set[str]:
    return {one.name for one in playground.workspace.channels if one.name.startswith("handover-")}


SHARED = "handover-dana-to-priya"
SMALL_LIST = """Account Name;Tier
Aster Yoga;Digital
Birch Books;Digital
Clover Cafe;Digital
Dovetail Joinery;Enterprise
"""
SMALL_BOOK = {
    "A list of accounts": [("small.csv", SMALL_LIST.encode())],
    "Who may take over?": ["Priya Nair"],
    "Manager": "Aiko Tanaka",
    "Which of them?": "Only those in the list",
    "For each successor, at most": "10 new accounts a week",
    "One channel for each successor's smaller accounts?": "Yes, for digital accounts",
}
"""Fields for a book of Dana's accounts, all to Priya, of which three are small."""


def card(member: MemberDriver, account: str, channel: str = f"#{SHARED}") -> Seen:
    """Return the card of an account in a channel."""
    return next(one for one in member.messages(channel) if f"{account}: handover" in one.plain())


SMALL = ("Aster Yoga", "Birch Books", "Clover Cafe")
"""The small accounts of that book."""


async def small_book_begun(stage: ReplayEnvironment) -> None:
    """Lucas has a book of Dana's accounts begin, of which three share a channel."""
    lucas = stage.playground.member("Lucas Almeida")
    await confirmed(lucas, stage.settled, "Approve …", await planned(lucas, stage.settled, **SMALL_BOOK))
    await mornings(stage.playground, stage.settled, 2)


def below(member: MemberDriver, account: str) -> list[Seen]:
    """Return what stands in the thread below an account's card."""
    return member.messages(f"#{SHARED}", card(member, account))[1:]


def at_top(member: MemberDriver) -> list[Seen]:
    """Return what stands at the top of the shared channel, but for Slack's own lines."""
    own = ("has joined", "set the channel topic")
    return [one for one in member.messages(f"#{SHARED}") if not any(words in one.plain() for words in own)]


async def changed(by: MemberDriver, settled: Settle, account: str, **fields: str) -> None:
    """Change the plan of an account's handover."""
    await by.command(f"/handover plan {account}")
    await settled()
    form = await by.modal("Change the plan")
    await form.fill(fields)
    assert await form.submit() == {}
    await settled()
